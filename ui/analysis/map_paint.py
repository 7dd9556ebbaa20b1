"""How a map's areas look: a class of colour, a hatch where nothing is known, a number, a sign; the legend."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.tokens import KIND_COLOURS
from ui.widgets.chart_hatch import slanted
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Mark

ROW: Final = 18
_SWATCH: Final = 13
_GAP: Final = 14
_HATCH: Final = 6.0
_DARK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Fill:
    """The colour of a token or a kind, mixed into the surface by a strength; hatched where unknown."""

    colour: str = "surface"
    strength: float = 0.0
    hatched: bool = False

    def mixed(self, look: Look) -> QColor:
        """Return the colour in a look."""
        own = KIND_COLOURS.get(self.colour)
        colour, ground = QColor(own) if own else look.colour(self.colour), look.colour("surface")
        part = self.strength
        pairs = (
            (ground.redF(), colour.redF()),
            (ground.greenF(), colour.greenF()),
            (ground.blueF(), colour.blueF()),
        )
        return QColor.fromRgbF(*(theirs * (1 - part) + mine * part for theirs, mine in pairs))

    def text(self, look: Look) -> QColor:
        """Return black or white, whichever can be read on it."""
        shown = self.mixed(look)
        light = 0.299 * shown.redF() + 0.587 * shown.greenF() + 0.114 * shown.blueF()
        if abs(light - _DARK) > _DARK / 2 and not self.strength:
            return look.colour("text")
        return QColor("#1B2128") if light > _DARK else QColor("#FFFFFF")


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a map: its mark, a short name, what is written in it, its fill; bold where it stands out."""

    place: str
    mark: Mark
    name: str
    figure: str
    fill: Fill
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    fill: Fill
    text: str


def fill_path(painter: QPainter, look: Look, path: QPainterPath, fill: Fill) -> None:
    """Fill an area and draw its edge."""
    painter.setPen(QPen(look.colour("outline"), look.scale))
    painter.setBrush(fill.mixed(look))
    painter.drawPath(path)
    if fill.hatched:
        painter.save()
        painter.setClipPath(path)
        painter.setPen(QPen(look.colour("outline"), look.scale))
        painter.drawLines(slanted(path.boundingRect(), _HATCH * look.scale))
        painter.restore()


def legend_height(look: Look, width: float, keys: tuple[Key, ...]) -> float:
    """Return how high a legend is in a width."""
    return (len(_rows(look, width, keys))) * ROW * look.scale


def paint_legend(painter: QPainter, look: Look, area: QRectF, keys: tuple[Key, ...]) -> None:
    """Paint a legend in as many lines as it needs."""
    scale = look.scale
    metrics = QFontMetricsF(look.font())
    painter.setFont(look.font())
    for number, row in enumerate(_rows(look, area.width(), keys)):
        x, y = area.left(), area.top() + number * ROW * scale
        for key in row:
            path = QPainterPath()
            path.addRect(QRectF(x, y + 3 * scale, _SWATCH * scale, _SWATCH * scale))
            fill_path(painter, look, path, key.fill)
            painter.setPen(look.colour("muted"))
            place = QPointF(x + (_SWATCH + 5) * scale, y + 3 * scale + metrics.ascent() * 0.95)
            painter.drawText(place, key.text)
            x += _width(metrics, key, scale)


def write(painter: QPainter, look: Look, room: QRectF, text: str, *, bold: bool = False) -> None:
    """Write a line in the middle of its room, in a smaller font or cut where it is too long."""
    font = look.font(bold=bold)
    while QFontMetricsF(font).horizontalAdvance(text) > room.width() and font.pixelSize() > 10 * look.scale:
        font.setPixelSize(font.pixelSize() - 1)
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)


def _rows(look: Look, width: float, keys: tuple[Key, ...]) -> list[list[Key]]:
    metrics = QFontMetricsF(look.font())
    rows: list[list[Key]] = [[]]
    used = 0.0
    for key in keys:
        wide = _width(metrics, key, look.scale)
        if rows[-1] and used + wide - _GAP * look.scale > width:
            rows.append([])
            used = 0.0
        rows[-1].append(key)
        used += wide
    return rows


def _width(metrics: QFontMetricsF, key: Key, scale: float) -> float:
    return metrics.horizontalAdvance(key.text) + (_SWATCH + 5 + _GAP) * scale
