"""A removable chip: what is filtered, and by what."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
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
        self._cross.clicked.connect(self._on_end)
        self._removable = False
        self._icons = (QIcon(), QIcon())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 6, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button)
        layout.addWidget(self._cross)
        self.set_value("")

    def set_icons(self, cross: QIcon, arrow: QIcon | None = None) -> None:
        """Give it the cross of a chip that is on, and the arrow of one that is not."""
        self._icons = (cross, arrow or QIcon())
        self._draw_end()

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
        self._end(full, removable=bool(value) and removable)

    def set_text(self, text: str) -> None:
        """Show a text alone, without a caption; it can be removed."""
        self.button.setText(_shorten(text))
        self.button.setToolTip(text if len(text) > _LONGEST else "")
        self.button.setAccessibleName(text)
        self._end(text, removable=True)

    def _end(self, full: str, *, removable: bool) -> None:
        self._removable = removable
        self._cross.setFocusPolicy(Qt.FocusPolicy.StrongFocus if removable else Qt.FocusPolicy.NoFocus)
        self._draw_end()
        if not removable:
            self._cross.setAccessibleName(full)
            self._cross.setToolTip("")
            return
        self._cross.setAccessibleName(self._texts.say("Remove {name}", name=full))
        self._cross.setToolTip(self._cross.accessibleName())

    def _draw_end(self) -> None:
        self._cross.setIcon(self._icons[0] if self._removable else self._icons[1])

    def _on_end(self) -> None:
        if self._removable:
            self.removed.emit()
        else:
            self.clicked.emit()


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
