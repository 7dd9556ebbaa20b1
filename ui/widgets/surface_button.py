"""A whole surface that is one button: a card of figures, a line of a list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

CARD = "cardButton"
ROW = "rowButton"


class SurfaceButton(QPushButton):
    """Put content into `body`; call `let_through` when it is there, so that all of it can be clicked."""

    def __init__(self, surface: str, parent: QWidget | None = None) -> None:
        """Make an empty surface, CARD or ROW."""
        super().__init__(parent)
        self.setObjectName(surface)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.body = QVBoxLayout(self)

    def let_through(self) -> None:
        """Let the mouse pass through everything inside."""
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        """Ask for what the content asks for."""
        return self.body.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Need what the content needs."""
        return self.body.minimumSize()
