"""The heading of the register: a click orders, a drag moves, an edge resizes.

Drawn by hand: Qt's own section asks of every row whether it is selected, which takes seconds at a million.
"""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QCursor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ui.theme import Theme
from ui.tokens import SMALL_PIXELS

PADDING: Final = 8
_HEIGHT: Final = 32
_NARROWEST: Final = 44


class RegisterHeader(QHeaderView):
    """Sections that can be clicked, moved and resized."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Dress it in the theme's colours."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        font = QFont(self.font())
        font.setPixelSize(SMALL_PIXELS)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_NARROWEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def shown_order(self) -> list[int]:
        """Return the logical sections from left to right."""
        return [self.logicalIndex(place) for place in range(self.count())]

    def text_width(self, section: int) -> int:
        """Return the width that the text of a section needs, an arrow beside it included."""
        text = str(self.model().headerData(section, self.orientation()) or "")
        return self._metrics_of(text) + 2 * PADDING + 2

    @override
    def sizeHint(self) -> QSize:
        """Be as high as a control."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw ground, text and the line under it."""
        model = self.model()
        text = str(model.headerData(logicalIndex, self.orientation()) or "")
        alignment = model.headerData(logicalIndex, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        ordered = text.endswith(("↓", "↑"))
        painter.save()
        painter.fillRect(rect, self._theme.colour("hover" if self._hovered(logicalIndex) else "surface"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self._theme.colour("text" if ordered else "muted"))
        painter.setFont(self.font())
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag(alignment), shown)
        painter.restore()

    def _hovered(self, section: int) -> bool:
        if not self.underMouse():
            return False
        return self.logicalIndexAt(self.viewport().mapFromGlobal(QCursor.pos())) == section

    def _metrics_of(self, text: str) -> int:
        arrow = "" if text.endswith(("↓", "↑")) else " ↓"
        return self.fontMetrics().horizontalAdvance(text + arrow)
