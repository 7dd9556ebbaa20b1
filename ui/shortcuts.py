"""Shortcuts that work on Cyrillic layouts, where Qt sees Ctrl+Т and not Ctrl+N."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.key_watch import KeyWatch
from ui.widgets.digit_keys import key_digit
from ui.widgets.layout_keys import latin_key

_CYRILLIC: Final = range(0x0400, 0x0530)
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_PLAIN: Final = _HELD | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.MetaModifier
_OURS: Final = frozenset({QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)})


def latin_of(event: QKeyEvent) -> str:
    """Return the Latin letter or digit on the key of an event that typed a Cyrillic one, or nothing."""
    if event.key() not in _CYRILLIC:
        return ""
    return key_digit(event) or latin_key(chr(event.key()))


class LatinShortcuts(KeyWatch):
    """Looks for a shortcut that Qt did not find by its Latin key."""

    @override
    def take(self, receiver: QWidget, event: QKeyEvent) -> bool:
        """Trigger the shortcut of the key, or hand the widget the key as a Latin one (Ctrl+C in a field)."""
        if event.type() == QEvent.Type.ShortcutOverride:
            return _keep_from_fields(event)
        letter = latin_of(event) if event.modifiers() & _HELD else ""
        if not letter:
            return False
        modifiers = event.modifiers() & _PLAIN
        key = Qt.Key(ord(letter))
        if not _trigger(receiver, QKeySequence(QKeyCombination(modifiers, key))):
            QApplication.sendEvent(receiver, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
        return True


def _keep_from_fields(event: QKeyEvent) -> bool:
    """Say that a field may not take the key: on X11 Ctrl+E would move its cursor, as in Emacs."""
    if event.keyCombination() not in _OURS:
        return False
    event.ignore()
    return True


def _trigger(focus: QWidget, keys: QKeySequence) -> bool:
    """Trigger the shortcut of a focused widget, of the widgets around it, or of its window."""
    window = focus.window()
    for action in window.findChildren(QAction):
        if keys in action.shortcuts() and action.isEnabled() and _reaches(action, focus):
            action.trigger()
            return True
    for shortcut in window.findChildren(QShortcut):
        parent = shortcut.parent()
        if shortcut.key() == keys and shortcut.isEnabled() and isinstance(parent, QWidget):
            if not _in_context(parent, shortcut.context(), focus):
                continue
            shortcut.activated.emit()
            return True
    return False


def _reaches(action: QAction, focus: QWidget) -> bool:
    holders = [holder for holder in action.associatedObjects() if isinstance(holder, QWidget)]
    return any(_in_context(holder, action.shortcutContext(), focus) for holder in holders)


def _in_context(holder: QWidget, context: Qt.ShortcutContext, focus: QWidget) -> bool:
    if context is Qt.ShortcutContext.WidgetShortcut:
        return holder is focus
    if context is Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return holder is focus or holder.isAncestorOf(focus)
    return holder.isVisible() and holder.window() is focus.window()
