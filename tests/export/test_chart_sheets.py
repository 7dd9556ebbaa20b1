"""Charts of the report: a sheet each, native where Excel draws, else a picture beside its table."""

from __future__ import annotations

from dataclasses import replace
from struct import pack
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile
from zlib import compress, crc32

import openpyxl
import pytest

from safetyreg.export import look
from safetyreg.export.workbook import write_workbook
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.charted import Bars, Charted, Heat, Lines, Panels, Point, Scatter, Standing
from safetyreg.statistics.table import Format, Table, TableColumn
from tests.export.samples import meeting

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.domain.codes import CodeBook
    from safetyreg.statistics.charted import Native

TABLE = Table(
    (
        TableColumn("cause", "Cause", width=30),
        TableColumn("before", "a year before", Format.INTEGER),
        TableColumn("now", "now", Format.INTEGER),
    ),
    (("Smoking", 10, 30), ("Stove", 7, 6)),
)
FUNNEL = Scatter(
    (Point("Quiet", 1000.0, 5.0, 0), Point("Loud", 2000.0, 40.0, 2)),
    (500.0, 1000.0, 3000.0),
    ((0.0, 1.0, 20.0, 30.0), (0.5, 2.0, 15.0, 25.0), (1.0, 3.0, 12.0, 18.0)),
    8.0,
    "people",
    "per 100,000 a year",
)


def chart(native: Native | None, picture: bytes = b"") -> Charted:
    return Charted(
        title="More: Smoking",
        method="Exact Poisson interval.",
        filter="Fires · Cause: Smoking",
        table=TABLE,
        footnotes="A break.",
        kind="fire",
        picture=picture,
        native=native,
    )


def png() -> bytes:
    def part(name: bytes, content: bytes) -> bytes:
        return pack(">I", len(content)) + name + content + pack(">I", crc32(name + content))

    head = part(b"IHDR", pack(">IIBBBBB", 4, 2, 8, 2, 0, 0, 0))
    body = part(b"IDAT", compress((b"\0" + b"\xff" * 12) * 2))
    return b"\x89PNG\r\n\x1a\n" + head + body + part(b"IEND", b"")


def written(book: CodeBook, path: Path, *charts: Charted, language: Language = Language.EN) -> Any:  # noqa: ANN401
    found = replace(meeting(book), charts=charts, sheets=("charts", "method"))
    write_workbook(path, found, Texts(language), book, lambda _done, _total: None)
    return openpyxl.load_workbook(path)


def texts(sheet: Any) -> list[object]:  # noqa: ANN401
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("language", list(Language))
def test_every_chart_has_a_sheet_with_its_words(book: CodeBook, tmp_path: Path, language: Language) -> None:
    done = written(book, tmp_path / "c.xlsx", chart(Bars((1, 2))), chart(Heat(1, 2)), language=language)
    assert len(done.worksheets) == 3
    for sheet in done.worksheets[:2]:
        assert len(sheet.title) <= 31
        said = texts(sheet)
        assert {"More: Smoking", "Exact Poisson interval.", "Fires · Cause: Smoking", "A break."} <= set(said)
        assert "Smoking" in said
        assert any(Texts(language).say("DEMO") in str(text) for text in said)


def test_bars_and_lines_are_native_over_the_cells(book: CodeBook, tmp_path: Path) -> None:
    done = written(book, tmp_path / "c.xlsx", chart(Bars((1, 2))), chart(Lines((2,))))
    for sheet, series in zip(done.worksheets, (2, 1), strict=False):
        (drawn,) = sheet._charts
        assert len(drawn.series) == series
        place = drawn.series[0].val.numRef.f
        cells = sheet[place.split("!")[1].replace("$", "")]
        assert [cell[0].value for cell in cells] in ([10, 7], [30, 6])


def test_bars_stand_with_their_limits_as_lines_without_marks(book: CodeBook, tmp_path: Path) -> None:
    sheet = written(book, tmp_path / "c.xlsx", chart(Standing(2, (1,), "to an even year"))).worksheets[0]
    bars, lines = sheet._charts[0], sheet._charts[0]._charts[1]
    assert (bars.type, len(bars.series), len(lines.series)) == ("col", 1, 1)
    assert lines.series[0].marker.symbol in {None, "none"}


def colour(series: Any) -> str:  # noqa: ANN401
    return str(
        series.graphicalProperties.line.solidFill.srgbClr.val
        if hasattr(series.graphicalProperties.line.solidFill.srgbClr, "val")
        else series.graphicalProperties.line.solidFill.srgbClr
    )


def test_lines_of_several_kinds_have_their_colours_and_averages_no_marks(
    book: CodeBook, tmp_path: Path
) -> None:
    native = Lines((1, 2), ("fire", "water"), thin=(2,), divisor=1_000_000)
    (drawn,) = written(book, tmp_path / "c.xlsx", chart(native)).worksheets[0]._charts
    fire, water = drawn.series
    assert colour(fire) == look.KIND_COLOURS["fire"]
    assert (fire.marker.symbol, water.marker.symbol) == ("circle", None)
    assert water.graphicalProperties.line.prstDash == "dash"
    assert drawn.y_axis.numFmt.formatCode == "#,##0.0,,"


def test_a_line_is_broken_where_nothing_is_known(book: CodeBook, tmp_path: Path) -> None:
    table = replace(TABLE, rows=(("Smoking", 10, 30), ("Stove", 7, None)))
    shown = replace(chart(Lines((2,))), table=table)
    sheet = written(book, tmp_path / "c.xlsx", shown).worksheets[0]
    place = sheet._charts[0].series[0].val.numRef.f.split("!")[1].replace("$", "")
    assert [cell[0].value for cell in sheet[place]] == [30, None]
    bars = written(book, tmp_path / "b.xlsx", replace(shown, native=Bars((2,)))).worksheets[0]
    assert "—" in texts(bars)


def test_rows_stand_as_small_charts_beside_each_other(book: CodeBook, tmp_path: Path) -> None:
    native = Panels((("Kch", 0, 1), ("Kt", 1, 2)), over=0, column=2)
    first, second = written(book, tmp_path / "c.xlsx", chart(native)).worksheets[0]._charts
    places = [one.series[0].val.numRef.f for one in (first, second)]
    assert len(set(places)) == 2
    assert first.anchor.to.col <= second.anchor.to.col


def test_a_heat_map_is_a_coloured_grid(book: CodeBook, tmp_path: Path) -> None:
    sheet = written(book, tmp_path / "c.xlsx", chart(Heat(1, 2))).worksheets[0]
    (ranged,) = sheet.conditional_formatting
    first = str(ranged.sqref).split(":")[0]
    assert sheet[first].value == 10
    assert not sheet._charts


def test_a_funnel_is_a_scatter_that_names_who_is_outside(book: CodeBook, tmp_path: Path) -> None:
    sheet = written(book, tmp_path / "c.xlsx", chart(FUNNEL)).worksheets[0]
    (drawn,) = sheet._charts
    assert len(drawn.series) == 2 + 5
    quiet, loud, limit = drawn.series[0], drawn.series[1], drawn.series[2]
    assert quiet.dLbls is None
    assert loud.dLbls.showSerName
    assert (limit.marker.symbol, limit.smooth) == (None, False)
    assert drawn.legend is None


def test_what_excel_cannot_draw_is_a_picture(book: CodeBook, tmp_path: Path) -> None:
    picture = png()
    sheet = written(book, tmp_path / "c.xlsx", chart(None, picture)).worksheets[0]
    assert not sheet._charts
    with ZipFile(tmp_path / "c.xlsx") as content:
        assert content.read("xl/media/image1.png") == picture


def test_without_charts_there_is_no_sheet_of_them(book: CodeBook, tmp_path: Path) -> None:
    assert len(written(book, tmp_path / "c.xlsx").worksheets) == 1
