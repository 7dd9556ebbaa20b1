"""People by age: men to the left, women to the right, now in colour, before in grey; then the groups."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from typing_extensions import override

from safetyreg.statistics.brush import Brush
from ui.widgets.chart import Line, Style
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_ROW: Final = 24
_HEAD: Final = 20
_BARS: Final = 0.25
_GAP: Final = 8
_WIDE: Final = 8
_THIN: Final = 5
_FAINT: Final = 0.35
_LEFT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """People of a part in words; `men` and `women` are (before, after), None where it has no sexes."""

    mark: Mark
    name: str
    people: Pair
    figures: str
    told: str
    tone: str = "muted"
    men: Pair | None = None
    women: Pair = (0, 0)


class PersonDrawing(Drawing):
    """A row a part; those with men and women first, from one axis, the others below from the left."""

    def __init__(self, kind: str, rows: tuple[PersonRow, ...], heads: tuple[str, str, str]) -> None:
        """Keep the rows; `heads` name the left side, the right side, and the groups below."""
        self._line = Line(kind, "", Style.NOW, ())
        self._rows = rows
        self._heads = heads
        self._sides = max((max(*row.men, *row.women) for row in rows if row.men is not None), default=1) or 1
        self._whole = max((max(row.people) for row in rows if row.men is None), default=1) or 1
        self.marks = tuple(row.mark for row in rows)

    @override
    def height(self, look: Look) -> float:
        """Return the height of all rows and both heads."""
        return (len(self._rows) * _ROW + 2 * _HEAD) * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the rows; those that are not chosen stand back."""
        head = _HEAD * look.scale
        height = min(_ROW * look.scale * 1.3, (area.height() - 2 * head) / max(len(self._rows), 1))
        own = any(row.mark.chosen(brushes) for row in self._rows)
        top, places = area.top(), []
        for number, row in enumerate(self._rows):
            if not number or (row.men is None) != (self._rows[number - 1].men is None):
                self._write_head(painter, look, QRectF(area.left(), top, area.width(), head), row)
                top += head
            place = QRectF(area.left(), top, area.width(), height)
            painter.setOpacity(1.0 if not own or row.mark.chosen(brushes) else _FAINT)
            self._row(painter, look, place, row)
            places.append(place)
            top += height
        painter.setOpacity(1.0)
        return places

    def _parts(self, look: Look, place: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        gap, most = 2 * _GAP * look.scale, place.width() * (1 - _BARS)
        named, told = self._widest(look, *(row.name for row in self._rows)), self._told(look) + gap
        told = min(told, most - named)
        left, right = place.left() + named + gap, place.right() - told
        return (
            QRectF(place.left(), place.top(), named + 1, place.height()),
            QRectF(left, place.top(), right - gap - left, place.height()),
            QRectF(right, place.top(), told, place.height()),
        )

    def _told(self, look: Look) -> float:
        return self._counts(look) + self._widest(look, *(row.told for row in self._rows))

    def _counts(self, look: Look) -> float:
        return self._widest(look, *(row.figures for row in self._rows)) + 2 * _GAP * look.scale

    def _widest(self, look: Look, *texts: str) -> float:
        metrics = QFontMetricsF(look.font(bold=True))
        return max(map(metrics.horizontalAdvance, texts), default=0.0)

    def _write_head(self, painter: QPainter, look: Look, place: QRectF, row: PersonRow) -> None:
        name, middle, _ = self._parts(look, place)
        painter.setFont(look.font())
        painter.setPen(look.colour("muted"))
        if row.men is None:
            painter.drawText(
                QRectF(name.left(), place.top(), middle.right(), place.height()), _LEFT, self._heads[2]
            )
            return
        gap, half = _GAP * look.scale, middle.width() / 2
        painter.drawText(middle.adjusted(-name.width(), 0, -half - gap, 0), _RIGHT, self._heads[0])
        painter.drawText(middle.adjusted(half + gap, 0, half, 0), _LEFT, self._heads[1])

    def _row(self, painter: QPainter, look: Look, place: QRectF, row: PersonRow) -> None:
        name, middle, told = self._parts(look, place)
        _write(painter, look, name, row.name, ("text", False))
        if row.men is None:
            self._bars(painter, look, middle, row.people, 1.0 / self._whole)
        else:
            half = middle.width() / 2
            left, right = middle.adjusted(0, 0, -half - 1, 0), middle.adjusted(half + 1, 0, 0, 0)
            self._bars(painter, look, left, row.men, -1.0 / self._sides)
            self._bars(painter, look, right, row.women, 1.0 / self._sides)
            painter.setPen(look.thin("outline"))
            painter.drawLine(QLineF(middle.center().x(), place.top(), middle.center().x(), place.bottom()))
        cut = self._counts(look)
        _write(painter, look, told.adjusted(0, 0, cut - told.width(), 0), row.figures, ("text", False))
        _write(painter, look, told.adjusted(cut, 0, 0, 0), row.told, (row.tone, row.tone != "muted"))

    def _bars(self, painter: QPainter, look: Look, room: QRectF, people: Pair, unit: float) -> None:
        """Draw now above the year before; a negative unit draws to the left."""
        wide, thin = _WIDE * look.scale, _THIN * look.scale
        top = room.center().y() - (wide + thin + look.scale) / 2
        for number, (y, height) in ((people[1], (top, wide)), (people[0], (top + wide + look.scale, thin))):
            length = number * abs(unit) * room.width()
            left = room.left() if unit > 0 else room.right() - length
            now = height == wide
            painter.setPen(look.mark_pen(self._line) if now else Qt.PenStyle.NoPen)
            painter.setBrush(look.line_colour(self._line) if now else look.colour("previous"))
            if number:
                painter.drawRect(QRectF(left, y, length, height))


def _write(painter: QPainter, look: Look, room: QRectF, text: str, tone: tuple[str, bool]) -> None:
    font = look.font(bold=tone[1])
    painter.setFont(font)
    painter.setPen(look.colour(tone[0]))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT, shown)
