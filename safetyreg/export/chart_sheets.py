"""A sheet for each chart of the report: the answer, what was asked, the chart, its method, its figures."""

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.formatting.rule import ColorScaleRule

from safetyreg.export import look
from safetyreg.export.charts import Frame, Plot, bar_chart, line_chart
from safetyreg.export.funnel_chart import funnel_chart
from safetyreg.export.grid import set_table, table_widths
from safetyreg.export.page import Page, Place, letter
from safetyreg.export.picture import Picture
from safetyreg.i18n import mark
from safetyreg.statistics.charted import Bars, Charted, Heat, Lines, Scatter

PICTURE_WIDTH: Final = 600
ROW_PIXELS: Final = 20
CHART_ROWS: Final = 20
WIDE: Final = 118.0
MOST_BARS: Final = 20


def build_chart(page: Page, chart: Charted) -> Place:
    """Fill the sheet of one chart."""
    wide = [*table_widths(page, chart.table).values()]
    page.widths(wide)
    columns, scale = _reach(page, len(wide)), max(1.0, sum(wide) / WIDE)
    rows = round(CHART_ROWS * scale)
    page.note(chart.title, columns, look.ANSWER)
    page.note(chart.filter, columns, look.ASKED)
    page.row += 1
    heat = isinstance(chart.native, Heat)
    if chart.native is None and chart.picture:
        _set_picture(page, chart.picture, scale)
    elif not heat:
        page.skip(rows + 1)
    top = page.row
    for text in (chart.footnotes, chart.method):
        if text:
            page.note(text, columns)
    page.new_page() if not heat else page.skip(1)
    place = set_table(page, chart.table)
    if not heat:
        page.sheet.print_title_rows = f"{place.heading}:{place.first - 1}"
    _draw(page, place, chart, (top - rows - 1, rows, columns))
    return place


def _set_picture(page: Page, png: bytes, scale: float) -> None:
    picture = Picture(png, page.row, 1, round(PICTURE_WIDTH * scale))
    page.sheet.add_image(picture)
    page.skip(-(-picture.height // ROW_PIXELS) + 1)


def _draw(page: Page, place: Place, chart: Charted, room: tuple[int, int, int]) -> None:
    """Draw what Excel can draw over the cells of the table, in the room (top, rows, columns) above it."""
    native, below = chart.native, page.row
    top, rows, columns = room
    if isinstance(native, Heat):
        _colour(page, place, native, look.KIND_COLOURS.get(chart.kind, look.ACCENT))
    elif isinstance(native, Scatter):
        drawn = funnel_chart(page, native)
        below, page.row = page.row, top
        page.chart(drawn, rows, columns)
    elif native is not None and place.last >= place.first:
        page.row = top
        _draw_series(page, place, chart, (rows, columns))
    page.row = below


def _draw_series(page: Page, place: Place, chart: Charted, room: tuple[int, int]) -> None:
    native = chart.native
    if not isinstance(native, Bars | Lines):
        return
    heads = chart.table.columns
    colour = look.KIND_COLOURS.get(chart.kind, look.ACCENT)
    colours = _colours(len(native.columns), colour)
    plots = [
        Plot(heads[column].key, page.words.label(heads[column].label), shade)
        for column, shade in zip(native.columns, colours, strict=True)
    ]
    frame = Frame("", "", chart.unit or page.texts.say(mark("Incidents")))
    if isinstance(native, Lines):
        drawn = line_chart(page, place, plots, frame, heads[0].key)
        page.chart(drawn, *room)
        return
    shown = Place(
        place.heading, place.first, min(place.last, place.first + MOST_BARS - 1), None, place.columns
    )
    page.chart(bar_chart(page, shown, plots, frame, heads[0].key), *room)


def _colours(count: int, colour: str) -> Sequence[str]:
    return (look.PREVIOUS, colour) if count > 1 else (colour,)


def _colour(page: Page, place: Place, heat: Heat, colour: str) -> None:
    first, last = letter(heat.first + 1), letter(heat.last + 1)
    scale: Any = ColorScaleRule
    rule = scale(start_type="num", start_value=0, start_color="FFFFFF", end_type="max", end_color=colour)
    page.sheet.conditional_formatting.add(f"{first}{place.first}:{last}{place.last}", rule)


def _reach(page: Page, least: int) -> int:
    """Return how many columns the words above the table go across: those of the table at least."""
    total, columns = 0.0, 0
    while total < WIDE or columns < least:
        columns += 1
        total += page.width(columns)
    return columns
