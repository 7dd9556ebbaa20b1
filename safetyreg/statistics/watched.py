"""Which series the watch looks at: every kind of a filter, and every district of it, in whole periods."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from safetyreg.domain.acknowledgement import Acknowledgement
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Period, Step, buckets, next_start, step_key, step_start
from safetyreg.statistics.alarm import Series
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.breaks import segments
from safetyreg.statistics.brush import Key
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
        yield kind, "", _of(total, starts, step)
        by_place: dict[str, dict[Key, int]] = {}
        for (place, key), number in asked.count(counted, "district", step.value).items():
            by_place.setdefault(str(place), {})[key] = number
        for place in sorted(filter(None, by_place)):
            yield kind, place, _of(by_place[place], starts, step)


def _span(last: date, step: Step, asked: Asked, kind: str) -> Period:
    """Return the whole periods of five years that end by a day, after the last break of the kind."""
    end = step_start(last + _ONE_DAY, step) - _ONE_DAY
    first = step_start(end.replace(year=end.year - YEARS, day=1), step)
    return segments(Period(first, end), concerned(asked.known_breaks, kind, asked.query))[-1]


def _of(found: dict[Key, int], starts: list[date], step: Step) -> Series:
    return Series(tuple(found.get(step_key(start, step), 0) for start in starts), starts, step)
