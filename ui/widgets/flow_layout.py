"""A layout that goes on in the next line when a line is full."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.widgets.items_layout import ItemsLayout


class FlowLayout(ItemsLayout):
    """Places its items from left to right, in as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        """Leave `spacing` pixels between items and lines."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    @override
    def sizeHint(self) -> QSize:
        """Ask for one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        """Need room for the greatest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    @override
    def place(self, rect: QRect, *, move: bool) -> int:
        """Begin a line where an item has no room in the last one."""
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and height:
                x, y, height = rect.x(), y + height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            height = max(height, size.height())
        return y + height - rect.y()

    def clear(self) -> None:
        """Remove every widget and let it go."""
        for item in self._items:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._items.clear()
