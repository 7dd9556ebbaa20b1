"""Alarms where counts are hard to judge: a season without events, months that late reports still fill up."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import numpy as np

from benchmarks.simulation_series import starts
from benchmarks.simulation_table import Line, Section
from safetyreg.domain.period import Step, step_start
from safetyreg.statistics.alarm import Series
from safetyreg.statistics.delay import Report
from safetyreg.statistics.newest import newest_of
from safetyreg.statistics.watch import FALSE_ALARMS, signals

SUMMER: Final = (0.05, 0.05, 0.05, 0.1, 0.5, 2.5, 3.5, 2.0, 0.3, 0.05, 0.05, 0.05)
EVERY: Final = 4
_YEARS: Final = 4
_LATE: Final = 30.0


def sections(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the tables."""
    runs = max(1, runs // EVERY)
    yield _summers(random, runs)
    yield _late(random, runs)


def _summers(random: np.random.Generator, runs: int) -> Section:
    """Look at one month of the fifth year of drownings: most in summer, next to none else."""
    lines = []
    for month in (1, 6, 7, 8, 9, 10):
        size = 12 * _YEARS + month
        means = np.resize(SUMMER, size)
        found = (signals(Series(random.poisson(means).tolist(), starts(size))) for _ in range(runs))
        lines.append(Line((f"{month}", f"{SUMMER[month - 1]:g}"), (sum(map(bool, found)) / runs,)))
    headings = ("month", "mean of the month", "any alarm")
    return Section(
        "False alarms where there is a summer alone", headings, tuple(lines), most=FALSE_ALARMS, every=EVERY
    )


def _late(random: np.random.Generator, runs: int) -> Section:
    """Look at the last month, known in part, of an unchanged series, and of one doubled in it."""
    lines = []
    for mean in (20.0, 60.0):
        for name, factor in (("unchanged", 1.0), ("doubled", 2.0)):
            pairs = [_looked(random, mean, factor) for _ in range(runs)]
            shares = tuple(sum(part) / runs for part in zip(*pairs, strict=True))
            lines.append(Line((name, f"{mean:g}"), shares, judged=factor == 1))
    headings = ("last month", "mean", "at the least it will hold", "as it is known")
    return Section(
        "Alarms while reports are late, 30 days on average",
        headings,
        tuple(lines),
        most=FALSE_ALARMS,
        every=EVERY,
    )


def _looked(random: np.random.Generator, mean: float, factor: float) -> tuple[bool, bool]:
    """Return whether the last month alarms with its nowcast, and without."""
    months = starts(12 * _YEARS + 1)
    today = date.fromordinal(step_start(months[-1] + timedelta(days=31), Step.MONTH).toordinal() - 1)
    counts, reports = [], []
    for place, month in enumerate(months):
        own = int(random.poisson(mean * (factor if place == len(months) - 1 else 1.0)))
        days = [month + timedelta(days=int(day)) for day in random.integers(0, 28, own)]
        known = [
            day + timedelta(days=int(wait))
            for day, wait in zip(days, random.exponential(_LATE, own), strict=True)
        ]
        counts.append(sum(day <= today for day in known))
        if place >= len(months) - 36:
            reports += [Report(*pair) for pair in zip(days, known, strict=True)]
    series = Series(tuple(counts), months)
    filling = newest_of(reports, today).filling(months, counts)
    whole = Series(tuple(counts), months, filling=filling)
    return bool(signals(whole)), bool(signals(series))
