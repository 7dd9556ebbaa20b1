"""Season: how each month stands to an even year, and the week by its hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from safetyreg.statistics.dispersion import BARE, Dispersion
from safetyreg.statistics.poisson import Floats
from safetyreg.statistics.rate import garwood
from safetyreg.statistics.regression import days_of, fit
from safetyreg.statistics.special import chi2_above
from safetyreg.statistics.verdict import LEVEL

MONTHS: Final = 12
DAYS: Final = 7
HOURS: Final = 24


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month (1–12): its events, its ratio to an even spread over the days, with the exact 95 % interval."""

    month: int
    events: int
    ratio: float
    low: float
    high: float

    @property
    def above(self) -> bool:
        """Whether it lies above the even spread."""
        return self.low > 1

    @property
    def below(self) -> bool:
        """Whether it lies below the even spread."""
        return self.high < 1


@dataclass(frozen=True, slots=True)
class Season:
    """The twelve months, and whether they differ more than chance would make them (p)."""

    months: tuple[MonthOfYear, ...]
    p: float

    @property
    def holds(self) -> bool:
        """Whether there is a season."""
        return self.p < LEVEL


@dataclass(frozen=True, slots=True)
class Week:
    """Events by weekday (0 Monday) and hour, those of unknown hour by weekday, the evenness of both.

    `peaks` are cells (weekday, hour) whose count exceeds what weekday and hour alone would give.
    """

    cells: tuple[tuple[int, ...], ...]
    unknown: tuple[int, ...]
    p_weekday: float
    p_hour: float
    peaks: tuple[tuple[int, int], ...]


def season(counts: Sequence[int], starts: Sequence[date], dispersion: Dispersion = BARE) -> Season:
    """Return the months of a monthly series; the scatter of the series widens the intervals."""
    events, days = np.zeros(MONTHS), np.zeros(MONTHS)
    for count, start, length in zip(counts, starts, days_of(starts), strict=True):
        events[start.month - 1] += count
        days[start.month - 1] += length
    even = days * (events.sum() / days.sum()) if days.sum() else days
    factor = dispersion.factor
    return Season(
        months=tuple(_month(place, events[place], even[place], factor) for place in range(MONTHS)),
        p=evenness(events / factor, even / factor),
    )


def expectation(counts: Sequence[int], starts: Sequence[date]) -> tuple[float, ...]:
    """Return what each month would hold by its season and days at the level of the whole series."""
    found = np.asarray(fit(counts, starts).seasonal)
    total = found.sum()
    return tuple((found * (sum(counts) / total)).tolist()) if total else tuple(found.tolist())


def week(cells: Mapping[tuple[int, int | None], int]) -> Week:
    """Return the heat map of counts by (weekday from 0, hour or None where it is unknown)."""
    grid = np.zeros((DAYS, HOURS), dtype=int)
    unknown = [0] * DAYS
    for (day, hour), count in cells.items():
        if hour is None:
            unknown[day] += count
        else:
            grid[day, hour] += count
    days, hours = grid.sum(axis=1) + np.asarray(unknown), grid.sum(axis=0)
    return Week(
        cells=tuple(tuple(row) for row in grid.tolist()),
        unknown=tuple(unknown),
        p_weekday=evenness(days.astype(float), np.full(DAYS, days.sum() / DAYS)),
        p_hour=evenness(hours.astype(float), np.full(HOURS, hours.sum() / HOURS)),
        peaks=_peaks(grid.astype(float)),
    )


def _month(place: int, events: float, even: float, factor: float) -> MonthOfYear:
    if even <= 0:
        return MonthOfYear(place + 1, int(events), 0.0, 0.0, 0.0)
    found = garwood(events / factor, even / factor)
    return MonthOfYear(place + 1, int(events), found.value, found.low, found.high)


def evenness(found: Floats, expected: Floats) -> float:
    """Return p of χ² that counts follow an expectation of the same sum."""
    known = expected > 0
    if int(known.sum()) < 2:  # noqa: PLR2004  one group cannot differ
        return 1.0
    squares = float(((found[known] - expected[known]) ** 2 / expected[known]).sum())
    return chi2_above(squares, int(known.sum()) - 1)


def _peaks(grid: Floats) -> tuple[tuple[int, int], ...]:
    """Return the cells above their margins by the exact Poisson tail, Bonferroni over the grid."""
    from scipy.special import pdtrc  # noqa: PLC0415  heavy, loaded when first used

    total = grid.sum()
    if not total:
        return ()
    expected = np.outer(grid.sum(axis=1), grid.sum(axis=0)) / total
    tails = np.where((grid > 0) & (expected > 0), pdtrc(grid - 1, expected), 1.0)
    days, hours = np.nonzero(tails < LEVEL / grid.size)
    return tuple(zip(days.tolist(), hours.tolist(), strict=True))
