"""False verdicts and power: two counts, over-dispersed series, people of one incident, the naive rule."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from benchmarks.simulation_batch import fitted
from benchmarks.simulation_series import Counts, draw, seasonal, spells, starts
from benchmarks.simulation_table import Line, Section
from safetyreg.statistics.dispersion import (
    BARE,
    MEAN_NEEDED,
    MONTHS_NEEDED,
    UNKNOWN,
    Basis,
    Dispersion,
    of_estimate,
    of_people,
)
from safetyreg.statistics.power import needed
from safetyreg.statistics.verdict import Verdict, judge

MEANS: Final = (0.5, 2, 3, 5, 10, 30, 100, 300, 1000)
LEVEL: Final = 0.05
NAIVE: Final = 0.1
YEAR: Final = 12
SELDOM: Final = 0.01


def sections(random: np.random.Generator, runs: int) -> Iterator[Section]:
    """Yield the tables."""
    yield _unchanged(random, runs)
    yield _dispersed(random, runs, (1.0, 1.5, 2.0), (2, 5, 20), judged=True)
    yield _dispersed(random, runs, (2.0, 4.0), (0.5, 1), judged=False)
    yield _wild(random, runs)
    yield _people(random, runs)
    yield _power(random, runs)


def _unchanged(random: np.random.Generator, runs: int) -> Section:
    lines = []
    for mean in MEANS:
        pairs = random.poisson(mean, (runs, 2)).tolist()
        verdicts = [judge(*pair).verdict for pair in pairs]
        shares = (_confirmed(verdicts), _naive(pairs), verdicts.count(Verdict.TOO_FEW) / runs)
        lines.append(Line((f"{mean:g}",), shares))
    headings = ("mean of each period", "confirmed (false)", "naive rule: ≥ 10 % is a change", "too few")
    return Section("Unchanged Poisson counts", headings, tuple(lines), most=LEVEL)


def _dispersed(
    random: np.random.Generator, runs: int, phis: Sequence[float], means: Sequence[float], *, judged: bool
) -> Section:
    """Compare the last year with the one before in unchanged series of 36 and 60 months."""
    lines = [
        Line((f"{months}", f"{mean:g}", f"{phi:g}"), _year_on_year(random, runs, (months, mean, phi)), judged)
        for months in (36, 60)
        for mean in means
        for phi in phis
    ]
    headings = (
        "months",
        "mean a month",
        "φ",
        "confirmed (false)",
        "too few",
        "if judged all the same",
        "φ ignored",
    )
    title = (
        "Unchanged over-dispersed series" if judged else "The same outside the rule: why it says «too few»"
    )
    return Section(title, headings, tuple(lines), most=LEVEL if judged else None)


def _wild(random: np.random.Generator, runs: int) -> Section:
    """Let series scatter more than was tried, each month for itself or in spells of some months."""
    lines = []
    for months in (36, 60):
        means = np.tile(seasonal(20, months), (runs, 1))
        lines.append(
            Line((f"{months}", "each month, φ = 4"), _judged(draw(random, means, 4.0)), judged=False)
        )
        for phi in (2, 4):
            found = draw(random, means * spells(random, means.shape, (phi - 1) / 20))
            lines.append(Line((f"{months}", f"in spells, φ about {phi}"), _judged(found), judged=False))
    headings = ("months", "scatter", "confirmed (false)", "too few", "if judged all the same", "φ ignored")
    return Section("Scatter beyond the rule, 20 a month", headings, tuple(lines))


def _year_on_year(
    random: np.random.Generator, runs: int, setting: tuple[int, float, float]
) -> tuple[float, float, float, float]:
    months, mean, phi = setting
    return _judged(draw(random, np.tile(seasonal(mean, months), (runs, 1)), phi))


def _judged(found: Counts) -> tuple[float, float, float, float]:
    """Return shares: confirmed, too few, confirmed if judged all the same, confirmed with φ ignored."""
    months = found.shape[1]
    batch = fitted(found, starts(months))
    verdicts, forced, ignored = [], [], []
    for counts, phi, df in zip(found, batch.phi.tolist(), batch.df.tolist(), strict=True):
        before, after = int(counts[-2 * YEAR : -YEAR].sum()), int(counts[-YEAR:].sum())
        thin = months < MONTHS_NEEDED or counts.sum() < MEAN_NEEDED * months
        verdicts.append(
            judge(before, after, dispersion=UNKNOWN if thin else of_estimate(phi, df, months)).verdict
        )
        measured = Dispersion(phi, df, Basis.SERIES, months)
        forced.append(judge(before, after, dispersion=measured).verdict)
        ignored.append(judge(before, after, dispersion=BARE).verdict)
    few = verdicts.count(Verdict.TOO_FEW) / len(verdicts)
    return _confirmed(verdicts), few, _confirmed(forced), _confirmed(ignored)


def _people(random: np.random.Generator, runs: int) -> Section:
    """Count victims: most incidents have one or two, now and then one has many."""
    lines = []
    for incidents in (10, 30, 100, 300):
        for name, tail in (("one or two", 0.0), ("now and then 10 to 30", 0.02), ("seldom 40 to 80", 0.005)):
            plain, ours = [], []
            for _ in range(runs):
                before, after = (_victims(random, int(random.poisson(incidents)), tail) for _ in range(2))
                sums = sum(before), sum(after)
                plain.append(judge(*sums).verdict)
                ours.append(judge(*sums, dispersion=of_people([*before, *after])).verdict)
            lines.append(Line((f"{incidents}", name), (_confirmed(ours), _confirmed(plain))))
    headings = ("incidents a period", "people of an incident", "confirmed (false)", "plain Poisson on people")
    return Section("Unchanged victims", headings, tuple(lines), most=LEVEL)


def _victims(random: np.random.Generator, incidents: int, tail: float) -> list[int]:
    sizes = random.integers(1, 3, incidents)
    low, high = (10, 31) if tail > SELDOM else (40, 81)
    many = random.random(incidents) < tail
    return [int(size) for size in np.where(many, random.integers(low, high, incidents), sizes)]


def _power(random: np.random.Generator, runs: int) -> Section:
    lines = []
    for ratio in (1.1, 1.2, 1.5, 2.0, 0.8, 0.5):
        number = needed(ratio)
        pairs = np.column_stack([random.poisson(number, runs), random.poisson(number * ratio, runs)]).tolist()
        still = np.column_stack([random.poisson(number, runs), random.poisson(number, runs)]).tolist()
        shares = (_confirmed([judge(*pair).verdict for pair in pairs]), _naive(pairs), _naive(still))
        lines.append(Line((f"{ratio - 1:+.0%}", f"{number}"), shares))
    headings = (
        "change",
        "events needed before",
        "confirmed",
        "naive rule sees it",
        "naive rule on no change",
    )
    return Section("Power at what it would take", headings, tuple(lines), least=0.79)


def _confirmed(verdicts: Sequence[Verdict]) -> float:
    return sum(verdict.confirmed for verdict in verdicts) / len(verdicts)


def _naive(pairs: Sequence[Sequence[int]]) -> float:
    """Return how often «ten percent are a change» speaks of one."""
    return sum(
        abs(after - before) >= NAIVE * max(before, 1) and after != before for before, after in pairs
    ) / len(pairs)
