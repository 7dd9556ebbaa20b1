"""The navigation rail."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from safetyreg.i18n import Texts
from ui.pages import LISTED, PageItem
from ui.theme import Theme
from ui.tokens import SPACE
from ui.widgets.label import Role, label

_ICON = 18
_AS_BUTTONS = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
_AS_BUTTONS.setHeightForWidth(True)


class Rail(QFrame):
    """`chosen(key)` at a click; Alt+1…6 choose too (the window's shortcuts)."""

    chosen = Signal(str)

    def __init__(
        self, texts: Texts, theme: Theme, *, demo: bool = False, parent: QWidget | None = None
    ) -> None:
        """List the pages."""
        super().__init__(parent)
        self.setObjectName("rail")
        self._theme = theme
        self._texts = texts
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, 2 * SPACE, SPACE, SPACE)
        layout.setSpacing(2)
        layout.addWidget(self._brand())
        if demo:
            mark = label(texts.say("DEMO: invented records"), Role.WARNING, wrap=True)
            mark.setContentsMargins(SPACE, 0, 0, 0)
            mark.setSizePolicy(_AS_BUTTONS)
            layout.addWidget(mark)
        layout.addSpacing(SPACE)
        for number, page in enumerate(LISTED, 1):
            layout.addWidget(self._button(page, number))
        layout.addStretch(1)
        theme.changed.connect(self.draw)
        self.draw()

    def show_current(self, key: str) -> None:
        """Mark a page as the current one, none where it is not listed; the focus goes along the rail."""
        focused = any(button.hasFocus() for button in self._buttons.values())
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)
        if focused and key in self._buttons:
            self._buttons[key].setFocus()

    def button(self, key: str) -> QToolButton:
        """Return the button of a page."""
        return self._buttons[key]

    def draw(self) -> None:
        """Colour the icons."""
        for page in LISTED:
            self._buttons[page.key].setIcon(self._theme.icon(page.icon, "text", "accent"))

    def _brand(self) -> QLabel:
        found = label(self._texts.say("Register of incidents"), wrap=True)
        found.setObjectName("brand")
        found.setContentsMargins(SPACE, 0, 0, 0)
        found.setSizePolicy(_AS_BUTTONS)
        return found

    def _button(self, page: PageItem, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("railButton")
        button.setText("  " + self._texts.say(page.label))
        button.setAccessibleName(self._texts.say(page.label))
        button.setToolTip(f"Alt+{number}")
        button.setCheckable(True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(partial(self.chosen.emit, page.key))
        self._group.addButton(button)
        self._buttons[page.key] = button
        return button
