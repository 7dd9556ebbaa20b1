"""The newest months of a filter: how late records become known, which months are provisional, nowcasts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from sqlalchemy import ColumnElement, Connection, case, func, select

from safetyreg.domain.period import Period, Step, same_day, step_start
from safetyreg.domain.query import Query
from safetyreg.statistics.delay import Nowcast, Report, Triangle, hatched, month_end, nowcast, triangle
from safetyreg.statistics.provisional import Provisional
from safetyreg.storage.conditions import Scope, where
from safetyreg.storage.tables import incidents

YEARS: Final = 3


@dataclass(frozen=True, slots=True)
class Newest:
    """The triangle of the last years, every month's nowcast where one can be made, records without a delay.

    `undated` are the latter by the month they happened: history that was imported, complete as it is.
    """

    triangle: Triangle
    nowcasts: tuple[Nowcast, ...]
    undated: Mapping[date, int]

    @property
    def provisional(self) -> tuple[date, ...]:
        """The whole months that are still filling up; the last two where nothing can be estimated."""
        if self.nowcasts:
            return tuple(month.start for month in self.nowcasts if month.provisional)
        last = step_start(self.triangle.as_of, Step.MONTH)
        return hatched((step_start(date.fromordinal(last.toordinal() - 1), Step.MONTH), last))

    def of(self, starts: Sequence[date], counts: Sequence[int]) -> tuple[Provisional, ...]:
        """Return the provisional ones of some months, given their counts of today, with what they will be."""
        filling, found = frozenset(self.provisional), {month.start: month for month in self.nowcasts}
        return tuple(
            self._provisional(place, start, counts[place], found.get(start))
            for place, start in enumerate(starts)
            if start in filling
        )

    def filling(self, starts: Sequence[date], counts: Sequence[int]) -> tuple[Provisional, ...]:
        """Return those of some months that no search may rest on: still filling up as far as that is known.

        Where nothing can be estimated these are the last two, unless all they hold is imported history.
        """
        found = self.of(starts, counts)
        if self.nowcasts:
            return found
        return tuple(month for month in found if month.count > self.undated.get(month.start, 0))

    def _provisional(self, place: int, start: date, count: int, month: Nowcast | None) -> Provisional:
        if month is None:
            return Provisional(place, start, count)
        whole = self.undated.get(start, 0)
        low, high = (max(count, whole + edge) for edge in (month.low, month.high))
        return Provisional(place, start, count, max(float(count), whole + month.expected), low, high)


def newest(connection: Connection, query: Query, today: date, scope: Scope) -> Newest:
    """Read when the records of a filter, of the last years whatever its period, became known."""
    return newest_of(_reports(connection, query, today, scope), today)


def newest_of(reports: Iterable[Report], today: date) -> Newest:
    """Return the newest months of some reports."""
    known = tuple(reports)
    undated: dict[date, int] = {}
    for report in known:
        if report.known is None:
            month = step_start(report.occurred, Step.MONTH)
            undated[month] = undated.get(month, 0) + report.records
    found = triangle(known, today)
    return Newest(found, nowcast(found), undated)


def window(today: date) -> Period:
    """Return the days whose records tell how late records come."""
    return Period(step_start(same_day(month_end(today), -YEARS), Step.MONTH), today)


def became_known() -> ColumnElement[date | None]:
    """Return the day a record became known: an imported one only where its profile mapped it."""
    columns = incidents.c
    own = func.coalesce(columns.reported_on, columns.registered_on)
    return case((columns.batch.is_(None), own), else_=columns.reported_on)


def _reports(connection: Connection, query: Query, today: date, scope: Scope) -> Iterator[Report]:
    """Yield how many records happened and became known on which days."""
    columns, known = incidents.c, became_known()
    asked = query.only(period=window(today), counted=True)
    statement = (
        select(columns.occurred_on, known, func.count())
        .where(*where(asked, scope))
        .group_by(columns.occurred_on, known)
    )
    with connection.execute(statement) as result:
        for occurred, reported, records in chain.from_iterable(result.partitions(2000)):
            yield Report(occurred, reported, records=records)
