"""The histogram under hand: the line follows the mouse, arrow keys move it too."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.liability.histogram import MOST, WIDTH, Histogram, stepped
from ui.liability.histogram_canvas import HistogramCanvas
from ui.widgets.chart_look import Look
from ui.widgets.still_plot import PlotSurface

_SIZE: Final = QSize(560, 300)
_SMALLEST: Final = QSize(320, 220)
_MOVES: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -WIDTH,
    Qt.Key.Key_PageUp: WIDTH,
    Qt.Key.Key_Home: -MOST,
    Qt.Key.Key_End: MOST,
}


class HistogramPlot(PlotSurface):
    """`moved(cap)` while the line is dragged or stepped."""

    moved = Signal(int)

    def __init__(self, look: Look, texts: Texts) -> None:
        """Make an empty plot."""
        canvas = HistogramCanvas(look, texts)
        super().__init__(canvas, _SIZE, _SMALLEST)
        self.canvas = canvas
        self.cap = 0
        self._texts = texts

    def show_histogram(self, found: Histogram, look: Look, cap: int, *, curve: bool) -> None:
        """Draw a histogram, or how many people are above every threshold."""
        self.cap = cap
        self.canvas.show(found, look, cap, curve=curve)
        self._tell()

    def set_cap(self, cap: int) -> None:
        """Move the line without a signal."""
        if cap != self.cap:
            self.cap = cap
            self.canvas.move(cap)
            self._tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line: arrows by one, Page keys by a column, Home and End to the ends."""
        step = _MOVES.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._go(stepped(self.cap, step))

    @override
    def on_mouse(self, event: QMouseEvent) -> None:
        """Let the line follow the pressed mouse."""
        place = event.position().toPoint()
        pressed = event.buttons() & Qt.MouseButton.LeftButton
        grabbed = pressed or self.canvas.near_line(place)
        self.viewport.setCursor(Qt.CursorShape.SizeHorCursor if grabbed else Qt.CursorShape.ArrowCursor)
        if pressed:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._go(self.canvas.cap_at(place))

    def _go(self, cap: int) -> None:
        if cap != self.cap:
            self.set_cap(cap)
            self.moved.emit(cap)

    def _tell(self) -> None:
        self.setAccessibleDescription(self._texts.say("Threshold {cap} %", cap=self.cap))
