"""A small line of a series, without axes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_PEN = 2.0
_DOT = 3.0


class Sparkline(QWidget):
    """Zero at the bottom, the greatest value at the top, a dot at the newest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self._values: tuple[float, ...] = ()
        self._before: tuple[float, ...] = ()
        self._colour = QColor()
        self._grey = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_series(
        self,
        values: Sequence[float],
        colour: QColor,
        *,
        before: Sequence[float] = (),
        grey: QColor | None = None,
    ) -> None:
        """Draw a series in a colour, the year before it in grey."""
        self._values, self._before = tuple(values), tuple(before)
        self._colour, self._grey = colour, grey or QColor("#8C97A3")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Ask for little."""
        return QSize(120, 34)

    @override
    def minimumSizeHint(self) -> QSize:
        """Need less."""
        return QSize(60, 34)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        top = max((*self._values, *self._before), default=0) or 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self._before, top, self._grey)
        points = self._draw(painter, self._values, top, self._colour)
        if points:
            painter.setBrush(self._colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(points[-1], _DOT, _DOT)
        painter.end()

    def _draw(self, painter: QPainter, values: Sequence[float], top: float, colour: QColor) -> list[QPointF]:
        width, height = self.width() - 2 * _DOT - 1, self.height() - 2 * _DOT - 1
        count = max(len(self._values), len(self._before), 2) - 1
        points = [
            QPointF(_DOT + width * index / count, _DOT + height * (1 - value / top))
            for index, value in enumerate(values)
        ]
        painter.setPen(QPen(colour, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        return points
