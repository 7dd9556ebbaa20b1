"""What layouts that go by lines have in common: items in their order, a height that follows the width."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class ItemsLayout(QLayout):
    """Keeps items; where they stand is said by `place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without items."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def place(self, rect: QRect, *, move: bool) -> int:
        """Return the height that the items take in a width, and move them there if told to."""
        raise NotImplementedError

    @override
    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)

    @override
    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or nothing beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        """Want no more than is needed."""
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        """Say that a narrower layout is higher."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that a width asks for."""
        return self.place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self.place(rect, move=True)
