"""By how much a year: a monthly series with its fitted season and trend, and the interval of both."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.domain.period import Period
from safetyreg.domain.reference import Break
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.level import months_of
from safetyreg.statistics.monotone import Monotone, seasonal_kendall
from safetyreg.statistics.regression import Fitted, fit
from safetyreg.statistics.verdict import LEVEL

NEEDED: Final = 36
_KENDALL: Final = 48


@dataclass(frozen=True, slots=True)
class Pace:
    """Whole months of one unbroken segment with what was fitted to them; `cut` is the break they begin at.

    `left_out` are the newest months, still filling up.
    """

    months: tuple[Period, ...]
    counts: tuple[int, ...]
    fitted: Fitted
    monotone: Monotone | None = None
    cut: Break | None = None
    left_out: tuple[date, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether there is a trend beyond chance."""
        return self.fitted.p < LEVEL


def pace(asked: Asked) -> Pace:
    """Return the trend of a filter; raise ExpectedError below 36 months with one incident a month."""
    asked = asked.timeless
    months, cut = months_of(asked)
    records = asked.records()
    counts = asked.series(records, months)
    first = next((place for place, number in enumerate(counts) if number), len(counts))
    filling = asked.provisional(records, [month.first for month in months], counts)
    last = min((month.place for month in filling), default=len(months))
    left_out = tuple(month.first for month in months[last:])
    months, counts = months[first:last], counts[first:last]
    if len(months) < NEEDED or sum(counts) < len(months):
        raise ExpectedError(
            mark("For a trend {number} months with one incident a month are needed."), number=NEEDED
        )
    monotone = seasonal_kendall(counts) if len(months) >= _KENDALL else None
    return Pace(months, counts, fit(counts, [month.first for month in months]), monotone, cut, left_out)
