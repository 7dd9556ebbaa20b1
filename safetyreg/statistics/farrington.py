"""Improved Farrington: the last bucket against the same weeks or months of three to five earlier years.

A quasi-Poisson GLM with trend and a factor of the season (the window around the bucket is one level),
refitted with past outbreaks weighted down; the limit is a negative binomial quantile that carries the model's
own uncertainty. Sources: Farrington et al. 1996; Noufaily et al. 2013.
"""

from typing import Final

import numpy as np

from safetyreg.domain.period import Step
from safetyreg.statistics.alarm import YEAR, Method, Series, Signal
from safetyreg.statistics.poisson import Floats
from safetyreg.statistics.regression import Solved, days_of, solve

YEARS_NEEDED: Final = 3
YEARS_USED: Final = 5
ALPHA: Final = {Step.WEEK: 0.007, Step.MONTH: 0.007}
_HALF: Final = {Step.WEEK: 3, Step.MONTH: 0}
_LEVELS: Final = {Step.WEEK: 9, Step.MONTH: 11}
_SKIPPED: Final = {Step.WEEK: 26, Step.MONTH: 6}
_OUTLYING: Final = 2.58
_TINY: Final = 1e-9


def farrington(series: Series, alpha: float | None = None) -> Signal | None:
    """Return what the method says of the last bucket; nothing with less than three years of history."""
    size = len(series.counts) - 1
    year = YEAR[series.step]
    if size < YEARS_NEEDED * year:
        return None
    chosen = np.arange(max(0, size - YEARS_USED * year - _HALF[series.step]), size - _SKIPPED[series.step])
    counts = np.asarray(series.counts, dtype=float)
    levels = _levels(size, series.step)
    design = _design(levels, np.arange(size + 1) / year, levels[chosen])
    kept = chosen[np.isin(levels[chosen], _lively(counts[chosen], levels[chosen]))]
    if not counts[chosen].sum() or levels[size] not in levels[kept]:
        return _of_nothing(series, int((levels[chosen] == levels[size]).sum()), alpha or ALPHA[series.step])
    offset = np.log(np.asarray(days_of(series.starts, series.step), dtype=float))
    design = _design(levels, np.arange(size + 1) / year, levels[kept])
    solved, row = _solved(counts, design, offset, kept)
    mean, spread = _predicted(solved, row, offset[size])
    return _signal(series, mean, max(spread, mean * (1 + _TINY)), alpha or ALPHA[series.step])


def _levels(size: int, step: Step) -> np.ndarray[tuple[int], np.dtype[np.int_]]:
    """Return each bucket's level of the season: 0 within the window around the last one's time of year."""
    year, half = YEAR[step], _HALF[step]
    away = (np.arange(size + 1) - size) % year
    inside = (away <= half) | (away >= year - half)
    rest = (away - half - 1) * _LEVELS[step] // (year - 2 * half - 1)
    return np.where(inside, 0, rest + 1)


def _lively(counts: Floats, levels: np.ndarray[tuple[int], np.dtype[np.int_]]) -> list[int]:
    return [level for level in set(levels.tolist()) if counts[levels == level].sum()]


def _design(
    levels: np.ndarray[tuple[int], np.dtype[np.int_]],
    years: Floats,
    known: np.ndarray[tuple[int], np.dtype[np.int_]],
) -> Floats:
    columns = [(levels == level).astype(float) for level in sorted(set(known.tolist()))]
    return np.column_stack([*columns, years - years[-1]])


def _solved(
    counts: Floats, design: Floats, offset: Floats, kept: np.ndarray[tuple[int], np.dtype[np.int_]]
) -> tuple[Solved, Floats]:
    """Fit, weigh outbreaks down, fit again; without the trend where it would foretell more than ever was."""
    solved = _refitted(counts[kept], design[kept], offset[kept])
    row = design[-1]
    if np.exp(row @ solved.coefficients + offset[-1]) > counts[kept].max():
        design = design[:, :-1]
        solved, row = _refitted(counts[kept], design[kept], offset[kept]), design[-1]
    return solved, row


def _refitted(counts: Floats, design: Floats, offset: Floats) -> Solved:
    first = solve(counts, design, offset)
    mean = np.exp(design @ first.coefficients + offset)
    scatter = np.sqrt(max(1.0, first.phi))
    residuals = 1.5 * (counts ** (2 / 3) - mean ** (2 / 3)) / (mean ** (1 / 6) * scatter)
    weights = np.where(residuals > _OUTLYING, np.maximum(residuals, _TINY) ** -2.0, 1.0)
    if (weights >= 1).all():
        return first
    return solve(counts, design, offset, weights * (len(weights) / weights.sum()))


def _predicted(solved: Solved, row: Floats, offset: float) -> tuple[float, float]:
    """Return mean and variance of the last bucket: scatter and the uncertainty of the mean."""
    mean = float(np.exp(row @ solved.coefficients + offset))
    return mean, max(1.0, solved.phi) * mean + mean**2 * float(row @ solved.covariance @ row)


def _signal(series: Series, mean: float, variance: float, alpha: float) -> Signal:
    from scipy.stats import nbinom  # noqa: PLC0415  heavy, loaded when first used

    size = mean**2 / (variance - mean)
    upper = float(nbinom.isf(alpha, size, size / (size + mean)))
    observed = int(series.counts[-1])
    fired = observed > upper and series.enough_cases()
    return Signal(Method.FARRINGTON, fired, observed, mean, upper)


def _of_nothing(series: Series, times: int, alpha: float) -> Signal:
    """Return what holds where this time of year never had an event, as often as it was seen (`times`).

    The limit is the predictive one of Jeffreys' prior: a single case after a busy summer is no alarm.
    """
    from scipy.stats import nbinom  # noqa: PLC0415  heavy, loaded when first used

    observed, seen = int(series.counts[-1]), max(1, times)
    upper = float(nbinom.isf(alpha, 0.5, seen / (seen + 1)))
    return Signal(Method.FARRINGTON, series.enough_cases() and observed > upper, observed, 0.0, upper)
