"""What tells which share stands, as bare columns: a page over a hundred thousand decisions begins with it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from safetyreg.domain.decision import Decision, Shares
from safetyreg.storage.decisions import ACTION, AFTER, BODY
from safetyreg.storage.liability_tables import decisions
from safetyreg.storage.long_reading import in_parts
from safetyreg.storage.tables import incidents, persons
from safetyreg.storage.victims import VICTIMS, own_field

_LINES = decisions.c


def victim_columns(connection: Connection) -> Iterator[Row[Any]]:
    """Yield incident, person, day, ОКЭД, district, severity, outcome, age and clause of every victim.

    In the order of the persons' ids: victims of all registered workplace accidents that have a date.
    """
    people, name = persons.c, connection.dialect.name
    yield from in_parts(
        connection,
        select(
            *(incidents.c.id, people.id, incidents.c.occurred_on, incidents.c.oked, incidents.c.district),
            *(people.severity, people.outcome, people.age_on_day),
            own_field("incidents", "exclusion", name),
        )
        .join_from(persons, incidents, people.incident_id == incidents.c.id)
        .where(*VICTIMS)
        .order_by(people.id),
    )


def share_columns(connection: Connection) -> Iterator[Row[Any]]:
    """Yield person, action, employee's share of every decision, as they were entered."""
    chosen = select(_LINES.person_id, _LINES.action, _LINES.employee)
    yield from in_parts(connection, chosen.order_by(_LINES.id))


def bare_lines(connection: Connection, persons_: frozenset[int]) -> dict[int, list[Decision]]:
    """Return the decisions of some persons with nothing but what tells which of them stands, and by whom."""
    chosen = select(
        *(_LINES.id, _LINES.incident_id, _LINES.person_id, _LINES.decided_on, _LINES.action, _LINES.annuls),
        *(_LINES.after, _LINES.employee, _LINES.employer, _LINES.third, _LINES.body, _LINES.document),
    )
    found: dict[int, list[Decision]] = {}
    for row in in_parts(connection, chosen.order_by(_LINES.id)):
        if row.person_id in persons_:
            found.setdefault(row.person_id, []).append(_bare(row))
    return found


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
