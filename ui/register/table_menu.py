"""The menu over the rows of the register."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Entry:
    """A translated text, what it does, and the keys that do the same; without a text it is a line."""

    text: str = ""
    act: Callable[[], object] | None = None
    keys: str = ""


def table_menu(entries: Iterable[Entry], statuses: QMenu | None, title: str, parent: QWidget) -> QMenu:
    """Make the menu; `statuses` goes under its title where the record may change its status."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry.act is None:
            menu.addSeparator()
            continue
        action = menu.addAction(entry.text, entry.act)
        if entry.keys:
            action.setShortcut(QKeySequence(entry.keys))
            action.setShortcutVisibleInContextMenu(True)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if statuses is not None and statuses.actions():
        statuses.setTitle(title)
        statuses.setParent(menu, statuses.windowFlags())
        menu.addSeparator()
        menu.addMenu(statuses)
    return menu
