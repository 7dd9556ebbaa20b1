"""A surface with rounded corners and, perhaps, a title."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.tokens import SPACE
from ui.widgets.label import Role, label


class Card(QFrame):
    """Content goes into `body`; `header` holds the title and what stands beside it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        """Make a card; without a title its header takes no room."""
        super().__init__(parent)
        self.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        outer.setSpacing(SPACE)
        self.header = QHBoxLayout()
        self.header.setSpacing(SPACE)
        self._title = label(title, Role.TITLE, wrap=True, parent=self)
        outer.addLayout(self.header)
        self.header.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self._title.setVisible(bool(title))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE)
        outer.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def title(self) -> QLabel:
        """Return the label of the title."""
        return self._title

    def set_title(self, title: str) -> None:
        """Write another title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
