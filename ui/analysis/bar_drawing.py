"""Groups as bars: now in the kind's colour, the year before in grey, both counts and the verdict in words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from typing_extensions import override

from safetyreg.statistics.brush import Brush
from ui.widgets.chart import Line, Style
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing, Mark

_ROW: Final = 34
_NAME: Final = 0.34
_TOLD: Final = 0.34
_GAP: Final = 10
_LEAST: Final = 1.0
_SHORTEST: Final = 12
_FAINT: Final = 0.35


@dataclass(frozen=True, slots=True)
class Row:
    """A group in words: its name, counts, what is said of the change, the tone of that (a token)."""

    mark: Mark
    name: str
    before: int
    after: int
    figures: str
    told: str
    tone: str = "muted"


class BarDrawing(Drawing):
    """One row a group, zero-based."""

    def __init__(self, kind: str, rows: tuple[Row, ...]) -> None:
        """Keep the rows."""
        self._line = Line(kind, "", Style.NOW, ())
        self._rows = rows
        self._most = max((max(row.before, row.after) for row in rows), default=1) or 1
        self.marks = tuple(row.mark for row in rows)

    @override
    def height(self, look: Look) -> float:
        """Return the height of all rows."""
        return max(len(self._rows), 1) * _ROW * look.scale

    @override
    def step(self, look: Look) -> float:
        """Return the height of a row."""
        return _ROW * look.scale

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the rows; those that are not chosen stand back."""
        height = min(_ROW * look.scale, area.height() / max(len(self._rows), 1))
        own = any(row.mark.chosen(brushes) for row in self._rows)
        places = []
        for number, row in enumerate(self._rows):
            place = QRectF(area.left(), area.top() + number * height, area.width(), height)
            painter.setOpacity(1.0 if not own or row.mark.chosen(brushes) else _FAINT)
            self._row(painter, look, place, row)
            places.append(place)
        painter.setOpacity(1.0)
        return places

    def _row(self, painter: QPainter, look: Look, place: QRectF, row: Row) -> None:
        gap = _GAP * look.scale
        name = QRectF(place.left(), place.top(), place.width() * _NAME - gap, place.height())
        told = QRectF(
            place.right() - place.width() * _TOLD, place.top(), place.width() * _TOLD, place.height()
        )
        middle = QRectF(name.right() + gap, place.top(), told.left() - name.right() - 2 * gap, place.height())
        _name(painter, look, name, row.name)
        self._bars(painter, look, middle, row)
        half = place.height() / 2
        upper, lower = told.adjusted(0, 0, 0, -half), told.adjusted(0, half, 0, 0)
        _write(painter, look, upper, row.figures, ("text", False))
        _write(painter, look, lower, row.told, (row.tone, row.tone != "muted"))

    def _bars(self, painter: QPainter, look: Look, room: QRectF, row: Row) -> None:
        unit = room.width() / self._most
        wide, thin = 11 * look.scale, 6 * look.scale
        top = room.center().y() - (wide + thin) / 2
        painter.setPen(look.mark_pen(self._line))
        painter.setBrush(look.line_colour(self._line))
        if row.after:
            painter.drawRect(QRectF(room.left(), top, max(row.after * unit, _LEAST), wide))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("previous"))
        if row.before:
            painter.drawRect(
                QRectF(room.left(), top + wide + look.scale, max(row.before * unit, _LEAST), thin)
            )


def _name(painter: QPainter, look: Look, room: QRectF, text: str) -> None:
    """Write a name in two lines where one is too short, and cut it where two are."""
    font = look.font()
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    shown, metrics = text, QFontMetricsF(font)
    while len(shown) > _SHORTEST and metrics.boundingRect(room, flags, shown).height() > room.height():
        shown = shown.rstrip("…")[:-4].rstrip() + "…"
    painter.drawText(room, flags, shown)


def _write(painter: QPainter, look: Look, room: QRectF, text: str, tone: tuple[str, bool]) -> None:
    font = look.font(bold=tone[1])
    painter.setFont(font)
    painter.setPen(look.colour(tone[0]))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
