"""One record as the pane beside the table tells it: what is filled, by section, who, and its history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from safetyreg.domain.changes import HistoryLine
from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import BLANK, Field, FieldType, Value
from safetyreg.domain.incident import TOTALS, Incident
from safetyreg.domain.kinds import kind_of
from safetyreg.domain.person import Person
from safetyreg.domain.problem import Problem
from safetyreg.i18n import Texts
from ui.format import shown

_TIMES: Final = {"occurred_on": "occurred_at", "reported_on": "reported_at"}
_TOLD_APART: Final = frozenset({"subtype", "story", "longitude", *_TIMES.values()})
_OF_PERSON: Final = ("outcome", "severity", "role")


class Door(Protocol):
    """The part of the door that tells of one record."""

    def get(self, incident_id: int) -> Incident:
        """Return a record."""

    def history(self, incident_id: int) -> tuple[HistoryLine, ...]:
        """Return its history."""

    def problems(self, incident: Incident) -> tuple[Problem, ...]:
        """Return its broken rules."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record with its history, the oldest line first, and the warnings it was saved with."""

    incident: Incident
    history: tuple[HistoryLine, ...] = ()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A translated title with (label, value) lines."""

    title: str
    lines: tuple[tuple[str, str], ...]


def read_record(door: Door, number: int) -> Record:
    """Read a record; its rules are asked only where warnings were kept."""
    incident = door.get(number)
    kept = set(incident.acknowledged)
    problems = door.problems(incident) if kept else ()
    return Record(
        incident, door.history(number), tuple(problem for problem in problems if problem.key in kept)
    )


def groups(record: Record, texts: Texts, book: CodeBook) -> tuple[Group, ...]:
    """Return what is filled, in the order of the form; empty sections are left out."""
    incident, kind = record.incident, kind_of(record.incident)
    found = []
    for section in kind.sections:
        fields = [field for field in kind.fields if field.section == section.code]
        lines = tuple(_lines(incident, fields, texts, book))
        found.append(Group(texts.say(section.label), lines))
    found.append(Group(texts.say("Persons"), tuple(_persons(incident, texts, book))))
    found.append(
        Group(texts.say("Kept warnings"), tuple(("", texts.of(one.message)) for one in record.warnings))
    )
    files = tuple(("", file.name) for file in incident.attachments)
    found.append(Group(texts.say("Files"), files))
    return tuple(group for group in found if group.lines)


def history_text(record: Record, texts: Texts) -> str:
    """Say how long the history is and who wrote last."""
    if not record.history:
        return ""
    last = record.history[-1]
    moment = datetime.fromisoformat(last.at)
    local = moment.astimezone() if moment.tzinfo else moment
    count = texts.plural("{n} line of history", "{n} lines of history", len(record.history))
    return texts.say(
        "{count}, the last {moment}, {user}", count=count, moment=texts.moment(local), user=last.user
    )


def _lines(
    incident: Incident, fields: Sequence[Field], texts: Texts, book: CodeBook
) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.name in _TOLD_APART:
            continue
        value = _value(incident, field)
        if value in BLANK:
            continue
        text = shown(field, value, texts, book, unit=field.type is not FieldType.INTEGER)
        yield _label(field, incident, texts), _completed(incident, field, text, texts)


_PARTS: Final = frozenset(name for name in TOTALS if "_" in name)


def _label(field: Field, incident: Incident, texts: Texts) -> str:
    if field.name == "latitude" and incident.longitude is not None:
        return texts.say("Coordinates")
    return texts.say(field.heading if field.name in _PARTS else field.label)


def _value(incident: Incident, field: Field) -> Value:
    value = incident.value(field.name)
    if value is None and field.name in TOTALS:
        return incident.listed(field.name) or None
    return value


def _completed(incident: Incident, field: Field, text: str, texts: Texts) -> str:
    """Put the time behind its day, the longitude behind the latitude."""
    if field.name == "latitude" and incident.longitude is not None:
        return f"{texts.decimal(incident.latitude or 0, 4)}; {texts.decimal(incident.longitude, 4)}"
    if field.name == "occurred_on" and incident.time_unknown:
        unknown = texts.say("time unknown")
        return f"{text}, {unknown}"
    time = incident.value(_TIMES.get(field.name, ""))
    return f"{text}, {shown(field, time, texts, CodeBook())}" if time is not None else text


def _persons(incident: Incident, texts: Texts, book: CodeBook) -> Iterator[tuple[str, str]]:
    known = kind_of(incident).by_person_name
    for row, person in enumerate(incident.persons, 1):
        told = [
            shown(known[name], person.value(name), texts, book)
            for name in _OF_PERSON
            if person.value(name) not in BLANK
        ]
        who = person.initials or texts.say("person {number}", number=row)
        yield who, ", ".join((*told[:1], *_age(person, incident, texts), *told[1:]))


def _age(person: Person, incident: Incident, texts: Texts) -> Iterator[str]:
    age = person.age_on(incident.occurred_on)
    if age is not None:
        yield texts.plural("{n} year", "{n} years", age)
