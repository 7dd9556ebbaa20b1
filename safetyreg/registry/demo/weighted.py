"""Drawing by weights, repeatable by the seed."""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, Self, TypeVar

Drawn = TypeVar("Drawn")


@dataclass(frozen=True, slots=True)
class Weighted(Generic[Drawn]):
    """Values with their cumulated weights."""

    values: tuple[Drawn, ...]
    cumulated: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[Drawn, float]) -> Self:
        """Take values with their weights, in any unit."""
        return cls(tuple(weights), tuple(accumulate(weights.values())))

    def pick(self, rng: Random) -> Drawn:
        """Draw one value."""
        return self.values[bisect(self.cumulated, rng.random() * self.cumulated[-1], hi=len(self.values) - 1)]


def chance(rng: Random, share: float) -> bool:
    """Throw the dice: true in this share of the throws."""
    return rng.random() < share


def thousands(amount: float) -> int:
    """Round an amount in tenge to whole thousands, one at least."""
    return max(1, round(amount / 1000)) * 1000
