"""Rows into incidents: one a row, or one for several rows that are its persons."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from safetyreg.domain.field import Field, Value
from safetyreg.domain.incident import COLUMNS, Incident
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.person import Person
from safetyreg.domain.problem import Problem
from safetyreg.domain.status import Status
from safetyreg.errors import ExpectedError, Message
from safetyreg.exchange.convert import Converter, Reading, as_text, coordinates
from safetyreg.exchange.layout import Layout, Slot, cell
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
from safetyreg.exchange.readers import Cell, Row
from safetyreg.i18n import mark

Judge = Callable[[Incident], tuple[Problem, ...]]
NO_BATCH_YET: Final = 0
_REMEMBERED: Final = 20_000


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
        self._seen: set[int] = set()
        self._known: dict[tuple[int, str, Cell], Reading] = {}
        self._person_slots = tuple(slot for slot in layout.slots if slot.rule.to.startswith(PERSON))
        told = {slot.index for slot in (*self._person_slots, *layout.to(STORY))}
        self._own_slots = tuple(slot for slot in layout.slots if slot.index not in told)
        self._of_kind: dict[str, tuple[Slot, ...]] = {}
        self._story = layout.to(STORY)

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
        errors: list[Remark] = []
        warnings: list[Remark] = []
        kind = self._kind(rows[0])
        values = dict(self._constants) | self._values(rows[0], errors, warnings, self._slots(kind))
        persons = [self._person(row, errors, warnings) for row in rows]
        if kind not in BY_CODE:
            text = mark("“{kind}” is no kind of incident: fire, water or workplace")
            errors.append(Remark(rows[0].number, self._names.get(KIND, ""), Message(text, {"kind": kind})))
        if (status := str(values.get(STATUS) or Status.REGISTERED)) not in set(Status):
            text = mark("“{status}” is no status of a record")
            errors.append(Remark(rows[0].number, self._names[STATUS], Message(text, {"status": status})))
        if errors:
            return _rejected(rows, errors)
        found = self._incident(kind, values, [*listed, *(one for one in persons if one is not None)])
        return self._judged(found, rows, warnings)

    def person_of(self, row: Row) -> Person | Rejected:
        """Make a person of a row of the persons' sheet."""
        errors: list[Remark] = []
        found = self._person(row, errors, [])
        return _rejected([row], errors) if errors or found is None else found

    def _judged(self, found: Incident, rows: list[Row], warnings: list[Remark]) -> Accepted | Rejected:
        problems = self._judge(found)
        number = rows[0].number
        blocking = [one for one in problems if one.blocks]
        if blocking and found.status is not Status.DRAFT and not self._profile.drafts:
            reasons = [Remark(number, self._names.get(one.field, one.field), one.message) for one in blocking]
            return _rejected(rows, reasons)
        mild = [one for one in problems if not one.blocks]
        warnings += [Remark(number, self._names.get(one.field, one.field), one.message) for one in mild]
        if self._twice(found):
            text = mark("the same day, place and story stand in an earlier row too")
            warnings.append(Remark(number, "", Message(text)))
        keys = tuple(one.key for one in mild)
        if blocking or keys:
            status = Status.DRAFT if blocking else found.status
            found = replace(found, status=status, acknowledged=(*found.acknowledged, *keys))
        return Accepted(found, tuple(row.number for row in rows), tuple(warnings))

    def _kind(self, row: Row) -> str:
        for slot in self._layout.to(KIND):
            text = as_text(cell(row, slot.index)).strip()
            return slot.rule.values.get(text, text)
        return self._profile.kind or str(self._constants.get(KIND, ""))

    def _slots(self, kind: str) -> tuple[Slot, ...]:
        if self._profile.kind:
            return self._own_slots
        if kind not in self._of_kind:
            with_fields = [replace(slot, field=target_field(slot.rule.to, kind)) for slot in self._own_slots]
            self._of_kind[kind] = tuple(
                slot for slot in with_fields if slot.field is not None or slot.rule.to in EXTRA_TARGETS
            )
        return self._of_kind[kind]

    def _incident(self, kind: str, values: dict[str, Value], persons: list[Person]) -> Incident:
        values.pop(KIND, None)
        status = Status(str(values.pop(STATUS, "") or Status.REGISTERED))
        unknown = tuple(str(key) for key in values.pop("@unknown", None) or ())  # type: ignore[union-attr]
        values["time_unknown"] = values.get("occurred_at") is None
        values.pop(PEOPLE, None)
        told = {name: value for name, value in values.items() if value not in (None, "", ())}
        columns: dict[str, Any] = {name: told.pop(name) for name in tuple(told) if name in COLUMNS}
        return Incident(
            kind=kind,
            status=status,
            persons=tuple(persons),
            acknowledged=unknown,
            details=told,
            batch=NO_BATCH_YET,
            **columns,
        )

    def _values(
        self, row: Row, errors: list[Remark], warnings: list[Remark], slots: tuple[Slot, ...]
    ) -> dict[str, Value]:
        values: dict[str, Value] = {}
        unknown: list[str] = []
        for slot in slots:
            try:
                self._fill(values, slot, row, warnings, unknown)
            except (ExpectedError, ValueError) as error:
                errors.append(Remark(row.number, slot.name, _message(error)))
        if self._story and slots is not self._person_slots:
            values[STORY] = self._told(row)
        if unknown:
            values["@unknown"] = tuple(unknown)
        return values

    def _fill(
        self, values: dict[str, Value], slot: Slot, row: Row, warnings: list[Remark], unknown: list[str]
    ) -> None:
        raw = cell(row, slot.index)
        if slot.rule.to == COORDINATES:
            pair = coordinates(raw)
            if pair:
                values["latitude"], values["longitude"] = pair
        elif slot.field is None:
            text = as_text(raw).strip()
            values[slot.rule.to] = slot.rule.values.get(text, text)
        else:
            read = self._read(slot, slot.field, raw)
            if read.value is not None:
                values[slot.rule.to.removeprefix(PERSON)] = read.value
            if read.warning is not None:
                warnings.append(Remark(row.number, slot.name, read.warning))
                unknown.append(f"unknown_code:{slot.field.name}:{as_text(raw).strip()}")

    def _read(self, slot: Slot, field: Field, raw: Cell) -> Reading:
        key = (slot.index, field.codes, raw)
        found = self._known.get(key)
        if found is None:
            found = self._converter.read(field, raw, slot.rule)
            if len(self._known) < _REMEMBERED:
                self._known[key] = found
        return found

    def _told(self, row: Row) -> str:
        parts = [(slot.name, as_text(cell(row, slot.index)).strip()) for slot in self._story]
        told = [(name, text) for name, text in parts if text]
        if len(self._story) == 1:
            return told[0][1] if told else ""
        return "\n".join(f"{name}: {text}" for name, text in told)

    def _person(self, row: Row, errors: list[Remark], warnings: list[Remark]) -> Person | None:
        values = self._values(row, errors, warnings, self._person_slots)
        values.pop("@unknown", None)
        if not values and self._profile.rows is not RowsAre.PERSONS and not self._person_constants:
            return None
        return Person().with_values(dict(self._person_constants) | values)

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
        key = hash((*parts, found.latitude, found.longitude, found.source_number))
        seen = key in self._seen
        self._seen.add(key)
        return seen


def _rejected(rows: list[Row], reasons: list[Remark]) -> Rejected:
    return Rejected(tuple((row.number, row.cells) for row in rows), tuple(reasons))


def _message(error: ExpectedError | ValueError) -> Message:
    if isinstance(error, ExpectedError):
        return error.message
    return Message(mark("the value cannot be read"))
