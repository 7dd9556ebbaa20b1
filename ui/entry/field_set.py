"""Every row of a form and its people: shown, read, kept as texts, taken back."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from safetyreg.domain.field import Field, Value
from safetyreg.domain.incident import TOTALS, Incident
from safetyreg.domain.kinds.kind import Kind
from ui.entry.composing import TIME_UNKNOWN, Answers, entries_of, form_fields
from ui.entry.coordinates import POINT, PointPair
from ui.entry.kept_texts import people_from, people_texts
from ui.entry.people_box import PeopleBox
from ui.entry.row_making import SUBTYPE, TIME, make_row, offered
from ui.entry.unknown_time import UnknownTime
from ui.session import Session
from ui.widgets.code_input import CodeInput
from ui.widgets.codes_input import CodesInput
from ui.widgets.number_input import NumberInput

if TYPE_CHECKING:
    from ui.entry.field_row import FieldRow

DAY: Final = "occurred_on"
PLACE: Final = "place"
PEOPLE: Final = "people"


class FieldSet(QObject):
    """`edited(name)` and `left(name)` of a field; `ticked(key, yes)` of a warning."""

    edited = Signal(str)
    left = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, kind: Kind, session: Session, room: Callable[[str], QWidget], parent: QWidget) -> None:
        """Make a row for every field of a kind, in Tab's order, in the `room` of its section."""
        super().__init__(parent)
        self._kind = kind
        self._session = session
        self.rows: dict[str, FieldRow] = {}
        fields = form_fields(kind)
        for section in kind.sections:
            if section.code == PEOPLE:
                self.people = PeopleBox(kind, session, room(section.code))
            for field in fields:
                if field.section == section.code:
                    self._add(field, room(section.code))
        self.people.set_day(self.day)
        self._point = PointPair(self.rows)

    def show(self, incident: Incident) -> None:
        """Show an incident, unreadable texts of a draft among its values."""
        for name, row in self.rows.items():
            row.visited = False
            if name in incident.raw:
                row.input.set_raw(incident.raw[name])
            else:
                row.input.set_value(incident.value(name))
        self.time().set_unknown(incident.time_unknown)
        self.people.show_people(entries_of(incident))
        self._take_day()

    def answers(self, ticked: frozenset[str]) -> Answers:
        """Read every field."""
        values: dict[str, Value] = {}
        unreadable: dict[str, str] = {}
        for name, row in self.rows.items():
            if row.input.readable():
                values[name] = row.input.value()
            else:
                unreadable[name] = row.input.raw()
        return Answers(values, unreadable, self.time().unknown(), self.people.entries(), ticked)

    def texts(self) -> dict[str, str]:
        """Return what stands in every field as text, blank ones left out."""
        found = {name: row.input.raw() for name, row in self.rows.items() if row.filled()}
        if self.time().unknown():
            found[TIME_UNKNOWN] = "yes"
        return found | people_texts(self.people.entries())

    def restore(self, texts: Mapping[str, str]) -> None:
        """Show texts that were kept; fields without one become blank."""
        for name, row in self.rows.items():
            row.input.set_raw(texts.get(name, ""))
        self.time().set_unknown(bool(texts.get(TIME_UNKNOWN)))
        self.people.show_people(people_from(texts, self._kind))
        self._take_day()

    def fill_blank(self, values: Mapping[str, Value]) -> None:
        """Fill in values where nothing was typed yet."""
        for name, value in values.items():
            row = self.rows.get(name)
            if row is not None and not row.filled():
                row.input.set_value(value)

    def show_listed(self, incident: Incident) -> None:
        """Say in the blank totals what the list of people gives."""
        for name in TOTALS:
            row = self.rows.get(name)
            if row is not None and isinstance(row.input, NumberInput):
                n = self._session.texts.integer(incident.listed(name))
                text = self._session.texts.say("from the list: {n}", n=n)
                row.input.setPlaceholderText(text if incident.persons else "")

    def asking(self) -> dict[str, Value]:
        """Return the answers that decide what else is asked."""
        return {name: self.rows[name].input.value() for name in (SUBTYPE, PLACE) if name in self.rows}

    def time(self) -> UnknownTime:
        """Return the input of the time with its tick."""
        found = self.rows[TIME].input
        assert isinstance(found, UnknownTime)  # noqa: S101  made so in make_row
        return found

    def day(self) -> date | None:
        """Return the day of the incident, as far as it could be read."""
        value = self.rows[DAY].input.value()
        return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None

    def take_book(self) -> None:
        """Search the code lists in their new state."""
        lists = offered(self._session.book).lists
        for row in self.rows.values():
            found = lists.get(row.described.codes)
            if found is not None and isinstance(row.input, CodeInput):
                row.input.set_codes(found, self.day())

    def visit(self, name: str) -> None:
        """Note that the user has been in a field and left it."""
        self.rows[name].visited = True
        if name in POINT:
            self._point.left(name)
        self.left.emit(name)

    def _add(self, field: Field, parent: QWidget) -> None:
        row = make_row(field, self._session, parent)
        row.input.edited.connect(partial(self._on_edited, field.name))
        row.input.committed.connect(partial(self.visit, field.name))
        row.ticked.connect(self.ticked)
        self.rows[field.name] = row

    def _on_edited(self, name: str) -> None:
        if name in POINT:
            self._point.edited(name)
        if name == DAY:
            self._take_day()
        self.edited.emit(name)

    def _take_day(self) -> None:
        day = self.day()
        for row in self.rows.values():
            if isinstance(row.input, CodeInput):
                row.input.set_day(day)
            elif isinstance(row.input, CodesInput):
                row.input.field.set_day(day)
        self.people.model.redraw()
