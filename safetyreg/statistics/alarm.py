"""What one method of the watch says of the last bucket of a series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.domain.period import Step
from safetyreg.i18n import mark
from safetyreg.statistics.provisional import Provisional

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
    """Counts of whole buckets with their first days: weeks or months, without a gap, of one segment.

    `filling` are the last buckets as far as they are not known yet, in their order.
    """

    counts: Sequence[int]
    starts: Sequence[date]
    step: Step = Step.MONTH
    filling: tuple[Provisional, ...] = ()

    def enough_cases(self) -> bool:
        """Whether there were five cases in the last four buckets: below that nothing alarms."""
        return sum(self.counts[-PERIODS:]) >= CASES

    def until(self, places: int) -> "Series":
        """Return the series without its last places."""
        end = len(self.counts) - places
        filling = tuple(month for month in self.filling if month.place < end)
        return Series(self.counts[:end], self.starts[:end], self.step, filling)

    def expected(self) -> "Series":
        """Return it as it will be once late reports are in, where that can be estimated.

        The last bucket is taken at the least it will hold, so that no estimate makes an alarm; those before
        it, which others are measured by, as they are expected.
        """
        counts, last = list(self.counts), len(self.counts) - 1
        for month in self.filling:
            if month.expected is not None and month.low is not None:
                counts[month.place] = month.low if month.place == last else round(month.expected)
        return Series(tuple(counts), self.starts, self.step)
