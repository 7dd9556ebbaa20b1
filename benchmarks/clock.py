"""How long a call takes: the best of a few, since the computer may be busy with other work."""

from collections.abc import Callable
from time import perf_counter
from typing import Final

PATIENCE: Final = 8.0


def once(call: Callable[[], object]) -> float:
    """Return the seconds of one call."""
    begun = perf_counter()
    call()
    return perf_counter() - begun


def best(call: Callable[[], object], times: int = 5) -> float:
    """Return the seconds of the best of some calls; no more are begun after eight seconds."""
    found: list[float] = []
    while len(found) < times and (not found or sum(found) < PATIENCE):
        found.append(once(call))
    return min(found)


def duel(ours: Callable[[], object], limit: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Return the best seconds of two calls that take turns, so that noise meets both."""
    found: list[tuple[float, float]] = []
    while len(found) < times and (not found or sum(map(sum, found)) < 2 * PATIENCE):
        found.append((once(ours), once(limit)))
    first, second = zip(*found, strict=True)
    return min(first), min(second)


def share(seconds: list[float], part: float) -> float:
    """Return the time that a part (0.95) of the calls kept."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
