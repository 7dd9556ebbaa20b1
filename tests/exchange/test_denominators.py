"""Published tables of residents, employed and hours by place and year."""

from __future__ import annotations

import csv
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.domain.denominator import COUNTRY, DenominatorKind
from safetyreg.errors import ExpectedError
from safetyreg.exchange.denominators import NoHeadingsError, ReadDenominators, read, read_file
from safetyreg.exchange.readers import Cell, Row
from safetyreg.i18n import Language, Names, Texts
from safetyreg.storage.seeds import shipped_breaks
from tests.sources import ROOT
from tests.statistics.filled import book

if TYPE_CHECKING:
    from pathlib import Path

RESIDENTS, HOURS = DenominatorKind.RESIDENTS, DenominatorKind.HOURS
LINES = (
    "Область,Год,Население",
    "Республика Казахстан ,2000,14901641.0",
    "Туркестанская 1,2000,2005023.0",
    "г. Астана,2000,380 990",
    "Жетісу,2023,698757",
    "350000000,2023,1134355",
    "Средиземье,2023,5",
    "Карагандинская,давно,5",
    "Карагандинская,2020,0",
    "Карагандинская",
)


def rows(*lines: tuple[Cell, ...]) -> tuple[Row, ...]:
    return tuple(Row(number, cells) for number, cells in enumerate(lines, 1))


def told(found: ReadDenominators) -> list[tuple[str, str, float]]:
    return [(one.place, one.on.isoformat(), one.value) for one in found.figures]


def test_regions_are_known_by_name_and_code() -> None:
    table = rows(*(tuple(row) for row in csv.reader(LINES)))
    found = read(table, RESIDENTS, "stat.gov.kz", book())
    assert told(found) == [
        (COUNTRY, "2000-01-01", 14901641.0),
        ("61", "2000-01-01", 2005023.0),
        ("71", "2000-01-01", 380990.0),
        ("33", "2023-01-01", 698757.0),
        ("35", "2023-01-01", 1134355.0),
    ]
    texts = Texts(Language.EN)
    assert [
        (one.row, one.text, texts.of(ExpectedError(one.reason.text, **one.reason.values)))
        for one in found.rejected
    ] == [
        (7, "Средиземье · 2023 · 5", "the place “Средиземье” is not in the list of places"),
        (8, "Карагандинская · давно · 5", "“давно” is no year or day"),
        (9, "Карагандинская · 2020 · 0", "“0” is no number above 0"),
        (10, "Карагандинская", "“” is no year or day"),
    ]
    assert found.figures[0].source == "stat.gov.kz"
    assert not found.thousands


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Алматы облысы", "19"),
        ("г. Алматы", "75"),
        ("Алматы", "75"),
        ("Алматы қаласы", "75"),
        ("область Абай", "10"),
        ("Абайский район", "3532"),
        ("Караганда г.а.", "3510"),
        ("Karaganda Region", "35"),
        ("351010000", "3510"),
        ("3510", "3510"),
        ("Приозерск", "3521"),
    ],
)
def test_a_place_is_known_as_tables_write_it(name: str, place: str) -> None:
    found = read(rows(("Регион", "2023"), (name, 5)), RESIDENTS, "", book())
    assert [one.place for one in found.figures] == [place], found.rejected


def test_of_two_of_one_name_the_region_above_tells() -> None:
    table = rows(
        ("", 2021, 2024),
        ("г. Жезказган", 90, 91),
        ("Область Ұлытау", 220, 221),
        ("г. Жезказган", 90, 91),
        ("9999", 1, 2),
        ("350100000", 1, 2),
    )
    found = read(table, RESIDENTS, "", book())
    assert told(found) == [
        ("3518", "2021-01-01", 90.0),
        ("6210", "2024-01-01", 91.0),
        ("62", "2021-01-01", 220.0),
        ("62", "2024-01-01", 221.0),
        ("6210", "2021-01-01", 90.0),
        ("6210", "2024-01-01", 91.0),
    ]
    assert [one.row for one in found.rejected] == [5, 6]


def test_years_across_under_lines_of_a_title(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Занятое население по регионам, 2022–2024"])
    sheet.append(["тыс. человек"])
    sheet.append([None, "2022 год", "на 01.07.2023", datetime(2024, 1, 1)])
    sheet.append(["Карагандинская область", "571,5", 570.25, "…"])
    sheet.append(["Область Ұлытау", "-", None, "1 107,9"])
    book_file = tmp_path / "employed.xlsx"
    notes = workbook.create_sheet("notes", 0)
    notes.append(["see the next sheet"])
    workbook.save(book_file)
    found = read_file(book_file, DenominatorKind.EMPLOYED, "stat.gov.kz", book())
    assert found.thousands
    assert told(found) == [
        ("35", "2022-01-01", 571_500.0),
        ("35", "2023-07-01", 570_250.0),
        ("62", "2024-01-01", 1_107_900.0),
    ]


def test_hours_of_an_organisation_stand_for_their_year() -> None:
    table = rows(
        ("БИН", "Год", "Часы", "Регион"),
        ("010203040506", "31.12.2024", "1,234", ""),
        ("010203040506", "2025", "1,234,567.5", "Карагандинская"),
        ("0102", "2025", "5", ""),
        ("", "2025", "5", ""),
    )
    found = read(table, HOURS, "own", book())
    assert [(one.organisation, *row) for one, row in zip(found.figures, told(found), strict=True)] == [
        ("010203040506", "", "2024-01-01", 1.234),
        ("010203040506", "35", "2025-01-01", 1_234_567.5),
    ]
    assert [one.row for one in found.rejected] == [4, 5]
    alone = read(
        rows(("БИН", "Год", "Часы"), ("010203040506", 2025.0, 8.0), ("", 2025, 8)), HOURS, "own", book()
    )
    assert told(alone) == [("", "2025-01-01", 8.0)]
    assert [one.row for one in alone.rejected] == [3]


def test_a_comma_before_three_digits_groups_whole_people() -> None:
    found = read(rows(("Регион", "2023"), ("35", "1,134,355"), ("62", "221,426")), RESIDENTS, "", book())
    assert [one.value for one in found.figures] == [1134355.0, 221426.0]


def test_the_year_of_new_borders_counts_from_their_day() -> None:
    lines = (
        ("Регион", "2021-01-01", "2022", "2023"),
        ("Карагандинская", 1376, 1135, 1134),
        ("Ұлытау", None, 221, 221),
        ("Павлодарская", 3, 2, 1),
    )
    moved = read(rows(*lines), RESIDENTS, "", book(), shipped_breaks())
    assert told(moved)[:4] == [
        ("35", "2021-01-01", 1376.0),
        ("35", "2022-06-08", 1135.0),
        ("35", "2023-01-01", 1134.0),
        ("62", "2022-06-08", 221.0),
    ]
    assert ("55", "2022-01-01", 2.0) in told(moved)
    lone = read(rows(lines[0], lines[1]), RESIDENTS, "", book(), shipped_breaks())
    assert ("35", "2022-01-01", 1135.0) in told(lone)


def test_without_headings_the_needed_ones_are_named(tmp_path: Path) -> None:
    for heading in (("Область", "Год"), ("Письмо",), ("Область", "Население")):
        with pytest.raises(NoHeadingsError, match="region, year and value"):
            read(rows(heading, ("Карагандинская", "2020", "5")), RESIDENTS, "", CodeBook())
    letter = tmp_path / "letter.csv"
    letter.write_text("Dear registry\n", encoding="utf-8")
    with pytest.raises(NoHeadingsError):
        read_file(letter, RESIDENTS, "", book())


def test_a_row_says_why_it_is_not_understood() -> None:
    table = rows(
        ("Регион", "Дата", "Население"),
        ("35", "31.02.2024", 5),
        ("35", "2024-13-01", 5),
        ("35", date(2024, 5, 1), "abc"),
        ("35", date(2024, 5, 1), 7),
    )
    found = read(table, RESIDENTS, "", book())
    assert told(found) == [("35", "2024-05-01", 7.0)]
    assert [one.row for one in found.rejected] == [2, 3, 4]


def test_one_name_of_two_places_needs_its_code() -> None:
    found = read(rows(("Регион", "2030"), ("г. Жезказган", 5)), RESIDENTS, "", book())
    assert [one.place for one in found.figures] == ["6210"], "the one that is valid on the day"
    twins = CodeList(
        "kato", Names("x"), tuple(CodeItem(code, Names("Дала")) for code in ("353600000", "354000000"))
    )
    doubtful = read(rows(("Регион", "2030"), ("Дала", 5)), RESIDENTS, "", CodeBook({"kato": twins}))
    assert "may be several places" in doubtful.rejected[0].reason.text


def test_a_title_with_a_comma_hides_no_semicolons(tmp_path: Path) -> None:
    table = tmp_path / "residents.csv"
    table.write_text("Население, тыс. человек\nРегион;2024\nАстана;1430,1\n", encoding="utf-8")
    assert told(read_file(table, RESIDENTS, "", book())) == [("71", "2024-01-01", 1_430_100.0)]


def test_the_official_table_is_read_whole() -> None:
    file = ROOT.parent / "shared" / "data" / "kz_official_statistics" / "population_by_region_2000_2023.csv"
    if not file.is_file():
        pytest.skip("the reference data are not beside the checkout (../shared/data)")
    found = read_file(file, RESIDENTS, "stat.gov.kz", book(), shipped_breaks())
    assert found.rejected == ()
    assert len(found.figures) == 421
    assert len({one.place for one in found.figures}) == 21
    latest = {one.place: one.value for one in found.figures if one.on.year == 2023}
    assert sum(value for place, value in latest.items() if place) == pytest.approx(latest[COUNTRY], rel=1e-6)
    divided = {one.on for one in found.figures if one.place == "35" and one.on.year == 2022}
    assert divided == {date(2022, 6, 8)}
