"""How often intervals hold what they should: ratios, rates, trends, change points, nowcasts."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.simulation_batch import fitted
from benchmarks.simulation_series import draw, seasonal, starts
from benchmarks.simulation_table import Line, Section
from safetyreg.statistics.changepoint import ChangePoint, one_change
from safetyreg.statistics.delay import Report, nowcast, triangle
from safetyreg.statistics.rate import garwood
from safetyreg.statistics.verdict import judge

COVERED: Final = 0.95
FALL: Final = -5.0


def sections(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the tables."""
    yield _ratios(random, runs)
    yield _rates(random, runs)
    yield _trends(random, runs)
    yield _change_points(random, runs)


def delays(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the table of nowcasts."""
    yield _nowcasts(random, runs)


def _ratios(random: np.random.Generator, runs: int) -> Section:
    lines = []
    for ratio in (1.0, 1.5, 3.0):
        for mean in (1, 5, 20, 100):
            pairs = zip(random.poisson(mean, runs), random.poisson(mean * ratio, runs), strict=True)
            answers = [judge(int(before), int(after)) for before, after in pairs]
            held = sum(one.low <= ratio <= (np.inf if one.high is None else one.high) for one in answers)
            lines.append(Line((f"{ratio:g}", f"{mean}"), (held / runs,)))
    return Section("Interval of the ratio", ("ratio", "mean before", "holds it"), tuple(lines), least=COVERED)


def _rates(random: np.random.Generator, runs: int) -> Section:
    lines = []
    for mean in (0.3, 1, 5, 20, 100):
        rates = [garwood(int(count), 1.0) for count in random.poisson(mean, runs)]
        lines.append(Line((f"{mean:g}",), (sum(one.low <= mean <= one.high for one in rates) / runs,)))
    return Section("Garwood's interval of a rate", ("mean", "holds it"), tuple(lines), least=COVERED)


def _trends(random: np.random.Generator, runs: int) -> Section:
    lines = []
    for months, mean, phi in product((36, 60, 120), (2.0, 5.0, 20.0), (1.0, 1.5, 2.0)):
        days, years = starts(months), np.arange(months) / 12
        found = draw(random, np.tile(seasonal(mean, months) * 0.95**years, (runs, 1)), phi)
        batch = fitted(found, days)
        held = float(((batch.low <= FALL) & (batch.high >= FALL)).mean())
        lines.append(Line((f"{months}", f"{mean:g}", f"{phi:g}"), (held,)))
    headings = ("months", "mean a month", "φ", "holds −5 % a year")
    return Section("Interval of the trend", headings, tuple(lines), least=COVERED)


def _change_points(random: np.random.Generator, runs: int) -> Section:
    """Look for one change in 60 months: none there (how often p < 0.05), or at the 30th (is its date in)."""
    size, place = 60, 30
    lines = []
    for mean, phi in ((2.0, 1.0), (10.0, 1.0), (10.0, 2.0)):
        still = [_point(random, np.full(size, mean), phi) for _ in range(runs)]
        false = sum(point is not None and point.p < 0.05 for point in still) / runs  # noqa: PLR2004  the level
        shape = np.where(np.arange(size) < place, mean, mean * 1.8)
        moved = [_point(random, shape, phi) for _ in range(runs)]
        seen = [point for point in moved if point is not None and point.p < 0.05]  # noqa: PLR2004  the level
        held = sum(point.earliest <= place <= point.latest for point in seen) / max(1, len(seen))
        lines.append(Line((f"{mean:g}", f"{phi:g}"), (held, len(seen) / runs, false)))
    headings = ("mean", "φ", "interval holds the date", "seen (+80 %)", "false change")
    return Section("Change points", headings, tuple(lines), least=COVERED)


def _point(random: np.random.Generator, means: npt.NDArray[np.float64], phi: float) -> ChangePoint | None:
    counts = np.asarray(draw(random, means, phi), dtype=np.float64)
    return one_change(counts, np.ones(len(means)), permutations=199)


def _nowcasts(random: np.random.Generator, runs: int) -> Section:
    """Report with exponential delays of 30 days on average; the interval of the last whole months."""
    lines = []
    today = date(2025, 12, 31)
    for mean in (10, 40):
        held = np.zeros(3)
        for _ in range(runs):
            reports, true = _delayed(random, mean)
            found = nowcast(triangle(reports, today))
            for place in range(len(held) if found else 0):
                month = found[-1 - place]
                held[place] += month.low <= true[month.start] <= month.high
        lines += [
            Line((f"{mean}", f"{place}"), (share,)) for place, share in enumerate((held / runs).tolist())
        ]
    headings = ("events a month", "months ago", "interval holds the final count")
    return Section("Nowcast", headings, tuple(lines), least=COVERED)


def _delayed(random: np.random.Generator, mean: float) -> tuple[list[Report], dict[date, int]]:
    reports, true = [], {}
    for start in (date(2024 + month // 12, month % 12 + 1, 1) for month in range(24)):
        true[start] = int(random.poisson(mean))
        for _ in range(true[start]):
            day = start + timedelta(days=int(random.integers(0, 28)))
            reports.append(Report(day, day + timedelta(days=int(random.exponential(30)))))
    return reports, true
