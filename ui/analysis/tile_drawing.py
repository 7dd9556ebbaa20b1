"""A map of equal tiles: small places are seen as well as large ones."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from typing_extensions import override

from safetyreg.statistics.brush import Brush
from ui.analysis.map_paint import ROW, Area, Key, fill_path, legend_height, paint_legend, write
from ui.analysis.tile_layout import spots
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing

_TILE: Final = 50
_GAP: Final = 4
_WIDEST: Final = 2.2
_HIGHEST: Final = 84
_FAINT: Final = 0.35
_NARROW: Final = 480
_ROUND: Final = 4


class TileDrawing(Drawing):
    """One tile a place, in the layout of its neighbours, with its number; the legend below."""

    def __init__(self, areas: tuple[Area, ...], keys: tuple[Key, ...]) -> None:
        """Keep the areas in reading order."""
        self._spots = spots(tuple(area.place for area in areas))
        order = sorted(areas, key=self._order)
        self._areas = tuple(order)
        self._keys = keys
        self.marks = tuple(area.mark for area in self._areas)
        self._columns = max((column for column, _ in self._spots.values()), default=0) + 1
        self._rows = max((row for _, row in self._spots.values()), default=0) + 1

    @override
    def height(self, look: Look) -> float:
        """Return the height of all rows and of the legend on a narrow card."""
        legend = legend_height(look, _NARROW * look.scale, self._keys)
        return self._rows * (_TILE + _GAP) * look.scale + ROW * look.scale / 2 + legend

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the tiles; those that are not chosen stand back."""
        scale = look.scale
        foot = legend_height(look, area.width(), self._keys) + ROW * scale / 2
        high = min((area.height() - foot) / self._rows, _HIGHEST * scale)
        wide = min(area.width() / self._columns, high * _WIDEST)
        left = area.left() + (area.width() - wide * self._columns) / 2
        own = any(mark.chosen(brushes) for mark in self.marks)
        places = []
        for found in self._areas:
            column, row = self._spots[found.place]
            place = QRectF(left + column * wide, area.top() + row * high, wide, high)
            place.adjust(_GAP * scale / 2, _GAP * scale / 2, -_GAP * scale / 2, -_GAP * scale / 2)
            painter.setOpacity(1.0 if not own or found.mark.chosen(brushes) else _FAINT)
            self._tile(painter, look, place, found)
            places.append(place)
        painter.setOpacity(1.0)
        top = area.top() + high * self._rows + ROW * scale / 2
        paint_legend(painter, look, QRectF(area.left(), top, area.width(), foot), self._keys)
        return places

    def _tile(self, painter: QPainter, look: Look, place: QRectF, found: Area) -> None:
        path = QPainterPath()
        path.addRoundedRect(place, _ROUND * look.scale, _ROUND * look.scale)
        fill_path(painter, look, path, found.fill)
        painter.setPen(found.fill.text(look))
        inner = place.adjusted(3 * look.scale, 0, -3 * look.scale, 0)
        row = ROW * look.scale
        middle = place.center().y()
        write(painter, look, QRectF(inner.left(), middle - row, inner.width(), row), found.name)
        write(painter, look, QRectF(inner.left(), middle, inner.width(), row), found.figure, bold=found.bold)

    def _order(self, area: Area) -> tuple[int, int]:
        column, row = self._spots[area.place]
        return row, column
