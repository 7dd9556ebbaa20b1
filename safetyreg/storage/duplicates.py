"""Records that may be the same incident: same kind, within a day, same district, something alike."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.place import district_of
from safetyreg.domain.status import Status
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.storage import tables
from safetyreg.storage.search import words_of

_ROWS: Final = tables.incidents.c
_CANDIDATES: Final = 200
_ALIKE: Final = 0.5
_DAY: Final = timedelta(days=1)
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A record that may be the same incident, and what is alike."""

    id: int
    number: str
    kind: str
    subtype: str
    occurred: datetime
    place: str
    address: str
    organisation: str
    why: Message


def likely(connection: Connection, incident: Incident, limit: int) -> tuple[Duplicate, ...]:
    """Return the records most like one that is being entered, the most alike first."""
    if incident.occurred_on is None or not incident.place:
        return ()
    rows = list(connection.execute(_candidates(incident)))
    people = _people(connection, [row.id for row in rows]) if incident.persons else {}
    judged = [(found, row) for row in rows if (found := _why(incident, row, people.get(row.id, ())))]
    judged.sort(key=lambda pair: (-pair[0][0], pair[1].id))
    return tuple(_duplicate(row, why) for (_, why), row in judged[:limit])


def _candidates(incident: Incident) -> Any:  # noqa: ANN401  a select of many columns
    start = datetime.combine(incident.occurred_on or datetime.min.date(), time()) - _DAY
    district = district_of(incident.place)
    here = _ROWS.district == district if district else _ROWS.place == incident.place
    columns = (
        "id",
        "number",
        "kind",
        "subtype",
        "occurred",
        "time_unknown",
        "place",
        "address",
        "organisation",
    )
    return (
        select(*(_ROWS[name] for name in columns))
        .where(_ROWS.kind == incident.kind, here, _ROWS.occurred >= start, _ROWS.occurred < start + 3 * _DAY)
        .where(_ROWS.status != Status.ANNULLED.value, _ROWS.id != (incident.id or 0))
        .order_by(_ROWS.occurred.desc(), _ROWS.id.desc())
        .limit(_CANDIDATES)
    )


def _people(connection: Connection, ids: list[int]) -> dict[int, tuple[Person, ...]]:
    rows = tables.persons.c
    chosen = select(rows.incident_id, rows.surname, rows.given_name, rows.iin).where(
        rows.incident_id.in_(ids)
    )
    found: dict[int, tuple[Person, ...]] = {}
    for row in connection.execute(chosen):
        person = Person(surname=row.surname, given_name=row.given_name, iin=row.iin)
        found[row.incident_id] = (*found.get(row.incident_id, ()), person)
    return found


def _why(incident: Incident, row: Row[Any], people: tuple[Person, ...]) -> tuple[int, Message] | None:
    if any(_same_person(one, other) for one in incident.persons for other in people):
        return 4, Message(mark("the same person"))
    if _alike(incident.organisation, row.organisation):
        return 3, Message(mark("the same organisation"))
    if _alike(incident.address, row.address):
        return 2, Message(mark("the same address"))
    timed = incident.occurred_at is not None and incident.occurred == row.occurred
    return (1, Message(mark("the same time and place"))) if timed and incident.place == row.place else None


def _same_person(one: Person, other: Person) -> bool:
    if one.iin and other.iin:
        return one.iin == other.iin
    surname = words_of(one.surname)
    if not surname or surname != words_of(other.surname):
        return False
    return (
        not (one.given_name and other.given_name)
        or words_of(one.given_name)[:1] == words_of(other.given_name)[:1]
    )


def _alike(one: str, other: str) -> bool:
    """Whether two texts share half of their words, those of one or two letters apart."""
    first, second = ({w for w in words_of(text) if len(w) > _SHORT or w.isdigit()} for text in (one, other))
    return bool(first and second) and len(first & second) / len(first | second) >= _ALIKE


def _duplicate(row: Row[Any], why: Message) -> Duplicate:
    return Duplicate(
        row.id,
        row.number or "",
        row.kind,
        row.subtype,
        row.occurred,
        row.place,
        row.address,
        row.organisation,
        why,
    )
