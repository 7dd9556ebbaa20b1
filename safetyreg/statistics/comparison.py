"""A period beside the same period last year (АППГ): both figures and the change, never one alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from sqlalchemy import Connection

from safetyreg.domain.field import Value
from safetyreg.domain.period import Period, year_to
from safetyreg.domain.query import Query
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark
from safetyreg.statistics.change import Change
from safetyreg.statistics.counts import count, in_order
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.grid import Group
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.storage.conditions import Scope

BEFORE: Final = "_before"
CHANGE: Final = "_change"
SHARE: Final = "_share"

Figures = dict[Group, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two periods of one length in days of the calendar.

    `partial` when the asked one is still going on, `ahead` when it has not begun: then nothing is judged, for
    days to come hold no incidents.
    """

    current: Period
    previous: Period
    partial: bool = False
    ahead: bool = False

    def demand_begun(self) -> Self:
        """Refuse a period that has not begun, where nothing could be said."""
        if self.ahead:
            raise ExpectedError(mark("This period has not begun yet: choose an earlier one."))
        return self


def compared(query: Query, today: date) -> Compared:
    """Return the filter's period and the same one last year; the year to date where it has none.

    A period that is still going on is cut at today, so that equal days are compared.
    """
    asked = query.period or year_to(today)
    partial = asked.first <= today < asked.last
    current = Period(asked.first, today) if partial else asked
    return Compared(current, current.year_before(), partial=partial, ahead=asked.first > today)


def compare(  # noqa: PLR0913  a comparison is told what, by what, over what, when
    connection: Connection,
    query: Query,
    by: Sequence[str],
    measures: Sequence[str],
    periods: Compared,
    scope: Scope,
    *,
    groups: Sequence[Group] = (),
    shares: Sequence[str] = (),
) -> Table:
    """Return for each group: `m_before`, `m`, `m_change` of every measure, and `m_share` of those in shares.

    `groups` are shown even when empty, in their order, before others that were found.
    """
    now = _figures(count(connection, query.in_period(periods.current), by, scope, measures=measures), len(by))
    past = _figures(
        count(connection, query.in_period(periods.previous), by, scope, measures=measures), len(by)
    )
    found = [group for group in dict.fromkeys([*now, *past]) if group not in set(groups)]
    rows = [*groups, *in_order(found, [DIMENSION[code] for code in by], scope.book)]
    headings = tuple(DIMENSION[code].heading(query.kinds) for code in by)
    return side_by_side(headings, rows, (past, now), measures, shares)


def side_by_side(
    headings: tuple[TableColumn, ...],
    groups: Sequence[Group],
    figures: tuple[Mapping[Group, tuple[int, ...]], Mapping[Group, tuple[int, ...]]],
    measures: Sequence[str],
    shares: Sequence[str] = (),
) -> Table:
    """Set figures of two periods (before, now) beside each other; totals are the sums of the rows."""
    zeros = (0,) * len(measures)
    pairs = [[mapping.get(group, zeros) for mapping in figures] for group in groups]
    sums = [_sum(part, zeros) for part in zip(*pairs, strict=True)] if pairs else [zeros, zeros]
    write = _writer(measures, shares, sums[1])
    rows = tuple((*group, *write(*pair)) for group, pair in zip(groups, pairs, strict=True))
    return Table(
        columns=(*headings, *_columns(measures, shares)),
        rows=rows,
        totals=(*(None for _ in headings), *write(*sums)),
    )


def changes(table: Table, measure: str) -> tuple[Change, ...]:
    """Return the changes of one measure of such a table, row by row."""
    pairs = zip(table.column(measure + BEFORE), table.column(measure), strict=True)
    return tuple(Change(_number(previous), _number(current)) for previous, current in pairs)


def _figures(table: Table, width: int) -> Figures:
    return {row[:width]: tuple(map(_number, row[width:])) for row in table.rows}  # type: ignore[misc]


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _sum(rows: Sequence[tuple[int, ...]], zeros: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True))) if rows else zeros


def _writer(
    measures: Sequence[str], shares: Sequence[str], totals: Sequence[int]
) -> Callable[[Sequence[int], Sequence[int]], list[Value]]:
    def write(before: Sequence[int], now: Sequence[int]) -> list[Value]:
        cells: list[Value] = []
        for measure, previous, current, total in zip(measures, before, now, totals, strict=True):
            cells += [previous, current, Change(previous, current).share]
            cells += [current / total if total else None] if measure in shares else []
        return cells

    return write


def _columns(measures: Sequence[str], shares: Sequence[str]) -> list[TableColumn]:
    found = []
    for code in measures:
        measure = MEASURE[code]
        label = Message(measure.label)
        before = Message(mark("{measure}, same period last year"), {"measure": label})
        found += [
            TableColumn(code + BEFORE, before, measure.format),
            TableColumn(code, label, measure.format),
            TableColumn(
                code + CHANGE, Message(mark("{measure}, change"), {"measure": label}), Format.PERCENT
            ),
        ]
        if code in shares:
            share = Message(mark("{measure}, share"), {"measure": label})
            found.append(TableColumn(code + SHARE, share, Format.PERCENT))
    return found


def totals_of(connection: Connection, query: Query, period: Period, scope: Scope) -> dict[str, int]:
    """Return the measures over a whole filter in one period: what every sheet's parts must add up to."""
    table = count(connection, query.in_period(period), (), scope, measures=tuple(MEASURE))
    return {column.key: _number(value) for column, value in zip(table.columns, table.rows[0], strict=True)}
