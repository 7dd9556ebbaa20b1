"""A chart drawn by pyqtgraph: axes, grid, lines, marks, labels; nothing of the mouse or the keyboard."""

from typing import Any, Final

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.widgets.chart import Chart, Line, Style
from ui.widgets.chart_axis import decimals, stride, ticks
from ui.widgets.chart_expected import whiskers
from ui.widgets.chart_hatch import Hatch
from ui.widgets.chart_labels import Labels
from ui.widgets.chart_look import Look
from ui.widgets.still_plot import StillPlot

_ORDER: Final = {Style.BEFORE: 1, Style.AVERAGE: 2, Style.NOW: 3, Style.SIGNAL: 4}
_MOST_MARKS: Final = 40
_MARK: Final = 7
_RING: Final = 13
_SHADE: Final = 0.2
_TICK_GAP: Final = 44
_MOST_TICKS: Final = 7
_LABEL_GAP: Final = 14
_SHIFT: Final = 5
_LEFT: Final = 16
_HEAD: Final = 24
_HEADROOM: Final = 1.1
_LEAST: Final = 40


class Canvas(StillPlot):
    """Holds the plot's `widget`; made only when pyqtgraph has been loaded in the background."""

    def __init__(self, look: Look, texts: Texts, parent: QWidget | None = None) -> None:
        """Make an empty plot that reacts to nothing."""
        super().__init__(look, texts, parent)
        self._chart: Chart | None = None
        self._labels = Labels(self._pg.TextItem, look)
        self._grid: list[Any] = []
        self._hatches: list[Hatch] = []
        self._ticks: tuple[float, ...] = ()
        self._top = 1.0
        self._cursor: Any = None
        self._ring: Any = None
        self._shade: Any = None

    def show(self, chart: Chart, look: Look) -> None:
        """Draw a chart anew."""
        self._chart = chart
        self.clear(look)
        self._labels = Labels(self._pg.TextItem, look)
        self._grid, self._hatches, self._ticks = [], [], ()
        self._draw_axes(chart)
        for bucket in chart.provisional:
            self._draw_hatch(chart, bucket)
        for rule in chart.rules:
            self._draw_rule(rule.place, rule.label)
        for line in sorted(chart.lines, key=_rank):
            self._draw_line(chart, line)
        for item in whiskers(self._pg, chart, look):
            self._add(item, 4)
        self._cursor = self._add(self._pg.InfiniteLine(angle=90, movable=False, pen=look.thin("outline")), -1)
        self._ring = self._add(self._pg.ScatterPlotItem(), 5)
        accent = look.colour("accent")
        accent.setAlphaF(_SHADE)
        region = self._pg.LinearRegionItem(movable=False, brush=accent, pen=look.thin("outline"))
        self._shade = self._add(region, -1)
        self.shade(None)
        self.point(None)
        self.lay_out()

    def point(self, spot: tuple[int, int] | None) -> None:
        """Set off the mark of (opening line, bucket), or none."""
        chart = self._chart
        value = None if chart is None or spot is None else chart.opening[spot[0]].values[spot[1]]
        self._cursor.setVisible(spot is not None)
        self._ring.setVisible(value is not None)
        if chart is None or spot is None or value is None:
            return
        line = chart.opening[spot[0]]
        self._cursor.setPos(spot[1])
        self._ring.setData(
            [spot[1]],
            [value / chart.divisor],
            symbol=self._look.symbol(line),
            size=_RING * self._look.scale,
            brush=QBrush(self._look.line_colour(line)),
            pen=self._look.edge("text", 2.0),
        )

    def shade(self, buckets: tuple[int, int] | None) -> None:
        """Shade buckets from the first to the last, or none."""
        self._shade.setVisible(buckets is not None)
        if buckets is not None:
            self._shade.setRegion((buckets[0] - 0.5, buckets[1] + 0.5))

    def nearest(self, place: QPoint) -> tuple[int, int] | None:
        """Return the (opening line, bucket) nearest to a place in the widget."""
        chart = self._chart
        if chart is None or not chart.opening:
            return None
        view = self._under(place)
        bucket = min(max(round(view.x()), 0), len(chart.buckets) - 1)
        found = [
            (abs(value / chart.divisor - view.y()), number)
            for number, line in enumerate(chart.opening)
            if (value := line.values[bucket]) is not None
        ]
        return (min(found)[1], bucket) if found else None

    def place(self, spot: tuple[int, int]) -> QPoint:
        """Return where in the widget the mark of (opening line, bucket) stands."""
        if self._chart is None:
            return QPoint()
        value = self._chart.opening[spot[0]].values[spot[1]] or 0
        scene = self._box.mapViewToScene(QPointF(spot[1], value / self._chart.divisor))
        found: QPoint = self._view.mapFromScene(scene)
        return found

    @override
    def for_export(self) -> None:
        """Draw marks as shapes and not from pictures of them."""
        for item in self._item.items:
            if isinstance(item, self._pg.ScatterPlotItem):
                item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})

    @override
    def lay_out(self) -> None:
        """Set ranges, ticks and labels for the room there is."""
        chart, width, height = self._chart, self._box.width(), self._box.height()
        if chart is None or not chart.buckets or width < _LEAST or height < _LEAST:
            return
        scale, count = self._look.scale, len(chart.buckets)
        right = self._labels.width + _LABEL_GAP * scale
        inner = max(width - right - _LEFT * scale, _LEAST)
        self._set_scale(chart, height)
        unit = max(count - 1, 1) / inner
        left, end = (-_LEFT * scale * unit, count - 1 + right * unit) if count > 1 else (-1.0, 1.0)
        self._box.setRange(xRange=(left, end), yRange=(0, self._top), padding=0)
        self._set_ticks(chart, inner)
        self._labels.spread(height, self._top, count - 1 + _SHIFT * scale * unit)
        self._labels.stack_notes((end - left) / width, height, self._top, max(count - 1, 1))

    def _draw_axes(self, chart: Chart) -> None:
        look, font = self._look, self._look.font()
        for name in ("left", "bottom"):
            axis = self._item.getAxis(name)
            axis.setStyle(tickLength=0, hideOverlappingLabels=False, tickTextOffset=round(6 * look.scale))
            axis.setTickFont(font)
            axis.setTextPen(look.colour("muted"))
            axis.setTickPen(look.thin("outline" if name == "bottom" else "surface"))
            axis.setPen(look.thin("outline") if name == "bottom" else QPen(Qt.PenStyle.NoPen))
        lines = 2 if any(bucket.under for bucket in chart.buckets) else 1
        self._item.getAxis("bottom").setHeight(lines * QFontMetricsF(font).lineSpacing() + 10 * look.scale)
        self._draw_unit(chart)

    def _set_scale(self, chart: Chart, height: float) -> None:
        """Choose the ticks of the upright axis for a height, and draw the grid at them."""
        look = self._look
        most = min(max(2, int(height / (_TICK_GAP * look.scale))), _MOST_TICKS)
        room = _HEADROOM if self._labels.noted else 1.0
        found = ticks(chart.greatest * room, most, whole=chart.whole)
        if found == self._ticks:
            return
        self._ticks, self._top = found, found[-1]
        digits = 0 if chart.whole else decimals(found)
        texts = [self._texts.decimal(tick, digits) for tick in found]
        metrics = QFontMetricsF(look.font())
        left = self._item.getAxis("left")
        left.setTicks([list(zip(found, texts, strict=True))])
        left.setWidth(max(map(metrics.horizontalAdvance, texts)) + 12 * look.scale)
        for old in self._grid:
            self._item.removeItem(old)
        lines = (self._pg.InfiniteLine(t, angle=0, movable=False, pen=look.thin("line")) for t in found[1:])
        self._grid = [self._add(line, -3) for line in lines]
        for hatch in self._hatches:
            hatch.setRect(hatch.rect().left(), 0, hatch.rect().width(), self._top)

    def _draw_unit(self, chart: Chart) -> None:
        look = self._look
        size = f"{round(12 * look.scale)}px"
        self._item.setTitle(chart.unit, color=look.colour("muted").name(), size=size, justify="left")
        self._item.layout.setRowFixedHeight(0, _HEAD * look.scale)
        self._item.titleLabel.setMaximumHeight(_HEAD * look.scale)

    def _draw_hatch(self, chart: Chart, bucket: int) -> None:
        reach = 0.5 if len(chart.buckets) > 1 else 0.25
        hatch = Hatch(
            QRectF(bucket - reach, 0, 2 * reach, self._top), self._look.colour("line"), self._look.scale
        )
        self._hatches.append(self._add(hatch, -4))
        if bucket == chart.provisional[-1]:
            self._add(self._labels.note(chart.provisional_label, bucket, centred=True), 4)

    def _draw_rule(self, place: float, label: str) -> None:
        pen = self._look.thin("outline", Qt.PenStyle.DashLine)
        self._add(self._pg.InfiniteLine(place, angle=90, movable=False, pen=pen), -2)
        self._add(self._labels.note(label, place), 4)

    def _draw_line(self, chart: Chart, line: Line) -> None:
        values = np.array([np.nan if value is None else value for value in line.values], dtype=float)
        places, rank = np.arange(len(values)), _rank(line)
        values /= chart.divisor
        signal = line.style is Style.SIGNAL
        pens = [self._look.casing(line), None if signal else self._look.pen(line)]
        for pen in filter(None, pens):
            curve = self._pg.PlotCurveItem(places, values, pen=pen, antialias=True, connect="finite")
            self._add(curve, rank)
        if signal or (line.style is not Style.AVERAGE and len(values) <= _MOST_MARKS):
            self._draw_marks(chart, line, values)
        last = max((place for place, value in enumerate(line.values) if value is not None), default=None)
        if last is not None and line.name:
            self._add(self._labels.end(line, float(values[last])), 4)

    def _draw_marks(self, chart: Chart, line: Line, values: Any) -> None:  # noqa: ANN401  an array of numpy
        look = self._look
        full, hollow = QBrush(look.line_colour(line)), QBrush(look.colour("surface"))
        now = line.style in {Style.NOW, Style.SIGNAL}
        filling = {n for n in chart.provisional if now and (line.kind, n) not in chart.complete}
        brushes = [hollow if n in filling else full for n in range(len(values))]
        marks = self._pg.ScatterPlotItem(
            np.arange(len(values)),
            values,
            symbol=look.symbol(line),
            size=(_MARK if now else _MARK - 2) * look.scale,
            brush=brushes,
            pen=look.mark_pen(line),
            antialias=True,
        )
        self._add(marks, _rank(line) + 0.5)

    def _set_ticks(self, chart: Chart, inner: float) -> None:
        metrics = QFontMetricsF(self._look.font())
        widest = max(metrics.horizontalAdvance(bucket.tick) for bucket in chart.buckets)
        step = stride(len(chart.buckets) - 1, inner, widest + _LABEL_GAP * self._look.scale, chart.strides)
        shown, year = [], ""
        for number in range(0, len(chart.buckets), step):
            bucket = chart.buckets[number]
            fresh = bucket.under if bucket.under != year else ""
            shown.append((number, f"{bucket.tick}\n{fresh}" if bucket.under else bucket.tick))
            year = bucket.under
        self._item.getAxis("bottom").setTicks([shown])


def _rank(line: Line) -> int:
    return _ORDER[line.style]
