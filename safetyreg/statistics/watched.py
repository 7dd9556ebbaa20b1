"""Which series the watch looks at: every kind of a filter, and every district of it, in whole periods."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from safetyreg.domain.acknowledgement import Acknowledgement
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Period, Step, buckets, next_start, step_key, step_start
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.alarm import Series
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.breaks import segments
from safetyreg.statistics.brush import Key
from safetyreg.statistics.cube import Mask
from safetyreg.statistics.trend import concerned
from safetyreg.statistics.watch import Alarm, Limit, limits, look

YEARS: Final = 5
_SHORTEST: Final = 12
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Watched:
    """An alarm of a kind, in the whole filter or (its code) in one district.

    `series` is what was looked at, `limits` are those of its last buckets (None where nothing can be said),
    `look` tells who acknowledged the alarm, if somebody did.
    """

    kind: str
    district: str
    alarm: Alarm
    series: Series = field(repr=False)
    limits: tuple[Limit | None, ...] = field(default=(), repr=False)
    look: Acknowledgement | None = None

    @property
    def days(self) -> Period:
        """The days from the first bucket of the alarm to its last."""
        return Period(self.alarm.since, next_start(self.alarm.start, self.series.step) - _ONE_DAY)


@dataclass(frozen=True, slots=True)
class Sighted:
    """A watched series whether it alarms or not, as a report asks for it."""

    kind: str
    district: str
    series: Series = field(repr=False)
    limits: tuple[Limit | None, ...] = field(default=(), repr=False)
    alarm: Alarm | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """How many series were looked at, in periods of which length, and the alarms of the last whole one."""

    step: Step
    series: int
    alarms: tuple[Watched, ...]


def watch_over(asked: Asked, step: Step) -> Watch:
    """Look at every series of a filter up to its last whole month or week."""
    number, alarms = 0, []
    for kind, district, series in _series(asked, step):
        number += 1
        alarm = look(f"{kind} {district}".strip(), series)
        if alarm is not None:
            alarms.append(Watched(kind, district, alarm, series, limits(series)))
    return Watch(step, number, tuple(alarms))


def sighted(asked: Asked, step: Step, district: str) -> Sighted:
    """Return the series of a filter's first kind, in a district or whole; ExpectedError if it is short."""
    for kind, place, series in _series(asked, step):
        if place == district:
            return Sighted(kind, place, series, limits(series), look(f"{kind} {place}".strip(), series))
    raise ExpectedError(mark("This series is too short to be watched: it needs twelve whole periods."))


def _series(asked: Asked, step: Step) -> Iterator[tuple[str, str, Series]]:
    last = min(asked.query.period.last, asked.today) if asked.query.period is not None else asked.today
    for kind in asked.query.kinds or tuple(kind.code for kind in KINDS):
        span = _span(last, step, asked, kind)
        counted = asked.records() & asked.cube.having("kind", kind.__eq__)
        total = asked.by_key(counted, step.value)
        whole = [one for one in buckets(span, step) if one.first >= span.first]
        first = next((n for n, one in enumerate(whole) if total.get(step_key(one.first, step))), len(whole))
        starts = [one.first for one in whole[first:]]
        if len(starts) < _SHORTEST:
            continue
        every = _of(asked, counted, total, starts, step)
        yield kind, "", every
        by_place: dict[str, dict[Key, int]] = {}
        for (place, key), number in asked.count(counted, "district", step.value).items():
            by_place.setdefault(str(place), {})[key] = number
        for place in sorted(filter(None, by_place)):
            own = counted & asked.cube.having("district", place.__eq__)
            yield kind, place, _own(_of(asked, own, by_place[place], starts, step), every)


def _span(last: date, step: Step, asked: Asked, kind: str) -> Period:
    """Return the whole periods of five years that end by a day, after the last break of the kind."""
    end = step_start(last + _ONE_DAY, step) - _ONE_DAY
    first = step_start(end.replace(year=end.year - YEARS, day=1), step)
    return segments(Period(first, end), concerned(asked.known_breaks, kind, asked.query))[-1]


def _of(asked: Asked, records: Mask, found: dict[Key, int], starts: list[date], step: Step) -> Series:
    """Return the series of some records; months that are still filling up with what they will be."""
    counts = tuple(found.get(step_key(start, step), 0) for start in starts)
    filling = asked.provisional(records, starts, counts) if step is Step.MONTH else ()
    return Series(counts, starts, step, filling)


def _own(series: Series, every: Series) -> Series:
    """Return a district's series, whose reports may be too few to tell how late they come: then as all do."""
    if any(month.expected is not None for month in series.filling) or not series.filling:
        return series
    late = {month.start for month in every.filling}
    filling = tuple(month for month in series.filling if month.start in late)
    return replace(series, filling=filling)
