"""What needs attention: terms, drafts, gaps; each line counts records and opens them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Final

from sqlalchemy import Connection, exists, func, select

from safetyreg.domain.kinds.fire import FIRE, STEPPE_FIRE
from safetyreg.domain.kinds.water import DROWNING, ICE, SMALL_CRAFT
from safetyreg.domain.kinds.workplace import ACCIDENT, GROUP, POISONING
from safetyreg.domain.period import Period, same_day
from safetyreg.domain.person import Outcome
from safetyreg.domain.place import ABROAD
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.status import Status
from safetyreg.domain.workdays import Calendar
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.terms import Due
from safetyreg.storage import incidents as records
from safetyreg.storage.conditions import Scope, where
from safetyreg.storage.engine import SQLITE
from safetyreg.storage.tables import incidents, persons

PATIENCE: Final = timedelta(days=10)
_ONE_DAY: Final = timedelta(days=1)
_OPEN: Final = (Status.REGISTERED.value, Status.INVESTIGATED.value)
_PERSONAL: Final = (ACCIDENT, GROUP, POISONING)


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One line: topic code, sentence, how many records, the query that opens them; `due` is the earliest day.

    `grave` lines come first. `forecast` says that the day rests on a calendar that is not yet published.
    """

    topic: str
    message: Message
    count: int
    query: Query
    grave: bool = False
    due: date | None = None
    forecast: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Now: local and naive, and aware UTC for audit times."""

    local: datetime
    utc: datetime

    @property
    def today(self) -> date:
        """The civil day."""
        return self.local.date()


def term_lines(dues: Iterable[Due], calendar: Calendar, today: date) -> Iterator[AttentionLine]:
    """Yield a line for each term that is overdue, then for each that is due by the next working day."""
    soon = calendar.add_working_days(today, 1)
    groups: dict[tuple[bool, str], list[Due]] = {}
    for due in dues:
        if due.day <= soon:
            groups.setdefault((due.day < today, due.term.code), []).append(due)
    for (late, _), found in groups.items():
        yield _term_line(sorted(found, key=attrgetter("day", "incident")), late=late)


def _term_line(dues: Sequence[Due], *, late: bool) -> AttentionLine:
    term, first = dues[0].term, dues[0]
    ids = tuple(dict.fromkeys(due.incident for due in dues))
    overdue = mark("{term}: overdue {count}, the oldest since {due}")
    soon = mark("{term}: due {count}, the first on {due}")
    values = {"term": term.names, "count": len(ids), "due": first.day}
    return AttentionLine(
        topic=f"{'overdue' if late else 'due'}:{term.code}",
        message=Message(overdue if late else soon, values),
        count=len(ids),
        query=Query(ids=ids),
        grave=late,
        due=first.day,
        forecast=any(due.forecast for due in dues),
    )


def gap_lines(connection: Connection, query: Query, moment: Moment, scope: Scope) -> Iterator[AttentionLine]:
    """Yield the lines of what is missing in registered records, in the filter's kinds, places and period."""
    for topic, text, asked in (*_gaps(query, moment.today), *_late(moment.today)):
        narrowed = _narrowed(asked, query)
        number = records.count(connection, narrowed, scope) if narrowed else 0
        if narrowed and number:
            yield AttentionLine(topic, Message(text, {"count": number}), number, narrowed)


def record_lines(
    connection: Connection, query: Query, moment: Moment, scope: Scope
) -> Iterator[AttentionLine]:
    """Yield the lines that need a look into the records: old drafts, no severity, kept warnings."""
    drafts = (incidents.c.created_at < moment.utc - _ONE_DAY,)
    asked = _wide(query)
    text = mark("Drafts older than a day: {count}")
    yield from _line(connection, "drafts", text, asked.only(statuses=(Status.DRAFT.value,)), drafts, scope)
    unsaid = exists().where(
        persons.c.incident_id == incidents.c.id,
        persons.c.severity == "",
        persons.c.outcome.in_((Outcome.INJURED.value, Outcome.DEAD.value)),
    )
    work = _narrowed(Query(kinds=("workplace",), subtypes=_PERSONAL, statuses=_OPEN), asked)
    if work:
        text = mark("Workplace accidents without the severity of the injury: {count}")
        yield from _line(connection, "severity", text, work, (unsaid, incidents.c.place != ABROAD), scope)
    length = func.json_array_length if scope.kind == SQLITE else func.jsonb_array_length
    kept = (length(incidents.c.acknowledged) > 0,)
    text = mark("Open records with kept warnings: {count}")
    yield from _line(connection, "warnings", text, asked.only(statuses=_OPEN), kept, scope)


def _gaps(query: Query, today: date) -> Iterator[tuple[str, str, Query]]:
    """Yield what registered records lack; without a period, in the last year."""
    period = query.period or Period(same_day(today, -1), today)
    settled = _until(period, today - PATIENCE)
    known = Query(counted=True, period=period)
    if settled is not None:
        fires = known.only(kinds=("fire",), subtypes=(FIRE, STEPPE_FIRE), period=settled)
        yield (
            "cause",
            mark("Fires without a cause for more than 10 days: {count}"),
            fires.and_where(_empty("cause")),
        )
    abroad = Condition("place", Operator.NOT, ABROAD)
    yield "district", mark("Records without a district: {count}"), known.and_where(_empty("district"), abroad)
    water = known.only(kinds=("water",), subtypes=(DROWNING, SMALL_CRAFT, ICE))
    text = mark("Accidents on the water without circumstances: {count}")
    yield "circumstance", text, water.and_where(_empty("circumstance"))


def _late(today: date) -> Iterator[tuple[str, str, Query]]:
    """Yield what has been going on too long, whatever the filter's period."""
    work = Query(kinds=("workplace",), statuses=(*_OPEN, Status.CLOSED.value))
    late = Condition("measures_due_on", Operator.LESS, today)
    text = mark("Measures overdue: {count}")
    yield "measures", text, work.and_where(late, _empty("measures_done_on"))
    begun = Condition("occurred", Operator.LESS, datetime.combine(today - PATIENCE, datetime.min.time()))
    search = Query(kinds=("water",), statuses=(*_OPEN, Status.CLOSED.value))
    going = Condition("search_going_on", Operator.IS, "yes")
    yield "search", mark("Search going on for more than 10 days: {count}"), search.and_where(going, begun)


def _line(
    connection: Connection,
    topic: str,
    text: str,
    asked: Query,
    conditions: Iterable[object],
    scope: Scope,
) -> Iterator[AttentionLine]:
    statement = select(incidents.c.id).where(*where(asked, scope), *conditions)  # type: ignore[arg-type]
    ids = tuple(connection.execute(statement.order_by(incidents.c.id)).scalars())
    if ids:
        yield AttentionLine(topic, Message(text, {"count": len(ids)}), len(ids), Query(ids=ids))


def _wide(query: Query) -> Query:
    """Return the filter's kinds and places alone."""
    return Query(kinds=query.kinds, places=query.places)


def _narrowed(asked: Query, query: Query) -> Query | None:
    """Return what is asked inside the filter's kinds and places; nothing where they have none in common."""
    kinds = tuple(kind for kind in asked.kinds if not query.kinds or kind in query.kinds)
    if asked.kinds and not kinds:
        return None
    return asked.only(kinds=kinds or query.kinds, places=query.places)


def _until(period: Period, last: date) -> Period | None:
    return Period(period.first, min(period.last, last)) if period.first <= last else None


def _empty(name: str) -> Condition:
    return Condition(name, Operator.EMPTY)
