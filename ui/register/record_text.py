"""The scrolling text of the details pane; a long word breaks rather than hides what is beside it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

_PLAIN: Final = "QTextBrowser { background: transparent; border: 0; padding: 0; }"
_RIGHT: Final = 8


class RecordText(QTextBrowser):
    """Rich text that can be read and copied, no more; Tab passes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it part of its card."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_PLAIN)
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, _RIGHT, 0)

    def show_text(self, html: str) -> None:
        """Show other text; the scroll bar stays where it is."""
        place = self.verticalScrollBar().value()
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)
