"""The plot under hand: hover shows figures, a click or Enter opens the records, arrow keys move the mark."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.widgets.chart import Chart
from ui.widgets.chart_canvas import Canvas
from ui.widgets.chart_look import Look
from ui.widgets.chart_readout import Readout
from ui.widgets.still_plot import PlotSurface

_SIZE: Final = QSize(560, 220)
_SMALLEST: Final = QSize(320, 136)
_OPENING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_ACROSS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_DOWN: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Plot(PlotSurface):
    """`opened(Spot)`: the records behind a figure are wanted; `swept(Spot, Spot)`: a drag over buckets.

    Drags are looked at only where `sweeps` is set.
    """

    opened = Signal(object)
    swept = Signal(object, object)
    sweeps = False

    def __init__(self, look: Look, texts: Texts) -> None:
        """Make an empty plot."""
        canvas = Canvas(look, texts)
        super().__init__(canvas, _SIZE, _SMALLEST)
        self.canvas = canvas
        self._look = look
        self._chart: Chart | None = None
        self.spot: tuple[int, int] | None = None
        self._begun: tuple[int, int] | None = None
        self.readout = Readout(self)

    def show_chart(self, chart: Chart, look: Look) -> None:
        """Draw a chart anew, no mark set off."""
        self._chart, self._look = chart, look
        self.canvas.show(chart, look)
        self.setAccessibleName(chart.title)
        self.point(None)

    def point(self, spot: tuple[int, int] | None) -> None:
        """Set off the mark of (opening line, bucket) and show the figures of its bucket."""
        chart, self.spot = self._chart, spot
        self.canvas.point(spot)
        if chart is None or spot is None:
            self.readout.hide()
            self.setAccessibleDescription(chart.description if chart is not None else "")
            return
        line = chart.opening[spot[0]]
        reading = chart.readings[spot[1]]
        rows = [row[0] for row in reading.rows]
        kinds = list(dict.fromkeys(one.kind for one in chart.opening))
        self.readout.show_reading(reading, self.canvas.place(spot), rows[kinds.index(line.kind)])
        self.setAccessibleDescription(reading.say())

    def open_spot(self) -> None:
        """Ask for the records behind the mark that is set off."""
        if self._chart is None or self.spot is None:
            return
        found = self._chart.spot(*self.spot)
        if found is not None:
            self.opened.emit(found)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the mark along a line, to the next line, to an end; open it; let it go."""
        key = Qt.Key(event.key())
        count = len(self._chart.buckets) if self._chart is not None else 0
        if not count or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _OPENING:
            self.open_spot()
        elif key in _ACROSS:
            self._move(across=_ACROSS[key])
        elif key in _UP_DOWN:
            self._move(lines=_UP_DOWN[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._move(across=-count if key == Qt.Key.Key_Home else count)
        elif key == Qt.Key.Key_Escape and self.spot is not None:
            self.point(None)
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the mark go."""
        self.point(None)
        super().focusOutEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the mark go where the mouse leaves."""
        if event.type() == QEvent.Type.Leave and not self.hasFocus():
            self.point(None)
        return super().eventFilter(watched, event)

    @override
    def on_mouse(self, event: QMouseEvent) -> None:
        """Set off the mark under the mouse; a click opens it."""
        spot = self.canvas.nearest(event.position().toPoint())
        if spot != self.spot:
            self.point(spot)
        self.viewport.setCursor(
            Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor
        )
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and left:
            self._begun = spot if self.sweeps else None
        self.canvas.shade(self._between())
        if event.type() == QEvent.Type.MouseButtonRelease and left:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._release()

    def _between(self) -> tuple[int, int] | None:
        """Return the first and last bucket of a drag, where it has left its first one."""
        if self._begun is None or self.spot is None or self._begun[1] == self.spot[1]:
            return None
        first, last = sorted((self._begun[1], self.spot[1]))
        return first, last

    def _release(self) -> None:
        swept, begun, chart = self._between(), self._begun, self._chart
        self._begun = None
        self.canvas.shade(None)
        if swept is None or begun is None or chart is None:
            self.open_spot()
            return
        ends = [chart.spot(begun[0], bucket) for bucket in swept]
        if None not in ends:
            self.swept.emit(*ends)

    def _move(self, across: int = 0, lines: int = 0) -> None:
        chart = self._chart
        if chart is None or not chart.opening:
            return
        last = len(chart.buckets) - 1
        if self.spot is None:
            self.point((0, 0 if across > 0 else last))
            return
        line = (self.spot[0] + lines) % len(chart.opening)
        self.point((line, min(max(self.spot[1] + across, 0), last)))
