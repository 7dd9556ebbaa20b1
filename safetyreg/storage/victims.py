"""Victims of workplace accidents as light rows: what lists, groups and precedents ask of each."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Text, func, literal_column, select

from safetyreg.domain.field import Answer
from safetyreg.domain.kinds.workplace import GROUP, GROUP_VICTIMS, HARMED, KIND, UNCONNECTED
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.person import Harm, Outcome, Person
from safetyreg.domain.status import COUNTED
from safetyreg.storage.engine import SQLITE
from safetyreg.storage.liability_tables import decisions
from safetyreg.storage.long_reading import Tick, blocks, in_parts, told
from safetyreg.storage.tables import incidents, persons

SPECIAL: Final = {"special": True, "ordinary": False}
ANSWERS: Final = {answer.value: answer for answer in Answer}
# Who is a victim: somebody hurt in a registered workplace accident that has a date.
VICTIMS: Final = (
    incidents.c.kind == KIND.code,
    incidents.c.status.in_([status.value for status in COUNTED]),
    incidents.c.occurred_on.is_not(None),
    persons.c.outcome.in_(HARMED),
)
# The same of accidents that are named: their ids are looked up, not all of a kind or status walked.
VICTIMS_NAMED: Final = (
    incidents.c.kind.concat("") == KIND.code,
    incidents.c.status.concat("").in_([status.value for status in COUNTED]),
    *VICTIMS[2:],
)
_COLUMNS: Final = (
    *("number", "occurred_on", "subtype", "oked", "region", "district", "event_type", "factor", "cause"),
    "organisation",
)
_OWN: Final = ("exclusion", "work_link", "investigation", "investigation_end_on", "contributing_causes")


@dataclass(frozen=True, slots=True)
class Victim:
    """A victim with the record's own columns; `causes` begins with the main one."""

    incident: int
    person: int
    number: str
    initials: str
    occupation: str
    severity: str
    outcome: str
    oked: str
    region: str
    district: str
    event_type: str
    factor: str
    organisation: str
    causes: tuple[str, ...]
    circumstances: Circumstances


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Workplace accidents, the newest id and the sum of versions there; decisions, the newest of them."""

    accidents: int
    newest: int | None
    versions: int | None
    decisions: int
    last: int | None


def every(connection: Connection, tick: Tick | None = None) -> Iterator[Victim]:
    """Yield the victims of all registered workplace accidents that have a date, the newest first."""
    rows = list(told(in_parts(connection, _statement(connection).where(*VICTIMS)), tick))
    hurt = Counter(row.incident for row in rows)
    for row in told(rows, tick):
        yield _victim(row, hurt[row.incident])


def of_incidents(connection: Connection, wanted: Sequence[int]) -> Iterator[Victim]:
    """Yield the victims of some accidents, the newest first."""
    chosen = _statement(connection).where(*VICTIMS_NAMED, incidents.c.id.in_(wanted))
    rows = connection.execute(chosen).all()
    hurt = Counter(row.incident for row in rows)
    for row in rows:
        yield _victim(row, hurt[row.incident])


def cards(
    connection: Connection, wanted: Sequence[int], tick: Tick | None = None
) -> Iterator[tuple[int, int, int, int]]:
    """Yield accident, person, loss of capacity (%) and earnings a month of persons whose card has both."""
    name = connection.dialect.name
    own = [own_field("persons", field, name) for field in ("capacity_lost", "earnings")]
    asked = select(persons.c.incident_id, persons.c.id, *own)
    filled = [field.element.is_not(None) for field in own]
    for part in blocks(wanted):
        for row in told(connection.execute(asked.where(persons.c.id.in_(part), *filled)), tick):
            yield row.incident_id, row.id, int(row.capacity_lost), int(row.earnings)


def fingerprint(connection: Connection) -> Fingerprint:
    """Return what is another one as soon as a workplace accident or a decision is added or changed."""
    records, lines = incidents.c, decisions.c
    of_records = select(func.count(), func.max(records.id), func.sum(records.version))
    accidents = connection.execute(of_records.where(records.kind == KIND.code)).one()
    made = connection.execute(select(func.count(), func.max(lines.id))).one()
    return Fingerprint(*accidents, *made)


def _statement(connection: Connection) -> Any:  # noqa: ANN401  a select of many columns has no type worth naming
    people = persons.c
    name = connection.dialect.name
    return (
        select(
            incidents.c.id.label("incident"),
            people.id.label("person"),
            *(incidents.c[column] for column in _COLUMNS),
            *(people[column] for column in ("surname", "given_name", "outcome", "severity", "intoxicated")),
            people.age_on_day,
            *(own_field("incidents", column, name) for column in _OWN),
            own_field("persons", "profession", name),
        )
        .join_from(persons, incidents, people.incident_id == incidents.c.id)
        .order_by(incidents.c.occurred.desc(), incidents.c.id.desc(), people.position)
    )


def own_field(table: str, name: str, database: str) -> ColumnElement[str]:
    """Return what reads an own field of a JSON column, lists as their text, under its name."""
    read = (
        f"json_extract({table}.details, '$.{name}')"
        if database == SQLITE
        else f"{table}.details ->> '{name}'"
    )
    return literal_column(read, Text()).label(name)


def _victim(row: Row[Any], hurt: int) -> Victim:
    contributing = tuple(json.loads(row.contributing_causes)) if row.contributing_causes else ()
    return Victim(
        incident=row.incident,
        person=row.person,
        number=row.number or "",
        initials=Person(surname=row.surname, given_name=row.given_name).initials,
        occupation=row.profession or "",
        severity=row.severity,
        outcome=row.outcome,
        oked=row.oked,
        region=row.region,
        district=row.district,
        event_type=row.event_type,
        factor=row.factor,
        organisation=row.organisation,
        causes=((row.cause,) if row.cause else ()) + contributing,
        circumstances=_circumstances(row, hurt),
    )


def _circumstances(row: Row[Any], hurt: int) -> Circumstances:
    ended = row.investigation_end_on
    return Circumstances(
        occurred_on=row.occurred_on,
        severity=row.severity,
        fatal=row.outcome == Outcome.DEAD or row.severity == Harm.FATAL,
        group=row.subtype == GROUP or hurt >= GROUP_VICTIMS,
        special=SPECIAL.get(row.investigation),
        exclusion=row.exclusion or "",
        age=row.age_on_day,
        intoxicated=ANSWERS.get(row.intoxicated, Answer.UNKNOWN),
        ended_on=date.fromisoformat(ended) if ended else None,
        unconnected=row.work_link == UNCONNECTED,
    )
