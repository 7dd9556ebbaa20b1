"""Rows of the register for the table on screen: chosen fields of chosen records, by primary key."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, select

from safetyreg.domain.field import Value
from safetyreg.domain.person import Person
from safetyreg.storage import mapping, tables
from safetyreg.storage.conditions import is_own, plain_column

Cells = tuple[Value, ...]
Reader = Callable[[Row[Any], dict[int, str]], Value]
INITIALS: Final = "initials"
PERSONS: Final = "persons"
CHUNK: Final = 500
_ROWS: Final = tables.incidents.c


def rows(connection: Connection, ids: Sequence[int], fields: Sequence[str]) -> dict[int, Cells]:
    """Return the values of fields, in their order, by the id of the record; ids that are gone are left out.

    Beside the fields of the kinds: id, kind, number, status, counted, created_at …, `persons` (how many) and
    `initials` (of the persons).
    """
    readers = [_reader(name) for name in fields]
    columns = _columns(fields)
    found: dict[int, Cells] = {}
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        names = _initials(connection, part) if INITIALS in fields else {}
        for row in connection.execute(select(*columns).where(_ROWS.id.in_(part))):
            found[row.id] = tuple([read(row, names) for read in readers])
    return found


def _columns(fields: Sequence[str]) -> list[ColumnElement[Any]]:
    chosen: dict[str, ColumnElement[Any]] = {"id": _ROWS.id}
    for name in fields:
        if name == PERSONS:
            chosen["people"] = _ROWS.people
        elif is_own(name):
            chosen |= {"kind": _ROWS.kind, "details": _ROWS.details}
        elif name != INITIALS:
            chosen[name] = plain_column(name)
    return list(chosen.values())


def _reader(name: str) -> Reader:
    if name == INITIALS:
        return lambda row, names: names.get(row.id, "")
    if name == PERSONS:
        return lambda row, _names: int(row.people)
    if is_own(name):
        return lambda row, _names: mapping.own_value(row.kind, name, row.details.get(name))
    if name == "number":
        return lambda row, _names: row.number or ""
    return lambda row, _names: getattr(row, name)


def _initials(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    people = tables.persons.c
    chosen = (
        select(people.incident_id, people.surname, people.given_name)
        .where(people.incident_id.in_(ids))
        .order_by(people.incident_id, people.position)
    )
    grouped = groupby(connection.execute(chosen), key=lambda row: row.incident_id)
    return {key: ", ".join(filter(None, map(_of_person, group))) for key, group in grouped}


def _of_person(row: Row[Any, Any, Any]) -> str:
    return Person(surname=row.surname, given_name=row.given_name).initials
