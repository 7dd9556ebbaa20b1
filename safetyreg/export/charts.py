"""Native, editable charts over the cells of a sheet; one look, axes always drawn, units on the axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from openpyxl.chart import BarChart, LineChart, Reference, ScatterChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumRef, StrRef
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

from safetyreg.export import look
from safetyreg.export.page import Page, Place
from safetyreg.export.wording import month_format

LINE_WIDTH: Final = 28_575
THIN: Final = 9525
GAP: Final = 60
TITLE_SIZE: Final = 1200
AXIS_SIZE: Final = 900


class Layout(Enum):
    """How bars lie."""

    FLAT = "flat"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Plot:
    """One series of a chart: the column it stands in, its name and colour; a thin one is a line of limits."""

    key: str
    name: str
    colour: str
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Words of a chart: its title and the titles of its axes; the values' axis names their unit."""

    title: str
    categories: str
    values: str
    title_size: int = TITLE_SIZE


def line_chart(page: Page, place: Place, plots: Sequence[Plot], frame: Frame, label: str) -> LineChart:
    """Draw columns of a table as lines over its first label column."""
    chart = LineChart()
    for plot in plots:
        series = _series(page, place, plot, label)
        line = series.graphicalProperties.line
        line.solidFill, line.width = plot.colour, THIN if plot.thin else LINE_WIDTH
        line.dashStyle = "dash" if plot.thin else "solid"
        series.smooth = False
        series.marker = Marker(symbol="none") if plot.thin else Marker("circle", 5, filled(plot.colour))
        chart.append(series)
    _finish(chart, frame, page)
    return chart


def standing_chart(
    page: Page, place: Place, plot: Plot, limits: Sequence[Plot], frame: Frame, label: str
) -> BarChart:
    """Draw a column of a table as standing bars, its limits as lines over the same axes."""
    bars = bar_chart(page, place, [plot], frame, label, layout=Layout.STACKED)
    bars.y_axis.number_format = look.DECIMAL
    bars += line_chart(page, place, limits, frame, label)
    return bars


def count_in(chart: BarChart | LineChart, divisor: int) -> None:
    """Let the axis of values count in thousands, millions or billions, in any spreadsheet."""
    commas = {1_000: 1, 1_000_000: 2, 1_000_000_000: 3}.get(divisor, 0)
    if commas:
        chart.y_axis.number_format = look.DECIMAL + "," * commas


def bar_chart(
    page: Page,
    place: Place,
    plots: Sequence[Plot],
    frame: Frame,
    label: str,
    *,
    layout: Layout = Layout.FLAT,
    gap: int = GAP,
) -> BarChart:
    """Draw columns of a table as bars: lying with the first row on top (for long names), or stacked.

    `gap` between the bars is a percentage of their width.
    """
    chart = BarChart()
    flat = layout is Layout.FLAT
    chart.type = "bar" if flat else "col"
    chart.grouping = "clustered" if flat else "stacked"
    chart.gapWidth = gap
    chart.overlap = 0 if flat else 100
    for plot in plots:
        series = _series(page, place, plot, label)
        series.graphicalProperties = filled(plot.colour)
        series.invertIfNegative = False
        chart.append(series)
    _finish(chart, frame, page)
    if flat:
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    return chart


def _series(page: Page, place: Place, plot: Plot, label: str) -> Series:

    def cells(key: str) -> Reference:
        column = place.columns[key]
        return Reference(page.sheet, min_col=column, max_col=column, min_row=place.first, max_row=place.last)

    series: Series = SeriesFactory(cells(plot.key), title=plot.name)
    series.cat = _categories(cells(label), numeric=label == "month")
    return series


def _categories(reference: Reference, *, numeric: bool) -> AxDataSource:

    formula = str(reference)
    return AxDataSource(numRef=NumRef(f=formula)) if numeric else AxDataSource(strRef=StrRef(f=formula))


def frame_axes(chart: BarChart | LineChart | ScatterChart, frame: Frame) -> None:
    """Give a chart its titles, its axes and their lines; values begin at 0."""
    chart.title = _title(frame.title, frame.title_size)
    chart.x_axis.title, chart.y_axis.title = (
        _title(text, AXIS_SIZE) for text in (frame.categories, frame.values)
    )
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = letters(AXIS_SIZE)
    chart.x_axis.tickLblPos = "low"
    chart.x_axis.graphicalProperties = _outline(look.PREVIOUS)
    chart.y_axis.graphicalProperties = _outline(look.LINE)
    chart.y_axis.number_format = look.INTEGER
    chart.y_axis.majorGridlines = ChartLines(spPr=_outline(look.LINE))
    chart.y_axis.scaling.min = 0
    chart.graphical_properties = _outline(look.LINE)


def _finish(chart: BarChart | LineChart, frame: Frame, page: Page) -> None:
    frame_axes(chart, frame)
    categories: Any = chart.x_axis
    categories.tickLblSkip = 1
    chart.x_axis.number_format = month_format(page.texts.language, page.head.period, short=True)
    chart.legend = Legend()
    chart.legend.position = "t"
    chart.legend.txPr = letters(AXIS_SIZE)


def _title(text: str, size: int) -> Title | None:
    if not text:
        return None
    letters = _font(size, bold=size >= TITLE_SIZE)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=text)])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def letters(size: int) -> RichText:
    """Return the letters of labels, `size` in hundredths of a point."""
    properties = ParagraphProperties(defRPr=_font(size))
    return RichText(p=[Paragraph(pPr=properties, endParaRPr=_font(size))])


def _font(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=look.TEXT)


def filled(colour: str) -> GraphicalProperties:
    """Return an area of one colour, its outline too."""
    made = GraphicalProperties(solidFill=colour)
    made.line.solidFill = colour
    return made


def _outline(colour: str) -> GraphicalProperties:
    made = GraphicalProperties()
    made.line.solidFill = colour
    made.line.width = THIN
    return made
