"""Keys on their way to a window, seen before the widget in focus gets them."""

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_KEYS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


class KeyWatch(QObject):
    """Listens to each window that has ever had the keyboard.

    A filter on the application would be asked about every event there is: 28,000 times while one form is
    made, which took two fifths of the time.
    """

    def __init__(self, application: QGuiApplication) -> None:
        """Begin to listen."""
        super().__init__(application)
        application.focusWindowChanged.connect(self.listen_to)
        self.listen_to(application.focusWindow())

    def listen_to(self, window: QWindow | None) -> None:
        """Listen to one more window; to the same one only once."""
        if window is not None:
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand on keys alone, with the widget that would get them."""
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        receiver = QApplication.focusWidget() or QApplication.activeWindow()
        return receiver is not None and self.take(receiver, event)

    @abstractmethod
    def take(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Act on a key press, or the question before it; return whether the widget shall not get it."""
