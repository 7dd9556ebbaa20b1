"""Thousands of series fitted at once: the model of `regression.fit`, compared with it on the first ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from safetyreg.errors import ExpectedError
from safetyreg.statistics.regression import DAYS_OF_YEAR, days_of, fit, freedom
from safetyreg.statistics.special import t_quantile

Floats = npt.NDArray[np.float64]
COMPARED: Final = 5
_STEPS: Final = 25
_UPPER: Final = 0.975


@dataclass(frozen=True, slots=True)
class Batch:
    """φ, percent a year and its interval, series by series; degrees of freedom."""

    phi: Floats
    df: npt.NDArray[np.int_]
    percent: Floats
    low: Floats
    high: Floats


def fitted(counts: npt.NDArray[np.integer[Any]], starts: Sequence[date]) -> Batch:
    """Fit monthly series (rows); those with a month of the year without events by the program itself.

    Raise ArithmeticError where the first ones differ from the program's own fit.
    """
    months = np.array([start.month for start in starts])
    totals = np.stack([counts[:, months == month].sum(axis=1) for month in range(1, 13)], axis=1)
    full = (totals > 0).all(axis=1)
    found = np.full((len(counts), 5), np.nan)
    found[full] = _solved(counts[full].astype(float), starts, months)
    for row in np.flatnonzero(~full):
        found[row] = _own(counts[row], starts)
    for row in np.flatnonzero(full)[:COMPARED]:
        if not np.allclose(found[row], _own(counts[row], starts), rtol=1e-5, atol=1e-5):
            raise ArithmeticError(row)
    return Batch(found[:, 0], found[:, 1].astype(int), found[:, 2], found[:, 3], found[:, 4])


def _own(counts: npt.NDArray[np.integer[Any]], starts: Sequence[date]) -> tuple[float, ...]:
    try:
        one = fit(counts.tolist(), starts)
    except ExpectedError:
        return 1.0, float(len(starts) - 13), np.nan, np.nan, np.nan
    return one.phi, float(one.df), one.percent, one.low, one.high


def _solved(counts: Floats, starts: Sequence[date], months: npt.NDArray[np.int_]) -> Floats:
    """Return φ, df, percent, low, high of each row by iteratively reweighted least squares."""
    years = np.array([start.toordinal() for start in starts]) / DAYS_OF_YEAR
    design = np.column_stack([months[:, None] == np.arange(1, 13), years - years.mean()]).astype(float)
    offset = np.log(np.asarray(days_of(starts), dtype=float))
    mean = (counts + counts.mean(axis=1, keepdims=True)) / 2
    line = np.log(mean)
    information, coefficients = np.zeros((len(counts), 13, 13)), np.zeros((len(counts), 13))
    for _ in range(_STEPS):
        working = line - offset + (counts - mean) / mean
        information = np.einsum("rn,ni,nj->rij", mean, design, design, optimize=True)
        right = np.einsum("rn,ni,rn->ri", mean, design, working, optimize=True)
        coefficients = np.linalg.solve(information, right[..., None])[..., 0]
        line = coefficients @ design.T + offset
        mean = np.exp(line)
    df = len(starts) - design.shape[1]
    phi = ((counts - mean) ** 2 / mean).sum(axis=1) / df
    error = np.sqrt(np.linalg.inv(information)[:, -1, -1] * np.maximum(phi, 1.0))
    worth = [freedom(*one) for one in zip(phi.tolist(), [df] * len(phi), mean, strict=True)]
    slope = coefficients[:, -1]
    reach = np.array([t_quantile(_UPPER, one) for one in worth]) * error
    percents = [(np.exp(edge) - 1) * 100 for edge in (slope, slope - reach, slope + reach)]
    return np.column_stack([phi, np.full(len(phi), df), *percents])
