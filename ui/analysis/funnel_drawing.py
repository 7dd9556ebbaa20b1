"""The funnel plot, painted: a point a place, the limits of chance at its size; those outside are named."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.funnel import Funnel
from ui.widgets.chart import Line, Style
from ui.widgets.chart_axis import decimals, spread, ticks
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_HEIGHT: Final = 300
_LEFT: Final = 46
_FOOT: Final = 40
_HEAD: Final = 8
_RIGHT: Final = 70
_SMALL: Final = 4.5
_LARGE: Final = 6.5
_HIT: Final = 10
_STEPS: Final = 5
_ROW: Final = 16
_ROOM: Final = 1.3
_FAINT: Final = 0.35
_THOUSAND: Final = 1000.0
_LABELS: Final = ((1, "95"), (0, "99.8"), (2, "95"), (3, "99.8"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in words: how many people, its rate, how it is named; a name is written where it is outside."""

    mark: Mark
    people: float
    rate: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Scales:
    room: QRectF
    across: float
    upward: float

    def at(self, people: float, rate: float) -> QPointF:
        x = self.room.left() + people / self.across * self.room.width()
        return QPointF(x, self.room.bottom() - rate / self.upward * self.room.height())


class FunnelDrawing(Drawing):
    """Rates over population, both axes from 0; `share` is the part of a year that the period lasts."""

    def __init__(
        self, kind: str, found: Funnel, spots: tuple[Spot, ...], share: float, words: "Words"
    ) -> None:
        """Keep the figures."""
        self._line = Line(kind, "", Style.NOW, ())
        self._found = found
        self._spots = spots
        self._share = share
        self._words = words
        self.marks = tuple(spot.mark for spot in spots)

    @override
    def height(self, look: Look) -> float:
        """Return a height at which limits can be told apart."""
        return _HEIGHT * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint axes, limits, points and the names of those outside."""
        scale = look.scale
        room = area.adjusted(_LEFT * scale, _HEAD * scale, -_RIGHT * scale, -_FOOT * scale)
        up = ticks(max([1.0, *(spot.rate for spot in self._spots), self._widest()]), _STEPS, whole=False)
        across = ticks(max(spot.people for spot in self._spots) * 1.04 / _THOUSAND, _STEPS + 1, whole=False)
        scales = _Scales(room, across[-1] * _THOUSAND, up[-1])
        painter.setFont(look.font())
        self._axes(painter, look, scales, (across, up))
        self._limits(painter, look, scales)
        own = any(mark.chosen(brushes) for mark in self.marks)
        places = []
        for spot in self._spots:
            painter.setOpacity(1.0 if not own or spot.mark.chosen(brushes) else _FAINT)
            places.append(self._point(painter, look, scales, spot))
        painter.setOpacity(1.0)
        self._names(painter, look, scales, places)
        return places

    def _widest(self) -> float:
        """Return the upper limit of the smallest place, as far as it does not dwarf the rates."""
        exposures, limits = self._found.exposures, self._found.limits
        smallest = min(spot.people for spot in self._spots) * self._share
        highest = next(row[3] for at, row in zip(exposures, limits, strict=True) if at >= smallest)
        return min(highest, _ROOM * max(self._found.mean, *(spot.rate for spot in self._spots)))

    def _axes(
        self,
        painter: QPainter,
        look: Look,
        scales: _Scales,
        found: tuple[tuple[float, ...], tuple[float, ...]],
    ) -> None:
        room, scale, texts = scales.room, look.scale, self._words.texts
        across, up = found
        for tick in up:
            level = scales.at(0, tick).y()
            painter.setPen(look.thin("outline" if not tick else "line"))
            painter.drawLine(QLineF(room.left(), level, room.right(), level))
            painter.setPen(look.colour("muted"))
            left = QRectF(room.left() - _LEFT * scale, level - 9 * scale, (_LEFT - 8) * scale, 18 * scale)
            painter.drawText(left, _flags(Qt.AlignmentFlag.AlignRight), texts.decimal(tick, decimals(up)))
        for tick in across:
            x = scales.at(tick * _THOUSAND, 0).x()
            below = QRectF(x - 40 * scale, room.bottom() + 2 * scale, 80 * scale, 18 * scale)
            painter.drawText(
                below, _flags(Qt.AlignmentFlag.AlignHCenter), texts.decimal(tick, decimals(across))
            )
        foot = QRectF(room.left(), room.bottom() + 20 * scale, room.width() + _RIGHT * scale, 18 * scale)
        metrics = QFontMetricsF(painter.font())
        told = metrics.elidedText(self._words.axes, Qt.TextElideMode.ElideRight, foot.width())
        painter.drawText(foot, _flags(Qt.AlignmentFlag.AlignLeft), told)

    def _limits(self, painter: QPainter, look: Look, scales: _Scales) -> None:
        """Paint the mean and the limits, each named where it leaves at the right."""
        found, room = self._found, scales.room
        painter.save()
        painter.setClipRect(room.adjusted(0, -1, 0, 1))
        painter.setPen(look.edge("muted", 1.2))
        painter.drawLine(QLineF(scales.at(0, found.mean), scales.at(scales.across, found.mean)))
        for column in range(4):
            outer = column in {0, 3}
            style = Qt.PenStyle.DashLine if outer else Qt.PenStyle.DotLine
            painter.setPen(look.thin("muted", style))
            line = [
                scales.at(at / self._share, row[column])
                for at, row in zip(found.exposures, found.limits, strict=True)
            ]
            painter.drawPolyline(QPolygonF(line))
        painter.restore()
        last = found.limits[-1]
        levels = [scales.at(0, value).y() for value in (found.mean, *(last[column] for column, _ in _LABELS))]
        names = (self._words.mean, *(self._words.level(name) for _, name in _LABELS))
        painter.setPen(look.colour("muted"))
        row = _ROW * look.scale
        for level, name in zip(spread(levels, row * 0.9, room.top(), room.bottom()), names, strict=True):
            place = QRectF(room.right() + 4 * look.scale, level - row / 2, _RIGHT * look.scale, row)
            painter.drawText(place, _flags(Qt.AlignmentFlag.AlignLeft), name)

    def _point(self, painter: QPainter, look: Look, scales: _Scales, spot: Spot) -> QRectF:
        middle = scales.at(spot.people, spot.rate)
        size = (_LARGE if spot.name else _SMALL) * look.scale
        painter.setPen(look.mark_pen(self._line) if spot.name else look.thin("surface"))
        painter.setBrush(look.line_colour(self._line) if spot.name else look.colour("muted"))
        painter.drawEllipse(middle, size, size)
        hit = _HIT * look.scale
        return QRectF(middle.x() - hit, middle.y() - hit, 2 * hit, 2 * hit)

    def _names(self, painter: QPainter, look: Look, scales: _Scales, places: list[QRectF]) -> None:
        """Write the names of those outside beside their points, apart from each other."""
        font = look.font(bold=True)
        metrics, row = QFontMetricsF(font), _ROW * look.scale
        named = [(spot, place) for spot, place in zip(self._spots, places, strict=True) if spot.name]
        wanted = [place.center().y() for _, place in named]
        levels = spread(wanted, row, scales.room.top() + row / 2, scales.room.bottom() - row / 2)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        for (spot, place), level in zip(named, levels, strict=True):
            width = metrics.horizontalAdvance(spot.name) + 2
            left = place.right()
            if left + width > scales.room.right():
                left = place.left() - width
            painter.drawText(QRectF(left, level - row / 2, width, row), _flags(), spot.name)


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on the plot: under the axes, at the mean; how numbers are written."""

    texts: Texts
    axes: str
    mean: str

    def level(self, percent: str) -> str:
        """Return how a limit is named."""
        return f"{self.texts.decimal(float(percent), len(percent.partition('.')[2]))} %"


def _flags(across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> int:
    return int(across | Qt.AlignmentFlag.AlignVCenter)
