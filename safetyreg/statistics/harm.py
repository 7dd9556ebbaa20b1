"""Damage has no verdict: both sums, and the share of the largest incident in each."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """Two sums in tenge with the largest single incident of each period."""

    before: int
    after: int
    largest_before: int = 0
    largest_after: int = 0

    @property
    def share_before(self) -> float | None:
        """Share of the largest incident in the earlier sum; None where the sum is 0."""
        return self.largest_before / self.before if self.before else None

    @property
    def share_after(self) -> float | None:
        """Share of the largest incident in the later sum; None where the sum is 0."""
        return self.largest_after / self.after if self.after else None


def damage(before: Iterable[int], after: Iterable[int]) -> Damage:
    """Return both sums of the incidents' damage in tenge and the largest of each."""
    past, now = list(before), list(after)
    return Damage(sum(past), sum(now), max(past, default=0), max(now, default=0))
