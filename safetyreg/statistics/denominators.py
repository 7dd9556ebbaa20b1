"""What a rate is divided by: person-years or hours of a place in a period, interpolated openly."""

from collections.abc import Iterable, Sequence
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
) -> Exposure | None:
    """Return the exposure of a place, nothing where no figure lies within three years of the period.

    Figures are never interpolated across a break of the place's borders.
    """
    figures = sorted((row for row in table if (row.kind, row.place) == (kind, place)), key=_day)
    if kind.flows:
        return _of_flow(figures, period)
    days = [found.day for found in breaks if found.places and place in found.places]
    return _of_state(figures, period, sorted(days))


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
    total = 0.0
    qualities: set[Quality] = set()
    used: dict[Denominator, None] = {}
    for number in range(period.days):
        day = period.first + timedelta(days=number)
        found = _on(figures, day, breaks)
        if found is None:
            return None
        total += found[0]
        qualities.add(found[1])
        used |= dict.fromkeys(found[2])
    worst = next(one for one in (Quality.CARRIED, Quality.INTERPOLATED, Quality.GIVEN) if one in qualities)
    return Exposure(total / _YEAR, worst, tuple(sorted(used, key=_day)))


def _on(
    figures: Sequence[Denominator], day: date, breaks: Sequence[date]
) -> tuple[float, Quality, tuple[Denominator, ...]] | None:
    """Return the state on a day: between two figures of its own side of the breaks, else the nearest one."""
    side = _side(day, breaks)
    own = [figure for figure in figures if _side(figure.on, breaks) == side]
    for before, after in pairwise(own):
        if before.on <= day <= after.on:
            part = (day - before.on) / (after.on - before.on)
            return before.value + part * (after.value - before.value), Quality.INTERPOLATED, (before, after)
    nearest = min(own, key=lambda figure: abs(figure.on - day), default=None)
    if nearest is None or abs(nearest.on - day) > _FARTHEST:
        return None
    return nearest.value, Quality.GIVEN if nearest.on == day else Quality.CARRIED, (nearest,)


def _side(day: date, breaks: Sequence[date]) -> int:
    return sum(found <= day for found in breaks)
