"""What one method of the watch says of the last bucket of a series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.domain.period import Step
from safetyreg.i18n import mark

CASES: Final = 5
PERIODS: Final = 4
YEAR: Final = {Step.WEEK: 52, Step.MONTH: 12}


class Method(StrEnum):
    """A method of the watch."""

    FARRINGTON = "farrington"
    EARS = "ears"
    CUSUM = "cusum"


LABELS: Final = {
    Method.FARRINGTON: mark("more than at this time of earlier years (improved Farrington)"),
    Method.EARS: mark("more than the seven periods before (EARS C2)"),
    Method.CUSUM: mark("a small lasting rise (CUSUM)"),
}


@dataclass(frozen=True, slots=True)
class Signal:
    """The last bucket against its expectation: `upper` is the most that chance allows."""

    method: Method
    fired: bool
    observed: int
    expected: float
    upper: float
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Counts of whole buckets with their first days: weeks or months, without a gap, of one segment."""

    counts: Sequence[int]
    starts: Sequence[date]
    step: Step = Step.MONTH

    def enough_cases(self) -> bool:
        """Whether there were five cases in the last four buckets: below that nothing alarms."""
        return sum(self.counts[-PERIODS:]) >= CASES

    def until(self, places: int) -> "Series":
        """Return the series without its last places."""
        end = len(self.counts) - places
        return Series(self.counts[:end], self.starts[:end], self.step)
