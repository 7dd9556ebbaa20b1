"""A key of the number row is its digit, whatever letter the keyboard layout puts there."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from ui.widgets.layout_keys import digit_of

_ROW: Final = "1234567890"
_FIRST_SCAN_CODES: Final = {"xcb": 10, "wayland": 10, "windows": 2}
_IGNORED: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def scan_digit(scan_code: int, platform: str) -> str:
    """Return the digit of a key by its place on the keyboard, or nothing."""
    first = _FIRST_SCAN_CODES.get(platform)
    if first is None or not first <= scan_code < first + len(_ROW):
        return ""
    return _ROW[scan_code - first]


def key_digit(event: QKeyEvent) -> str:
    """Return the digit of the key of an event, whatever modifiers are held, or nothing."""
    text = event.text()
    if len(text) == 1 and text.isascii() and text.isdigit():
        return text
    by_place = scan_digit(event.nativeScanCode(), QGuiApplication.platformName())
    if by_place or not Qt.Key.Key_Space <= event.key() < Qt.Key.Key_Escape:
        return by_place
    return digit_of(chr(event.key()))


def typed_digit(event: QKeyEvent) -> str:
    """Return the digit that a key typed without Ctrl, Alt or Shift stands for, or nothing."""
    return "" if event.modifiers() & ~_IGNORED else key_digit(event)
