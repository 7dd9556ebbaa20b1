"""The page of settings: sections at the left, one of them at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget
from typing_extensions import override

from safetyreg.i18n import mark
from ui.session import Session
from ui.settings.about import About
from ui.settings.backups import BackupsSection
from ui.settings.breaks import Breaks
from ui.settings.calendar import CalendarSection
from ui.settings.codes import Codes
from ui.settings.denominators import Denominators
from ui.settings.general import General
from ui.settings.import_section import ImportSection
from ui.settings.opinion_section import OpinionSection
from ui.settings.policies import Policies
from ui.settings.registry_section import RegistrySection
from ui.settings.section import Section
from ui.settings.suggestions import Suggestions
from ui.settings.users import Users
from ui.settings.values import Values
from ui.tokens import SPACE
from ui.widgets.page import Page, scrolled

_LIST: Final = 236
_MOST: Final = 256
_ICONS: Final = 44
_NARROW: Final = 860


@dataclass(frozen=True, slots=True)
class SectionItem:
    """A section: its key, marked label, icon, how it is built, the least height its tables need."""

    key: str
    label: str
    icon: str
    make: Callable[[Session], Section]
    height: int = 0


SECTIONS: Final = (
    SectionItem("general", mark("General"), "settings", General),
    SectionItem("registry", mark("Registry"), "database", RegistrySection),
    SectionItem("users", mark("Users and roles"), "users", Users, 460),
    SectionItem("codes", mark("Code lists"), "list", Codes, 400),
    SectionItem("calendar", mark("Calendar of working days"), "calendar", CalendarSection, 400),
    SectionItem("values", mark("Amounts that the law sets"), "scale", Values, 400),
    SectionItem("breaks", mark("Breaks of series"), "chart-line", Breaks, 480),
    SectionItem("denominators", mark("Population and employed"), "table-2", Denominators, 480),
    SectionItem("policies", mark("Threshold policies"), "tag", Policies, 420),
    SectionItem("opinion", mark("Template of the opinion"), "file-text", OpinionSection),
    SectionItem("suggestions", mark("Newer shipped values"), "download", Suggestions, 320),
    SectionItem("backups", mark("Backups"), "save", BackupsSection, 340),
    SectionItem("import", mark("Import"), "upload", ImportSection),
    SectionItem("about", mark("About the program"), "info", About),
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
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _ in SECTIONS:
            self.list.addItem(QListWidgetItem())
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
        self._name_sections(narrow=False)

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

    @override
    def show_part(self, key: str) -> None:
        """Show a section where there is one of that key."""
        if any(one.key == key for one in SECTIONS):
            self.go(key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the sections by their icons alone where there is little room."""
        super().resizeEvent(event)
        self._name_sections(narrow=self.width() < _NARROW)

    def _name_sections(self, *, narrow: bool) -> None:
        for number, one in enumerate(SECTIONS):
            name, item = self._session.texts.say(one.label), self.list.item(number)
            item.setText("" if narrow else name)
            item.setToolTip(name if narrow else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        whole = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth() + 3 * SPACE
        self.list.setFixedWidth(_ICONS if narrow else min(max(whole, _LIST), _MOST))

    def draw(self) -> None:
        """Colour the icons."""
        for number, one in enumerate(SECTIONS):
            self.list.item(number).setIcon(self._session.theme.icon(one.icon, "text"))

    def _on_row(self, row: int) -> None:
        item = SECTIONS[row]
        if item.key not in self._sections:
            section = item.make(self._session)
            self._sections[item.key] = section
            section.setMinimumHeight(item.height)
            self.stack.addWidget(scrolled(section))
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
