"""Typing of any letters: Qt's own test keys know Latin ones only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QObject, key: int, typed: str = "", modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press one key for a widget, or for a window that passes it on to what has the focus."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, typed))


def write(widget: QWidget, text: str) -> None:
    """Type a text."""
    for letter in text:
        press(widget, ord(letter.upper()), letter)
