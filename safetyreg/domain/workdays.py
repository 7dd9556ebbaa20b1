"""Working days of the five-day week by an own calendar of holidays and moved days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Self

from safetyreg.domain.reference import CalendarDay, CalendarStatus, DayKind, Term, TermUnit

SATURDAY: Final = 5
HOURS_OF_DAY: Final = 24
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Days that differ from the ordinary week; years in `forecast_years`, or without any, are a forecast."""

    days: Mapping[date, DayKind]
    forecast_years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days: Iterable[CalendarDay]) -> Self:
        """Build a calendar from its days; one forecast day makes its year a forecast."""
        found = tuple(days)
        forecast = frozenset(d.day.year for d in found if d.status is CalendarStatus.FORECAST)
        return cls({d.day: d.kind for d in found}, forecast)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the calendar covers."""
        return frozenset(day.year for day in self.days)

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""
        kind = self.days.get(day)
        return day.weekday() < SATURDAY if kind is None else kind is DayKind.MOVED_WORK

    def is_forecast(self, day: date) -> bool:
        """Whether the calendar of a day's year is not yet published in full."""
        return day.year in self.forecast_years or day.year not in self.years

    def add_working_days(self, start: date, n: int) -> date:
        """Return the last day of a term of `n` working days counted from the day after `start`."""
        if n < 0:
            raise ValueError(n)
        day = start
        while n:
            day += ONE_DAY
            n -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Count working days after `start` up to and with `end`; negative where `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(day) for day in _days_after(start, end))

    def due(self, term: Term, start: date) -> date:
        """Return the last day of a term that runs from the day `start`; hours are rounded up to days."""
        if term.unit is TermUnit.HOURS:
            return start + timedelta(days=-(-term.amount // HOURS_OF_DAY))
        return self.add_working_days(start, term.amount)


def _days_after(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
