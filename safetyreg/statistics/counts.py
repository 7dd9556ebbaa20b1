"""Counts by any dimensions: a grouped statement, then keys, sub-items and empty groups in Python."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import add
from typing import Final

from sqlalchemy import Connection, select

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.period import Period, Step, next_start
from safetyreg.domain.query import Query
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.dimensions import DIMENSION, Dimension, Key, Shape, month_start
from safetyreg.statistics.grid import Group, complete, ordered
from safetyreg.statistics.measures import BASIC, MEASURE, Measure
from safetyreg.statistics.table import Table
from safetyreg.storage.conditions import Scope, where
from safetyreg.storage.tables import incidents

_ONE_DAY: Final = timedelta(days=1)


def count(
    connection: Connection,
    query: Query,
    by: Sequence[str],
    scope: Scope,
    *,
    all_records: bool = False,
    measures: Sequence[str] = BASIC,
) -> Table:
    """Count by dimensions: their keys first, then the measures; only counted incidents unless all are asked.

    Time is complete within the filter (without a period: from the first found to the last), zeros included.
    """
    dimensions = [_dimension(code) for code in by]
    added = [MEASURE[code] for code in measures]
    asked = query if all_records else query.only(counted=True)
    raw = _grouped(connection, asked, dimensions, added, scope)
    found = _merged(raw, dimensions, len(added), scope.book)
    period = query.period or _found_period(raw, dimensions)
    groups = complete(found, dimensions, period, query.kinds)
    zeros = [0] * len(added)
    rows = [(*group, *found.get(group, zeros)) for group in in_order(groups, dimensions, scope.book)]
    headings = [dimension.heading(query.kinds) for dimension in dimensions]
    totals = map(sum, zip(*found.values(), strict=True)) if found else zeros
    return Table(
        columns=(*headings, *(measure.heading() for measure in added)),
        rows=tuple(rows),
        totals=(*(None for _ in dimensions), *totals),
    )


def in_order(groups: Iterable[Group], dimensions: Sequence[Dimension], book: CodeBook | None) -> list[Group]:
    """Order groups by time, closed lists and the printed order of codes; the unknown comes last."""
    return ordered(groups, dimensions, _ranks(dimensions, book))


def _dimension(code: str) -> Dimension:
    if code not in DIMENSION:
        raise ExpectedError(
            mark("There is no “{name}” to count by. Choose from: {known}."),
            name=code,
            known=", ".join(DIMENSION),
        )
    return DIMENSION[code]


def _grouped(
    connection: Connection,
    query: Query,
    dimensions: Sequence[Dimension],
    measures: Sequence[Measure],
    scope: Scope,
) -> list[tuple[object, ...]]:
    """Run the statement, once for each piece of the period."""
    if query.period is None or not scope.months:
        return _read(connection, query, dimensions, measures, scope)
    pieces = [query.in_period(piece) for piece in _pieces(query.period)]
    return [row for piece in pieces for row in _read(connection, piece, dimensions, measures, scope)]


def _pieces(period: Period) -> tuple[Period, ...]:
    """Cut a period into its whole months, which the figures' index has, and the days before and after."""
    first = period.first if period.first.day == 1 else next_start(period.first.replace(day=1), Step.MONTH)
    after = next_start(period.last.replace(day=1), Step.MONTH)
    last = period.last if period.last + _ONE_DAY == after else period.last.replace(day=1) - _ONE_DAY
    if first > last:
        return (period,)
    whole = (Period(first, last),)
    before = (Period(period.first, first - _ONE_DAY),) if period.first < first else ()
    rest = (Period(last + _ONE_DAY, period.last),) if last < period.last else ()
    return (*before, *whole, *rest)


def _read(
    connection: Connection,
    query: Query,
    dimensions: Sequence[Dimension],
    measures: Sequence[Measure],
    scope: Scope,
) -> list[tuple[object, ...]]:
    keys = [dimension.expression() for dimension in dimensions]
    statement = (
        select(*keys, *(measure.expression() for measure in measures))
        .select_from(incidents)
        .where(*where(query, scope))
        .group_by(*keys)
    )
    return [tuple(row) for row in connection.execute(statement)]


def _merged(
    raw: Iterable[tuple[object, ...]], dimensions: Sequence[Dimension], measures: int, book: CodeBook | None
) -> dict[Group, list[int]]:
    """Add up the rows whose values have the same keys."""
    readers = [dimension.reader(book) for dimension in dimensions]
    width, nothing = len(readers), [0] * measures
    found: dict[Group, list[int]] = {}
    for row in raw:
        group = tuple([read(value) for read, value in zip(readers, row[:width], strict=True)])
        amounts = map(int, row[width:])  # type: ignore[arg-type]
        found[group] = list(map(add, found.get(group, nothing), amounts))
    return found


def _found_period(raw: Iterable[tuple[object, ...]], dimensions: Sequence[Dimension]) -> Period | None:
    """Return the days from the first bucket found to the last, nothing where no day is known."""
    place = next((i for i, dimension in enumerate(dimensions) if dimension.shape is Shape.TIME), None)
    days = [] if place is None else [day for row in raw if (day := _day(row[place])) is not None]
    if not days:
        return None
    by_month = place is not None and dimensions[place].column == "month"
    last = next_start(max(days), Step.MONTH) - _ONE_DAY if by_month else max(days)
    return Period(min(days), last)


def _day(value: object) -> date | None:
    if isinstance(value, int):
        return month_start(value) if value else None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _ranks(dimensions: Sequence[Dimension], book: CodeBook | None) -> Mapping[str, Mapping[Key, int]]:
    """Return the place of every code in its printed classifier."""
    if book is None:
        return {}
    return {dimension.code: _printed(dimension.codes, book) for dimension in dimensions}


def _printed(lists: Sequence[str], book: CodeBook) -> dict[Key, int]:
    known = [book.lists[name] for name in lists if name in book.lists]
    codes: list[Key] = [item.code for found in known for _, item in found.walk()]
    return {code: place for place, code in enumerate(dict.fromkeys(codes))}
