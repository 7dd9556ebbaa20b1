"""The week as a grid of hours; the darker the more, a dot where a cell stands out from its day and hour."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from safetyreg.statistics.brush import Brush
from safetyreg.statistics.season import DAYS, HOURS, Week
from ui.widgets.chart import Line, Style
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_ROW: Final = 20
_FOOT: Final = 20
_NAME: Final = 34
_EVERY: Final = 3
_FAINT: Final = 0.3
_PALE: Final = 0.06
_CENTRE: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class HeatDrawing(Drawing):
    """Seven rows: the weekday, which chooses it whole, then its hours."""

    across = HOURS + 1

    def __init__(self, kind: str, week: Week, names: tuple[str, ...], marks: tuple[Mark, ...]) -> None:
        """Keep the week, the short names of its days and the marks row by row."""
        self._line = Line(kind, "", Style.NOW, ())
        self._week = week
        self._names = names
        self._most = max((max(row) for row in week.cells), default=1) or 1
        self.marks = marks

    @override
    def height(self, look: Look) -> float:
        """Return the height of seven rows and the hours under them."""
        return (DAYS * _ROW + _FOOT) * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the grid; cells that are not chosen stand back."""
        name, foot = _NAME * look.scale, _FOOT * look.scale
        wide, high = (area.width() - name) / HOURS, (area.height() - foot) / DAYS
        chosen = [{mark.chosen(brushes) for mark in self._marks_of(day)} != {False} for day in range(DAYS)]
        places = []
        painter.setFont(look.font())
        for number in range(len(self.marks)):
            day, hour = number // self.across, number % self.across - 1
            top = area.top() + day * high
            place = QRectF(area.left() + name + max(hour, 0) * wide, top, wide, high)
            place = QRectF(area.left(), top, name, high) if hour < 0 else place
            places.append(place)
            lit = not any(chosen) or self.marks[number].chosen(brushes) or self._row_chosen(day, brushes)
            painter.setOpacity(1.0 if lit else _FAINT)
            self._cell(painter, look, place, (day, hour))
        painter.setOpacity(1.0)
        self._hours(
            painter, look, QRectF(area.left() + name, area.bottom() - foot, area.width() - name, foot)
        )
        return places

    def _marks_of(self, day: int) -> tuple[Mark, ...]:
        return self.marks[day * self.across : (day + 1) * self.across]

    def _row_chosen(self, day: int, brushes: tuple[Brush, ...]) -> bool:
        hours = any(brush.dimension == "hour" for brush in brushes)
        return not hours and self.marks[day * self.across].chosen(brushes)

    def _cell(self, painter: QPainter, look: Look, place: QRectF, spot: tuple[int, int]) -> None:
        day, hour = spot
        if hour < 0:
            painter.setPen(look.colour("muted"))
            painter.drawText(place, _CENTRE, self._names[day])
            return
        share = self._week.cells[day][hour] / self._most
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            blend(look.colour("line"), look.line_colour(self._line), _PALE + share * (1 - _PALE))
        )
        gap = look.scale
        painter.drawRoundedRect(place.adjusted(gap, gap, -gap, -gap), 3 * gap, 3 * gap)
        if spot in self._week.peaks:
            painter.setBrush(look.colour("text"))
            painter.drawEllipse(QPointF(place.center()), 3 * gap, 3 * gap)

    def _hours(self, painter: QPainter, look: Look, room: QRectF) -> None:
        painter.setPen(look.colour("muted"))
        wide = room.width() / HOURS
        for hour in range(0, HOURS, _EVERY):
            place = QRectF(room.left() + hour * wide, room.top(), _EVERY * wide, room.height())
            painter.drawText(place, _CENTRE, str(hour))


def blend(ground: QColor, colour: QColor, share: float) -> QColor:
    """Return a colour between two, by the share of the second."""
    pairs = (
        (ground.redF(), colour.redF()),
        (ground.greenF(), colour.greenF()),
        (ground.blueF(), colour.blueF()),
    )
    return QColor.fromRgbF(*(low + (high - low) * share for low, high in pairs))
