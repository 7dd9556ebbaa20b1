"""Rates of work as small charts beside each other: a dot a year with its 95 % interval as a whisker."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import Brush
from ui.analysis.scales import FOOT, feet, grid, margin
from ui.widgets.chart import Line, Style
from ui.widgets.chart_axis import decimals, ticks
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_HEIGHT: Final = 172
_GAP: Final = 28
_WIDEST: Final = 230
_ACROSS: Final = 4
_STEPS: Final = 3
_DOT: Final = 8
_FAINT: Final = 0.35
_ABOVE: Final = 3
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_CENTRE: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)


@dataclass(frozen=True, slots=True)
class Dot:
    """A rate of a year, in words too; `whole` is False where only a part of the year was observed."""

    mark: Mark
    year: str
    value: float
    low: float | None
    high: float | None
    told: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One rate: its name and its years."""

    name: str
    dots: tuple[Dot, ...]


class WorkDrawing(Drawing):
    """Panels four in a row, fewer where there is less room."""

    def __init__(self, kind: str, panels: tuple[Panel, ...], texts: Texts) -> None:
        """Keep the panels."""
        self._texts = texts
        self._line = Line(kind, "", Style.NOW, ())
        self._panels = panels
        self.marks = tuple(dot.mark for panel in panels for dot in panel.dots)
        self.across = max((len(panel.dots) for panel in panels), default=1)

    @override
    def height(self, look: Look) -> float:
        """Return the height of the rows of panels, four in a row."""
        return -(-len(self._panels) // _ACROSS) * _HEIGHT * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the panels one after the other; years that are not chosen stand back."""
        if not self._panels:
            return []
        across = max(1, min(int(area.width() / (_WIDEST * look.scale)), _ACROSS, len(self._panels)))
        rows = -(-len(self._panels) // across)
        gap = _GAP * look.scale
        wide, high = (area.width() - (across - 1) * gap) / across, area.height() / rows
        head = self._head(look, wide)
        places: list[QRectF] = []
        for number, panel in enumerate(self._panels):
            row, column = divmod(number, across)
            place = QRectF(area.left() + column * (wide + gap), area.top() + row * high, wide, high)
            places += self._panel(painter, look, (place, head), panel, brushes)
        return places

    def _head(self, look: Look, wide: float) -> float:
        """Return the height of the longest name."""
        metrics, room = QFontMetricsF(look.font(bold=True)), QRectF(0, 0, wide, _HEIGHT * look.scale)
        return max(metrics.boundingRect(room, _WRAPPED, panel.name).height() for panel in self._panels)

    def _panel(
        self,
        painter: QPainter,
        look: Look,
        rooms: tuple[QRectF, float],
        panel: Panel,
        brushes: tuple[Brush, ...],
    ) -> list[QRectF]:
        place, head = rooms
        scale = look.scale
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(place.left(), place.top(), place.width(), head), _WRAPPED, panel.name)
        most = max([dot.value if dot.high is None else dot.high for dot in panel.dots])
        found = ticks(most, _STEPS, whole=False)
        digits = max(decimals(found), 0)
        numbers = [self._texts.decimal(tick, digits) for tick in found]
        left = margin(look, numbers)
        room = place.adjusted(left, head + 18 * scale, 0, -(FOOT + 4) * scale)

        def level(value: float) -> float:
            return room.bottom() - value / found[-1] * room.height()

        painter.save()
        painter.translate(place.left(), 0)
        local = room.translated(-place.left(), 0)
        grid(painter, look, local, list(zip(found, numbers, strict=True)), level)
        painter.restore()
        wide = room.width() / len(panel.dots)
        across = [room.left() + (number + 0.5) * wide for number in range(len(panel.dots))]
        feet(painter, look, room, list(zip(across, [dot.year for dot in panel.dots], strict=True)))
        told = max(QFontMetricsF(look.font()).horizontalAdvance(dot.told) for dot in panel.dots)
        every = 1 if told + 2 < wide else 2
        chosen = any(dot.mark.chosen(brushes) for dot in panel.dots)
        for number, (x, dot) in enumerate(zip(across, panel.dots, strict=True)):
            painter.setOpacity(1.0 if not chosen or dot.mark.chosen(brushes) else _FAINT)
            named = (len(panel.dots) - 1 - number) % every == 0
            self._dot(painter, look, (x, level), dot if named else replace(dot, told=""))
        painter.setOpacity(1.0)
        return [QRectF(x - wide / 2, room.top(), wide, room.height()) for x in across]

    def _dot(
        self, painter: QPainter, look: Look, where: tuple[float, Callable[[float], float]], dot: Dot
    ) -> None:
        x, level = where
        painter.setPen(look.edge("text", 1.4))
        top = level(dot.value)
        if dot.low is not None and dot.high is not None:
            low, top = level(dot.low), level(dot.high)
            painter.drawLine(QLineF(x, low, x, top))
            for edge in (low, top):
                painter.drawLine(QLineF(x - 4 * look.scale, edge, x + 4 * look.scale, edge))
        painter.setPen(look.mark_pen(self._line))
        painter.setBrush(look.line_colour(self._line) if dot.whole else look.colour("surface"))
        reach = _DOT / 2 * look.scale
        point = QPointF(x, level(dot.value))
        painter.drawRect(QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        above = QRectF(x - 60, min(top, point.y() - reach) - 40, 120, 40 - _ABOVE * look.scale)
        painter.drawText(above, _CENTRE, dot.told)
