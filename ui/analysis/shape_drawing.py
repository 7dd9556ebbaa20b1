"""A map of real boundaries: each place in its shape, the legend below."""

from collections.abc import Iterable, Mapping
from math import cos, radians
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPolygonF, QTransform
from typing_extensions import override

from safetyreg.domain.outline import Polygon
from safetyreg.statistics.brush import Brush
from ui.analysis.map_paint import ROW, Area, Key, fill_path, legend_height, paint_legend
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Drawing

_HEIGHT: Final = 300
_FAINT: Final = 0.35
_NARROW: Final = 480
_EDGE: Final = 3.0


class ShapeDrawing(Drawing):
    """An equirectangular projection, true in the middle latitude; a name where it fits into its shape."""

    def __init__(
        self, areas: tuple[Area, ...], outlines: Mapping[str, tuple[Polygon, ...]], keys: tuple[Key, ...]
    ) -> None:
        """Keep the areas that have an outline, the large first, so that enclosed cities lie on top."""
        points = [point for polygons in outlines.values() for edge in polygons for point in edge[0]]
        middle = (min(y for _, y in points) + max(y for _, y in points)) / 2
        paths = {place: _path(polygons, cos(radians(middle))) for place, polygons in outlines.items()}
        known = [area for area in areas if area.place in paths]
        self._areas = tuple(sorted(known, key=lambda area: _size(paths[area.place]), reverse=True))
        self._paths = [paths[area.place] for area in self._areas]
        self._shown: list[QPainterPath] = []
        self._keys = keys
        self.marks = tuple(area.mark for area in self._areas)
        self._bounds = QRectF()
        for path in self._paths:
            self._bounds = self._bounds.united(path.boundingRect())

    @override
    def height(self, look: Look) -> float:
        """Return a height at which districts can be told apart."""
        return _HEIGHT * look.scale + legend_height(look, _NARROW * look.scale, self._keys)

    @override
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint the places; those that are not chosen stand back."""
        foot = legend_height(look, area.width(), self._keys) + ROW * look.scale / 2
        room = area.adjusted(2, 2, -2, -foot)
        self._shown = list(self._fitted(room))
        own = any(mark.chosen(brushes) for mark in self.marks)
        for found, path in zip(self._areas, self._shown, strict=True):
            painter.setOpacity(1.0 if not own or found.mark.chosen(brushes) else _FAINT)
            fill_path(painter, look, path, found.fill)
        painter.setOpacity(1.0)
        self._names(painter, look)
        legend = QRectF(area.left(), room.bottom() + ROW * look.scale / 2, area.width(), foot)
        paint_legend(painter, look, legend, self._keys)
        return [path.boundingRect() for path in self._shown]

    @override
    def shape(self, number: int, place: QRectF) -> QPainterPath:
        """Return the shape of a place; a city that it encloses lies on top of it."""
        del place
        return self._shown[number]

    def _fitted(self, room: QRectF) -> Iterable[QPainterPath]:
        bounds = self._bounds
        unit = min(room.width() / bounds.width(), room.height() / bounds.height())
        left = room.left() + (room.width() - bounds.width() * unit) / 2 - bounds.left() * unit
        top = room.top() + (room.height() - bounds.height() * unit) / 2 - bounds.top() * unit
        moved = QTransform(unit, 0, 0, unit, left, top)
        return (moved.map(path) for path in self._paths)

    def _names(self, painter: QPainter, look: Look) -> None:
        """Write name and figure where they fit without touching others."""
        taken: list[QRectF] = []
        row = ROW * look.scale
        for found, path in sorted(zip(self._areas, self._shown, strict=True), key=_bold_first):
            metrics = QFontMetricsF(look.font(bold=found.bold))
            wide = max(metrics.horizontalAdvance(text) for text in (found.name, found.figure)) + 4
            middle = _inside(path)
            place = QRectF(middle.x() - wide / 2, middle.y() - row, wide, 2 * row)
            fits = place.width() <= path.boundingRect().width() * 1.1 or found.bold
            if not fits or any(place.intersects(other) for other in taken):
                continue
            taken.append(place)
            font = look.font(bold=found.bold)
            _write(painter, look, font, QPointF(middle.x(), middle.y() - row * 0.2), found.name)
            _write(painter, look, font, QPointF(middle.x(), middle.y() + row * 0.8), found.figure)


def _write(painter: QPainter, look: Look, font: QFont, middle: QPointF, text: str) -> None:
    """Write a line with an edge in the ground's colour, so that it can be read on any shape."""
    wide = QFontMetricsF(font).horizontalAdvance(text)
    path = QPainterPath()
    path.addText(QPointF(middle.x() - wide / 2, middle.y()), font, text)
    painter.strokePath(path, look.edge("surface", _EDGE))
    painter.fillPath(path, look.colour("text"))


def _path(polygons: tuple[Polygon, ...], narrow: float) -> QPainterPath:
    """Return a path with holes; north is up."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for polygon in polygons:
        for ring in polygon:
            path.addPolygon(QPolygonF([QPointF(x * narrow, -y) for x, y in ring]))
            path.closeSubpath()
    return path


def _size(path: QPainterPath) -> float:
    box = path.boundingRect()
    return box.width() * box.height()


def _bold_first(pair: tuple[Area, QPainterPath]) -> tuple[bool, float]:
    return not pair[0].bold, -_size(pair[1])


def _inside(path: QPainterPath) -> QPointF:
    """Return a point well inside a shape: the middle of its box, or of its widest row near there."""
    box = path.boundingRect()
    middle = box.center()
    if path.contains(middle):
        return middle
    steps = [box.top() + box.height() * part / 10 for part in (5, 4, 6, 3, 7, 2, 8)]
    across = [box.left() + box.width() * part / 20 for part in range(1, 20)]
    for y in steps:
        inside = [x for x in across if path.contains(QPointF(x, y))]
        if inside:
            return QPointF(inside[len(inside) // 2], y)
    return middle
