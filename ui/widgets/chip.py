"""A removable chip: what is filtered, and by what."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from safetyreg.i18n import NO_BREAK_SPACE, Texts

_LONGEST = 34


class Chip(QFrame):
    """`clicked` opens its choice, `removed` takes it away; an empty value leaves the label alone."""

    clicked = Signal()
    removed = Signal()

    def __init__(self, caption: str, texts: Texts, parent: QWidget | None = None) -> None:
        """Make a chip without a value."""
        super().__init__(parent)
        self.setObjectName("chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._caption = caption
        self._texts = texts
        self.button = QPushButton(self)
        self.button.clicked.connect(self.clicked)
        self._cross = QToolButton(self)
        self._cross.setIconSize(QSize(14, 14))
        self._cross.setCursor(Qt.CursorShape.PointingHandCursor)
        self._cross.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 6, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(self._cross)
        self.set_value("")

    def set_icons(self, cross: QIcon, mark: QIcon | None = None) -> None:
        """Give it the cross, and perhaps an icon before its text."""
        self._cross.setIcon(cross)
        self.button.setIcon(mark or QIcon(QPixmap()))

    def set_value(self, value: str, *, removable: bool = True) -> None:
        """Show a value; a long one is shortened and told in full by the tool tip."""
        shown = value if len(value) <= _LONGEST else value[: _LONGEST - 1].rstrip() + "…"
        full = f"{self._caption}:{NO_BREAK_SPACE}{value}" if value else self._caption
        self.button.setText(f"{self._caption}:{NO_BREAK_SPACE}{shown}" if value else shown or self._caption)
        self.button.setToolTip(full if shown != value else "")
        self.button.setAccessibleName(full)
        font = self.button.font()
        font.setBold(bool(value))
        self.button.setFont(font)
        self._cross.setVisible(bool(value) and removable)
        self._name_cross(full)

    def set_text(self, text: str) -> None:
        """Show a text alone, without a caption; it can be removed."""
        self.button.setText(_shorten(text))
        self.button.setToolTip(text if len(text) > _LONGEST else "")
        self.button.setAccessibleName(text)
        self._name_cross(text)

    def _name_cross(self, full: str) -> None:
        self._cross.setAccessibleName(self._texts.say("Remove {name}", name=full))
        self._cross.setToolTip(self._cross.accessibleName())


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
