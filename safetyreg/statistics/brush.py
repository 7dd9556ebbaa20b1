"""What is chosen on one chart, so that the others show it alone; light enough for any screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from safetyreg.domain.period import Period, Step, next_start, year
from safetyreg.domain.query import Condition, Operator, Query

Key = str | int
MONTH = "month"
YEAR = "year"
TIME = (MONTH, YEAR)
RECORDS = "records"
_CODED = ("cause", "object", "district", "region")


@dataclass(frozen=True, slots=True)
class Brush:
    """What is chosen on one chart: keys of its dimension."""

    dimension: str
    keys: frozenset[Key]


def brushed_period(brushes: Iterable[Brush]) -> Period | None:
    """Return the days that brushes over time choose; nothing where they choose none, or with gaps."""
    parts = [
        year(int(key)) if brush.dimension == YEAR else month_of(str(key))
        for brush in brushes
        if brush.dimension in TIME
        for key in brush.keys
    ]
    parts.sort(key=_first)
    whole = all(one.last.toordinal() + 1 == after.first.toordinal() for one, after in pairwise(parts))
    return Period(parts[0].first, parts[-1].last) if parts and whole else None


def _first(period: Period) -> date:
    return period.first


def narrowed(query: Query, brushes: Iterable[Brush]) -> Query | None:
    """Return the query with the brushes as its conditions; None where no condition says what they choose."""
    for brush in brushes:
        keys = sorted(map(str, brush.keys))
        if brush.dimension == RECORDS:
            query = query.only(ids=tuple(sorted(map(int, keys))), period=None)
        elif brush.dimension in TIME:
            span = brushed_period([brush])
            if span is None:
                return None
            query = query.in_period(span)
        elif len(keys) != 1 or brush.dimension not in _CODED:
            return None
        else:
            operator = Operator.IS if keys[0] else Operator.EMPTY
            query = query.and_where(Condition(brush.dimension, operator, keys[0] or None))
    return query


def month_of(key: str) -> Period:
    """Return the days of a month's key (2026-01)."""
    start = date.fromisoformat(f"{key}-01")
    return Period(start, date.fromordinal(next_start(start, Step.MONTH).toordinal() - 1))
