"""The subtype, the first question of a call: buttons that go on in the next line; arrow keys or its digit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from safetyreg.domain.field import Choice, Value
from safetyreg.errors import Message
from safetyreg.i18n import Texts
from ui.widgets.digit_keys import typed_digit
from ui.widgets.flow_layout import FlowLayout

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class SubtypeInput(QWidget):
    """A `FieldInput` of one of a few values, each of them in sight."""

    edited = Signal()
    committed = Signal()

    def __init__(self, choices: Sequence[Choice], texts: Texts, parent: QWidget | None = None) -> None:
        """Offer the subtypes of a kind."""
        super().__init__(parent)
        self._values = tuple(choice.value for choice in choices)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        flow = FlowLayout(self, spacing=6)
        for number, choice in enumerate(choices):
            flow.addWidget(self._button(number, texts.say(choice.label)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.idClicked.connect(self._choose)
        self._value = ""
        self._draw()

    def buttons(self) -> tuple[QPushButton, ...]:
        """Return its buttons in their order."""
        return tuple(one for one in self._group.buttons() if isinstance(one, QPushButton))

    def value(self) -> Value:
        """Return the chosen value, or None."""
        return self._value or None

    def set_value(self, value: Value) -> None:
        """Show a value; one that is not offered shows as blank."""
        self._value = str(value) if value in self._values else ""
        self._draw()

    def raw(self) -> str:
        """Return the value as a text."""
        return self._value

    def set_raw(self, text: str) -> None:
        """Show a value."""
        self.set_value(text)

    def problem(self) -> Message | None:
        """Nothing can be unreadable here."""
        return None

    def readable(self) -> bool:
        """Every answer is."""
        return True

    def widget(self) -> QWidget:
        """Return the button that takes the focus."""
        return self._stop()

    @override
    def setAccessibleName(self, name: str) -> None:
        """Name the buttons too."""
        super().setAccessibleName(name)
        for button in self.buttons():
            button.setAccessibleName(f"{name}: {button.text()}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice by the arrow keys, take one by its digit."""
        digit = typed_digit(event)
        step = _STEPS.get(Qt.Key(event.key()))
        if digit and 0 < int(digit) <= len(self._values):
            self._choose(int(digit) - 1)
        elif step:
            place = self._values.index(self._value) + step if self._value else 0
            self._choose(min(max(place, 0), len(self._values) - 1))
        else:
            super().keyPressEvent(event)

    def _button(self, number: int, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        self._group.addButton(button, number)
        return button

    def _choose(self, number: int) -> None:
        changed = self._values[number] != self._value
        self._value = self._values[number]
        self._draw()
        self._stop().setFocus()
        if changed:
            self.edited.emit()
            self.committed.emit()

    def _stop(self) -> QWidget:
        return self.buttons()[self._values.index(self._value) if self._value else 0]

    def _draw(self) -> None:
        stop = self._stop()
        for value, button in zip(self._values, self.buttons(), strict=True):
            button.setChecked(value == self._value)
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(stop)
