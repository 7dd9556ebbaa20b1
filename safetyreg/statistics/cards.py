"""One card a kind: now, the same period last year, the dead and the injured, twelve months as a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection

from safetyreg.domain.period import Period, Step, buckets, step_key, step_start
from safetyreg.domain.query import Query
from safetyreg.statistics.change import Change
from safetyreg.statistics.comparison import Compared, changes, compare, compared
from safetyreg.statistics.counts import count
from safetyreg.statistics.measures import BASIC
from safetyreg.statistics.summary import kinds_of
from safetyreg.statistics.table import Table
from safetyreg.storage.conditions import Scope

_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Card:
    """A kind in the filter; `changes` holds the change of every basic measure, `months` the last twelve.

    `month_starts` are the first days of those months; the last one may be still going on.
    """

    kind: str
    periods: Compared
    changes: Mapping[str, Change]
    months: tuple[int, ...]
    month_starts: tuple[date, ...]

    @property
    def incidents(self) -> Change:
        """The incidents, before and now."""
        return self.changes["incidents"]

    @property
    def dead(self) -> Change:
        """The dead, before and now."""
        return self.changes["dead"]

    @property
    def injured(self) -> Change:
        """The injured, before and now."""
        return self.changes["injured"]


def cards(connection: Connection, query: Query, today: date, scope: Scope) -> tuple[Card, ...]:
    """Return a card for each kind of the filter, in their order."""
    periods = compared(query, today)
    kinds = [(kind,) for kind in kinds_of(query)]
    table = compare(connection, query, ("kind",), BASIC, periods, scope, groups=kinds)
    year = last_months(periods.current.last)
    starts = tuple(bucket.first for bucket in buckets(year, Step.MONTH))
    line = count(connection, query.in_period(year), ("month", "kind"), scope, measures=("incidents",))
    found = {(row[0], row[1]): row[2] for row in line.rows}
    return tuple(
        Card(
            kind=kind,
            periods=periods,
            changes=_changes_of(table, place),
            months=tuple(int(found[step_key(start, Step.MONTH), kind]) for start in starts),  # type: ignore[arg-type]
            month_starts=starts,
        )
        for place, kind in enumerate(kinds_of(query))
    )


def last_months(day: date) -> Period:
    """Return the eleven whole months before the month of a day, and that month up to the day."""
    start = step_start(day, Step.MONTH)
    index = start.year * _MONTHS + start.month - _MONTHS
    return Period(date(index // _MONTHS, index % _MONTHS + 1, 1), day)


def _changes_of(table: Table, place: int) -> Mapping[str, Change]:
    measures = [column.key for column in table.columns if f"{column.key}_before" in _keys(table)]
    return {measure: changes(table, measure)[place] for measure in measures}


def _keys(table: Table) -> frozenset[str]:
    return frozenset(column.key for column in table.columns)
