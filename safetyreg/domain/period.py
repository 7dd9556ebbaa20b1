"""Periods of days: first and last day included; labels are made where they are shown."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark

_DAY = timedelta(days=1)


class Step(StrEnum):
    """Length of one bucket of a series."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            text = mark("The period ends ({last}) before it begins ({first}): swap the two dates.")
            raise ExpectedError(text, first=self.first, last=self.last)

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.first <= day <= self.last

    def year_before(self) -> Self:
        """Return the same period a year before; a leap day becomes 28 February, whole months stay whole."""
        last = same_day(self.last, -1)
        if self.first.day == 1 and self.last.day == monthrange(self.last.year, self.last.month)[1]:
            last = last.replace(day=monthrange(last.year, last.month)[1])
        return type(self)(same_day(self.first, -1), last)

    def before(self) -> Self:
        """Return the period of the same length that ends the day before."""
        return type(self)(self.first - timedelta(days=self.days), self.first - _DAY)


def same_day(day: date, years: int) -> date:
    """Return the same calendar day some years away, 28 February for a leap day that has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def year_to(day: date) -> Period:
    """Return the year from its first day to a day."""
    return Period(day.replace(month=1, day=1), day)


def step_start(day: date, step: Step) -> date:
    """Return the first day of the bucket a day lies in; weeks begin on Monday."""
    if step is Step.WEEK:
        return day - timedelta(days=day.weekday())
    if step is Step.MONTH:
        return day.replace(day=1)
    if step is Step.QUARTER:
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1)


def next_start(start: date, step: Step) -> date:
    """Return the first day of the bucket after the one that begins on `start`."""
    if step is Step.WEEK:
        return start + timedelta(days=7)
    months = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}[step]
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def buckets(period: Period, step: Step) -> Iterator[Period]:
    """Yield the buckets that a period touches, whole ones, the first and last perhaps reaching beyond it."""
    start = step_start(period.first, step)
    while start <= period.last:
        after = next_start(start, step)
        yield Period(start, after - _DAY)
        start = after


def step_key(start: date, step: Step) -> str:
    """Return the key of a bucket: 2026-W05, 2026-01, 2026-Q1 or 2026."""
    if step is Step.WEEK:
        week = start.isocalendar()
        return f"{week.year}-W{week.week:02d}"
    if step is Step.MONTH:
        return f"{start.year}-{start.month:02d}"
    if step is Step.QUARTER:
        return f"{start.year}-Q{(start.month - 1) // 3 + 1}"
    return str(start.year)
