"""How many records of each stream fall on each day: as many as asked in all, by weights and luck."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import exp
from random import Random
from typing import Final

from safetyreg.domain.period import same_day
from safetyreg.registry.demo.places import BORDERS_CHANGED, OLD_UNITS_SHARE, RISING_FACTOR, RISING_SHARE
from safetyreg.registry.demo.shares import STREAMS, Stream

YEARS: Final = 5
_CHUNK: Final = 100_000
_SHAPE: Final = 6.0
_YEAR: Final = timedelta(days=365)
_DELAY_DAYS: Final = 15.0
_AT_ONCE: Final = 0.55
_LATE: Final = 0.09
_NOVEMBER: Final = 11


def span(until: date) -> tuple[date, ...]:
    """Return the days of the five years that end on a day."""
    first = same_day(until, -YEARS) + timedelta(days=1)
    return tuple(first + timedelta(days=n) for n in range((until - first).days + 1))


def counts(rng: Random, number: int, until: date) -> Iterator[tuple[date, tuple[int, ...]]]:
    """Yield every day with the number of records of each stream; they add up to `number`."""
    days = span(until)
    width = len(STREAMS)
    cumulated = list(accumulate(_weights(rng, days, until)))
    cells = range(len(cumulated))
    found: Counter[int] = Counter()
    for start in range(0, number, _CHUNK):
        found.update(rng.choices(cells, cum_weights=cumulated, k=min(_CHUNK, number - start)))
    for place, day in enumerate(days):
        yield day, tuple(found[place * width + stream] for stream in range(width))


def _weights(rng: Random, days: Sequence[date], until: date) -> Iterator[float]:
    """Yield the weight of each day and stream; each month of each year and each day has a luck of its own."""
    seasons = {
        (day.year, day.month): [rng.lognormvariate(0, 0.07) for _ in STREAMS]
        for day in days
        if day.day == 1 or day == days[0]
    }
    for day in days:
        luck = seasons[day.year, day.month]
        for place, stream in enumerate(STREAMS):
            noise = rng.gammavariate(_SHAPE, 1 / _SHAPE) if stream.kind == "fire" else 1.0
            yield weight(stream, day, until) * luck[place] * noise


def weight(stream: Stream, day: date, until: date) -> float:
    """Return the expected number of records of a stream on a day, at the size of the oblast."""
    monthly = stream.a_year * stream.months[day.month - 1] / sum(stream.months)
    weekly = stream.weekdays[day.weekday()] * len(stream.weekdays) / sum(stream.weekdays)
    expected = monthly * weekly / monthrange(day.year, day.month)[1]
    if day < BORDERS_CHANGED:
        expected /= 1 - OLD_UNITS_SHARE
    if stream.kind == "workplace":
        expected *= _registered_by(until - day)
    if stream.subtype == "fire" and until - day < _YEAR:
        expected *= 1 + RISING_SHARE * (RISING_FACTOR - 1)
    return expected


def _registered_by(left: timedelta) -> float:
    """Return the share of workplace accidents of a day that are registered so many days later."""
    return _AT_ONCE + (1 - _AT_ONCE) * (1 - exp(-left.days / _DELAY_DAYS))


def delay(rng: Random, day: date, until: date) -> int:
    """Draw after how many days a workplace accident is registered: at once, later, or late in the year."""
    left = (until - day).days
    drawn = rng.random()
    if drawn < _AT_ONCE:
        return min(rng.randint(0, 2), left)
    # 7 % of the year come to light in November and December, which makes the published jump.
    if drawn > 1 - _LATE and day.month < _NOVEMBER and date(day.year, 12, 28) <= until:
        return (date(day.year, _NOVEMBER, 1) - day).days + rng.randint(0, 57)
    return min(round(rng.expovariate(1 / _DELAY_DAYS)), left)
