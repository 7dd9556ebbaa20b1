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

PADDING: Final = 6
_HEIGHT: Final = 32
_GAP: Final = 2
_ARROWS: Final = ("↓", "↑")
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
        """Return the width that the text of a section needs; an arrow stands in the padding."""
        text = str(self.model().headerData(section, self.orientation()) or "")
        return self.fontMetrics().horizontalAdvance(_parts(text)[0]) + 2 * PADDING + 2 * _GAP

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
        ordered = bool(_parts(text)[1])
        painter.save()
        painter.fillRect(rect, self._theme.colour("hover" if self._hovered(logicalIndex) else "surface"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self._theme.colour("text" if ordered else "muted"))
        painter.setFont(self.font())
        self._write(painter, rect, text, Qt.AlignmentFlag(alignment))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, text: str, alignment: Qt.AlignmentFlag) -> None:
        """Draw the text, and in the padding beside it the arrow, so that no width changes with the order."""
        words, arrow = _parts(text)
        metrics, room = self.fontMetrics(), rect.adjusted(PADDING, 0, -PADDING, 0)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, alignment, shown)
        if arrow:
            right = bool(alignment & Qt.AlignmentFlag.AlignRight)
            width, mark = metrics.horizontalAdvance(shown), metrics.horizontalAdvance(arrow)
            left = room.right() - width - mark - _GAP if right else room.left() + width + _GAP
            place = QRect(max(left, rect.left()), rect.top(), mark, rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, arrow)

    def _hovered(self, section: int) -> bool:
        if not self.underMouse():
            return False
        return self.logicalIndexAt(self.viewport().mapFromGlobal(QCursor.pos())) == section


def _parts(text: str) -> tuple[str, str]:
    return (text[:-1].rstrip(), text[-1]) if text.endswith(_ARROWS) else (text, "")
