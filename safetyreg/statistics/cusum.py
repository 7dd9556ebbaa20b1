"""CUSUM on seasonally corrected residuals: a small lasting rise over the mean of the earlier years.

Each bucket of the last year is set against the mean of its season before that year, standardised with scatter
and the uncertainty of that mean. Sources: Page 1954; Lucas 1985 (counts). Tuned by simulation.
"""

from typing import Final

import numpy as np

from safetyreg.domain.period import Step
from safetyreg.statistics.alarm import YEAR, Method, Series, Signal
from safetyreg.statistics.poisson import Floats

YEARS_NEEDED: Final = 3
ALLOWANCE: Final = 0.5
DECISION: Final = {Step.MONTH: 3.7, Step.WEEK: 4.5}
WINDOW: Final = {Step.MONTH: 12, Step.WEEK: 26}
_SEASONS: Final = {Step.MONTH: 12, Step.WEEK: 13}
_LEAST: Final = 0.2
_ANSCOMBE: Final = 3 / 8


def cusum(series: Series, decision: float | None = None) -> Signal | None:
    """Return what the method says of the last bucket; nothing with less than three years before it."""
    window, year = WINDOW[series.step], YEAR[series.step]
    size = len(series.counts)
    if size - window < YEARS_NEEDED * year:
        return None
    z, mean = residuals(series, window)
    sums = sums_of(z)
    limit = decision or DECISION[series.step]
    fired = bool(sums[-1] > limit and z[-1] > 0) and series.enough_cases()
    begun = int(np.flatnonzero(np.concatenate([[0.0], sums[:-1]]) <= 0).max())
    since = series.starts[size - window + begun] if fired else None
    observed = int(np.sum(series.counts[size - window + begun :]))
    expected = float(mean[begun:].sum())
    return Signal(Method.CUSUM, fired, observed, expected, limit, since)


def residuals(series: Series, window: int) -> tuple[Floats, Floats]:
    """Return standardised residuals of the last buckets and the means they are measured from."""
    counts = np.asarray(series.counts, dtype=float)
    seasons = np.arange(len(counts)) % YEAR[series.step] * _SEASONS[series.step] // YEAR[series.step]
    past, now = slice(0, len(counts) - window), slice(len(counts) - window, len(counts))
    totals = np.bincount(seasons[past], counts[past], minlength=_SEASONS[series.step])
    sizes = np.bincount(seasons[past], minlength=_SEASONS[series.step])
    means = np.maximum(totals / sizes, _LEAST)
    fitted = means[seasons[past]]
    df = max(1, len(fitted) - len(means))
    phi = max(1.0, float(((counts[past] - fitted) ** 2 / fitted).sum()) / df)
    mean = means[seasons[now]]
    variance = phi * (1 + 1 / sizes[seasons[now]])
    return np.asarray((_root(counts[now]) - _root(mean)) / np.sqrt(variance)), mean


def _root(counts: Floats) -> Floats:
    """Return Anscombe's root, whose variance is about φ at every mean and whose tails are even."""
    return np.asarray(2 * np.sqrt(counts + _ANSCOMBE))


def sums_of(z: Floats) -> Floats:
    """Return the one-sided cumulative sums."""
    found = np.zeros(len(z))
    last = 0.0
    for place, value in enumerate(z):
        last = max(0.0, last + float(value) - ALLOWANCE)
        found[place] = last
    return found
