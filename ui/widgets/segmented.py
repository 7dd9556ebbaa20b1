"""A few choices side by side, one of them taken: arrow keys or a click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.widgets.flow_layout import FlowLayout

_LEFT = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_RIGHT = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})


class Segmented(QFrame):
    """`chosen(code)` when the user takes another; a second click on it clears where blank is allowed."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        *,
        blank: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Offer (code, translated label) pairs; without `blank` the first is taken at once.

        Those that `wrap` go on in the next line where one is too short.
        """
        super().__init__(parent)
        self.setObjectName("segments")
        height = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Maximum, height)
        self._blank = blank
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._codes = tuple(code for code, _ in options)
        row = FlowLayout(self) if wrap else QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        for number, (_, text) in enumerate(options):
            row.addWidget(self._button(number, text))
        self._group.idClicked.connect(self._on_clicked)
        self._value = ""
        self.set_value("" if blank or not options else self._codes[0])

    def value(self) -> str:
        """Return the code that is taken, or nothing."""
        return self._value

    def set_value(self, code: str) -> None:
        """Take a code without a signal; one that is not offered takes none."""
        self._value = code if code in self._codes else ""
        for number, offered in enumerate(self._codes):
            self._group.button(number).setChecked(offered == self._value)
        self._take_focus()

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return its buttons in their order."""
        found = (self._group.button(number) for number in range(len(self._codes)))
        return tuple(button for button in found if isinstance(button, QPushButton))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice by the arrow keys, clear it by Delete."""
        key = Qt.Key(event.key())
        if key in _LEFT | _RIGHT:
            self._move(-1 if key in _LEFT else 1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._blank:
            self._choose("")
        else:
            super().keyPressEvent(event)

    def _button(self, number: int, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        self._group.addButton(button, number)
        return button

    def _move(self, step: int) -> None:
        place = self._codes.index(self._value) + step if self._value else 0
        place = min(max(place, 0), len(self._codes) - 1)
        self._choose(self._codes[place])
        self._group.button(place).setFocus()

    def _on_clicked(self, number: int) -> None:
        code = self._codes[number]
        self._choose("" if self._blank and code == self._value else code)

    def _choose(self, code: str) -> None:
        changed = code != self._value
        self.set_value(code)
        if changed:
            self.chosen.emit(code)

    def _take_focus(self) -> None:
        stop = self._codes.index(self._value) if self._value else 0
        for number, button in enumerate(self.buttons()):
            policy = Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
            if number == stop:
                self.setFocusProxy(button)
