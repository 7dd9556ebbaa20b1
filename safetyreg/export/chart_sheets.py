"""A sheet for each chart of the report: the answer, what was asked, the chart, its method, its figures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from openpyxl.chart import BarChart, LineChart
from openpyxl.formatting.rule import ColorScaleRule

from safetyreg.export import look
from safetyreg.export.charts import AXIS_SIZE, Frame, Plot, bar_chart, count_in, line_chart, standing_chart
from safetyreg.export.funnel_chart import funnel_chart
from safetyreg.export.grid import set_table, table_widths
from safetyreg.export.page import Page, Place, letter
from safetyreg.export.picture import Picture
from safetyreg.i18n import mark
from safetyreg.statistics.charted import Bars, Charted, Heat, Lines, Panels, Scatter, Standing
from safetyreg.statistics.table import Table

PICTURE_WIDTH: Final = 600
ROW_PIXELS: Final = 20
CHART_ROWS: Final = 20
WIDE: Final = 118.0
MOST_BARS: Final = 20
ACROSS: Final = 4
PANEL_ROWS: Final = 10


def build_chart(page: Page, chart: Charted) -> Place:
    """Fill the sheet of one chart."""
    wide = [*table_widths(page, chart.table).values()]
    page.widths(wide)
    columns, scale = _reach(page, len(wide)), max(1.0, sum(wide) / WIDE)
    small = -(-len(chart.native.parts) // ACROSS) if isinstance(chart.native, Panels) else 0
    rows = small * PANEL_ROWS or round(CHART_ROWS * scale)
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
    place = set_table(page, _with_gaps(chart))
    if not heat:
        page.sheet.print_title_rows = f"{place.heading}:{place.first - 1}"
    _draw(page, place, chart, (top - rows - 1, rows, columns))
    return place


def _with_gaps(chart: Charted) -> Table:
    """Return the table of a chart; what is not known is a gap in its lines, not a word that counts as 0."""
    drawn = chart.native.columns if isinstance(chart.native, Lines) else ()
    columns = (replace(column, gaps=place in drawn) for place, column in enumerate(chart.table.columns))
    return replace(chart.table, columns=tuple(columns))


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
    if isinstance(native, Panels):
        _draw_panels(page, place, chart, native, room)
    elif isinstance(native, Bars | Lines | Standing):
        page.chart(_drawn(page, place, chart, native), *room)


def _drawn(page: Page, place: Place, chart: Charted, native: Bars | Lines | Standing) -> BarChart | LineChart:
    heads, colour = chart.table.columns, look.KIND_COLOURS.get(chart.kind, look.ACCENT)
    label, incidents = heads[0].key, page.texts.say(mark("Incidents"))

    def plot(column: int, shade: str, *, thin: bool = False) -> Plot:
        return Plot(heads[column].key, page.words.label(heads[column].label), shade, thin)

    if isinstance(native, Standing):
        limits = [plot(column, look.MUTED, thin=True) for column in native.limits]
        frame = Frame("", "", native.unit)
        return standing_chart(page, place, plot(native.column, colour), limits, frame, label)
    if isinstance(native, Bars):
        last = min(place.last, place.first + MOST_BARS - 1)
        shown = Place(place.heading, place.first, last, None, place.columns)
        shades = _colours(len(native.columns), colour)
        plots = [plot(column, shade) for column, shade in zip(native.columns, shades, strict=True)]
        return bar_chart(page, shown, plots, Frame("", "", native.unit or chart.unit or incidents), label)
    kinds = [look.KIND_COLOURS.get(kind, look.PREVIOUS) for kind in native.kinds]
    shades = kinds or _colours(len(native.columns), colour)
    plots = [
        plot(column, shade, thin=column in native.thin)
        for column, shade in zip(native.columns, shades, strict=True)
    ]
    drawn = line_chart(page, place, plots, Frame("", "", chart.unit or incidents), label)
    count_in(drawn, native.divisor)
    return drawn


def _draw_panels(page: Page, place: Place, chart: Charted, panels: Panels, room: tuple[int, int]) -> None:
    """Draw small charts, four in a row."""
    rows, columns = room
    heads, colour = chart.table.columns, look.KIND_COLOURS.get(chart.kind, look.ACCENT)
    value, over = heads[panels.column], heads[panels.over].key
    height = max(1, rows // -(-len(panels.parts) // ACROSS))
    for number, (name, first, end) in enumerate(panels.parts):
        own = Place(place.heading, place.first + first, place.first + end - 1, None, place.columns)
        frame, line = Frame(name, "", "", AXIS_SIZE), Plot(value.key, page.words.label(value.label), colour)
        drawn = line_chart(page, own, [line], frame, over)
        drawn.y_axis.number_format, drawn.legend = look.RATIO, None
        page.chart(drawn, height, columns, part=(number % ACROSS, min(ACROSS, len(panels.parts))))
        if number % ACROSS == ACROSS - 1:
            page.row += height


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
