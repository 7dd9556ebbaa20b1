"""A chart that is painted by hand: its marks, each with its figures in words and what it chooses."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from safetyreg.i18n import NO_BREAK_SPACE, Texts
from safetyreg.statistics.brush import Brush
from ui.widgets.chart import Reading
from ui.widgets.chart_look import Look


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: its words, and the brushes that choose the records behind it."""

    reading: Reading
    brushes: tuple[Brush, ...]

    def chosen(self, brushes: tuple[Brush, ...]) -> bool:
        """Whether all that it chooses is chosen already."""
        return bool(self.brushes) and set(self.brushes) <= set(brushes)


class Drawing(ABC):
    """Marks in reading order, `across` of them in a row, painted into any area in any look."""

    marks: tuple[Mark, ...] = ()
    across: int = 1

    @abstractmethod
    def height(self, look: Look) -> float:
        """Return the height it needs."""

    @abstractmethod
    def paint(self, painter: QPainter, look: Look, area: QRectF, brushes: tuple[Brush, ...]) -> list[QRectF]:
        """Paint everything; return the place of each mark."""


def figures(texts: Texts, before: int, after: int) -> str:
    """Return both counts as they stand beside a mark: `874 / 535`."""
    return f"{texts.integer(after)}{NO_BREAK_SPACE}/{NO_BREAK_SPACE}{texts.integer(before)}"
