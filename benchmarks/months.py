"""Incidents by month and kind: all years and one, against SQL over a covering index."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from sqlite3 import Connection
from typing import Final

from benchmarks.clock import best, duel
from benchmarks.row import Row, times
from benchmarks.stage import Stage
from safetyreg.domain.period import Period
from safetyreg.domain.query import EVERYTHING, Query

_SUMS: Final = (
    "SELECT month, kind, count(*), sum(dead), sum(injured), sum(rescued), sum(missing), sum(damage)"
    " FROM incidents WHERE counted = 1{} GROUP BY month, kind"
)
_YEAR: Final = Query(period=Period(date(2024, 1, 1), date(2024, 12, 31)))
_ASKED: Final = (
    ("month × kind, all years", EVERYTHING, _SUMS.format("")),
    ("month × kind, one year", _YEAR, _SUMS.format(" AND month BETWEEN 202401 AND 202412")),
)


def measure(stage: Stage) -> Iterator[Row]:
    """Yield a row for all years and one for a year."""
    with ExitStack() as opened:
        count = opened.enter_context(stage.registry()).statistics.count
        raw = opened.enter_context(stage.raw()) if stage.on_file else None
        for what, query, statement in _ASKED:
            ours = partial(count, query, ("month", "kind"))
            if raw is None:
                yield times(what, best(ours), None, 1.3)
            else:
                yield times(what, *duel(ours, partial(fetched, raw, statement)), 1.3, 0.005)


def fetched(raw: Connection, statement: str) -> list[tuple[object, ...]]:
    """Return the rows of a statement."""
    return raw.execute(statement).fetchall()
