"""A month whose figure is not final: light enough for any screen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Provisional:
    """A month at its place in a series: its count of today, and what it will be with the 95 % interval.

    `expected`, `low` and `high` are None where nothing can be estimated.
    """

    place: int
    start: date
    count: int
    expected: float | None = None
    low: int | None = None
    high: int | None = None
