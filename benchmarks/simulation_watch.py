"""Alarms: how often the watch fires on unchanged series, and how often it sees a rise."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np

from benchmarks.simulation_series import Counts, draw, seasonal, starts
from benchmarks.simulation_table import Line, Section
from safetyreg.domain.period import Step
from safetyreg.statistics.alarm import Method, Series
from safetyreg.statistics.watch import FALSE_ALARMS, signals

SIZES: Final = ((Step.MONTH, 10), (Step.MONTH, 49), (Step.MONTH, 73), (Step.WEEK, 12), (Step.WEEK, 209))
SETTINGS: Final = ((2.0, 1.0), (2.0, 2.0), (5.0, 1.0), (5.0, 2.0), (20.0, 1.0), (20.0, 2.0), (60.0, 2.0))
FIRED: Final = ("any alarm", "Farrington", "EARS", "CUSUM")
EVERY: Final = 4
_YOUNG: Final = 13


def sections(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the table of false alarms."""
    lines = [
        Line((step.value, f"{size}", f"{mean:g}", f"{phi:g}"), _fired(random, runs, (step, size, mean, phi)))
        for step, size in SIZES
        for mean, phi in SETTINGS
    ]
    headings = ("step", "buckets", "mean", "φ", *FIRED)
    yield Section("False alarms of the watch", headings, tuple(lines), most=FALSE_ALARMS)


def years(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the table of a year of the watch: twelve looks at the same series, one after another."""
    lines, runs = [], max(1, runs // EVERY)
    for mean, phi in ((5.0, 1.0), (20.0, 2.0)):
        buckets, alarms, most = 0, 0, 0
        for _ in range(runs):
            fired = _year(random, mean, phi)
            buckets += sum(fired)
            alarms += sum(now and not before for before, now in pairwise((False, *fired)))
            most += any(fired)
        shares = (buckets / (12 * runs), alarms / runs, most / runs)
        lines.append(Line(("month", f"{mean:g}", f"{phi:g}"), shares))
    told = ("months with an alarm", "new alarms a year (100 % = one)", "years with any")
    title = "A year of the watch over an unchanged series"
    yield Section(title, ("step", "mean", "φ", *told), tuple(lines), most=FALSE_ALARMS, every=EVERY)


def _year(random: np.random.Generator, mean: float, phi: float) -> tuple[bool, ...]:
    counts = draw(random, seasonal(mean, 73 + 11), phi).tolist()
    whole = Series(counts, starts(73 + 11))
    return tuple(bool(signals(whole.until(place))) for place in range(11, -1, -1))


def rises(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the table of what is seen."""
    seen = [
        Line((name, f"{mean:g}", f"{phi:g}"), _fired(random, runs, (Step.MONTH, 73, mean, phi), last, factor))
        for name, last, factor in (("the last month doubled", 1, 2.0), ("+40 % for nine months", 9, 1.4))
        for mean, phi in ((5.0, 1.0), (20.0, 1.0), (20.0, 2.0), (60.0, 2.0))
    ]
    yield Section("What the watch sees", ("rise", "mean", "φ", *FIRED), tuple(seen))


def _fired(
    random: np.random.Generator,
    runs: int,
    setting: tuple[Step, int, float, float],
    last: int = 0,
    factor: float = 1.0,
) -> tuple[float, float, float, float]:
    """Return the share of series with an alarm in their last bucket, of any method and of each."""
    step, size, mean, phi = setting
    means = seasonal(mean, size, step) if size > _YOUNG else np.full(size, mean)
    means[size - last :] *= factor
    days = starts(size, step)
    found = [_methods(draw(random, means, phi), days, step) for _ in range(runs)]
    own = [sum(method in one for one in found) / runs for method in Method]
    return sum(map(bool, found)) / runs, own[0], own[1], own[2]


def _methods(counts: Counts, days: Sequence[date], step: Step) -> set[Method]:
    return {signal.method for signal in signals(Series(counts.tolist(), days, step))}
