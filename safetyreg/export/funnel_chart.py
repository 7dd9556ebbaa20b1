"""A funnel as a native scatter: a series a place, limits as lines without marks, names where outside 95 %."""

from typing import Any, Final

from openpyxl.chart import Reference, ScatterChart
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory

from safetyreg.errors import Message
from safetyreg.export import look
from safetyreg.export.charts import LINE_WIDTH, THIN, Frame, filled, frame_axes, letters
from safetyreg.export.grid import set_table
from safetyreg.export.page import Page, Place
from safetyreg.i18n import mark
from safetyreg.statistics.charted import Scatter
from safetyreg.statistics.table import Format, Table, TableColumn

_EVERY: Final = 2
_INSIDE: Final = look.PREVIOUS
_OUTSIDE: Final = ("D55E00", "B3261E")
_SYMBOLS: Final = ("circle", "triangle", "diamond")
_LIMITS: Final = (
    ("low998", mark("lower limit 99.8 %"), "dash"),
    ("low95", mark("lower limit 95 %"), "solid"),
    ("high95", mark("upper limit 95 %"), "solid"),
    ("high998", mark("upper limit 99.8 %"), "dash"),
    ("mean", mark("mean"), "solid"),
)


def funnel_chart(page: Page, scatter: Scatter) -> ScatterChart:
    """Write the points and the limits under the cursor and return the chart over them."""
    points = set_table(page, _points(scatter))
    limits = set_table(page, _limits(scatter))
    chart = ScatterChart()
    chart.style = None
    chart.scatterStyle = "lineMarker"
    for row, point in enumerate(scatter.points, start=points.first):
        chart.append(_place(page, points, row, point.name, point.beyond))
    for key, label, dash in _LIMITS:
        chart.append(_limit(page, limits, key, page.texts.say(label), dash))
    frame_axes(chart, Frame("", scatter.people_title, scatter.rate_title))
    chart.x_axis.number_format = look.INTEGER
    chart.x_axis.scaling.min = 0
    chart.y_axis.number_format = look.DECIMAL
    chart.legend = None
    chart.x_axis.majorGridlines = None
    return chart


def _points(scatter: Scatter) -> Table:
    columns = (
        TableColumn("place", Message(mark("Place")), width=30),
        TableColumn("people", scatter.people_title, Format.INTEGER),
        TableColumn("rate", scatter.rate_title, Format.RATIO),
    )
    rows = tuple((one.name, round(one.people), round(one.rate, 2)) for one in scatter.points)
    return Table(columns, rows, title=Message(mark("Points of the chart")))


def _limits(scatter: Scatter) -> Table:
    columns = (
        TableColumn("people", scatter.people_title, Format.INTEGER),
        *(TableColumn(key, Message(label), Format.RATIO) for key, label, _ in _LIMITS),
    )
    rows = tuple(
        (round(people), *(round(value, 2) for value in (*limits, scatter.mean)))
        for people, limits in [*zip(scatter.people, scatter.limits, strict=True)][::_EVERY]
    )
    return Table(columns, rows, title=Message(mark("Limits of the chart")))


def _place(page: Page, place: Place, row: int, name: str, beyond: int) -> Series:
    series = _series(page, place, (row, row), "people", "rate", name)
    series.marker = Marker(
        symbol=_SYMBOLS[beyond],
        size=8 if beyond else 6,
        spPr=filled(_OUTSIDE[beyond - 1] if beyond else _INSIDE),
    )
    series.graphicalProperties.line.noFill = True
    if beyond:
        series.dLbls = _name()
    return series


def _name() -> DataLabelList:
    labels: Any = DataLabelList()
    labels.showSerName, labels.showVal, labels.showLegendKey = True, False, False
    labels.showCatName, labels.showPercent, labels.showBubbleSize = False, False, False
    labels.position = "r"
    labels.txPr = letters(800)
    return labels  # type: ignore[no-any-return]


def _limit(page: Page, place: Place, key: str, name: str, dash: str) -> Series:
    series = _series(page, place, (place.first, place.last), "people", key, name)
    series.marker = Marker(symbol="none")
    line = series.graphicalProperties.line
    line.solidFill = look.TEXT if key == "mean" else look.MUTED
    line.width = THIN if key == "mean" else LINE_WIDTH // 2
    line.dashStyle = dash
    series.smooth = False
    return series


def _series(page: Page, place: Place, rows: tuple[int, int], x: str, y: str, name: str) -> Series:
    first, last = rows
    cells = [Reference(page.sheet, min_col=place.columns[key], min_row=first, max_row=last) for key in (y, x)]
    series: Series = SeriesFactory(cells[0], cells[1], title=name)
    return series
