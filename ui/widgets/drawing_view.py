"""A painted chart under hand: hover shows figures, a click chooses, a double click or Enter opens records."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from safetyreg.statistics.brush import Brush
from ui.widgets.chart_look import Look
from ui.widgets.chart_readout import Readout
from ui.widgets.drawing import Drawing, Mark

_WIDTH: Final = 320
_GROW: Final = 1.5
_SHADE: Final = 0.2


class DrawingView(QWidget):
    """`chosen(Mark)`: the other charts shall show it alone; `opened(Mark)`: its records are wanted."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._look = look
        self._drawing: Drawing | None = None
        self._brushes: tuple[Brush, ...] = ()
        self._description = ""
        self.places: list[QRectF] = []
        self.spot: int | None = None
        self._begun: int | None = None
        self.readout = Readout(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_drawing(
        self, drawing: Drawing, look: Look, brushes: tuple[Brush, ...], description: str
    ) -> None:
        """Show another drawing; `brushes` are those in force, its own set off."""
        same = self._drawing is not None and len(self._drawing.marks) == len(drawing.marks)
        self._drawing, self._look, self._brushes = drawing, look, brushes
        self._description = description
        self.spot = self.spot if same and self.hasFocus() else None
        self.readout.hide()
        self.setAccessibleDescription(description)
        self.setMinimumSize(_WIDTH, round(drawing.height(look)))
        self.updateGeometry()
        self.update()

    def point(self, spot: int | None) -> None:
        """Set a mark off and show its figures."""
        self.spot = spot
        mark = self._mark(spot)
        if mark is None or spot is None or spot >= len(self.places):
            self.readout.hide()
            self.setAccessibleDescription(self._description)
        else:
            place = self.places[spot].center().toPoint()
            rows = mark.reading.rows
            self.readout.show_reading(mark.reading, place, rows[0][0] if rows else "")
            self.setAccessibleDescription(mark.reading.say())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Ask for what the drawing needs."""
        height = self._drawing.height(self._look) if self._drawing is not None else _WIDTH / 2
        return QSize(round(_WIDTH * _GROW), round(height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing and a frame around the mark that is set off."""
        del event
        drawing = self._drawing
        if drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.places = drawing.paint(painter, self._look, QRectF(self.rect()), self._brushes)
        if self._begun is not None and self._swept(self.spot):
            painter.fillRect(self.places[self._begun].united(self.places[self.spot or 0]), self._shade())
        if self.spot is not None and self.spot < len(self.places):
            painter.setPen(self._look.edge("text", _GROW))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(drawing.shape(self.spot, self.places[self.spot]))
        painter.end()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the figures of the mark under the mouse."""
        spot = self._at(event.position().toPoint())
        if spot != self.spot:
            self.point(spot)
        self.setCursor(Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to sweep, where marks follow each other in time."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begun = self._at(event.position().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the mark, or all that were swept over."""
        begun, spot = self._begun, self._at(event.position().toPoint())
        mark = self._mark(spot)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._swept(spot) and self._drawing is not None:
            mark = self._drawing.swept(begun or 0, spot or 0)
        self._begun = None
        if mark is not None:
            self.chosen.emit(mark)
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the records of the mark, where the first click has not."""
        mark = self._mark(self._at(event.position().toPoint()))
        if mark is not None and self._drawing is not None and self._drawing.links:
            self.opened.emit(mark)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Let the mark go where the keyboard does not hold it."""
        if not self.hasFocus():
            self.point(None)
        super().leaveEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the mark go."""
        self.point(None)
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys, choose by Space, open by Enter, let go by Escape."""
        key, mark = Qt.Key(event.key()), self._mark(self.spot)
        steps = self._steps()
        if key in steps and self._drawing is not None and self._drawing.marks:
            self._move(steps[key])
        elif mark is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(mark)
        elif mark is not None and key == Qt.Key.Key_Space:
            self.chosen.emit(mark)
        elif mark is not None and key == Qt.Key.Key_Escape:
            self.point(None)
        else:
            super().keyPressEvent(event)

    def _swept(self, spot: int | None) -> bool:
        """Whether the mouse has been dragged from one mark to another, where that chooses them together."""
        drawing, begun = self._drawing, self._begun
        return drawing is not None and drawing.sweeps and None not in {begun, spot} and begun != spot

    def _shade(self) -> QColor:
        colour = self._look.colour("accent")
        colour.setAlphaF(_SHADE)
        return colour

    def _steps(self) -> dict[Qt.Key, int]:
        across = self._drawing.across if self._drawing is not None else 1
        return {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
        }

    def _move(self, step: int) -> None:
        count = len(self._drawing.marks) if self._drawing is not None else 0
        if self.spot is None:
            self.point(0)
        elif 0 <= self.spot + step < count:
            self.point(self.spot + step)

    def _at(self, place: QPoint) -> int | None:
        drawing = self._drawing
        if drawing is None:
            return None
        near = (number for number, area in reversed(list(enumerate(self.places))) if area.contains(place))
        return next((n for n in near if drawing.shape(n, self.places[n]).contains(place)), None)

    def _mark(self, spot: int | None) -> Mark | None:
        if self._drawing is None or spot is None or spot >= len(self._drawing.marks):
            return None
        return self._drawing.marks[spot]
