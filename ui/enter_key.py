"""Enter presses the button in focus, in the window as in a dialog."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from typing_extensions import override

from ui.key_watch import KeyWatch

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FREE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterPresses(KeyWatch):
    """Presses buttons; those that Qt presses itself are left to it."""

    @override
    def take(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Press the button that has the focus."""
        if event.type() != QEvent.Type.KeyPress or event.isAutoRepeat():
            return False
        if event.key() not in _ENTER or event.modifiers() not in _FREE:
            return False
        ours = isinstance(receiver, QToolButton)
        if isinstance(receiver, QPushButton):
            ours = not receiver.autoDefault()
        if ours and isinstance(receiver, QPushButton | QToolButton):
            receiver.click()
        return ours
