"""Terms of workplace cases in progress: what is overdue, what is due by the next working day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from safetyreg.domain.field import Value
from safetyreg.domain.place import ABROAD
from safetyreg.domain.query import Query
from safetyreg.domain.reference import Term, running
from safetyreg.domain.status import Status
from safetyreg.domain.workdays import Calendar
from safetyreg.storage.conditions import Scope, where
from safetyreg.storage.mapping import own_value
from safetyreg.storage.tables import incidents

_COLUMNS = (
    *("id", "subtype", "occurred_on", "reported_on", "hazardous_facility", "organisation"),
    "details",
)


@dataclass(frozen=True, slots=True)
class Due:
    """A term of one case that has not been met: its last day, whether that rests on a forecast calendar."""

    incident: int
    term: Term
    day: date
    forecast: bool


def unmet(
    incident: int, values: Mapping[str, Value], terms: Iterable[Term], calendar: Calendar
) -> Iterator[Due]:
    """Yield the terms of a case that run and whose end has not been entered."""
    for term in running(terms, values):
        start = values.get(term.starts)
        if values.get(term.ends) or not isinstance(start, date):
            continue
        day = calendar.due(term, start.date() if isinstance(start, datetime) else start)
        yield Due(incident, term, day, calendar.is_forecast(day))


def open_cases(
    connection: Connection, query: Query, scope: Scope
) -> Iterator[tuple[int, Mapping[str, Value]]]:
    """Yield id and values of the workplace cases in progress in Kazakhstan; nothing else is read."""
    asked = query.only(
        kinds=("workplace",), statuses=(Status.REGISTERED.value, Status.INVESTIGATED.value), period=None
    )
    statement = select(*(incidents.c[name] for name in _COLUMNS)).where(
        *where(asked, scope), incidents.c.place != ABROAD
    )
    for row in connection.execute(statement):
        found = dict(row._mapping)  # noqa: SLF001  the documented way to read a row by names
        details = found.pop("details")
        yield (
            int(found["id"]),
            found | {name: own_value("workplace", name, raw) for name, raw in details.items()},
        )
