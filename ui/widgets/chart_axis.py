"""Where ticks and labels stand: plain arithmetic."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Final

_NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_WHOLE: Final = (1.0, 2.0, 5.0, 10.0)


def ticks(greatest: float, most: int, *, whole: bool) -> tuple[float, ...]:
    """Return the ticks of an axis from 0 to at least `greatest`, at most `most` steps, by 1, 2 or 5."""
    if greatest <= 0:
        return (0.0, 1.0)
    rough = greatest / max(most, 1)
    power = 10.0 ** floor(log10(rough))
    step = next(nice * power for nice in (_WHOLE if whole else _NICE) if nice * power >= rough * (1 - 1e-9))
    step = max(step, 1.0) if whole else step
    return tuple(step * place for place in range(ceil(greatest / step - 1e-9) + 1))


def decimals(found: Sequence[float]) -> int:
    """Return how many decimals the ticks need to differ: 0, 1 or 2."""
    return next((count for count in (0, 1) if all(abs(round(t, count) - t) < 1e-9 for t in found)), 2)  # noqa: PLR2004


def stride(count: int, width: float, widest: float, strides: Sequence[int]) -> int:
    """Return how many buckets to go from one label to the next, so that labels do not touch."""
    room = width / max(count, 1)
    needed = widest / room if room > 0 else count
    return next((found for found in strides if found >= needed), max(count, 1))


def spread(wanted: Sequence[float], gap: float, top: float, bottom: float) -> tuple[float, ...]:
    """Move places apart until neighbours are `gap` apart, between top and bottom, keeping their order."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = [0.0] * len(wanted)
    edge = top
    for place in order:
        placed[place] = edge = max(wanted[place], edge)
        edge += gap
    edge = bottom
    for place in reversed(order):
        placed[place] = edge = min(placed[place], edge)
        edge -= gap
    return tuple(placed)


def rows(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Return the row of each label, from 0 on, so that those which would overlap stand below each other."""
    ends: list[float] = []
    found = []
    for left, right in spans:
        row = next((number for number, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [right]
        found.append(row)
    return tuple(found)
