"""Comparisons across a break: cut to what means the same on both sides, else only with a footnote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from safetyreg.domain.denominator import DenominatorKind
from safetyreg.domain.period import Period, same_day
from safetyreg.domain.reference import Break
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.denominators import Exposure

_ONE_DAY: Final = timedelta(days=1)
_BY: Final = {
    None: mark("by days"),
    DenominatorKind.RESIDENTS: mark("by days and residents"),
    DenominatorKind.EMPLOYED: mark("by days and employed"),
}
_OF_MEANING: Final = mark(
    "Comparisons across the day are cut to one side of it, or have no verdict; trends are reckoned after it."
)
_OF_BORDERS: Final = mark(
    "Comparisons of these places across the day are cut to one side of it, or have no verdict; the old and"
    " the new places together may be compared. Their population is not interpolated across it."
)


@dataclass(frozen=True, slots=True)
class Comparable:
    """Two periods as they may be compared; `cut` tells that they were shortened to one side of a break.

    `crossed` are breaks between them that no cut avoids: such a change has no verdict, only a footnote, or is
    shown in recomputed borders. `people` are the person-years of both, where they are known.
    """

    before: Period
    after: Period
    cut: bool = False
    crossed: tuple[Break, ...] = ()
    footnotes: tuple[Break, ...] = ()
    people: tuple[Exposure, Exposure] | None = None

    @property
    def exposures(self) -> tuple[float, float]:
        """What both counts are divided by: person-years where they are known, else days."""
        if self.people is not None:
            return self.people[0].value, self.people[1].value
        return self.before.days, self.after.days

    @property
    def per(self) -> DenominatorKind | None:
        """Whose years the exposures are; nothing for days."""
        return self.people[0].figures[0].kind if self.people is not None else None

    @property
    def by(self) -> Message:
        """Say what both counts are divided by, as it ends a line of method."""
        return by_of(self.per)

    @property
    def sound(self) -> bool:
        """Whether both periods mean the same."""
        return not self.crossed


def comparable(before: Period, after: Period, breaks: Sequence[Break]) -> Comparable:
    """Return the periods, cut at the breaks (those of the series alone) where a cut leaves equal days."""
    met = _between(before, after, breaks)
    if not met:
        return Comparable(before, after)
    candidates = [_kept(before, after, found.day) for found in met]
    fit = [pair for pair in candidates if pair is not None and not _between(*pair, breaks)]
    if not fit:
        return Comparable(before, after, crossed=met, footnotes=met)
    longest = max(fit, key=_days)
    return Comparable(*longest, cut=True, footnotes=met)


def segments(period: Period, breaks: Sequence[Break]) -> tuple[Period, ...]:
    """Cut a period at its breaks: every trend is reckoned on one segment."""
    days = sorted({found.day for found in breaks if period.first < found.day <= period.last})
    starts = [period.first, *days]
    ends = [*(day - _ONE_DAY for day in days), period.last]
    return tuple(Period(first, last) for first, last in zip(starts, ends, strict=True))


def by_of(per: DenominatorKind | None) -> Message:
    """Say what counts are divided by, given whose years their exposures are; nothing for days."""
    return Message(_BY[per])


def effect(found: Break) -> Message:
    """Say what a break does to comparisons, trends and rates."""
    return Message(_OF_BORDERS if found.places else _OF_MEANING)


def _between(before: Period, after: Period, breaks: Sequence[Break]) -> tuple[Break, ...]:
    return tuple(found for found in breaks if before.first < found.day <= after.last)


def _days(pair: tuple[Period, Period]) -> int:
    return pair[1].days


def _kept(before: Period, after: Period, day: date) -> tuple[Period, Period] | None:
    """Return the equal parts of two periods on one side of a break; nothing where it lies between them."""
    if before.first < day <= before.last:
        start = _moved(day, before, after)
        return (Period(day, before.last), Period(start, after.last)) if start <= after.last else None
    if after.first < day <= after.last:
        end = _moved(day, after, before) - _ONE_DAY
        return (
            (Period(before.first, end), Period(after.first, day - _ONE_DAY)) if end >= before.first else None
        )
    return None


def _moved(day: date, own: Period, other: Period) -> date:
    """Return the day that stands in the other period where this one stands in its own."""
    years = other.first.year - own.first.year
    if same_day(own.first, years) == other.first:
        return same_day(day, years)
    return other.first + (day - own.first)
