"""What a rate is divided by: person-years or hours of a place in a period, interpolated openly."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.period import Period, same_day
from safetyreg.domain.reference import Break
from safetyreg.errors import Message
from safetyreg.i18n import mark

_YEAR: Final = 365.25
_FARTHEST: Final = timedelta(days=3 * 366)
_ONE_DAY: Final = timedelta(days=1)


class Quality(StrEnum):
    """How an exposure came about."""

    GIVEN = "given"
    INTERPOLATED = "interpolated"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Reach:
    """How a figure is used after its day, and the last day it is used for."""

    quality: Quality
    last: date


@dataclass(frozen=True, slots=True)
class Exposure:
    """Person-years (or hours) of a place in a period, how they came about, the figures they rest on."""

    value: float
    quality: Quality
    figures: tuple[Denominator, ...]

    def note(self) -> Message:
        """Return the footnote: how, from which days, from which sources."""
        sources = "; ".join(dict.fromkeys(figure.source for figure in self.figures if figure.source))
        first, last = self.figures[0].on, self.figures[-1].on
        return Message(_NOTES[self.quality], {"first": first, "last": last, "source": sources})


_NOTES: Final = {
    Quality.GIVEN: mark("Denominator as given for {first}. Source: {source}."),
    Quality.INTERPOLATED: mark("Denominator interpolated between {first} and {last}. Source: {source}."),
    Quality.CARRIED: mark(
        "Denominator of {last} taken on unchanged: there is no later one. Source: {source}."
    ),
}


def exposure(
    table: Iterable[Denominator],
    kind: DenominatorKind,
    place: str,
    period: Period,
    breaks: Sequence[Break] = (),
    organisation: str = "",
) -> Exposure | None:
    """Return the exposure of a place or an organisation; nothing where no figure is within three years.

    Figures are never interpolated across a break of the place's borders.
    """
    wanted = kind, place, organisation
    figures = sorted((row for row in table if (row.kind, row.place, row.organisation) == wanted), key=_day)
    if kind.flows:
        return _of_flow(figures, period)
    days = [found.day for found in breaks if found.places and place in found.places]
    return _of_state(figures, period, sorted(days))


def together(found: Sequence[Exposure]) -> Exposure:
    """Add the exposures of several places up; the sum is as good as the worst of them."""
    worst = max((one.quality for one in found), key=list(Quality).index)
    figures = tuple(figure for one in found for figure in one.figures)
    return Exposure(sum(one.value for one in found), worst, tuple(sorted(figures, key=_day)))


def _day(figure: Denominator) -> date:
    return figure.on


def _of_flow(figures: Sequence[Denominator], period: Period) -> Exposure | None:
    """Return the part of each year's sum that falls into the period, all its days being covered."""
    total, covered, used = 0.0, 0, []
    for figure in figures:
        span = Period(figure.on, same_day(figure.on, 1) - _ONE_DAY)
        first, last = max(span.first, period.first), min(span.last, period.last)
        if first <= last:
            days = (last - first).days + 1
            total, covered = total + figure.value * days / span.days, covered + days
            used.append(figure)
    if covered != period.days:
        return None
    whole = used[0].on == period.first and same_day(used[-1].on, 1) - _ONE_DAY == period.last
    return Exposure(total, Quality.GIVEN if whole else Quality.INTERPOLATED, tuple(used))


def _of_state(figures: Sequence[Denominator], period: Period, breaks: Sequence[date]) -> Exposure | None:
    """Add the days up, those that rest on the same figures at once."""
    parts: list[_Part] = []
    for stretch in _stretches(period, breaks):
        side = _side(stretch.first, breaks)
        own = [figure for figure in figures if _side(figure.on, breaks) == side]
        found = tuple(_parts(own, stretch))
        if sum(part.days for part in found) != stretch.days:
            return None
        parts += found
    used = {figure: None for part in parts for figure in part.figures}
    qualities = {part.quality for part in parts}
    worst = next(one for one in (Quality.CARRIED, Quality.INTERPOLATED, Quality.GIVEN) if one in qualities)
    return Exposure(sum(part.total for part in parts) / _YEAR, worst, tuple(sorted(used, key=_day)))


@dataclass(frozen=True, slots=True)
class _Part:
    """Days that rest on the same figures: how many, the sum of their people, how it came about."""

    days: int
    total: float
    quality: Quality
    figures: tuple[Denominator, ...]


def _parts(figures: Sequence[Denominator], period: Period) -> Iterator[_Part]:
    """Yield the parts of a period that the figures of one side of the breaks reach."""
    if not figures:
        return
    first, last = figures[0], figures[-1]
    yield from _flat(first, period, first.on - _FARTHEST, first.on - _ONE_DAY, Quality.CARRIED)
    for before, after in pairwise(figures):
        begin, end = max(period.first, before.on), min(period.last, after.on - _ONE_DAY)
        if begin <= end:
            yield _sloped(before, after, begin, end)
    yield from _flat(last, period, last.on, last.on, Quality.GIVEN)
    yield from _flat(last, period, last.on + _ONE_DAY, last.on + _FARTHEST, Quality.CARRIED)


def _flat(figure: Denominator, period: Period, first: date, last: date, quality: Quality) -> Iterator[_Part]:
    days = (min(period.last, last) - max(period.first, first)).days + 1
    if days > 0:
        yield _Part(days, figure.value * days, quality, (figure,))


def _sloped(before: Denominator, after: Denominator, first: date, last: date) -> _Part:
    days = (last - first).days + 1
    middle = ((first - before.on) + (last - before.on)) / 2 / (after.on - before.on)
    value = before.value + middle * (after.value - before.value)
    return _Part(days, value * days, Quality.INTERPOLATED, (before, after))


def _stretches(period: Period, breaks: Sequence[date]) -> Iterator[Period]:
    days = [day for day in breaks if period.first < day <= period.last]
    for first, following in pairwise([period.first, *days, period.last + _ONE_DAY]):
        yield Period(first, following - _ONE_DAY)


def _side(day: date, breaks: Sequence[date]) -> int:
    return sum(found <= day for found in breaks)


def reaches(table: Iterable[Denominator], breaks: Sequence[Break] = ()) -> Mapping[Denominator, Reach]:
    """Return of every figure how it is used after its day, and to which day."""
    series: dict[tuple[object, ...], list[Denominator]] = {}
    for figure in sorted(table, key=_day):
        series.setdefault((figure.kind, figure.place, figure.organisation), []).append(figure)
    found: dict[Denominator, Reach] = {}
    for figures in series.values():
        days = sorted(one.day for one in breaks if figures[0].place in one.places)
        for figure, after in zip(figures, [*figures[1:], None], strict=True):
            found[figure] = _reach(figure, after, days)
    return found


def _reach(figure: Denominator, after: Denominator | None, breaks: Sequence[date]) -> Reach:
    if figure.kind.flows:
        return Reach(Quality.GIVEN, same_day(figure.on, 1) - _ONE_DAY)
    if after is not None and _side(after.on, breaks) == _side(figure.on, breaks):
        return Reach(Quality.INTERPOLATED, after.on)
    ends = [day - _ONE_DAY for day in breaks if day > figure.on]
    return Reach(Quality.CARRIED, min([figure.on + _FARTHEST, *ends]))
