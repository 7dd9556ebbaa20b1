"""A hatched area of a plot: figures there are not final."""

from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

_GAP: Final = 7.0


class Hatch(QGraphicsRectItem):
    """Slanted lines of one distance on screen, whatever the scales of the axes are.

    A pattern brush would be stretched with the axes, and a clip is lost in SVG: each line is cut by hand.
    """

    def __init__(self, area: QRectF, colour: QColor, scale: float) -> None:
        """Cover an area given in the plot's own coordinates."""
        super().__init__(area)
        self._pen = QPen(colour, scale)
        self._gap = _GAP * scale

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw in the coordinates of the device."""
        shown = painter.worldTransform().mapRect(self.rect())
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.drawLines(slanted(shown, self._gap))
        painter.restore()


def slanted(area: QRectF, gap: float) -> list[QLineF]:
    """Return lines from the lower left to the upper right, cut at the edges of an area."""
    found = []
    total = area.left() + area.top()
    end = area.right() + area.bottom()
    offset = total - total % gap + gap
    while offset < end:
        left = max(area.left(), offset - area.bottom())
        right = min(area.right(), offset - area.top())
        if right > left:
            found.append(QLineF(left, offset - left, right, offset - right))
        offset += gap
    return found
