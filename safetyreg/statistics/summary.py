"""What a meeting looks at: each kind, months, causes and objects, beside the same period last year."""

from typing import Final

from sqlalchemy import Connection

from safetyreg.domain.field import Value
from safetyreg.domain.kinds import BY_CODE, KINDS
from safetyreg.domain.period import Step, buckets, same_day, step_key
from safetyreg.domain.query import Query
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.comparison import BEFORE, Compared, compare
from safetyreg.statistics.counts import count
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.storage.conditions import Scope

SUMMARY: Final = (
    "incidents",
    "dead",
    "dead_children",
    "dead_intoxicated",
    "injured",
    "injured_children",
    "rescued",
    "rescued_children",
    "missing",
    "damage",
)
PARTS: Final = ("incidents", "dead", "injured", "damage")
TOTAL: Final = "total"


def by_kind(connection: Connection, query: Query, periods: Compared, scope: Scope) -> Table:
    """Return every measure of each kind, before, now and the change."""
    kinds = [(kind,) for kind in kinds_of(query)]
    return compare(connection, query, ("kind",), SUMMARY, periods, scope, groups=kinds)


def causes(connection: Connection, query: Query, kind: str, periods: Compared, scope: Scope) -> Table:
    """Return the causes of one kind by their top codes, with shares; those never met are left out."""
    return _coded(connection, query.only(kinds=(kind,)), "cause", periods, scope)


def objects(connection: Connection, query: Query, periods: Compared, scope: Scope) -> Table:
    """Return the objects of fires by their top codes, with shares."""
    return _coded(connection, query.only(kinds=("fire",)), "object", periods, scope)


def dynamics(connection: Connection, query: Query, periods: Compared, scope: Scope) -> Table:
    """Return incidents by month: two columns a kind (`fire_before`, `fire`), then the two of the total."""
    kinds = kinds_of(query)
    now = _months(connection, query.in_period(periods.current), scope)
    past = _months(connection, query.in_period(periods.previous), scope)
    rows: list[tuple[Value, ...]] = []
    for bucket in buckets(periods.current, Step.MONTH):
        month, year_ago = (step_key(day, Step.MONTH) for day in (bucket.first, same_day(bucket.first, -1)))
        pairs = [(past.get((year_ago, kind), 0), now.get((month, kind), 0)) for kind in kinds]
        sums = tuple(map(sum, zip(*pairs, strict=True)))
        rows.append((month, *(figure for pair in (*pairs, sums) for figure in pair)))
    totals = (None, *map(sum, zip(*(row[1:] for row in rows), strict=True)))
    return Table(columns=_pairs(kinds), rows=tuple(rows), totals=totals)


def kinds_of(query: Query) -> tuple[str, ...]:
    """Return the kinds a filter lets through, in the order they are shown."""
    return tuple(kind.code for kind in KINDS if not query.kinds or kind.code in query.kinds)


def _coded(connection: Connection, query: Query, by: str, periods: Compared, scope: Scope) -> Table:
    return compare(connection, query, (by,), PARTS, periods, scope, shares=("incidents",))


def _months(connection: Connection, query: Query, scope: Scope) -> dict[tuple[Value, Value], int]:
    table = count(connection, query, ("month", "kind"), scope, measures=("incidents",))
    return {(row[0], row[1]): int(row[2]) for row in table.rows}  # type: ignore[arg-type]


def _pairs(kinds: tuple[str, ...]) -> tuple[TableColumn, ...]:
    labels = [(kind, Message(BY_CODE[kind].plural)) for kind in kinds]
    pairs = [*labels, (TOTAL, Message(mark("Total")))]
    found = [DIMENSION["month"].heading()]
    for code, label in pairs:
        before = Message(mark("{measure}, same period last year"), {"measure": label})
        found += [
            TableColumn(code + BEFORE, before, Format.INTEGER),
            TableColumn(code, label, Format.INTEGER),
        ]
    return tuple(found)
