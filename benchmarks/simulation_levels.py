"""The level search with its season: how often it sees what is not there, alone or beside a true change."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from benchmarks.simulation_series import draw, seasonal, starts
from benchmarks.simulation_table import Line, Section
from safetyreg.statistics.changepoint import ChangePoint
from safetyreg.statistics.level import searched
from safetyreg.statistics.verdict import LEVEL

UNCHANGED: Final = ((36, 5.0, 1.0), (60, 2.0, 1.0), (60, 10.0, 2.0), (120, 10.0, 1.0))
CHANGED: Final = ((60, 10.0, 2.0), (120, 10.0, 1.0))
FACTOR: Final = 2.0
COVERED: Final = 0.95
EVERY: Final = 8
_SEARCH: Final = 499


def sections(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the tables."""
    yield _unchanged(random, runs)
    yield _changed(random, runs)
    yield _dates(random, runs // EVERY)


def _unchanged(random: np.random.Generator, runs: int) -> Section:
    lines = []
    for months, mean, phi in UNCHANGED:
        found = [_points(random, (months, mean, phi)) for _ in range(runs)]
        lines.append(Line((f"{months}", f"{mean:g}", f"{phi:g}"), (sum(map(bool, found)) / runs,)))
    headings = ("months", "mean a month", "φ", "any change (false)")
    return Section("Changes of level where there is none", headings, tuple(lines), most=LEVEL)


def _changed(random: np.random.Generator, runs: int) -> Section:
    """Double the mean half-way: what is found beyond that one change is false."""
    lines = []
    for months, mean, phi in CHANGED:
        found = [_points(random, (months, mean, phi), FACTOR) for _ in range(runs)]
        shares = (sum(len(points) > 1 for points in found) / runs, sum(map(bool, found)) / runs)
        lines.append(Line((f"{months}", f"{mean:g}", f"{phi:g}"), shares))
    headings = ("months", "mean before", "φ", "another change (false)", "seen")
    return Section("Changes of level beside a true one", headings, tuple(lines), most=LEVEL)


def _dates(random: np.random.Generator, runs: int) -> Section:
    """Double the mean half-way: is that month within the dates of a change that was found."""
    lines = []
    for months, mean, phi in CHANGED:
        found = [_points(random, (months, mean, phi), FACTOR) for _ in range(max(1, runs))]
        seen = [points for points in found if points]
        held = sum(any(one.earliest <= months // 2 <= one.latest for one in points) for points in seen)
        lines.append(Line((f"{months}", f"{mean:g}", f"{phi:g}"), (held / max(1, len(seen)),)))
    headings = ("months", "mean before", "φ", "interval holds the date")
    title = "Dates of a change behind a reckoned season"
    return Section(title, headings, tuple(lines), least=COVERED, every=EVERY)


def _points(
    random: np.random.Generator, setting: tuple[int, float, float], factor: float = 1.0
) -> tuple[ChangePoint, ...]:
    months, mean, phi = setting
    means = seasonal(mean, months) * np.where(np.arange(months) < months // 2, 1.0, factor)
    counts = tuple(draw(random, means, phi).tolist())
    return searched(counts, starts(months), _SEARCH)[1]
