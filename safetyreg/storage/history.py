"""The history: one line for a created record, one a field for a change, one a look at personal numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from safetyreg.domain import person as person_module
from safetyreg.domain.changes import HistoryLine
from safetyreg.domain.incident import COLUMNS, Incident
from safetyreg.domain.person import Person
from safetyreg.storage import tables
from safetyreg.storage.fast_insert import insert_rows
from safetyreg.storage.mapping import as_text

CREATED: Final = "created"
CHANGED: Final = "changed"
STATUS: Final = "status"
IMPORTED: Final = "imported"
REVEALED: Final = "revealed"
UNDONE: Final = "undone"
CLAIM: Final = "claim"
PERSON_MARK: Final = "person {position}: {field}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be written; `incident_id` None where it is about the registry."""

    incident_id: int | None
    action: str
    field: str = ""
    old: str = ""
    new: str = ""
    note: str = ""


def write(connection: Connection, account: str, at: datetime, lines: Iterable[Line]) -> None:
    """Write lines with who and when."""
    rows = [
        {
            "incident_id": line.incident_id,
            "at": at,
            "account": account,
            "action": line.action,
            "field": line.field,
            "old": line.old,
            "new": line.new,
            "note": line.note,
        }
        for line in lines
    ]
    insert_rows(connection, tables.history, rows)


def read(connection: Connection, incident_id: int) -> tuple[HistoryLine, ...]:
    """Return the lines of a record, the oldest first."""
    lines, users = tables.history.c, tables.users.c
    found = connection.execute(
        select(tables.history, users.display_name)
        .join_from(tables.history, tables.users, users.account == lines.account, isouter=True)
        .where(lines.incident_id == incident_id)
        .order_by(lines.id)
    )
    return tuple(
        HistoryLine(
            row.at.isoformat(timespec="seconds"),
            row.display_name or row.account,
            row.action,
            row.field,
            row.old,
            row.new,
            row.note,
        )
        for row in found
    )


def differences(old: Incident, new: Incident) -> Iterator[tuple[str, str, str]]:
    """Yield (field, old text, new text) for everything in which two versions differ, persons included."""
    names = sorted(COLUMNS) + sorted({*old.details, *new.details})
    for name in names:
        before, after = old.value(name), new.value(name)
        if before != after and not (before in _BLANK and after in _BLANK):
            yield name, as_text(before), as_text(after)
    for name in ("acknowledged", "raw"):
        if getattr(old, name) != getattr(new, name):
            yield name, as_text(getattr(old, name)), as_text(getattr(new, name))
    yield from _persons(old, new)


_BLANK: Final = (None, "", ())
_NOBODY: Final = Person()


def _persons(old: Incident, new: Incident) -> Iterator[tuple[str, str, str]]:
    for position, (before, after) in enumerate(pairs(old.persons, new.persons), 1):
        names = sorted(person_module.COLUMNS) + sorted({*before.details, *after.details})
        for name in names:
            was, is_now = before.value(name), after.value(name)
            if was != is_now and not (was in _BLANK and is_now in _BLANK):
                yield PERSON_MARK.format(position=position, field=name), as_text(was), as_text(is_now)


def pairs(old: tuple[Person, ...], new: tuple[Person, ...]) -> Iterator[tuple[Person, Person]]:
    """Yield (before, after) for every person: by id where both have it, else in their order."""
    rest = {person.id: person for person in old if person.id is not None}
    unnamed = [person for person in old if person.id is None]
    for person in new:
        known = rest.pop(person.id or 0, None)
        if known is None and person.id is None and unnamed:
            known = unnamed.pop(0)
        yield known or _NOBODY, person
    for gone in (*rest.values(), *unnamed):
        yield gone, _NOBODY
