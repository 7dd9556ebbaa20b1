"""About the program: version, licences, folders, keys."""

import platform
from functools import partial
from typing import Final

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from safetyreg import __version__
from safetyreg.i18n import Texts
from safetyreg.paths import log_folder, user_folder
from ui.session import Session
from ui.settings.section import Section
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.opening import open_folder

_WIDTH: Final = 760


class About(Section):
    """What one is asked for when something goes wrong, and the keys."""

    def __init__(self, session: Session) -> None:
        """Show everything; nothing is read."""
        texts = session.texts
        super().__init__(session, texts.say("About the program"))
        program = Card(texts.say("Register of incidents"))
        program.setMaximumWidth(_WIDTH)
        program.body.addLayout(_grid(self._facts()))
        folders = QHBoxLayout()
        folders.setSpacing(SPACE)
        for caption, folder in (
            (texts.say("Folder of logs"), log_folder),
            (texts.say("Folder of registries"), user_folder),
        ):
            button = IconButton(session.theme, "folder-open", caption)
            button.clicked.connect(partial(open_folder, folder()))
            folders.addWidget(button)
        folders.addStretch(1)
        program.body.addLayout(folders)
        keys = Card(texts.say("Keys"))
        keys.setMaximumWidth(_WIDTH)
        keys.body.addLayout(_grid(key_lines(texts), keys=True))
        self.body.addWidget(program)
        self.body.addWidget(keys)
        self.body.addStretch(1)

    def _facts(self) -> list[tuple[str, str]]:
        say = self.texts.say
        return [
            (say("Version"), __version__),
            (say("Licence"), say("MIT: use it, change it, pass it on; no warranty.")),
            (
                say("Made with"),
                f"Python {platform.python_version()}, Qt and PySide6 {PySide6.__version__} (LGPL)",
            ),
            (say("Libraries"), "SQLAlchemy, openpyxl, pyqtgraph, calamine, Babel, numpy (MIT, BSD)"),
            (say("Icons and letters"), "Lucide (ISC), Noto Sans (OFL)"),
            (say("Places"), "geokz 1.0.2, OCHA COD-AB (CC BY 4.0)"),
            (say("System"), platform.platform(terse=True)),
        ]


def key_lines(texts: Texts) -> list[tuple[str, str]]:
    """Return every key of the program with what it does."""
    say = texts.say
    return [
        ("Ctrl+N", say("New incident, then its kind")),
        ("Ctrl+F", say("Search")),
        ("Ctrl+E", say("Export what is shown")),
        ("Ctrl+P", say("Print what is shown")),
        ("Ctrl+I", say("Import a file")),
        ("Ctrl+Z", say("Undo: in a field its text, elsewhere the last action")),
        ("F1", say("Help on the field in focus")),
        ("F4", say("Open the list of a code field")),
        ("Alt+1 … Alt+6", say("Go to a page")),
        ("Ctrl+Enter", say("Save the incident and begin the next")),
        ("Space, Enter", say("Open the chosen row")),
        ("Ctrl+C", say("Copy rows as cells for Excel")),
    ]


def _grid(lines: list[tuple[str, str]], *, keys: bool = False) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * SPACE)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for number, (name, value) in enumerate(lines):
        left: QWidget = label(name, Role.KEY if keys else Role.MUTED)
        grid.addWidget(left, number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        text = label(value, wrap=True)
        if not keys:
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(text, number, 1)
    return grid
