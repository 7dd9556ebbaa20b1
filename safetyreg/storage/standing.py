"""What tells which share stands, as bare columns: a page over a hundred thousand decisions begins with it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from safetyreg.domain.decision import Decision, Shares
from safetyreg.storage.decisions import ACTION, AFTER, BODY
from safetyreg.storage.liability_tables import decisions
from safetyreg.storage.long_reading import blocks, in_parts
from safetyreg.storage.tables import incidents, persons
from safetyreg.storage.victims import VICTIMS, VICTIMS_NAMED, own_field

_LINES = decisions.c
Wanted = Sequence[int] | None


def victim_columns(connection: Connection, wanted: Wanted = None) -> Iterator[Row[Any]]:
    """Yield incident, person, day, ОКЭД, district, severity, outcome, age and clause of victims.

    Victims of registered workplace accidents that have a date: of some, or of all.
    """
    people, name = persons.c, connection.dialect.name
    chosen = select(
        *(incidents.c.id, people.id, incidents.c.occurred_on, incidents.c.oked, incidents.c.district),
        *(people.severity, people.outcome, people.age_on_day),
        own_field("incidents", "exclusion", name),
    ).join_from(persons, incidents, people.incident_id == incidents.c.id)
    chosen = chosen.where(*(VICTIMS if wanted is None else VICTIMS_NAMED))
    yield from _of(connection, chosen, incidents.c.id, wanted)


def share_columns(connection: Connection, wanted: Wanted = None) -> Iterator[Row[Any]]:
    """Yield person, action, employee's share of the decisions on some accidents, or on all."""
    chosen = select(_LINES.person_id, _LINES.action, _LINES.employee)
    yield from _of(connection, chosen, _LINES.incident_id, wanted)


def bare_lines(connection: Connection, wanted: Sequence[int]) -> dict[int, list[Decision]]:
    """Return the decisions of some persons with nothing but what tells which of them stands, and by whom."""
    chosen = select(
        *(_LINES.id, _LINES.incident_id, _LINES.person_id, _LINES.decided_on, _LINES.action, _LINES.annuls),
        *(_LINES.after, _LINES.employee, _LINES.employer, _LINES.third, _LINES.body, _LINES.document),
    )
    found: dict[int, list[Decision]] = {}
    for part in blocks(wanted):
        asked = chosen.where(_LINES.person_id.in_(part)).order_by(_LINES.id)
        found_rows: Iterable[Row[Any]] = connection.execute(asked)
        for row in found_rows:
            found.setdefault(row.person_id, []).append(_bare(row))
    return found


def _of(
    connection: Connection, chosen: Select[Any], incident: ColumnElement[int], wanted: Wanted
) -> Iterator[Row[Any]]:
    """Yield what is asked for: of all accidents at once, of some a block at a time."""
    if wanted is None:
        yield from in_parts(connection, chosen)
        return
    for part in blocks(wanted):
        yield from connection.execute(chosen.where(incident.in_(part)))


def _bare(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        incident=row.incident_id,
        person=row.person_id,
        body=BODY[row.body],
        decided_on=row.decided_on,
        document=row.document,
        action=ACTION[row.action],
        annuls=row.annuls,
        after=AFTER[row.after],
        shares=None if row.employee is None else Shares(row.employee, row.employer, row.third),
    )
