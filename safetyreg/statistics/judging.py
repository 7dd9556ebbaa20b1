"""Verdicts on the changes of a filter: scatter measured on its own series, people not taken one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, func, or_, select

from safetyreg.domain.period import Period, Step, buckets, step_key, step_start
from safetyreg.domain.query import Query
from safetyreg.domain.reference import Break
from safetyreg.statistics.breaks import Comparable, comparable, segments
from safetyreg.statistics.comparison import Compared, compare
from safetyreg.statistics.counts import count
from safetyreg.statistics.denominators import Exposure
from safetyreg.statistics.dispersion import Basis, Dispersion, of_series
from safetyreg.statistics.exposed import population_of
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.summary import kinds_of
from safetyreg.statistics.trend import concerned
from safetyreg.statistics.verdict import Answer, judge
from safetyreg.storage import conditions
from safetyreg.storage.conditions import Scope
from safetyreg.storage.tables import incidents

PEOPLE: Final = tuple(code for code in MEASURE if code not in {"incidents", "damage"})
JUDGED: Final = ("incidents", *PEOPLE)
HISTORY_YEARS: Final = 5
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Judged:
    """Answers of one kind by measure, and the periods as they may be compared; no answers across a break."""

    kind: str
    periods: Comparable
    answers: Mapping[str, Answer]

    @property
    def lived(self) -> tuple[Exposure, ...]:
        """The people of both periods with their figures; nothing where days alone divide."""
        return self.periods.people or ()


def judged(
    connection: Connection, query: Query, periods: Compared, breaks: Sequence[Break], scope: Scope
) -> tuple[Judged, ...]:
    """Judge the change of every kind of a filter: incidents, and people; by days, and people where known."""
    return tuple(
        _of_kind(connection, query.only(kinds=(kind,)), kind, periods, breaks, scope)
        for kind in kinds_of(query)
    )


def _of_kind(
    connection: Connection,
    query: Query,
    kind: str,
    periods: Compared,
    breaks: Sequence[Break],
    scope: Scope,
) -> Judged:
    own = concerned(breaks, kind, query)
    fit = population_of(connection, query, breaks).over(comparable(periods.previous, periods.current, own))
    if periods.ahead or not fit.sound:
        return Judged(kind, fit, MappingProxyType({}))
    pair = Compared(fit.after, fit.before, partial=periods.partial)
    table = compare(connection, query, (), JUDGED, pair, scope, groups=[()])
    people = _people(connection, query, pair, scope)
    series = _series(connection, query, fit.after, own, scope)
    figures = dict(zip([column.key for column in table.columns], table.rows[0], strict=True))
    answers = {
        measure: judge(
            int(figures[f"{measure}_before"]),  # type: ignore[arg-type]
            int(figures[measure]),  # type: ignore[arg-type]
            *fit.exposures,
            people.get(measure, series),
            fit.per,
        )
        for measure in JUDGED
    }
    return Judged(kind, fit, MappingProxyType(answers))


def _series(
    connection: Connection, query: Query, now: Period, breaks: Sequence[Break], scope: Scope
) -> Dispersion:
    months = history(now, breaks)
    span = Period(months[0].first, months[-1].last)
    table = count(connection, query.in_period(span), ("month",), scope, measures=("incidents",))
    return scatter({str(row[0]): row[1] for row in table.rows if isinstance(row[1], int)}, months)


def history(now: Period, breaks: Sequence[Break]) -> tuple[Period, ...]:
    """Return the whole months of five years up to a period's end, after the last break."""
    end = now.last + _ONE_DAY
    last = step_start(end, Step.MONTH) - _ONE_DAY
    span = segments(Period(last.replace(year=last.year - HISTORY_YEARS, day=1), last), breaks)[-1]
    return tuple(month for month in buckets(span, Step.MONTH) if month.first >= span.first)


def scatter(found: Mapping[str, int], months: Sequence[Period]) -> Dispersion:
    """Measure φ on counts by the key of a month; months before the first record do not count."""
    starts = [month.first for month in months]
    counts = [found.get(step_key(start, Step.MONTH), 0) for start in starts]
    first = next((place for place, number in enumerate(counts) if number), len(counts))
    return of_series(counts[first:], starts[first:])


def _people(
    connection: Connection, query: Query, periods: Compared, scope: Scope
) -> Mapping[str, Dispersion]:
    """Return φ = Σm²/Σm of each measure of people, m being the people of an incident of either period."""
    columns = [incidents.c[MEASURE[measure].column] for measure in PEOPLE]
    sums = [part for column in columns for part in (func.sum(column), func.sum(column * column))]
    either = or_(*(conditions.within(period) for period in (periods.current, periods.previous)))
    own = conditions.where(query.only(period=None, counted=True), scope)
    row = connection.execute(select(*sums).where(either, *own)).one()
    pairs = zip(PEOPLE, row[::2], row[1::2], strict=True)
    return {
        measure: Dispersion(float(squares) / float(total) if total else 1.0, basis=Basis.PEOPLE)
        for measure, total, squares in pairs
    }
