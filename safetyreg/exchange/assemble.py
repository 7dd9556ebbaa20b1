"""Rows into incidents: one a row, or one for several rows that are its persons."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from safetyreg.domain.field import BLANK, Value
from safetyreg.domain.incident import COLUMNS, Incident, made_of
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.person import Person
from safetyreg.domain.problem import Problem
from safetyreg.domain.status import Status
from safetyreg.errors import Message
from safetyreg.exchange.columns import Columns, ReadRow
from safetyreg.exchange.convert import Converter, as_text
from safetyreg.exchange.layout import Layout, cell
from safetyreg.exchange.outcome import Accepted, Rejected, Remark
from safetyreg.exchange.profile import (
    COORDINATES,
    EXTRA_TARGETS,
    KIND,
    PEOPLE,
    PERSON,
    STATUS,
    STORY,
    ColumnRule,
    Profile,
    RowsAre,
    target_field,
)
from safetyreg.exchange.readers import Row
from safetyreg.exchange.twins import Twins
from safetyreg.i18n import mark

Judge = Callable[[Incident], tuple[Problem, ...]]
NO_BATCH_YET: Final = 0
_STATUSES: Final = frozenset(Status)
_DAY: Final = "occurred_on"
_CLOCK: Final = "occurred_at"
_POINT: Final = frozenset({"latitude", "longitude"})
_NO_FIELDS: Final = frozenset({KIND, STATUS, PEOPLE})


class Assembler:
    """Makes incidents of the rows of one file; `judge` gives the problems of a record."""

    def __init__(self, profile: Profile, layout: Layout, converter: Converter, judge: Judge) -> None:
        """Keep what is the same for every row, and read the profile's constants once."""
        self._profile = profile
        self._layout = layout
        self._converter = converter
        self._judge = judge
        self._names = {slot.rule.to: slot.name for slot in layout.slots}
        self._constants = self._read_constants(person=False)
        self._person_constants = self._read_constants(person=True)
        self._twins = Twins()
        self._story = layout.to(STORY)
        self._kinds = layout.to(KIND)
        self._days = () if layout.to(_CLOCK) else layout.to(_DAY)
        of_persons = tuple(slot for slot in layout.slots if slot.rule.to.startswith(PERSON))
        told = {STORY, *(slot.rule.to for slot in of_persons)}
        self._own_slots = tuple(slot for slot in layout.slots if slot.rule.to not in told)
        self._of_kind: dict[str, Columns] = {}
        self._of_persons = Columns(of_persons, converter)
        constants = bool(self._person_constants) and profile.persons is None
        self._has_persons = bool(of_persons) or constants or profile.rows is RowsAre.PERSONS

    def results(self, rows: Iterable[Row]) -> Iterator[Accepted | Rejected]:
        """Yield what became of every row, or group of rows, in the file's order."""
        if self._profile.rows is RowsAre.PERSONS:
            groups: dict[tuple[str, ...], list[Row]] = {}
            for row in rows:
                key = tuple(as_text(cell(row, place)).strip() for place in self._layout.group)
                groups.setdefault(key, []).append(row)
            for members in groups.values():
                yield self.result(members)
        else:
            for row in rows:
                yield self.result([row])

    def result(self, rows: list[Row], listed: Iterable[Person] = ()) -> Accepted | Rejected:
        """Make one incident of its rows, with persons that were read elsewhere."""
        kind = self._kind(rows[0])
        read = ReadRow(dict(self._constants))
        self._columns(kind).read(rows[0], read)
        for slot in self._days if read.values.get(_DAY) is not None else ():
            clock = self._converter.clock(cell(rows[0], slot.index), slot.rule)
            read.values |= {_CLOCK: clock} if clock is not None else {}
        if self._story:
            read.values[STORY] = self._told(rows[0])
        persons = [*listed, *self._persons(rows, read)]
        if kind not in BY_CODE:
            text = mark("“{kind}” is no kind of incident: fire, water or workplace")
            read.errors.append(
                Remark(rows[0].number, self._names.get(KIND, ""), Message(text, {"kind": kind}))
            )
        if (status := str(read.values.get(STATUS) or Status.REGISTERED)) not in _STATUSES:
            text = mark("“{status}” is no status of a record")
            read.errors.append(Remark(rows[0].number, self._names[STATUS], Message(text, {"status": status})))
        if read.errors:
            return _rejected(rows, read.errors)
        return self._judged(_incident(kind, Status(status), read, persons), rows, read.warnings)

    def person_of(self, row: Row) -> Person | Rejected:
        """Make a person of a row of the persons' sheet."""
        read = ReadRow()
        found = next(self._persons([row], read), None)
        if found is None and not read.errors:
            text = mark("no column of the persons' sheet is a field of a person")
            read.errors.append(Remark(row.number, "", Message(text)))
        return _rejected([row], read.errors) if read.errors or found is None else found

    def _judged(self, found: Incident, rows: list[Row], warnings: list[Remark]) -> Accepted | Rejected:
        problems = self._judge(found)
        number = rows[0].number
        blocking = [one for one in problems if one.blocks]
        if blocking and found.status is not Status.DRAFT and not self._profile.drafts:
            reasons = [Remark(number, self._name(one.field), one.message) for one in blocking]
            return _rejected(rows, reasons)
        mild = [one for one in problems if not one.blocks]
        warnings += [Remark(number, self._name(one.field), one.message) for one in mild]
        if self._twice(found):
            text = mark("the same day, place and story stand in an earlier row too")
            warnings.append(Remark(number, "", Message(text)))
        keys = tuple(one.key for one in mild)
        if blocking or keys:
            status = Status.DRAFT if blocking else found.status
            acknowledged = (*found.acknowledged, *keys)
            found = made_of({**vars(found), "status": status, "acknowledged": acknowledged})
        return Accepted(found, tuple(row.number for row in rows), tuple(warnings))

    def _name(self, field: str) -> str:
        """Return the column that a field was read from; the field's name where it stands in none."""
        pair = self._names.get(COORDINATES, field) if field in _POINT else field
        return self._names.get(field, pair)

    def _kind(self, row: Row) -> str:
        for slot in self._kinds:
            text = as_text(cell(row, slot.index)).strip()
            return slot.rule.values.get(text, text)
        return self._profile.kind or str(self._constants.get(KIND, ""))

    def _columns(self, kind: str) -> Columns:
        """Return the columns of an incident; where the file holds several kinds, those that the kind has."""
        found = self._of_kind.get(kind)
        if found is None:
            slots = self._own_slots
            if not self._profile.kind:
                slots = tuple(replace(slot, field=target_field(slot.rule.to, kind)) for slot in slots)
                slots = tuple(one for one in slots if one.field is not None or one.rule.to in EXTRA_TARGETS)
            found = self._of_kind[kind] = Columns(slots, self._converter)
        return found

    def _told(self, row: Row) -> str:
        parts = [(slot.name, as_text(cell(row, slot.index)).strip()) for slot in self._story]
        told = [(name, text) for name, text in parts if text]
        if len(self._story) == 1:
            return told[0][1] if told else ""
        return "\n".join(f"{name}: {text}" for name, text in told)

    def _persons(self, rows: list[Row], read: ReadRow) -> Iterator[Person]:
        """Yield the person of each row; what could not be read goes to the incident's own remarks."""
        if not self._has_persons:
            return
        for row in rows:
            own = ReadRow(dict(self._person_constants), read.errors, read.warnings)
            self._of_persons.read(row, own)
            if own.values or self._profile.rows is RowsAre.PERSONS:
                yield Person().with_values(own.values)

    def _read_constants(self, *, person: bool) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for target, text in self._profile.constants.items():
            if target.startswith(PERSON) is not person:
                continue
            field = target_field(target, self._profile.kind)
            rule = ColumnRule("", target)
            name = target.removeprefix(PERSON)
            values[name] = self._converter.read(field, text, rule).value if field else text
        return values

    def _twice(self, found: Incident) -> bool:
        parts = (
            found.kind,
            found.occurred,
            found.place,
            found.country,
            found.address,
            found.organisation,
            found.story,
        )
        return self._twins.meet(hash((*parts, found.latitude, found.longitude, found.source_number)))


def _rejected(rows: list[Row], reasons: list[Remark]) -> Rejected:
    return Rejected(tuple((row.number, row.cells) for row in rows), tuple(reasons))


def _incident(kind: str, status: Status, read: ReadRow, persons: list[Person]) -> Incident:
    values = read.values
    values["time_unknown"] = values.get("occurred_at") is None
    details = {
        name: value
        for name, value in values.items()
        if name not in COLUMNS and name not in _NO_FIELDS and value not in BLANK
    }
    columns: dict[str, Any] = {
        name: value
        for name, value in values.items()
        if name in COLUMNS and name != STATUS and value not in BLANK
    }
    columns |= {"kind": kind, "status": status, "persons": tuple(persons), "details": details}
    return made_of(columns | {"acknowledged": tuple(read.unknown), "batch": NO_BATCH_YET})
