"""Axes of painted charts: a grid with its numbers, names along the foot, whatever fits."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from ui.widgets.chart_look import Look

GAP: Final = 6
FOOT: Final = 22
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignCenter)
_APART: Final = 10


def grid(
    painter: QPainter,
    look: Look,
    room: QRectF,
    found: Sequence[tuple[float, str]],
    level: Callable[[float], float],
) -> None:
    """Draw a line at each value's level across the room, its number left of it; the first is the foot."""
    painter.setFont(look.font())
    height = QFontMetricsF(look.font()).height()
    last = None
    for number, (value, text) in enumerate(found):
        place = level(value)
        painter.setPen(look.thin("line" if number else "outline"))
        painter.drawLine(QLineF(room.left(), place, room.right(), place))
        if last is not None and last - place < height:
            continue
        last = place
        painter.setPen(look.colour("muted"))
        left = QRectF(0, place - height / 2, room.left() - GAP * look.scale, height)
        painter.drawText(left, _RIGHT, text)


def margin(look: Look, texts: Sequence[str]) -> float:
    """Return the width that numbers left of a grid need."""
    metrics = QFontMetricsF(look.font())
    return max([0.0, *map(metrics.horizontalAdvance, texts)]) + 2 * GAP * look.scale


def feet(painter: QPainter, look: Look, room: QRectF, names: Sequence[tuple[float, str]]) -> None:
    """Write names under the room at their places, leaving out those that would touch."""
    metrics = QFontMetricsF(look.font())
    painter.setFont(look.font())
    painter.setPen(look.colour("muted"))
    end = -1e9
    for place, name in names:
        wide = metrics.horizontalAdvance(name)
        left = min(max(place - wide / 2, room.left()), room.right() - wide)
        if left < end + _APART * look.scale:
            continue
        end = left + wide
        painter.drawText(QRectF(left, room.bottom(), wide + 1, FOOT * look.scale), _CENTRE, name)


def band(painter: QPainter, colour: QColor, upper: Sequence[QPointF], lower: Sequence[QPointF]) -> None:
    """Fill what lies between two lines."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def faint(colour: QColor, share: float) -> QColor:
    """Return a colour that lets through."""
    found = QColor(colour)
    found.setAlphaF(share)
    return found
