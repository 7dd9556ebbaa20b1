"""A watched series as bars: what is usual, the most that chance allows, the periods of the alarm in full."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import Brush
from ui.analysis.scales import FOOT, grid, margin
from ui.widgets.chart import Line, Style
from ui.widgets.chart_axis import decimals, ticks
from ui.widgets.chart_hatch import slanted
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_HEIGHT: Final = 96
_TALL: Final = 200
_HEAD: Final = 18
_GAP: Final = 0.18
_STEPS: Final = 4
_HATCH: Final = 5


@dataclass(frozen=True, slots=True)
class AlarmBar:
    """A period: its count, what is usual and the limit where they can be said; `late` while it fills up."""

    mark: Mark
    name: str
    count: int
    usual: float | None
    limit: float | None
    alarming: bool
    late: bool


class AlarmDrawing(Drawing):
    """Bars in their order; a tall one has an axis too."""

    links = False

    def __init__(self, kind: str, bars: tuple[AlarmBar, ...], texts: Texts) -> None:
        """Keep the bars."""
        self._texts = texts
        self._now, self._before = (Line(kind, "", style, ()) for style in (Style.NOW, Style.BEFORE))
        self._bars = bars
        self._most = max([1.0, *(bar.count for bar in bars), *(bar.limit or 0.0 for bar in bars)])
        self.marks = tuple(bar.mark for bar in bars)
        self.across = len(bars)

    @override
    def height(self, look: Look) -> float:
        """Return the height beside a sentence."""
        return _HEIGHT * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint bars, limits, the first and last names."""
        del brushes
        scale = look.scale
        painter.setFont(look.font())
        room = area.adjusted(0, _HEAD * scale, 0, -FOOT * scale)
        most = self._most
        if area.height() > _TALL * scale:
            room, most = self._axis(painter, look, room)
        wide = room.width() / len(self._bars)
        places = [
            QRectF(room.left() + number * wide, room.top(), wide, room.height())
            for number in range(len(self._bars))
        ]
        for bar, place in zip(self._bars, places, strict=True):
            self._bar(painter, look, place, bar, most)
        for bar, place in zip(self._bars, places, strict=True):
            self._limits(painter, look, place, bar, most)
        self._names(painter, look, room)
        return places

    def _axis(self, painter: QPainter, look: Look, room: QRectF) -> tuple[QRectF, float]:
        found = ticks(self._most, _STEPS, whole=True)
        numbers = [self._texts.decimal(tick, decimals(found)) for tick in found]
        left = margin(look, numbers)
        painter.save()
        painter.translate(room.left(), 0)
        local = QRectF(left, room.top(), room.width() - left, room.height())

        def level(value: float) -> float:
            return room.bottom() - value / found[-1] * room.height()

        grid(painter, look, local, list(zip(found, numbers, strict=True)), level)
        painter.restore()
        return room.adjusted(left, 0, 0, 0), found[-1]

    def _bar(self, painter: QPainter, look: Look, place: QRectF, bar: AlarmBar, most: float) -> None:
        line = self._now if bar.alarming else self._before
        gap, high = place.width() * _GAP, bar.count / most * place.height()
        shape = QRectF(place.left() + gap, place.bottom() - high, place.width() - 2 * gap, high)
        painter.setPen(look.mark_pen(line) if bar.alarming or bar.late else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface") if bar.late else look.line_colour(line))
        painter.drawRect(shape)
        if bar.late:
            painter.drawLines(slanted(shape, _HATCH * look.scale))

    def _limits(self, painter: QPainter, look: Look, place: QRectF, bar: AlarmBar, most: float) -> None:
        for value, pen in (
            (bar.usual, look.thin("text", Qt.PenStyle.DotLine)),
            (bar.limit, look.edge("error", 1.6)),
        ):
            if value is not None:
                level = place.bottom() - value / most * place.height()
                painter.setPen(pen)
                painter.drawLine(QLineF(place.left(), level, place.right(), level))

    def _names(self, painter: QPainter, look: Look, room: QRectF) -> None:
        foot = QRectF(room.left(), room.bottom(), room.width(), FOOT * look.scale)
        painter.setPen(look.colour("muted"))
        painter.drawText(
            foot, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._bars[0].name
        )
        painter.drawText(
            foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._bars[-1].name
        )
        painter.setPen(look.colour("text"))
        head = QRectF(room.left(), room.top() - _HEAD * look.scale, room.width(), _HEAD * look.scale)
        number = self._texts.integer(self._bars[-1].count)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), number)
