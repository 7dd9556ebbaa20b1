"""Labels in the few sizes and tones there are."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


class Role(StrEnum):
    """What a label is for; the style sheet knows the rest."""

    BODY = "body"
    MUTED = "muted"
    LABEL = "label"
    HINT = "hint"
    ERROR = "error"
    WARNING = "warning"
    GOOD = "good"
    TITLE = "title"
    HEADING = "heading"
    NUMBER = "number"
    KEY = "key"
    TAG = "tag"


def label(text: str, role: Role = Role.BODY, *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Make a label of plain text; `wrap` breaks it into lines."""
    found = QLabel(text, parent)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setWordWrap(wrap)
    found.setProperty("role", role.value)
    return found


def set_role(found: QLabel, role: Role) -> None:
    """Give a label another tone."""
    if found.property("role") != role.value:
        found.setProperty("role", role.value)
        found.style().unpolish(found)
        found.style().polish(found)


def line() -> QFrame:
    """Make a thin horizontal line."""
    found = QFrame()
    found.setObjectName("line")
    found.setFixedHeight(1)
    return found
