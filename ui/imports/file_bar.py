"""Which file, and how it is read: sheet, heading row, encoding, kind, what a row is."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from safetyreg.domain.field import number
from safetyreg.domain.kinds import KINDS
from safetyreg.i18n import mark
from safetyreg.registry.imports import Profile, RowsAre
from ui.imports.edits import with_kind, with_persons, with_rows
from ui.session import Session
from ui.tokens import CONTROL_HEIGHT, SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.choice_input import ChoiceList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.number_input import NumberInput

ENCODINGS: Final = ("", "utf-8", "utf-8-sig", "cp1251", "utf-16", "cp866", "latin-1")
DELIMITERS: Final = ("", ",", ";", "\t", "|")
_MOST_HEADER: Final = 50
_HEADER_WIDTH: Final = 150


class FileBar(QWidget):
    """`edited(Profile)` at every change; `file_asked` from the button."""

    edited = Signal(object)
    file_asked = Signal()

    def __init__(self, session: Session) -> None:
        """Begin without a file."""
        super().__init__()
        self._session = session
        self._profile = Profile(name="")
        self._headings: tuple[str, ...] = ()
        self._text = False
        texts = session.texts
        self.file = IconButton(session.theme, "folder-open", texts.say("Other file…"))
        self.file.clicked.connect(self.file_asked)
        self.name = label("", Role.TITLE)
        self.name.setMinimumHeight(CONTROL_HEIGHT)
        self.kind = self._list([(kind.code, texts.say(kind.plural)) for kind in KINDS])
        self.kind.addItem(texts.say("each row says its own"), "")
        self.sheet = self._list([])
        self.header = NumberInput(texts, number("header", mark("Heading row"), maximum=_MOST_HEADER))
        self.header.setFixedWidth(_HEADER_WIDTH)
        self.header.setPlaceholderText(texts.say("none"))
        self.header.committed.connect(self._on_edited)
        self.encoding = self._list([(one, one or texts.say("found out")) for one in ENCODINGS])
        tab = texts.say("tab")
        marks = {"": texts.say("found out"), "\t": tab}
        self.delimiter = self._list([(one, marks.get(one, one)) for one in DELIMITERS])
        self.rows = self._list(
            [
                (RowsAre.INCIDENTS.value, texts.say("an incident")),
                (RowsAre.PERSONS.value, texts.say("a person")),
            ]
        )
        self.group = QLineEdit()
        self.group.editingFinished.connect(self._on_edited)
        self.drafts = self._list([("", texts.say("rejected")), ("drafts", texts.say("kept as a draft"))])
        self.persons = self._list([])
        self.key = self._list([])
        self._lay_out()

    def show_file(self, name: str, sheets: tuple[str, ...], beside: tuple[str, ...] = ()) -> None:
        """Show a file with its sheets; delimited text has none, but files `beside` it by their suffixes."""
        self.name.setText(name)
        self.name.setToolTip(name)
        self.sheet.clear()
        for sheet in sheets:
            self.sheet.addItem(sheet, sheet)
        text = sheets == ("",)
        self._text = text
        self.persons.clear()
        self.persons.addItem(self._session.texts.say("in the same row"), "")
        for one in beside if text else sheets:
            self.persons.addItem(one, one)
        self._sheet.setVisible(not text)
        self._encoding.setVisible(text)
        self._delimiter.setVisible(text)

    def show_profile(self, profile: Profile, headings: tuple[str, ...]) -> None:
        """Show what a profile says of the file as a whole."""
        self._profile, self._headings = profile, headings
        for part, value in (
            (self.kind, profile.kind),
            (self.encoding, profile.encoding),
            (self.delimiter, profile.delimiter),
            (self.rows, profile.rows.value),
            (self.drafts, "drafts" if profile.drafts else ""),
        ):
            if part.findData(value) < 0:
                part.addItem(value, value)
            part.setCurrentIndex(part.findData(value))
        if profile.sheet and self.sheet.findData(profile.sheet) >= 0:
            self.sheet.setCurrentIndex(self.sheet.findData(profile.sheet))
        self.header.set_value(profile.header or None)
        self.group.setText(", ".join(profile.group_by))
        self._group.setVisible(profile.rows is RowsAre.PERSONS)
        self._show_persons(profile)

    def _show_persons(self, profile: Profile) -> None:
        second = profile.persons
        place = (second.file_suffix if self._text else second.sheet) if second else ""
        numbered = place.removeprefix("#")
        if numbered != place and numbered.isdecimal() and 0 < int(numbered) < self.persons.count():
            self.persons.setItemData(int(numbered), place)
        if self.persons.findData(place) < 0:
            self.persons.addItem(place, place)
        self.persons.setCurrentIndex(self.persons.findData(place))
        offered = self.persons.model()
        if isinstance(offered, QStandardItemModel):
            for row in range(1, self.persons.count()):
                offered.item(row).setEnabled(self._text or row - 1 != self.sheet.currentIndex())
        alone = profile.rows is RowsAre.PERSONS or self.persons.count() == 1
        self._persons.setVisible(not alone)
        self._key.setVisible(second is not None)
        self.key.clear()
        for heading in dict.fromkeys((*self._headings, *([second.key] if second else []))):
            self.key.addItem(heading, heading)
        if second is not None:
            self.key.setCurrentIndex(self.key.findData(second.key))

    def order(self, *profiles: QWidget) -> tuple[QWidget, ...]:
        """Return what Tab goes through, with the buttons of profiles where they stand."""
        read = (self.kind, self.sheet, self.header, self.encoding, self.delimiter)
        return (self.file, *profiles, *read, self.rows, self.group, self.persons, self.key, self.drafts)

    def _list(self, options: list[tuple[str, str]]) -> QComboBox:
        found = ChoiceList(self)
        for value, text in options:
            found.addItem(text, value)
        found.activated.connect(self._on_edited)
        return found

    def _lay_out(self) -> None:
        texts = self._session.texts
        self._sheet = Captioned(texts.say("Sheet"), self.sheet)
        self._encoding = Captioned(texts.say("Encoding"), self.encoding)
        self._delimiter = Captioned(texts.say("Delimiter"), self.delimiter)
        self._group = Captioned(texts.say("One incident by the columns"), self.group)
        self._persons = Captioned(texts.say("Persons stand in"), self.persons)
        self._key = Captioned(texts.say("Found by the column"), self.key)
        self._key.hide()
        self.group.setMinimumWidth(220)
        self.group.setPlaceholderText(texts.say("headings, separated by commas"))
        parts = (
            Captioned(texts.say("Kind of incidents"), self.kind),
            self._sheet,
            Captioned(texts.say("Heading row"), self.header),
            self._encoding,
            self._delimiter,
            Captioned(texts.say("A row is"), self.rows),
            self._group,
            self._persons,
            self._key,
            Captioned(texts.say("A row with errors is"), self.drafts),
        )
        flow_room = QWidget(self)
        flow = FlowLayout(flow_room, SPACE + 4)
        for part in parts:
            flow.addWidget(part)
        top_room = QWidget(self)
        self.tools = FlowLayout(top_room, SPACE)
        self.tools.addWidget(self.name)
        self.tools.addWidget(self.file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(top_room)
        column.addWidget(flow_room)

    def _on_edited(self) -> None:
        changed = replace(
            self._profile,
            sheet=str(self.sheet.currentData() or ""),
            header=header if isinstance(header := self.header.value(), int) else 0,
            encoding=str(self.encoding.currentData() or ""),
            delimiter=str(self.delimiter.currentData() or ""),
            drafts=bool(self.drafts.currentData()),
        )
        kind = str(self.kind.currentData() or "")
        if kind != changed.kind:
            changed = with_kind(changed, kind)
        rows = RowsAre(str(self.rows.currentData()))
        group = tuple(part.strip() for part in self.group.text().split(",") if part.strip())
        if rows is RowsAre.PERSONS and group:
            changed = replace(changed, rows=rows, group_by=group)
        else:
            changed = with_rows(replace(changed, group_by=changed.group_by), rows, self._headings)
        place, key = str(self.persons.currentData() or ""), str(self.key.currentData() or "")
        if changed.rows is RowsAre.INCIDENTS:
            changed = with_persons(changed, place, key, text=self._text)
        if changed != self._profile:
            self._profile = changed
            self._group.setVisible(rows is RowsAre.PERSONS)
            self.edited.emit(changed)
