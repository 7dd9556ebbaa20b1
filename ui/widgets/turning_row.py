"""Parts side by side where there is room, one under the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ui.tokens import SPACE


class TurningRow(QWidget):
    """Turns where it is narrower than its parts side by side need."""

    def __init__(self, parts: Sequence[tuple[QWidget, int]], parent: QWidget | None = None) -> None:
        """Take parts with their shares of the width."""
        super().__init__(parent)
        self._parts = tuple(part for part, _ in parts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE + 4)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        for part, share in parts:
            self._row.addWidget(part, share)

    @property
    def turned(self) -> bool:
        """Whether the parts stand one under the other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the widest part alone."""
        width = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(width, self._row.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        needed = sum(part.minimumSizeHint().width() for part in self._parts)
        needed += self._row.spacing() * (len(self._parts) - 1)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if self.width() < needed else directions.LeftToRight)
