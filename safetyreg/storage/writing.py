"""Incidents written one at a time: version compared first, then persons, search texts and history."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, update

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.incident import Incident
from safetyreg.domain.status import COUNTED
from safetyreg.errors import ConflictError
from safetyreg.i18n import mark
from safetyreg.storage import counters, history, mapping, search, tables
from safetyreg.storage.history import Line

CONFLICT = mark("Somebody saved this record meanwhile: compare both versions and save again.")


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, when (aware UTC), on which civil day, with which names of places."""

    account: str
    at: datetime
    today: date
    book: CodeBook | None = None


def numbered(connection: Connection, incident: Incident, today: date) -> Incident:
    """Return a record with its registration number and day, both given once, when it is registered."""
    if incident.number or incident.status not in COUNTED:
        return incident
    day = incident.registered_on or today
    number = counters.next_number(connection, incident.kind, day.year)
    return replace(incident, number=number, registered_on=day)


def create(connection: Connection, incident: Incident, author: Author, note: str = "") -> Incident:
    """Write a new record and return it with id, version 1 and number."""
    made = replace(numbered(connection, _own_persons(incident), author.today), version=1)
    row = mapping.record(made) | {
        "version": 1,
        "created_by": author.account,
        "created_at": author.at,
        "changed_by": author.account,
        "changed_at": author.at,
    }
    key = connection.execute(insert(tables.incidents).returning(tables.incidents.c.id), row).scalar_one()
    made = replace(made, id=key)
    _write_persons(connection, made, key)
    _write_search(connection, made, key, author)
    line = Line(key, history.CREATED, new=made.number, note=note)
    history.write(connection, author.account, author.at, [line])
    return made


def change(
    connection: Connection,
    old: Incident,
    new: Incident,
    author: Author,
    *,
    action: str = history.CHANGED,
    note: str = "",
) -> Incident:
    """Write a new version over `old`, read in this transaction; raise ConflictError if it is not there.

    `new.version` is the version its writer saw: it stands in the UPDATE's own condition.
    """
    key = old.id or 0
    row = tables.incidents.c
    made = numbered(connection, _own_persons(new, old), author.today)
    made = replace(made, version=new.version + 1)
    values = mapping.record(made) | {
        "version": made.version,
        "changed_by": author.account,
        "changed_at": author.at,
    }
    own = update(tables.incidents).where(row.id == key, row.version == new.version).values(values)
    if connection.execute(own).rowcount != 1:
        raise ConflictError(CONFLICT)
    if old.persons != made.persons or old.occurred_on != made.occurred_on:
        _drop_persons(connection, old, made)
        _write_persons(connection, made, key)
    _rewrite_search(connection, old, made, author)
    lines = [
        Line(key, history.STATUS if name == "status" else action, name, before, after, note)
        for name, before, after in history.differences(old, made)
    ]
    history.write(connection, author.account, author.at, lines)
    return made


def _own_persons(incident: Incident, old: Incident | None = None) -> Incident:
    """Return a record whose persons keep an id only where the old version has it: copies get new ones."""
    free = {person.id for person in old.persons} if old else set()
    persons = []
    for person in incident.persons:
        own = person if person.id in free else replace(person, id=None)
        free.discard(own.id)
        persons.append(own)
    return replace(incident, persons=tuple(persons))


def _write_persons(connection: Connection, incident: Incident, key: int) -> None:
    rows = [
        mapping.person_record(person, key, position, incident.occurred_on)
        | ({"id": person.id} if person.id else {})
        for position, person in enumerate(incident.persons)
    ]
    known = [row for row in rows if "id" in row]
    fresh = [row for row in rows if "id" not in row]
    for row in known:
        connection.execute(update(tables.persons).where(tables.persons.c.id == row["id"]).values(row))
    if fresh:
        connection.execute(insert(tables.persons), fresh)


def _drop_persons(connection: Connection, old: Incident, new: Incident) -> None:
    """Take out the persons a new version lacks; refuse where something was decided on one of them."""
    kept = {person.id for person in new.persons}
    gone = {person.id: person.initials for person in old.persons if person.id and person.id not in kept}
    from safetyreg.storage import decisions  # noqa: PLC0415  loaded when used

    decisions.demand_free(connection, gone)
    connection.execute(delete(tables.persons).where(tables.persons.c.id.in_(tuple(gone))))


def _write_search(connection: Connection, incident: Incident, key: int, author: Author) -> None:
    texts = search.Texts(author.book)
    search.write(connection, search.INCIDENT_WORDS, [(key, texts.incident(incident))])
    search.write(connection, search.PERSON_WORDS, [(key, texts.persons(incident))])


def _rewrite_search(connection: Connection, old: Incident, new: Incident, author: Author) -> None:
    texts, key = search.Texts(author.book), old.id or 0
    for table, words in (
        (search.INCIDENT_WORDS, texts.incident),
        (search.PERSON_WORDS, texts.persons),
    ):
        if words(old) != (made := words(new)):
            search.rewrite(connection, table, [(key, made)])
