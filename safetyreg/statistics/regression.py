"""Quasi-Poisson regression with season, trend and exposure: percent a year, its interval, over-dispersion φ.

A log-linear Poisson model (month of the year, linear time, offset log of the exposure), scaled by Pearson's
X²/df (McCullagh & Nelder 1989). Months of the year without a single event carry no
information and are left out.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp
from typing import Final

import numpy as np
import numpy.typing as npt

from safetyreg.domain.period import Step, next_start
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.special import t_below, t_quantile

Floats = npt.NDArray[np.float64]
DAYS_OF_YEAR: Final = 365.25
_UPPER: Final = 0.975
_ABSURD: Final = 20.0
_TOO_THIN: Final = mark("The series is too short or too empty for a trend: choose a longer period.")


@dataclass(frozen=True, slots=True)
class Curve:
    """A fitted line with its 95 % interval, a value each bucket."""

    values: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted series: `percent` a year with its 95 % interval and p, φ with df, the expected counts.

    `expected` follows season and trend; `seasonal` the season at the series' mean level, without the trend.
    `curve` is `expected` with its interval, `trend` the same of an average month, without the season.
    """

    percent: float
    low: float
    high: float
    p: float
    phi: float
    df: int
    expected: tuple[float, ...]
    seasonal: tuple[float, ...]
    curve: Curve
    trend: Curve


def days_of(starts: Sequence[date], step: Step = Step.MONTH) -> tuple[int, ...]:
    """Return the days of each bucket."""
    return tuple((next_start(start, step) - start).days for start in starts)


def fit(
    counts: Sequence[int],
    starts: Sequence[date],
    exposure: Sequence[float] | None = None,
    *,
    step: Step = Step.MONTH,
    season: bool = True,
) -> Fitted:
    """Fit counts of buckets with season (month of the year) and trend; the exposure is by default days.

    Raise ExpectedError where the series is too short or empty to be fitted.
    """
    found = np.asarray(counts, dtype=float)
    offset = np.log(np.asarray(exposure or days_of(starts, step), dtype=float))
    seasons = _seasons(starts, step) if season else np.zeros(len(found), dtype=int)
    kept = _informative(found, seasons)
    years = _years(starts, float(np.mean(_elapsed(starts)[kept])) if kept.any() else 0.0)
    design = _design(seasons, years, kept)
    if int(kept.sum()) - design.shape[1] < 1 or design.shape[1] < 1:
        raise ExpectedError(_TOO_THIN)
    result = solve(found[kept], design[kept], offset[kept])
    return _fitted(result, design, offset, kept)


@dataclass(frozen=True, slots=True)
class Solved:
    """Coefficients, their covariance scaled by φ, φ and the degrees of freedom; those that φ is worth."""

    coefficients: Floats
    covariance: Floats
    phi: float
    df: int
    worth: float = 0.0


def solve(counts: Floats, design: Floats, offset: Floats, weights: Floats | None = None) -> Solved:
    """Fit a log-linear Poisson model, scaled by Pearson's X²/df; its errors are never below Poisson's."""
    # The library's usual `statsmodels.api` takes half as long again to load.
    from statsmodels.genmod.families import Poisson  # noqa: PLC0415  heavy, loaded when first used
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415  the same
    from statsmodels.tools.sm_exceptions import ModelWarning  # noqa: PLC0415  the same

    model = GLM(counts, design, family=Poisson(), offset=offset, var_weights=weights)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore", ModelWarning)
        result = model.fit()
    df = int(len(counts) - design.shape[1])
    phi = float(result.pearson_chi2) / df
    return Solved(np.asarray(result.params), np.asarray(result.cov_params()) * max(1.0, phi), phi, df)


def freedom(phi: float, df: int, means: Floats) -> float:
    """Return the degrees of freedom that Pearson's φ is worth: fewer where counts are small and scattered.

    Its variance is φ²·(2 + κ)/df, κ being the mean excess kurtosis of counts of variance φ·mean (negative
    binomial, at φ = 1 Poisson). κ counts twice, since it is reckoned from the same φ: `benchmarks` simulates
    that intervals then hold 95 %; means of hundreds leave df as it is.
    """
    scatter = max(1.0, phi)
    return df / (1 + float(np.mean((6 * (scatter - 1) + 1 / scatter) / means)))


def _fitted(result: Solved, design: Floats, offset: Floats, kept: npt.NDArray[np.bool_]) -> Fitted:
    means = np.exp(design[kept] @ result.coefficients + offset[kept])
    result = replace(result, worth=freedom(result.phi, result.df, means))
    slope = float(result.coefficients[-1])
    error = float(np.sqrt(result.covariance[-1, -1]))
    reach = t_quantile(_UPPER, result.worth) * error
    if not abs(slope) + reach < _ABSURD:
        raise ExpectedError(_TOO_THIN)
    level = design.copy()
    level[:, -1] = 0.0
    lines = [np.where(kept, np.exp(part @ result.coefficients + offset), 0.0) for part in (design, level)]
    return Fitted(
        percent=_percent(slope),
        low=_percent(slope - reach),
        high=_percent(slope + reach),
        p=_two_sided(slope, error, result.worth),
        phi=result.phi,
        df=result.df,
        expected=tuple(lines[0].tolist()),
        seasonal=tuple(lines[1].tolist()),
        curve=_curve(result, design, offset, kept),
        trend=_trend(result, design, lines[1][kept]),
    )


def _curve(result: Solved, design: Floats, offset: Floats, kept: npt.NDArray[np.bool_]) -> Curve:
    """Return a fitted line with its interval (Student's t, errors scaled by φ)."""
    errors = np.sqrt(np.einsum("ij,jk,ik->i", design, result.covariance, design))
    reach = t_quantile(_UPPER, result.worth) * errors
    middle = design @ result.coefficients + offset
    lines = (np.where(kept, np.exp(middle + side * reach), 0.0) for side in (0, -1, 1))
    return Curve(*(tuple(line.tolist()) for line in lines))


def _trend(result: Solved, design: Floats, seasonal: Floats) -> Curve:
    """Return the line of an average month: its error is that of the mean season, its level that of months."""
    seasons = design.shape[1] - 1
    average = np.column_stack([np.full((len(design), seasons), 1 / max(1, seasons)), design[:, -1]])
    whole = np.ones(len(design), dtype=bool)
    level = float(average[0, :-1] @ result.coefficients[:-1])
    shift = np.full(len(design), float(np.log(seasonal.mean())) - level)
    return _curve(result, average, shift, whole)


def _percent(slope: float) -> float:
    return (exp(slope) - 1) * 100


def _two_sided(slope: float, error: float, df: float) -> float:
    return 2 * t_below(-abs(slope) / error, df) if error > 0 else 1.0


def _seasons(starts: Sequence[date], step: Step) -> npt.NDArray[np.int_]:
    if step is Step.YEAR:
        return np.zeros(len(starts), dtype=int)
    if step is Step.WEEK:
        return np.array([min(51, (start.timetuple().tm_yday - 1) // 7) // 4 for start in starts])
    return np.array([start.month for start in starts])


def _elapsed(starts: Sequence[date]) -> Floats:
    return np.array([start.toordinal() for start in starts], dtype=float) / DAYS_OF_YEAR


def _years(starts: Sequence[date], middle: float) -> Floats:
    return _elapsed(starts) - middle


def _informative(counts: Floats, seasons: npt.NDArray[np.int_]) -> npt.NDArray[np.bool_]:
    empty = [one for one in set(seasons.tolist()) if not counts[seasons == one].sum()]
    return ~np.isin(seasons, empty)


def _design(seasons: npt.NDArray[np.int_], years: Floats, kept: npt.NDArray[np.bool_]) -> Floats:
    """Return a column for each season with events, then time in years."""
    levels = sorted(set(seasons[kept].tolist()))
    columns = [(seasons == level).astype(float) for level in levels]
    return np.column_stack([*columns, years]) if columns else np.zeros((len(years), 0))
