"""The histogram drawn by pyqtgraph: columns in two colours, the line, marks of the positions."""

from typing import Any, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.liability.histogram import COLUMNS, CUT_AT, MOST, WIDTH, Histogram, columns
from ui.tokens import KIND_COLOURS
from ui.widgets.chart_axis import rows, ticks
from ui.widgets.chart_look import Look
from ui.widgets.still_plot import StillPlot

_LEFTS: Final = tuple(WIDTH * number for number in range(COLUMNS))
_TEN: Final = 10
_STEPS: Final = 5
_KNOB: Final = 17
_GAP: Final = 6
_ROW: Final = 18
_HEAD: Final = 28
_MARGIN: Final = 2.5
_FIGURE: Final = 0.12


class HistogramCanvas(StillPlot):
    """Draws and moves; a threshold is a whole percent from 0 to 100."""

    def __init__(self, look: Look, texts: Texts, parent: QWidget | None = None) -> None:
        """Make an empty plot."""
        super().__init__(look, texts, parent)
        self._found: Histogram | None = None
        self._cap, self._curve = 0, False
        self._notes: list[tuple[float, str, Any]] = []
        self._bars: tuple[Any, Any] | None = None
        self._line: Any = None
        self._knob: Any = None
        self._told: Any = None

    def show(self, found: Histogram, look: Look, cap: int, *, curve: bool) -> None:
        """Draw everything anew."""
        self._found, self._curve = found, curve
        self.clear(look)
        self._draw_axes()
        self._draw_curve(found) if curve else self._draw_bars()
        self._draw_marks(found)
        self._draw_line()
        self.move(cap)
        self.lay_out()

    def move(self, cap: int) -> None:
        """Put the line at a threshold; the columns change their colours."""
        self._cap = cap
        if self._found is None:
            return
        if self._bars is not None:
            up_to, above = self._heights(self._found, cap)
            self._bars[0].setOpts(height=up_to)
            self._bars[1].setOpts(y0=up_to, height=above)
        self._line.setPos(cap)
        self._told.setText(self._texts.say("{cap} % ⇄ drag", cap=cap))
        self._place_line()

    def cap_at(self, place: QPoint) -> int:
        """Return the threshold at a place in the widget."""
        return min(max(round(float(self._under(place).x())), 0), MOST)

    def near_line(self, place: QPoint) -> bool:
        """Whether a place is at the line or its knob."""
        scene = self._box.mapViewToScene(self._pg.Point(self._cap, 0))
        found: QPoint = self._view.mapFromScene(scene)
        return abs(found.x() - place.x()) <= _KNOB

    @override
    def lay_out(self) -> None:
        """Fit the axes to the room: names of marks above the columns, one below the other where they meet."""
        found = self._found
        if found is None:
            return
        height, width = max(self._box.height(), 1.0), max(self._box.width(), 1.0)
        spans = self._spans(width)
        levels = rows(spans)
        count = max(levels, default=0) + 1
        greatest = max(found.curve, default=0) if self._curve else found.greatest
        steps = ticks(max(greatest, 1), _STEPS, whole=True)
        highest = max(steps[-1], greatest * (CUT_AT + _FIGURE if found.cut and not self._curve else 1))
        room = (_HEAD + _ROW * count) * self._look.scale
        top = highest / max(1 - room / height, 0.2)
        self._box.setRange(
            xRange=(-_MARGIN, MOST + _MARGIN), yRange=(0, top), padding=0, disableAutoRange=True
        )
        left = [(step, self._texts.integer(step)) for step in steps]
        self._item.getAxis("left").setTicks([left])
        pixel = top / height
        for (cap, _, note), level in zip(self._notes, levels, strict=True):
            note.setPos(cap, top - (_HEAD + _ROW * level) * self._look.scale * pixel)
        self._top = top
        self._place_line()

    @override
    def for_export(self) -> None:
        """Say the threshold without inviting to drag."""
        self._told.setText(self._texts.say("threshold {cap} %", cap=self._cap))

    def _heights(self, found: Histogram, cap: int) -> tuple[list[float], list[float]]:
        """Return the heights of both colours; a first column that is cut keeps their proportion."""
        up_to, above = ([float(count) for count in part] for part in columns(found.counts, cap))
        if found.cut is not None:
            scale = CUT_AT * found.greatest / found.cut
            up_to[0], above[0] = up_to[0] * scale, above[0] * scale
        return up_to, above

    def _spans(self, width: float) -> list[tuple[float, float]]:
        metrics, scale = QFontMetricsF(self._look.font()), width / (MOST + 2 * _MARGIN)
        return [
            ((cap + _MARGIN) * scale, (cap + _MARGIN) * scale + metrics.horizontalAdvance(name) + 4 * _GAP)
            for cap, name, _ in self._notes
        ]

    def _draw_axes(self) -> None:
        look = self._look
        for side in ("left", "bottom"):
            axis = self._item.getAxis(side)
            axis.setPen(look.thin("line"))
            axis.setTextPen(look.colour("muted"))
            axis.setTickFont(look.font())
            axis.setStyle(tickLength=0, tickTextOffset=round(_GAP * look.scale))
        shown = [(share, str(share)) for share in range(0, MOST + 1, _TEN)]
        self._item.getAxis("bottom").setTicks([shown])

    def _draw_bars(self) -> None:
        look = self._look
        pen = look.edge("surface", 1.0)
        found = []
        for colour in (look.colour("previous"), QColor(KIND_COLOURS["workplace"])):
            bar = self._pg.BarGraphItem(x0=_LEFTS, width=WIDTH, y0=0, height=[0] * COLUMNS, pen=pen)
            bar.setOpts(brush=QBrush(colour))
            self._add(bar, 0)
            found.append(bar)
        self._bars = (found[0], found[1])
        self._draw_cut()

    def _draw_cut(self) -> None:
        """Break the first column where it is cut, and write its figure on it."""
        found = self._found
        if found is None or found.cut is None:
            return
        at, rise = found.greatest, found.greatest * 0.04
        for height in (at * 0.97, at * 1.03):
            pen = self._look.edge("surface", 3.0)
            stroke = self._pg.PlotCurveItem(
                [0, WIDTH], [height - rise, height + rise], pen=pen, antialias=True
            )
            self._add(stroke, 1)
        note = self._note("text", anchor=(0, 1), bold=True)
        note.setText(self._texts.integer(found.cut))
        note.setPos(0, at * CUT_AT)
        self._add(note, 3)

    def _draw_curve(self, found: Histogram) -> None:
        self._bars = None
        pen = self._look.edge("accent", 2.2)
        line = self._pg.PlotCurveItem(
            list(range(MOST + 1)), list(found.curve), pen=pen, antialias=True, stepMode="right"
        )
        self._add(line, 0)

    def _draw_marks(self, found: Histogram) -> None:
        self._notes = []
        pen = self._look.thin("outline", Qt.PenStyle.DashLine)
        for mark in found.marks:
            line = self._pg.InfiniteLine(mark.cap, angle=90, movable=False, pen=pen)
            self._add(line, 2)
            note = self._note("muted", anchor=(0, 0))
            note.setText(mark.name)
            self._add(note, 6)
            self._notes.append((mark.cap, mark.name, note))

    def _draw_line(self) -> None:
        look = self._look
        self._line = self._pg.InfiniteLine(0, angle=90, movable=False, pen=look.edge("accent", 3.0))
        self._add(self._line, 5)
        self._knob = self._pg.ScatterPlotItem(
            [0],
            [0],
            size=_KNOB * look.scale,
            brush=QBrush(look.colour("accent")),
            pen=look.edge("surface", 2),
        )
        self._add(self._knob, 7)
        self._told = self._note("accent", anchor=(0, 0.5), bold=True)
        self._add(self._told, 8)

    def _place_line(self) -> None:
        top = getattr(self, "_top", 1.0)
        height = max(self._box.height(), 1.0)
        place = top * (1 - _HEAD / 2 * self._look.scale / height)
        self._knob.setData([self._cap], [place])
        right = self._cap > MOST - 2 * _TEN
        gap = _GAP * 2 * self._look.scale * (MOST + 2 * _MARGIN) / max(self._box.width(), 1.0)
        self._told.setAnchor((1, 0.5) if right else (0, 0.5))
        self._told.setPos(self._cap + (-gap if right else gap), place)

    def _note(self, shade: str, *, anchor: tuple[float, float], bold: bool = False) -> Any:  # noqa: ANN401
        fill = self._look.colour("surface")
        note = self._pg.TextItem("", color=self._look.colour(shade), anchor=anchor, fill=fill)
        note.setFont(self._look.font(small=not bold, bold=bold))
        return note
