"""The year by months: a column for each month's ratio to an even year, its 95 % interval as a whisker."""

from datetime import date
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.season import MONTHS, MonthOfYear
from ui.widgets.chart import Line, Style
from ui.widgets.chart_axis import decimals, ticks
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_HEIGHT: Final = 200
_FOOT: Final = 22
_NAME: Final = 30
_HALF: Final = 0.3
_STEPS: Final = 4
_FAINT: Final = 0.35
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class SeasonDrawing(Drawing):
    """Twelve columns from 0; the line at 1 is the even year."""

    across = MONTHS

    def __init__(
        self, kind: str, months: tuple[MonthOfYear, ...], marks: tuple[Mark, ...], texts: Texts
    ) -> None:
        """Keep the months and their marks."""
        self._texts = texts
        self._line = Line(kind, "", Style.NOW, ())
        self._months = months
        self._names = [texts.month(date(2024, month.month, 1)) for month in months]
        self.marks = marks

    @override
    def height(self, look: Look) -> float:
        """Return a height at which whiskers can be told apart."""
        return _HEIGHT * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the columns; months that are not chosen stand back."""
        room = area.adjusted(_NAME * look.scale, 4 * look.scale, 0, -_FOOT * look.scale)
        found = ticks(max([1.0, *(month.high for month in self._months)]), _STEPS, whole=False)
        painter.setFont(look.font())
        self._grid(painter, look, room, found)
        own = any(mark.chosen(brushes) for mark in self.marks)
        wide = room.width() / MONTHS
        places = []
        for number, month in enumerate(self._months):
            place = QRectF(room.left() + number * wide, room.top(), wide, area.bottom() - room.top())
            painter.setOpacity(1.0 if not own or self.marks[number].chosen(brushes) else _FAINT)
            self._column(painter, look, (place, room), month, found[-1])
            places.append(place)
        painter.setOpacity(1.0)
        return places

    def _grid(self, painter: QPainter, look: Look, room: QRectF, found: tuple[float, ...]) -> None:
        digits, scale = decimals(found), look.scale
        for tick in found:
            level = room.bottom() - tick / found[-1] * room.height()
            painter.setPen(look.thin("outline" if tick in {0.0, 1.0} else "line"))
            painter.drawLine(QLineF(room.left(), level, room.right(), level))
            painter.setPen(look.colour("muted"))
            left = QRectF(room.left() - _NAME * scale, level - 9 * scale, (_NAME - 6) * scale, 18 * scale)
            painter.drawText(left, _RIGHT, self._texts.decimal(tick, digits))

    def _column(
        self, painter: QPainter, look: Look, places: tuple[QRectF, QRectF], month: MonthOfYear, top: float
    ) -> None:
        place, room = places
        unit, middle = room.height() / top, place.center().x()
        half = place.width() * _HALF
        painter.setPen(look.mark_pen(self._line))
        painter.setBrush(look.line_colour(self._line))
        painter.drawRect(
            QRectF(middle - half, room.bottom() - month.ratio * unit, 2 * half, month.ratio * unit)
        )
        painter.setPen(look.edge("text", 1.4))
        low, high = (room.bottom() - value * unit for value in (month.low, month.high))
        painter.drawLine(QLineF(middle, low, middle, high))
        for level in (low, high):
            painter.drawLine(QLineF(middle - half / 3, level, middle + half / 3, level))
        painter.setPen(look.colour("text" if month.above or month.below else "muted"))
        foot = QRectF(place.left(), room.bottom(), place.width(), place.bottom() - room.bottom())
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), self._names[month.month - 1])
