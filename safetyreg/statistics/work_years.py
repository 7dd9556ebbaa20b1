"""Rates of work year by year, and their change against the same period last year: people by their own φ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from safetyreg.domain.denominator import COUNTRY, Denominator, DenominatorKind
from safetyreg.domain.period import Period
from safetyreg.domain.query import Operator
from safetyreg.domain.reference import Break
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.breaks import Comparable, comparable
from safetyreg.statistics.cube import DAY, Mask
from safetyreg.statistics.denominators import Exposure, exposure, together
from safetyreg.statistics.dispersion import of_people
from safetyreg.statistics.lost_days import LostDays
from safetyreg.statistics.verdict import Answer, judge
from safetyreg.statistics.work_rates import LEFT_OUT, FatalDays, Injuries, WorkRate, work_rates

MOST_YEARS: Final = 10
_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class WorkYear:
    """A year, or the part of it that was observed: its injuries, its rates, injured with days unknown."""

    period: Period
    partial: bool
    injuries: Injuries
    rates: tuple[WorkRate, ...]
    unknown_days: int
    employed: Exposure | None = None
    hours: Exposure | None = None


@dataclass(frozen=True, slots=True)
class WorkYears:
    """Years in their order; `answer` judges victims per employed, None without employed or across a break.

    `places` are the places whose employed and hours are asked for (empty for the country).
    """

    years: tuple[WorkYear, ...]
    periods: Comparable
    places: tuple[str, ...]
    answer: Answer | None
    breaks: tuple[Break, ...] = ()
    fatal: FatalDays = LEFT_OUT

    @property
    def without_employed(self) -> tuple[int, ...]:
        """Years whose employed are not known."""
        return tuple(year.period.first.year for year in self.years if year.employed is None)

    @property
    def without_hours(self) -> tuple[int, ...]:
        """Years whose hours are not known."""
        return tuple(year.period.first.year for year in self.years if year.hours is None)


def work_years(asked: Asked, figures: Iterable[Denominator], lost: LostDays) -> WorkYears:
    """Return the rates of a filter's years; those without a denominator are missing, never 0."""
    asked = asked.timeless
    reckoned = _Reckoned(asked, _Rates.of(asked, figures), lost, asked.records())
    years = tuple(map(reckoned.year, _years(asked)))
    fit = comparable(asked.periods.previous, asked.periods.current, asked.breaks)
    return WorkYears(
        years=years,
        periods=fit,
        places=reckoned.rates.places,
        answer=reckoned.answer(fit) if fit.sound else None,
        breaks=tuple(one for one in asked.breaks if years and years[0].period.first < one.day),
    )


@dataclass(frozen=True)
class _Rates:
    """The denominators that a filter may be divided by."""

    figures: tuple[Denominator, ...]
    people: DenominatorKind
    places: tuple[str, ...]
    breaks: tuple[Break, ...]

    @classmethod
    def of(cls, asked: Asked, figures: Iterable[Denominator]) -> "_Rates":
        """Choose the figures: of one employer where the filter is his, else of its places."""
        own = next((c.value for c in asked.query.where if (c.field, c.operator) == ("bin", Operator.IS)), "")
        if own:
            found = tuple(
                replace(row, place=COUNTRY, organisation="") for row in figures if row.organisation == own
            )
            return cls(found, DenominatorKind.HEADCOUNT, (COUNTRY,), ())
        found = tuple(row for row in figures if not row.organisation)
        return cls(found, DenominatorKind.EMPLOYED, _places(asked), asked.breaks)

    def over(self, kind: DenominatorKind, period: Period) -> Exposure | None:
        """Return the exposure of all the places together; nothing where one of them is not known."""
        found = [exposure(self.figures, kind, place, period, self.breaks) for place in self.places]
        known = [one for one in found if one is not None]
        return together(known) if known and len(known) == len(found) else None


def _places(asked: Asked) -> tuple[str, ...]:
    """Return the places of the filter or the registry; else the one region that all records are of."""
    places = asked.population.places
    if places != (COUNTRY,):
        return places or ()
    regions = [str(key) for key in asked.by_key(asked.within, "region") if key]
    return tuple(regions) if len(regions) == 1 else (COUNTRY,)


@dataclass(frozen=True)
class _Reckoned:
    asked: Asked
    rates: _Rates
    lost: LostDays
    records: Mask

    def year(self, found: tuple[Period, bool]) -> WorkYear:
        """Reckon a year; the employed are the mean of the observed part, so that nothing is annualised."""
        period, partial = found
        people, hours = (
            self.rates.over(self.rates.people, period),
            self.rates.over(DenominatorKind.HOURS, period),
        )
        injuries, unknown = self._injuries(period)
        injuries = replace(
            injuries,
            employed=people.value * _YEAR / period.days if people is not None else None,
            hours=hours.value if hours is not None else None,
        )
        return WorkYear(period, partial, injuries, work_rates(injuries), unknown, people, hours)

    def answer(self, fit: Comparable) -> Answer | None:
        """Judge the victims of both periods by their employed."""
        sides = [self.rates.over(self.rates.people, period) for period in (fit.before, fit.after)]
        before, after = (side.value if side is not None else 0.0 for side in sides)
        if not before or not after:
            return None
        masks = [self.asked.during(self.records, period) for period in (fit.before, fit.after)]
        sizes = self.victims[np.logical_or(*masks)]
        counts = [int(self.victims[mask].sum()) for mask in masks]
        scatter = of_people(sizes[sizes > 0].tolist())
        return judge(counts[0], counts[1], before, after, scatter, DenominatorKind.EMPLOYED)

    @cached_property
    def victims(self) -> npt.NDArray[np.int64]:
        """The victims of every record who lost a day, or may have."""
        cube = self.asked.cube
        hurt = cube.measures["dead"].astype(np.int64) + cube.measures["injured"]
        return np.asarray(np.maximum(hurt - self.lost.unhurt(len(cube)), 0))

    def _injuries(self, period: Period) -> tuple[Injuries, int]:
        cube, records = self.asked.cube, self.asked.during(self.records, period)
        days = self.lost.within(records)
        ended = int((days > 0).sum())
        victims, dead = int(self.victims[records].sum()), int(cube.measures["dead"][records].sum())
        return Injuries(victims, dead, int(days[days > 0].sum()), ended), victims - dead - ended


def _years(asked: Asked) -> Iterator[tuple[Period, bool]]:
    """Yield up to ten years to the end of the filter's period, each cut to what was observed of it."""
    end = min(asked.periods.current.last, asked.today)
    days = asked.cube.columns[DAY]
    seen = {int(code) for code in np.unique(days.codes[asked.within])}
    known = [day for code, day in enumerate(days.values) if code in seen and isinstance(day, date)]
    first = min(known, default=end).replace(day=1)
    for number in range(max(first.year, end.year - MOST_YEARS + 1), end.year + 1):
        whole = Period(date(number, 1, 1), date(number, 12, 31))
        found = Period(max(whole.first, first), min(whole.last, end))
        if found.first <= found.last:
            yield found, found != whole
