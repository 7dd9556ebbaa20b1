"""The threshold as a number: typed, or stepped by the arrow keys."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.domain.field import number
from safetyreg.i18n import Texts, mark
from ui.liability.histogram import MOST, WIDTH, stepped
from ui.widgets.number_input import NumberInput

_CAP: Final = number("cap", mark("Threshold, %"), maximum=MOST)
_STEPS: Final = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: WIDTH,
    Qt.Key.Key_PageDown: -WIDTH,
}
_WIDE: Final = 64


class CapInput(NumberInput):
    """`chosen(cap)` when a whole number from 0 to 100 stands in it."""

    chosen = Signal(int)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        """Make a blank box."""
        super().__init__(texts, _CAP, parent)
        self.setFixedWidth(_WIDE)
        self.setAccessibleName(texts.say(_CAP.label))
        self.edited.connect(self._on_typed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by the arrow and Page keys."""
        step, value = _STEPS.get(Qt.Key(event.key())), self.value()
        if step is None or not isinstance(value, int):
            super().keyPressEvent(event)
            return
        self.set_value(stepped(value, step))
        self._on_typed()

    def _on_typed(self) -> None:
        value = self.value()
        if isinstance(value, int):
            self.chosen.emit(value)
