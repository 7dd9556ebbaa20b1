"""Which groups a count shows: those found, and the empty ones that time and closed lists demand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Final

from safetyreg.domain.period import Period, Step, next_start, step_key, step_start
from safetyreg.statistics.dimensions import Dimension, Key, Shape

Group = tuple[Key, ...]
_FINEST: Final = (Step.MONTH, Step.QUARTER, Step.YEAR)


def complete(
    found: Iterable[Group], dimensions: Sequence[Dimension], period: Period | None, kinds: tuple[str, ...]
) -> list[Group]:
    """Return the groups found and the empty ones, unordered.

    Time is complete within the period; days of the week, hours and kinds are complete; the kind stays with
    the codes where a code is grouped too, since each kind has codes of its own.
    """
    known = list(found)
    opened = [i for i, dimension in enumerate(dimensions) if dimension.shape is Shape.OPEN]
    kept = [i for i, dimension in enumerate(dimensions) if opened and _joins(dimension)]
    seen = dict.fromkeys(tuple(group[i] for i in kept) for group in known) if opened else {(): None}
    times = [i for i, dimension in enumerate(dimensions) if dimension.shape is Shape.TIME]
    buckets = time_keys([dimensions[i] for i in times], period)
    closed = [i for i in range(len(dimensions)) if i not in times and i not in kept]
    values = [_values(dimensions[i], kinds) for i in closed]
    made = (
        _placed(len(dimensions), ((times, bucket), (kept, part), (closed, rest)))
        for bucket, part, rest in product(buckets, seen, product(*values))
    )
    return list(dict.fromkeys([*made, *known]))


def time_keys(dimensions: Sequence[Dimension], period: Period | None) -> list[Group]:
    """Return the keys of every bucket that a period touches, in their order; one empty key without time."""
    steps = [dimension.step for dimension in dimensions if dimension.step is not None]
    if not steps:
        return [()]
    if period is None:
        return []
    days = _days(period, steps)
    return list(dict.fromkeys(tuple(step_key(step_start(day, step), step) for step in steps) for day in days))


def _days(period: Period, steps: Sequence[Step]) -> list[date]:
    """Return one day of every bucket: the first days of the finest steps, or every day where weeks mix in."""
    if len(steps) > 1 and Step.WEEK in steps:
        return [period.first + timedelta(days=n) for n in range(period.days)]
    step = min(steps, key=_FINEST.index) if Step.WEEK not in steps else Step.WEEK
    found = [step_start(period.first, step)]
    while (following := next_start(found[-1], step)) <= period.last:
        found.append(following)
    return found


def _joins(dimension: Dimension) -> bool:
    return dimension.shape is Shape.OPEN or dimension.code == "kind"


def _values(dimension: Dimension, kinds: tuple[str, ...]) -> tuple[Key, ...]:
    if dimension.code == "kind" and kinds:
        return tuple(value for value in dimension.values if value in kinds)
    return dimension.values


def _placed(width: int, parts: Iterable[tuple[Sequence[int], Sequence[Key]]]) -> Group:
    group: list[Key] = [""] * width
    for places, keys in parts:
        for place, key in zip(places, keys, strict=True):
            group[place] = key
    return tuple(group)


def ordered(
    groups: Iterable[Group], dimensions: Sequence[Dimension], ranks: Mapping[str, Mapping[Key, int]]
) -> list[Group]:
    """Order groups by their dimensions: time, closed lists and codes as published, the unknown last."""
    closed = [
        {value: place for place, value in enumerate(dimension.values)} or ranks.get(dimension.code, {})
        for dimension in dimensions
    ]

    def rank(group: Group) -> list[tuple[bool, int, str]]:
        return [
            (key == "", places.get(key, len(places)), str(key))
            for key, places in zip(group, closed, strict=True)
        ]

    return sorted(groups, key=rank)
