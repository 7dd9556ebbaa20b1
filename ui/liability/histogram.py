"""The histogram of employees' shares as values: gapless columns of 5 %, split at the threshold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 5
COLUMNS: Final = 20
MOST: Final = 100
TOWERING: Final = 3
CUT_AT: Final = 1.15


@dataclass(frozen=True, slots=True)
class Mark:
    """A position drawn as a line at its threshold, with its name."""

    cap: int
    name: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """People by share 0 to 100; `curve` is how many are above each threshold."""

    counts: tuple[int, ...]
    curve: tuple[int, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def greatest(self) -> int:
        """The highest column that is drawn whole."""
        first, *others = (sum(pair) for pair in zip(*columns(self.counts, 0), strict=True))
        rest = max(others)
        return rest if rest and first > TOWERING * rest else max(first, rest)

    @property
    def cut(self) -> int | None:
        """Height of the first column where it would dwarf the others and is cut, else None."""
        first = sum(self.counts[: WIDTH + 1])
        return first if first > self.greatest else None


def column_of(share: int) -> int:
    """Return the column of a share: each holds its right end, the first both of its ends."""
    return max(-(-share // WIDTH) - 1, 0)


def columns(counts: Sequence[int], cap: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return how many people of each column are up to the threshold, and how many above it."""
    up_to, above = [0] * COLUMNS, [0] * COLUMNS
    for share, count in enumerate(counts):
        (above if share > cap else up_to)[column_of(share)] += count
    return tuple(up_to), tuple(above)


def stepped(cap: int, points: int) -> int:
    """Return a threshold moved by some points, between 0 and 100."""
    return min(max(cap + points, 0), MOST)
