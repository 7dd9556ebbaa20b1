"""Is a month unusual, when did the level change, by how much a year: one monthly series, its season out."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from safetyreg.domain.period import Period, Step, buckets, step_start
from safetyreg.domain.reference import Break
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.breaks import segments
from safetyreg.statistics.changepoint import PERMUTATIONS, ChangePoint, changes
from safetyreg.statistics.control import ControlChart, chart, extended
from safetyreg.statistics.judging import history
from safetyreg.statistics.monotone import Monotone, seasonal_kendall
from safetyreg.statistics.provisional import Provisional
from safetyreg.statistics.regression import Fitted, days_of, fit
from safetyreg.statistics.season import expectation

SHORTEST: Final = 24
_SEASON: Final = 36
_KENDALL: Final = 48
_SEARCH: Final = 499
_LEAST: Final = 0.01
_MOST: Final = 4
_SPENT: Final = 12
_YEAR: Final = 12
_MONTH: Final = timedelta(days=31)
_MEAN: Final = 1.0


@dataclass(frozen=True, slots=True)
class Level:
    """Whole months of one unbroken segment: control chart, changes of level, percent a year.

    `seasonal` tells that the expectation has the season in it; else only the days of each month. `fitted`
    and `monotone` are None where the series is too thin for a trend; `cut` is the break it begins at.
    `provisional` months, the last ones, may still rise: they are charted, but only the first `whole` months
    are searched, and trend, season and limits rest on those.
    """

    months: tuple[Period, ...]
    chart: ControlChart
    changes: tuple[ChangePoint, ...]
    seasonal: bool
    fitted: Fitted | None = None
    monotone: Monotone | None = None
    cut: Break | None = None
    provisional: tuple[Provisional, ...] = ()

    @property
    def whole(self) -> int:
        """How many months are known as far as they ever will be; what is said rests on them."""
        return min((month.place for month in self.provisional), default=len(self.months))

    @property
    def signals(self) -> tuple[int, ...]:
        """The months outside the limits; one that is still filling up is not called too low."""
        return self.chart.signals

    @property
    def mean(self) -> float:
        """What a month holds on average."""
        return sum(self.chart.counts[: self.whole]) / self.whole

    def sides(self, point: ChangePoint) -> tuple[float, float]:
        """Return the level before and after a change, in incidents a month of the average season."""
        unit = sum(self.chart.expected[: self.whole]) / self.whole
        return point.before * unit, point.after * unit


def level(asked: Asked) -> Level:
    """Return the level of a filter; raise ExpectedError where there are too few months or incidents."""
    asked = asked.timeless
    months, cut = months_of(asked)
    records = asked.records()
    every = asked.series(records, months)
    first = next((place for place, number in enumerate(every) if number), len(every))
    months, every = months[first:], every[first:]
    filling = asked.provisional(records, [month.first for month in months], every)
    whole = min((month.place for month in filling), default=len(months))
    if whole < SHORTEST:
        text = mark("A level needs {number} whole months with incidents on one side of every break.")
        raise ExpectedError(text, number=SHORTEST)
    starts, counts = [month.first for month in months], every[:whole]
    seasonal = whole >= _SEASON and sum(counts) >= _MEAN * whole
    days = tuple(map(float, days_of(starts)))
    expected, found = (
        searched(counts, starts[:whole]) if seasonal else (days[:whole], changes(counts, days[:whole]))
    )
    drawn = chart(counts, expected)
    return Level(
        months=months,
        chart=extended(drawn, every[whole:], _usual(drawn.expected, starts)) if filling else drawn,
        changes=found,
        seasonal=seasonal,
        fitted=fit(counts, starts[:whole]) if seasonal else None,
        monotone=seasonal_kendall(counts) if seasonal and whole >= _KENDALL else None,
        cut=cut,
        provisional=filling,
    )


def _usual(expected: tuple[float, ...], starts: list[date]) -> tuple[float, ...]:
    """Return what the months after the expected ones hold by the same month of the last year, by days."""
    days, whole = days_of(starts), len(expected)
    return tuple(
        expected[same] * days[place] / days[same]
        for place in range(whole, len(starts))
        for same in [place - _YEAR * -(-(place - whole + 1) // _YEAR)]
    )


def searched(
    counts: tuple[int, ...], starts: list[date], permutations: int = PERMUTATIONS
) -> tuple[tuple[float, ...], tuple[ChangePoint, ...]]:
    """Return the season of each month at the level of the whole series, and the changes of level.

    A month that lies more often above a change than others would pass for its season: the strongest change
    is taken out first, and the season reckoned anew. `benchmarks` simulates how often it sees what is not.
    """
    found, cuts = _positive(expectation(counts, starts)), set[int]()
    for _ in range(_MOST):
        points = changes(counts, found, permutations=_SEARCH, spent=_SPENT + len(cuts))
        fresh = [one for one in points if one.place not in cuts]
        if not fresh:
            break
        cuts.add(max(fresh, key=_strength).place)
        found = _season(counts, starts, _levels(counts, found, sorted(cuts)))
    return found, changes(counts, found, permutations=permutations, spent=_SPENT + len(cuts))


def _strength(point: ChangePoint) -> float:
    return point.likelihood_ratio


def _levels(counts: tuple[int, ...], expected: tuple[float, ...], cuts: list[int]) -> list[float]:
    levels: list[float] = []
    for first, end in pairwise([0, *cuts, len(counts)]):
        own = sum(counts[first:end]) / sum(expected[first:end])
        levels += [max(own, _LEAST)] * (end - first)
    return levels


def _season(counts: tuple[int, ...], starts: list[date], levels: list[float]) -> tuple[float, ...]:
    days = [length * level for length, level in zip(days_of(starts), levels, strict=True)]
    season = [value / level for value, level in zip(fit(counts, starts, days).seasonal, levels, strict=True)]
    return _positive(tuple(value * sum(counts) / sum(season) for value in season))


def _positive(expected: tuple[float, ...]) -> tuple[float, ...]:
    """Return the expectation with no month at 0: one that never held an incident weighs next to nothing."""
    least = max(expected) / 1000
    return tuple(max(value, least) for value in expected)


def months_of(asked: Asked) -> tuple[tuple[Period, ...], Break | None]:
    """Return the whole months of the filter's period where it holds two years, else of five years."""
    now, breaks = asked.periods.current, asked.breaks
    span = asked.query.period
    found = history(now, breaks)
    if span is not None:
        last = min(now.last, asked.today)
        whole = step_start(last + timedelta(days=1), Step.MONTH) - timedelta(days=1)
        own = segments(Period(span.first, whole), breaks)[-1] if whole > span.first else span
        months = tuple(month for month in buckets(own, Step.MONTH) if month.first >= own.first)
        found = months if len(months) >= SHORTEST else found
    first = found[0].first
    return found, next((one for one in breaks if first - _MONTH < one.day <= first), None)
