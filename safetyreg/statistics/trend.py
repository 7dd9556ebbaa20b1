"""The trend: a series a kind, the same period last year, 12-month moving average, breaks of definition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection

from safetyreg.domain.field import Value
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.period import Period, Step, buckets, same_day, step_key
from safetyreg.domain.place import DISTRICT_DIGITS, REGION_DIGITS, is_kato
from safetyreg.domain.query import Query
from safetyreg.domain.reference import Break
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.comparison import BEFORE
from safetyreg.statistics.counts import count
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.summary import kinds_of
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.statistics.verdict import Answer
from safetyreg.storage.conditions import Scope

WINDOW: Final = 12
AVERAGE: Final = "_average"
_WEEKS_OF_YEAR: Final = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class Series:
    """One kind: a figure a bucket, the same bucket a year before, the mean of twelve months or nothing."""

    kind: str
    values: tuple[int, ...]
    last_year: tuple[int, ...]
    average: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Series over whole buckets; only days within `period` are counted.

    `incomplete` tells that the last bucket is still going on or cut by the filter, `cut` that the first is.
    `answers` judges each change of a kind, bucket by bucket, then that of the whole period.
    """

    step: Step
    measure: str
    period: Period | None
    buckets: tuple[Period, ...]
    series: tuple[Series, ...]
    breaks: tuple[Break, ...] = ()
    incomplete: bool = False
    cut: bool = False
    answers: Mapping[str, tuple[Answer | None, ...]] = field(default_factory=dict)

    def table(self) -> Table:
        """Return the same figures for grid and sheet: the bucket, then each kind: last year, now, average."""
        rows = tuple(
            (step_key(bucket.first, self.step), *_cells(self.series, place, average=self._averaged))
            for place, bucket in enumerate(self.buckets)
        )
        return Table(columns=self._columns(), rows=rows, totals=self._totals())

    @property
    def _averaged(self) -> bool:
        return self.step is Step.MONTH

    def _columns(self) -> tuple[TableColumn, ...]:
        written = MEASURE[self.measure].format
        found = [DIMENSION[self.step.value].heading()]
        for series in self.series:
            kind = Message(BY_CODE[series.kind].plural)
            before = Message(mark("{measure}, same period last year"), {"measure": kind})
            found += [
                TableColumn(series.kind + BEFORE, before, written),
                TableColumn(series.kind, kind, written),
            ]
            if self._averaged:
                mean = Message(mark("{measure}, 12-month average"), {"measure": kind})
                found.append(TableColumn(series.kind + AVERAGE, mean, Format.DECIMAL))
        return tuple(found)

    def _totals(self) -> tuple[Value, ...]:
        cells: list[Value] = [None]
        for series in self.series:
            cells += [sum(series.last_year), sum(series.values), *([None] if self._averaged else [])]
        return tuple(cells)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a trend shows: length of a bucket, measure, kinds (empty: those of the filter)."""

    step: Step = Step.MONTH
    measure: str = "incidents"
    kinds: tuple[str, ...] = ()


def trend(
    connection: Connection, query: Query, wanted: Wanted, breaks: Sequence[Break], today: date, scope: Scope
) -> Trend:
    """Count the series of a filter; without a period it runs from the first incident to the last."""
    asked = query.only(kinds=wanted.kinds or query.kinds)
    kinds = kinds_of(asked)
    period = asked.period or _found(connection, asked, scope)
    if period is None:
        return Trend(wanted.step, wanted.measure, None, (), tuple(Series(kind, (), (), ()) for kind in kinds))
    shown = tuple(
        bucket for bucket in buckets(period, wanted.step) if bucket.first <= max(today, period.first)
    )
    counted = _Counter(connection, asked, wanted, scope)
    now = counted.of(period)
    before = counted.of(period.year_before() if wanted.step is not Step.WEEK else _weeks_before(period))
    past = [_year_ago(bucket.first, wanted.step) for bucket in shown]
    averages = _averages(counted, kinds, shown, today) if wanted.step is Step.MONTH else {}
    series = tuple(
        Series(
            kind=kind,
            values=tuple(now.get((_key(bucket.first, wanted), kind), 0) for bucket in shown),
            last_year=tuple(before.get((_key(start, wanted), kind), 0) for start in past),
            average=averages.get(kind, (None,) * len(shown)),
        )
        for kind in kinds
    )
    return Trend(
        step=wanted.step,
        measure=wanted.measure,
        period=period,
        buckets=shown,
        series=series,
        breaks=breaks_in(breaks, period, asked),
        incomplete=min(today, period.last) < shown[-1].last,
        cut=period.first > shown[0].first,
    )


def breaks_in(breaks: Sequence[Break], period: Period, query: Query) -> tuple[Break, ...]:
    """Return the breaks after the first day of a period that concern its kinds and places.

    Where no place is filtered, every break of these kinds is shown.
    """
    return tuple(
        found
        for found in breaks
        if period.first < found.day <= period.last
        and any(found.concerns(kind, "") or _touches(found, kind, query) for kind in kinds_of(query))
    )


def concerned(breaks: Sequence[Break], kind: str, query: Query) -> tuple[Break, ...]:
    """Return the breaks that concern a kind at the places of a filter, whenever they were."""
    return tuple(found for found in breaks if found.concerns(kind, "") or _touches(found, kind, query))


def _touches(found: Break, kind: str, query: Query) -> bool:
    places = found.places if not query.places else tuple(map(_series_of, query.places))
    return any(found.concerns(kind, place) for place in places)


def _series_of(place: str) -> str:
    """Return the beginning of a KATO code whose series a filter by it shows."""
    if not is_kato(place):
        return place
    whole = set(place[REGION_DIGITS:]) == {"0"}
    return place[:REGION_DIGITS] if whole else place[:DISTRICT_DIGITS]


@dataclass(frozen=True, slots=True)
class _Counter:
    connection: Connection
    query: Query
    wanted: Wanted
    scope: Scope

    def of(self, period: Period) -> dict[tuple[str, str], int]:
        """Count by bucket and kind in a period."""
        step, measure = self.wanted.step.value, self.wanted.measure
        by, query = (step, "kind"), self.query.in_period(period)
        table = count(self.connection, query, by, self.scope, measures=(measure,))
        return {(str(row[0]), str(row[1])): int(row[2]) for row in table.rows}  # type: ignore[arg-type]


def _averages(
    counter: _Counter, kinds: Sequence[str], shown: Sequence[Period], today: date
) -> dict[str, tuple[float | None, ...]]:
    """Return the mean of each month and the eleven before it, which may lie outside the filter.

    A month that is still going on has none; neither has one whose year begins before the first record.
    """
    reach = Period(same_day(shown[0].first, -1), shown[-1].last)
    found = counter.of(reach)
    months = [bucket.first for bucket in buckets(reach, Step.MONTH)]
    known = [month for month in months if any(found.get((_key(month, counter.wanted), k), 0) for k in kinds)]
    first = known[0] if known else reach.last
    means: dict[str, tuple[float | None, ...]] = {}
    for kind in kinds:
        line = [found.get((_key(month, counter.wanted), kind), 0) for month in months]
        means[kind] = tuple(
            sum(line[place + 1 : place + 1 + WINDOW]) / WINDOW
            if months[place + 1] >= first and bucket.last <= today
            else None
            for place, bucket in enumerate(shown)
        )
    return means


def _found(connection: Connection, query: Query, scope: Scope) -> Period | None:
    """Return the months from the first counted incident to the last."""
    table = count(connection, query, (Step.MONTH.value,), scope, measures=("incidents",))
    keys = [str(key) for key in table.column(Step.MONTH.value) if key]
    if not keys:
        return None
    first, last = (date.fromisoformat(f"{key}-01") for key in (keys[0], keys[-1]))
    return Period(first, next(buckets(Period(last, last), Step.MONTH)).last)


def _weeks_before(period: Period) -> Period:
    return Period(period.first - _WEEKS_OF_YEAR, period.last - _WEEKS_OF_YEAR)


def _year_ago(start: date, step: Step) -> date:
    return start - _WEEKS_OF_YEAR if step is Step.WEEK else same_day(start, -1)


def _key(start: date, wanted: Wanted) -> str:
    return step_key(start, wanted.step)


def _cells(series: Sequence[Series], place: int, *, average: bool) -> list[Value]:
    cells: list[Value] = []
    for line in series:
        cells += [line.last_year[place], line.values[place]]
        cells += [line.average[place]] if average else []
    return cells
