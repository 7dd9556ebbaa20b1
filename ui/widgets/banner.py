"""A line of news inside a page: what happened, what to do, with buttons."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from safetyreg.i18n import Texts
from ui.theme import Theme
from ui.tokens import SPACE
from ui.widgets.label import label


class Tone(StrEnum):
    """How grave the news is."""

    NOTICE = "notice"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


_ICONS = {
    Tone.NOTICE: ("info", "accent"),
    Tone.GOOD: ("circle-check", "good"),
    Tone.WARNING: ("triangle-alert", "warning"),
    Tone.ERROR: ("circle-alert", "error"),
}


class Banner(QFrame):
    """Hidden until `show_message`; the cross hides it again."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a hidden banner."""
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._icon = QLabel(self)
        self._text = label("", wrap=True, parent=self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName(texts.say("Close"))
        self._close.setToolTip(texts.say("Close"))
        self._close.clicked.connect(self.hide)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE + 4, SPACE, SPACE, SPACE)
        self._row.setSpacing(SPACE)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._tone = Tone.NOTICE
        theme.changed.connect(self._draw)
        self.hide()

    def show_message(
        self, text: str, tone: Tone = Tone.NOTICE, *actions: tuple[str, Callable[[], object]]
    ) -> None:
        """Show a translated sentence with buttons, each a label and a bound method."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(*action) for action in actions]
        self._tone = tone
        self._text.setText(text)
        self.setAccessibleName(text)
        self._draw()
        self.show()

    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._text.text()

    def _button(self, caption: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(caption, self)
        button.clicked.connect(act)
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()
        return button

    def _draw(self) -> None:
        name, colour = _ICONS[self._tone]
        self._icon.setPixmap(self._theme.pixmap(name, colour))
        self._close.setIcon(self._theme.icon("x"))
        self.setProperty("tone", self._tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
