"""What stands where nothing is yet: one sentence, what to do next, a button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

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
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(SPACE)
        self._layout.addStretch(1)
        for part in (self._picture, self._title, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._title, self._hint):
            part.setMinimumWidth(_WIDTH)
            part.setMaximumWidth(_WIDTH)
        self._layout.addStretch(1)
        theme.changed.connect(self._draw)
        self._draw()

    def add_action(self, caption: str, act: Callable[[], object], *, primary: bool = True) -> QPushButton:
        """Offer a button under the texts."""
        button = QPushButton(caption)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(act)
        self._layout.insertWidget(self._layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def set_texts(self, title: str, hint: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._hint.setText(hint)

    def _draw(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._name, "outline", _ICON))
