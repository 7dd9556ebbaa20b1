"""Which districts and employers of a filter are silent for improbably long, and what records do not say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, case, func, select

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Period, same_day
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.pareto import NOT_KNOWN, Worth, worth_of
from safetyreg.statistics.silence import History, Silence, silent
from safetyreg.storage.conditions import Scope, where
from safetyreg.storage.tables import incidents

YEARS: Final = 5
KATO_DIGITS: Final = 9
DISTRICT: Final = "district"
EMPLOYER: Final = "bin"
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A silence of a district or an employer (by БИН, with a `name`), and the query of its records."""

    dimension: str
    silence: Silence
    name: str
    query: Query


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the records of a kind do not say: how many of all are without a cause, an hour.

    `leading` are the records of the commonest known cause; `query` opens those without one.
    """

    kind: str
    records: int
    causes: int
    hours: int
    leading: int
    query: Query

    @property
    def share(self) -> float:
        """The share without a cause."""
        return self.causes / self.records if self.records else 0.0

    @property
    def worth(self) -> Worth:
        """What a Pareto of causes is worth."""
        return worth_of(self.share, self.causes, self.leading)


def quiet(connection: Connection, query: Query, today: date, scope: Scope) -> tuple[Quiet, ...]:
    """Return the silent districts, then the silent employers, the least probable silence first."""
    asked = query.only(period=Period(same_day(today, -YEARS) + _ONE_DAY, today), counted=True)
    return tuple(
        found for name in (DISTRICT, EMPLOYER) for found in _silent(connection, asked, name, today, scope)
    )


def _silent(connection: Connection, asked: Query, name: str, today: date, scope: Scope) -> Iterator[Quiet]:
    columns = incidents.c
    day, key = columns.occurred_on, columns[name]
    parts = (key, func.count(), func.min(day), func.max(day), func.max(columns.organisation))
    statement = select(*parts).where(*where(asked, scope), key != "").group_by(key)
    rows = [tuple(row) for row in connection.execute(statement) if _stands(row[0], name, today, scope)]
    names = {row[0]: row[4] for row in rows}
    for silence in silent((History(*row[:4]) for row in rows), today):
        own = asked.only(period=None).and_where(Condition(name, Operator.IS, silence.key))
        yield Quiet(name, silence, names[silence.key] if name == EMPLOYER else "", own)


def _stands(key: str, name: str, today: date, scope: Scope) -> bool:
    """Whether a place still has its code: one that was renamed or split off is not silent."""
    if name != DISTRICT or scope.book is None:
        return True
    item = scope.book.item("kato", key.ljust(KATO_DIGITS, "0"))
    return item is None or item.valid_on(today)


def lacking(connection: Connection, query: Query, period: Period, scope: Scope) -> tuple[Lacking, ...]:
    """Return what the records of a period do not say, kind by kind."""
    columns = incidents.c
    asked = query.only(period=period, counted=True)
    parts = (func.count(), _sum(columns.occurred_at.is_(None)))
    statement = select(columns.kind, columns.cause, *parts).where(*where(asked, scope))
    rows = [tuple(row) for row in connection.execute(statement.group_by(columns.kind, columns.cause))]
    kinds = (kind.code for kind in KINDS)
    return tuple(
        _lacking(asked.only(kinds=(kind,)), [row[1:] for row in rows if row[0] == kind], scope)
        for kind in kinds
        if any(row[0] == kind for row in rows)
    )


def _lacking(asked: Query, rows: Sequence[tuple[Any, ...]], scope: Scope) -> Lacking:
    top = DIMENSION["cause"].reader(scope.book)
    causes: dict[str | int, int] = {}
    for code, records, *_ in rows:
        causes[top(code)] = causes.get(top(code), 0) + records
    lost = sum(causes.pop(code, 0) for code in NOT_KNOWN)
    records, hours = (sum(row[place] for row in rows) for place in (1, 2))
    leading = max(causes.values(), default=0)
    lost_ones = asked.and_where(Condition("cause", Operator.IS, tuple(map(str, NOT_KNOWN))))
    return Lacking(asked.kinds[0], records, lost, hours, leading, lost_ones)


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
