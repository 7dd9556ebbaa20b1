"""A button that looks like a link, reachable by Tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class LinkButton(QPushButton):
    """Opens something where it stands in a text or a line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Show a translated text."""
        super().__init__(text, parent)
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
