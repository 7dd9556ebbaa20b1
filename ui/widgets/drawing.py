"""A chart that is painted by hand: its marks, each with its figures in words and what it chooses."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from safetyreg.i18n import NO_BREAK_SPACE, Texts
from safetyreg.statistics.brush import Brush
from ui.widgets.chart import Reading
from ui.widgets.chart_look import Look

_ROUND: Final = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: its words, and the brushes that choose the records behind it.

    `places` are codes that take the place of those in the filter, where it goes beyond them.
    """

    reading: Reading
    brushes: tuple[Brush, ...]
    places: tuple[str, ...] = ()

    def chosen(self, brushes: tuple[Brush, ...]) -> bool:
        """Whether all that it chooses is chosen already."""
        return bool(self.brushes) and set(self.brushes) <= set(brushes)


class Drawing(ABC):
    """Marks in reading order, `across` of them in a row, painted into any area in any look.

    `links` tells that a click filters the other charts; else it opens the records at once. `sweeps` that
    marks follow each other in time, so that a drag over several chooses them together.
    """

    marks: tuple[Mark, ...] = ()
    across: int = 1
    links: bool = True
    sweeps: bool = False

    def swept(self, first: int, last: int) -> Mark:
        """Return marks of one dimension as one that chooses them together."""
        marks = self.marks[min(first, last) : max(first, last) + 1]
        keys = frozenset(key for mark in marks for brush in mark.brushes for key in brush.keys)
        return Mark(marks[0].reading, (Brush(marks[0].brushes[0].dimension, keys),))

    @abstractmethod
    def height(self, look: Look) -> float:
        """Return the height it needs."""

    def step(self, look: Look) -> float:
        """Return the height of its rows, of which a scrolled view shows whole ones; 0 without rows."""
        del look
        return 0.0

    @abstractmethod
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint everything; return the place of each mark."""

    def shape(self, number: int, place: QRectF) -> QPainterPath:
        """Return the edge of a mark where it was painted last: what is framed and hit."""
        del number
        path = QPainterPath()
        path.addRoundedRect(place.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        return path


def figures(texts: Texts, before: int, after: int) -> str:
    """Return both counts as they stand beside a mark: `874 / 535`."""
    return f"{texts.integer(after)}{NO_BREAK_SPACE}/{NO_BREAK_SPACE}{texts.integer(before)}"
