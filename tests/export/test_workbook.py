"""The meeting workbook, read back: structure, figures, charts, print set-up, what it refuses."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.export import look
from safetyreg.export.cell import LONGEST_TITLE
from safetyreg.export.evidence import evidence_table
from safetyreg.export.grid import with_changes, without_empty
from safetyreg.export.sheets import SHEETS
from safetyreg.export.wording import Wording
from safetyreg.export.workbook import chosen, write_workbook
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.change import Style
from safetyreg.statistics.comparison import BEFORE, CHANGE, SHARE
from safetyreg.statistics.totals import TotalsError
from safetyreg.statistics.verdict import judge
from tests.export.samples import INJECTED, NOW, PAST, meeting
from tests.languages import every_language
from ui.tokens import KIND_COLOURS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from safetyreg.domain.codes import CodeBook
    from safetyreg.export.meeting import Meeting
    from safetyreg.statistics.table import Table

CHARTS = {"overview": 1, "months": 3, "districts": 1, "causes": 3, "objects": 1, "persons": 1}
# Where the first row of figures stands, and what its first columns hold: the reference structure.
FIRST_ROWS: dict[str, tuple[int, list[str | float | None]]] = {
    "overview": (7, ["Incidents", 580, 987, 987 / 580 - 1, 41, 38]),
    "months": (7, [None, 49, 38, 38 / 49 - 1]),
    "districts": (7, ["Karaganda city", 189, 9, 9 / 189 - 1]),
    "causes": (8, ["Established arson", 27, 9, 9 / 27 - 1, 9 / 987]),
}


def silent(_done: int, _total: int) -> None:
    return


def read_back(path: Path, given: Meeting, texts: Texts, book: CodeBook) -> dict[str, Any]:
    """Write a meeting and return its sheets by key."""
    write_workbook(path, given, texts, book, silent)
    found = openpyxl.load_workbook(path)
    return dict(zip([sheet.key for sheet in chosen(given)], found.worksheets, strict=True))


@pytest.fixture
def sheets(tmp_path: Path, texts: Texts, book: CodeBook) -> dict[str, Any]:
    """Sheets of a whole meeting."""
    return read_back(tmp_path / "meeting.xlsx", meeting(book), texts, book)


def rows_of(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def kept(table: Table) -> list[int]:
    """Return the places of figures, changes left out."""
    columns = list(enumerate(table.columns))[1:]
    return [place for place, column in columns if not column.key.endswith(CHANGE)]


def expected(table: Table) -> list[list[Any]]:
    """Return the figures a table must show."""
    lines = [*table.rows, *([table.totals] if table.totals else [])]
    return [[written(row[place]) for place in kept(table)] for row in lines]


def shown(table: Table, sheet: Worksheet, start: int) -> list[list[Any]]:
    """Return the figures a sheet shows, from a row on."""
    count = len(table.rows) + (table.totals is not None)
    lines = rows_of(sheet)[start - 1 : start - 1 + count]
    return [[written(line[place]) for place in kept(table)] for line in lines]


def written(value: Any) -> Any:  # noqa: ANN401
    """Return a value as a workbook keeps it: fifteen digits, a dash for none."""
    return round(value, 12) if isinstance(value, float) else "—" if value is None else value


def colour(series: Any) -> str:  # noqa: ANN401
    """Return the colour of a line."""
    return str(series.graphicalProperties.line.solidFill.srgbClr)


@pytest.mark.parametrize("key", FIRST_ROWS)
def test_the_first_figures_stand_where_the_reference_says(sheets: dict[str, Any], key: str) -> None:
    row, values = FIRST_ROWS[key]
    found = [cell.value for cell in sheets[key][row]][: len(values)]
    pairs = [(one, other) for one, other in zip(found, values, strict=True) if other is not None]
    assert [one for one, _ in pairs] == [pytest.approx(v) if isinstance(v, float) else v for _, v in pairs]


def test_figures_equal_the_statistics(sheets: dict[str, Any], book: CodeBook) -> None:
    given = meeting(book)
    assert shown(with_changes(given.months), sheets["months"], 7) == expected(with_changes(given.months))
    assert shown(given.districts, sheets["districts"], 7) == expected(given.districts)
    assert shown(given.causes[0], sheets["causes"], 8) == expected(given.causes[0])
    first = [cell.value for cell in sheets["overview"][7]]
    assert first[1::3] == [PAST[("fire",)][0], PAST[("water",)][0], PAST[("workplace",)][0], 752]
    assert first[2::3] == [NOW[("fire",)][0], NOW[("water",)][0], NOW[("workplace",)][0], 1149]


def test_evidence_has_a_sentence_or_says_why_not(sheets: dict[str, Any]) -> None:
    found = [[cell.value for cell in row] for row in sheets["evidence"].iter_rows() if row[0].value]
    fire = next(row for row in found if row[0] == "Fires")
    assert fire[2:8] == [580, 987, 1.7, 1.53, 1.89, "p < 0.0001"]
    assert fire[9] == "rise confirmed *"
    assert str(fire[10]).startswith("A rise is confirmed: 580 → 987")
    water = next(row for row in found if row[0] == "Accidents on the water")
    assert "a break lies between" in str(water[10])


def test_a_limit_next_to_one_keeps_the_decimals_of_its_sentence(book: CodeBook) -> None:
    given = meeting(book)
    close = replace(given.judged[0], answers={"incidents": judge(1000, 1095)})
    found = evidence_table(replace(given, judged=(close,)), Wording(Texts(Language.EN), book))
    row = dict(zip((column.key for column in found.columns), found.rows[0], strict=True))
    assert row["low"] == 1.004
    assert "1.004–1.19" in str(row["sentence"])
    assert look.RATIO.startswith("#,##0.00#")


def test_changes_are_numbers_with_a_format(sheets: dict[str, Any]) -> None:
    change = sheets["overview"].cell(7, 4)
    assert change.value == pytest.approx(987 / 580 - 1)
    assert change.number_format == look.CHANGE
    water_damage = sheets["overview"].cell(16, 7)
    assert water_damage.value == "—"


def test_style_of_times(tmp_path: Path, texts: Texts, book: CodeBook) -> None:
    given = replace(meeting(book), style=Style.TIMES)
    found = read_back(tmp_path / "times.xlsx", given, texts, book)["overview"]
    damage_at_work = found.cell(16, 10)
    assert damage_at_work.value == pytest.approx(96_400_000 / 41_000_000)
    assert "times" in damage_at_work.number_format


@every_language
def test_every_sheet_in_every_language(sheets: dict[str, Any], texts: Texts) -> None:
    for sheet in (one for one in SHEETS if one.key in sheets):
        assert len(sheets[sheet.key].title) <= LONGEST_TITLE
        assert sheets[sheet.key]["A1"].value == texts.say(sheet.title)
        assert sheets[sheet.key]["A3"].value == texts.say("DEMO: invented records")


@every_language
def test_months_are_days_with_the_language_s_names(sheets: dict[str, Any], texts: Texts) -> None:
    cell = sheets["months"].cell(7, 1)
    assert cell.is_date
    locale = {Language.RU: "419", Language.KK: "43F", Language.EN: "409"}[texts.language]
    assert cell.number_format == f"[$-{locale}]mmmm"


def test_print_set_up(sheets: dict[str, Any]) -> None:
    for sheet in sheets.values():
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.oddHeader.left.text.startswith("DEMO")
        assert "&&" in sheet.oddHeader.left.text


def test_charts_are_native_and_keep_their_axes(sheets: dict[str, Any]) -> None:
    assert {key: len(sheet._charts) for key, sheet in sheets.items() if sheet._charts} == CHARTS
    for sheet in sheets.values():
        for chart in sheet._charts:
            assert not chart.x_axis.delete
            assert not chart.y_axis.delete
            assert chart.y_axis.title is not None
            assert chart.y_axis.scaling.min == 0
    charts = sheets["months"]._charts
    now = [colour(chart.series[1]) for chart in charts]
    before = {colour(chart.series[0]) for chart in charts}
    assert now == list(look.KIND_COLOURS.values())
    assert before == {look.PREVIOUS}


def test_the_kinds_have_the_window_s_colours() -> None:
    assert {kind: f"#{colour}" for kind, colour in look.KIND_COLOURS.items()} == KIND_COLOURS


def test_charts_point_at_the_figures(sheets: dict[str, Any]) -> None:
    chart = sheets["months"]._charts[0]
    assert chart.series[1].val.numRef.f == "'Dynamics'!$C$7:$C$16"
    assert chart.series[1].cat.numRef.f == "'Dynamics'!$A$7:$A$16"
    overview = sheets["overview"]._charts[0]
    assert overview.series[0].val.numRef.f == "'Dynamics'!$C$7:$C$16"


def test_the_register_says_how_many_more(sheets: dict[str, Any]) -> None:
    lines = rows_of(sheets["records"])
    assert "12,345" in str(lines[4][0]).replace("\u00a0", ",")
    assert sheets["records"].cell(7, 3).value == INJECTED
    assert sheets["records"].cell(7, 3).data_type == "s"
    assert sheets["records"].cell(66, 4).value == 1_250_000
    assert sheets["records"].auto_filter.ref == "A6:D66"


def test_a_registry_that_is_no_demo_is_not_marked(tmp_path: Path, texts: Texts, book: CodeBook) -> None:
    found = read_back(tmp_path / "real.xlsx", meeting(book, demo=False), texts, book)
    assert not [
        cell for sheet in found.values() for row in rows_of(sheet) for cell in row if "DEMO" in str(cell)
    ]


def test_chosen_sheets_only(tmp_path: Path, texts: Texts, book: CodeBook) -> None:
    given = replace(meeting(book), sheets=("districts", "method"))
    written = write_workbook(tmp_path / "two.xlsx", given, texts, book, silent)
    assert written.sheets == ("Districts", "Method")


def test_without_a_period_nothing_is_compared(tmp_path: Path, texts: Texts, book: CodeBook) -> None:
    given = meeting(book)
    found = read_back(
        tmp_path / "all.xlsx", replace(given, head=replace(given.head, period=None)), texts, book
    )
    assert "all years" in str(found["overview"]["A2"].value)


def one_more(line: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    return (*line[:place], line[place] + 1, *line[place + 1 :])


def wrong(table: Table, key: str, *, totals: bool = False) -> Table:
    """Return a table with one too many in its first row, and in its totals where asked."""
    place = table.index(key)
    rows = (one_more(table.rows[0], place), *table.rows[1:])
    return replace(table, rows=rows, totals=one_more(table.totals or (), place) if totals else table.totals)


def broken(given: Meeting) -> dict[str, Meeting]:
    """Return meetings each of which does not add up in one place."""
    causes, districts, objects = given.causes, given.districts, given.objects
    return {
        "kinds": replace(given, kinds=wrong(given.kinds, "dead")),
        "months": replace(given, months=wrong(given.months, "fire")),
        "months against kinds": replace(given, months=wrong(given.months, "fire", totals=True)),
        "districts": replace(given, districts=wrong(districts, "injured")),
        "districts against kinds": replace(given, districts=wrong(districts, "incidents", totals=True)),
        "causes": replace(given, causes=(wrong(causes[0], "damage"), *causes[1:])),
        "causes against kinds": replace(given, causes=(wrong(causes[0], "dead", totals=True), *causes[1:])),
        "objects": replace(given, objects=(wrong(objects[0], "incidents"),)),
        "persons": replace(given, persons=(wrong(given.persons[0], "dead", totals=True),)),
    }


@pytest.mark.parametrize(
    "name",
    [
        "kinds",
        "months",
        "months against kinds",
        "districts",
        "districts against kinds",
        "causes",
        "causes against kinds",
        "objects",
        "persons",
    ],
)
def test_figures_that_do_not_add_up_are_not_written(
    tmp_path: Path, texts: Texts, book: CodeBook, name: str
) -> None:
    path = tmp_path / "old.xlsx"
    path.write_text("old")
    with pytest.raises(TotalsError):
        write_workbook(path, broken(meeting(book))[name], texts, book, silent)
    assert path.read_text() == "old"


@pytest.mark.parametrize("at", [0, 4, 11])
def test_a_cancelled_run_leaves_the_old_file(tmp_path: Path, texts: Texts, book: CodeBook, at: int) -> None:
    path = tmp_path / "old.xlsx"
    path.write_text("old")

    def cancel(done: int, _total: int) -> None:
        if done >= at:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        write_workbook(path, meeting(book), texts, book, cancel)
    assert [file.name for file in tmp_path.iterdir()] == ["old.xlsx"]
    assert path.read_text() == "old"


def test_an_open_file_is_refused_before_the_first_sheet(
    tmp_path: Path, texts: Texts, book: CodeBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.xlsx"
    path.write_text("old")
    built: list[int] = []

    def locked(*_arguments: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(ExpectedError, match="open in another program"):
        write_workbook(path, meeting(book), texts, book, lambda done, _: built.append(done))
    assert built == []


def test_a_measure_that_never_was_is_left_out(book: CodeBook) -> None:
    table = meeting(book).causes[1]
    keys = [column.key for column in without_empty(table, "damage").columns]
    assert not [key for key in keys if key.startswith("damage")]
    assert "incidents" + SHARE in keys
    fires = meeting(book).causes[0]
    assert without_empty(fires, "damage") is fires


def test_changes_follow_their_pairs(book: CodeBook) -> None:
    keys = [column.key for column in with_changes(meeting(book).months).columns]
    assert keys[:4] == ["month", "fire" + BEFORE, "fire", "fire" + CHANGE]


@every_language
def test_periods_in_words(texts: Texts, book: CodeBook) -> None:
    from datetime import date  # noqa: PLC0415

    from safetyreg.domain.period import Period, year  # noqa: PLC0415

    words = Wording(texts, book)
    assert words.period(year(2026)) == "2026"
    assert words.period(Period(date(2026, 1, 5), date(2026, 1, 31))) == "05.01.2026 – 31.01.2026"
    january = texts.month(date(2026, 1, 1), "LLLL")
    assert words.period(Period(date(2026, 1, 1), date(2026, 1, 31))) == texts.of_year(january, 2026)
    assert words.period(Period(date(2026, 1, 1), date(2026, 2, 28))) == texts.of_year(
        f"{january} \u2013 {texts.month(date(2026, 2, 1), 'LLLL')}", 2026
    )
