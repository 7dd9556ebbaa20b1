"""The page of settings: sections at the left, one of them at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget
from typing_extensions import override

from safetyreg.i18n import mark
from ui.session import Session
from ui.settings.about import About
from ui.settings.backups import BackupsSection
from ui.settings.calendar import CalendarSection
from ui.settings.codes import Codes
from ui.settings.general import General
from ui.settings.import_section import ImportSection
from ui.settings.registry_section import RegistrySection
from ui.settings.section import Section
from ui.settings.suggestions import Suggestions
from ui.settings.users import Users
from ui.settings.values import Values
from ui.tokens import SPACE
from ui.widgets.page import Page, scrolled

_LIST: Final = 236


@dataclass(frozen=True, slots=True)
class SectionItem:
    """A section: its key, marked label, icon, how it is built, whether it scrolls as a whole."""

    key: str
    label: str
    icon: str
    make: Callable[[Session], Section]
    scrolls: bool = False


SECTIONS: Final = (
    SectionItem("general", mark("General"), "settings", General, scrolls=True),
    SectionItem("registry", mark("Registry"), "database", RegistrySection, scrolls=True),
    SectionItem("users", mark("Users and roles"), "users", Users),
    SectionItem("codes", mark("Code lists"), "list", Codes),
    SectionItem("calendar", mark("Calendar of working days"), "calendar", CalendarSection),
    SectionItem("values", mark("Reference values and breaks"), "scale", Values),
    SectionItem("suggestions", mark("Newer shipped values"), "download", Suggestions),
    SectionItem("backups", mark("Backups"), "save", BackupsSection),
    SectionItem("import", mark("Import"), "upload", ImportSection, scrolls=True),
    SectionItem("about", mark("About the program"), "info", About, scrolls=True),
)


class SettingsPage(Page):
    """Sections are built when they are first shown."""

    def __init__(self, session: Session) -> None:
        """List the sections and show the first."""
        texts = session.texts
        super().__init__(texts.say("Settings"))
        self._session = session
        self._sections: dict[str, Section] = {}
        self.list = QListWidget(self)
        self.list.setObjectName("card")
        self.list.setAccessibleName(texts.say("Sections"))
        self.list.setFixedWidth(_LIST)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in SECTIONS:
            self.list.addItem(QListWidgetItem(texts.say(one.label)))
        self.stack = QStackedWidget(self)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)
        self.list.currentRowChanged.connect(self._on_row)
        session.changed.connect(self._on_changed)
        session.theme.changed.connect(self.draw)
        self.draw()

    @override
    def entered(self) -> None:
        """Show the section that was shown before, or the first."""
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        else:
            self._on_row(self.list.currentRow())

    def go(self, key: str) -> Section:
        """Show a section, building it the first time."""
        row = next(number for number, one in enumerate(SECTIONS) if one.key == key)
        self.list.setCurrentRow(row)
        return self._sections[key]

    def draw(self) -> None:
        """Colour the icons."""
        for number, one in enumerate(SECTIONS):
            self.list.item(number).setIcon(self._session.theme.icon(one.icon, "text"))

    def _on_row(self, row: int) -> None:
        item = SECTIONS[row]
        if item.key not in self._sections:
            section = item.make(self._session)
            self._sections[item.key] = section
            self.stack.addWidget(scrolled(section) if item.scrolls else section)
        section = self._sections[item.key]
        self.stack.setCurrentIndex(list(self._sections).index(item.key))
        section.entered()

    def _on_changed(self, _changes: object, initiator: object) -> None:
        for section in self._sections.values():
            section.stale = section.stale or section is not initiator
        if self.isVisible() and self.list.currentRow() >= 0:
            self._on_row(self.list.currentRow())


def build(session: Session) -> SettingsPage:
    """Build the page."""
    return SettingsPage(session)
