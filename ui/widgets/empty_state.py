"""What stands where nothing is yet: one sentence, what to do next, a button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.tokens import SPACE
from ui.widgets.label import Role, label

_WIDTH = 420
_ICON = 40


class EmptyState(QWidget):
    """An icon, a title and what to do next, in the middle of its room."""

    def __init__(
        self, theme: Theme, icon: str, title: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Show translated texts."""
        super().__init__(parent)
        self._theme = theme
        self._name = icon
        self._picture = QLabel(self)
        self._title = label(title, Role.TITLE, wrap=True)
        self._hint = label(hint, Role.MUTED, wrap=True)
        column = QWidget(self)
        column.setFixedWidth(_WIDTH)
        self._layout = QVBoxLayout(column)
        self._layout.setSpacing(SPACE)
        for part in (self._picture, self._title, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._layout.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        theme.changed.connect(self._draw)
        self._draw()

    def add_action(self, caption: str, act: Callable[[], object], *, primary: bool = True) -> QPushButton:
        """Offer a button under the texts."""
        button = QPushButton(caption)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(act)
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def set_texts(self, title: str, hint: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._hint.setText(hint)

    def _draw(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._name, "outline", _ICON))
