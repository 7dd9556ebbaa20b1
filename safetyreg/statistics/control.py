"""Control charts of counts and rates against an expectation: c, u, Laney c′ and u′, exact limits when small.

Season belongs into the expectation, else every summer alarms for drowning. Sources: Shewhart 1931; Laney 2002
(limits widened by σz, the scatter between neighbours); exact Poisson limits below a mean of 10.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.poisson import THREE_SIGMA, Floats, quantile
from safetyreg.statistics.special import chi2_above
from safetyreg.statistics.verdict import LEVEL

SMALL: Final = 10.0
BLIND_BELOW: Final = 1.0
_SIGMAS: Final = 3.0
_RANGE: Final = 1.128
_SHORTEST: Final = 8


class Limits(StrEnum):
    """How the limits of a chart were made."""

    NORMAL = "normal"
    EXACT = "exact"
    LANEY = "laney"


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Counts with their expectation and limits, all in counts; `signals` are the places outside them.

    Divided by `expected` they are the chart of ratios to the season, divided by exposure that of rates.
    `blind` tells that the mean is below 1: the chart of rare events sees more.
    """

    counts: tuple[int, ...]
    expected: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    signals: tuple[int, ...]
    limits: Limits
    sigma_z: float
    blind: bool


def chart(
    counts: Sequence[int], expected: Sequence[float] | None = None, *, limits: Limits | None = None
) -> ControlChart:
    """Return the chart of counts against `expected` (their mean), its limits chosen by what they need.

    For a rate give as `expected` the exposure: it is scaled so that the sums agree. Raise ExpectedError
    below eight points.
    """
    found = np.asarray(counts, dtype=float)
    if len(found) < _SHORTEST:
        raise ExpectedError(mark("A control chart needs at least {number} points."), number=_SHORTEST)
    mean = _scaled(found, expected)
    known = mean > 0
    with np.errstate(all="ignore"):
        z = np.where(known, (found - mean) / np.sqrt(np.where(known, mean, 1.0)), 0.0)
    sigma = laney_sigma(z[known])
    chosen = limits or _chosen(z[known], sigma, float(mean.mean()))
    low, high = _limits(mean, chosen, sigma, small=float(mean.mean()) < SMALL)
    outside = np.flatnonzero(((found < low) | (found > high)) & known)
    return ControlChart(
        counts=tuple(int(count) for count in counts),
        expected=tuple(mean.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        signals=tuple(outside.tolist()),
        limits=chosen,
        sigma_z=sigma,
        blind=float(mean.mean()) < BLIND_BELOW,
    )


def extended(found: ControlChart, counts: Sequence[int], expected: Sequence[float]) -> ControlChart:
    """Return a chart with more points that its limits do not rest on; too few of them is no signal.

    They are points that are still filling up: late reports can only raise them.
    """
    mean, size = np.asarray(expected, dtype=float), len(found.counts)
    low, high = _limits(mean, found.limits, found.sigma_z, small=float(np.mean(found.expected)) < SMALL)
    above = (size + place for place in np.flatnonzero(np.asarray(counts) > high).tolist())
    return replace(
        found,
        counts=(*found.counts, *map(int, counts)),
        expected=(*found.expected, *mean.tolist()),
        low=(*found.low, *low.tolist()),
        high=(*found.high, *high.tolist()),
        signals=(*found.signals, *above),
    )


def laney_sigma(z: Floats) -> float:
    """Return Laney's σz: the mean moving range of standardised counts over 1.128."""
    return float(np.mean(np.abs(np.diff(z))) / _RANGE) if len(z) > 1 else 1.0


def _scaled(found: Floats, expected: Sequence[float] | None) -> Floats:
    shape = np.ones_like(found) if expected is None else np.asarray(expected, dtype=float)
    total = float(shape.sum())
    return np.asarray(shape * (found.sum() / total) if total > 0 else shape)


def _chosen(z: Floats, sigma: float, mean: float) -> Limits:
    scattered = chi2_above(float((z * z).sum()), len(z) - 1) < LEVEL
    if scattered and sigma > 1:
        return Limits.LANEY
    return Limits.EXACT if mean < SMALL else Limits.NORMAL


def _limits(mean: Floats, chosen: Limits, sigma: float, *, small: bool) -> tuple[Floats, Floats]:
    """Return lower and upper limits; where counts are small those of Laney are exact ones too."""
    widened = max(1.0, sigma) if chosen is Limits.LANEY else 1.0
    if chosen is Limits.EXACT or (chosen is Limits.LANEY and small):
        phi = widened**2
        return quantile(THREE_SIGMA, mean, phi), quantile(1 - THREE_SIGMA, mean, phi)
    reach = _SIGMAS * (sigma if chosen is Limits.LANEY else 1.0) * np.sqrt(mean)
    return np.maximum(mean - reach, 0.0), mean + reach
