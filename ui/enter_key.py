"""Enter presses the button in focus, in the window as in a dialog."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton
from typing_extensions import override

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FREE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterPresses(QObject):
    """Listens to the whole application; buttons that Qt presses itself are left to it."""

    def __init__(self, application: QGuiApplication) -> None:
        """Begin to listen."""
        super().__init__(application)
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button that has the focus."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTER or event.modifiers() not in _FREE or event.isAutoRepeat():
            return False
        if isinstance(watched, QPushButton) and not watched.autoDefault():
            watched.click()
            return True
        if isinstance(watched, QToolButton):
            watched.click()
            return True
        return False
