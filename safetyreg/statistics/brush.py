"""What is chosen on one chart, so that the others show it alone; light enough for any screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from safetyreg.domain.period import Period, Step, next_start, year
from safetyreg.domain.query import Condition, Operator, Query

Key = str | int
MONTH = "month"
YEAR = "year"
RECORDS = "records"
_CODED = ("cause", "object", "district", "region")


@dataclass(frozen=True, slots=True)
class Brush:
    """What is chosen on one chart: keys of its dimension."""

    dimension: str
    keys: frozenset[Key]


def narrowed(query: Query, brushes: Iterable[Brush]) -> Query | None:
    """Return the query with the brushes as its conditions; None where no condition says what they choose."""
    for brush in brushes:
        keys = sorted(map(str, brush.keys))
        if brush.dimension == RECORDS:
            query = query.only(ids=tuple(sorted(map(int, keys))), period=None)
            continue
        if len(keys) != 1 or brush.dimension not in (*_CODED, MONTH, YEAR):
            return None
        if brush.dimension in {MONTH, YEAR}:
            query = query.in_period(year(int(keys[0])) if brush.dimension == YEAR else month_of(keys[0]))
        else:
            operator = Operator.IS if keys[0] else Operator.EMPTY
            query = query.and_where(Condition(brush.dimension, operator, keys[0] or None))
    return query


def month_of(key: str) -> Period:
    """Return the days of a month's key (2026-01)."""
    start = date.fromisoformat(f"{key}-01")
    return Period(start, date.fromordinal(next_start(start, Step.MONTH).toordinal() - 1))
