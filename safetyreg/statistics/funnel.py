"""Places as a funnel plot: each rate beside the limits that chance alone allows at its size. Never a ranking.

Exact Poisson limits of 95 and 99.8 %, widened by over-dispersion between places (Spiegelhalter 2005; φ from
winsorised scores, so that the places that stand out do not hide themselves).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.poisson import Floats, quantile
from safetyreg.statistics.rate import PER_RESIDENTS, Rate, garwood
from safetyreg.statistics.special import chi2_above
from safetyreg.statistics.verdict import LEVEL

INNER: Final = 0.95
OUTER: Final = 0.998
_WINSOR: Final = 0.1
_STEPS: Final = 60
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A place: its rate with Garwood's interval, and how far outside: 0, 1 beyond 95 %, 2 beyond 99.8 %.

    `side` is 1 above, −1 below, 0 inside.
    """

    key: str
    rate: Rate
    beyond: int
    side: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """The places, their mean rate, φ between them, and the curves of the limits over exposure.

    `limits` holds for each exposure: low 99.8, low 95, high 95, high 99.8, as rates.
    """

    points: tuple[FunnelPoint, ...]
    mean: float
    phi: float
    per: float
    exposures: tuple[float, ...]
    limits: tuple[tuple[float, float, float, float], ...]

    @property
    def outside(self) -> tuple[FunnelPoint, ...]:
        """The places beyond 95 %, which are the ones to be named."""
        return tuple(point for point in self.points if point.beyond)


def funnel(
    places: Mapping[str, tuple[int, float]], per: float = PER_RESIDENTS, *, dispersed: bool = True
) -> Funnel:
    """Return the funnel of places (events, exposure); raise ExpectedError below two places with exposure."""
    known = {key: pair for key, pair in places.items() if pair[1] > 0}
    if len(known) < _FEWEST:
        raise ExpectedError(mark("A funnel plot needs at least two places with a denominator."))
    events, exposure = (np.array(part, dtype=float) for part in zip(*known.values(), strict=True))
    mean = float(events.sum() / exposure.sum())
    phi = between(events, exposure * mean) if dispersed else 1.0
    bounds = _bounds(exposure, mean, phi)
    points = tuple(_point(key, found, bounds[place], per) for place, (key, found) in enumerate(known.items()))
    grid = np.geomspace(exposure.min() * 0.8, exposure.max() * 1.2, _STEPS)
    curves = _bounds(grid, mean, phi) / grid[:, None] * per
    return Funnel(points, mean * per, phi, per, tuple(grid.tolist()), tuple(map(_four, curves.tolist())))


def between(events: Floats, expected: Floats) -> float:
    """Return φ between places from scores winsorised at 10 %; 1 where chance explains their scatter."""
    known = expected > 0
    if not known.any():
        return 1.0
    found, mean = events[known], expected[known]
    scores = (found - mean) / np.sqrt(mean)
    low, high = np.quantile(scores, [_WINSOR, 1 - _WINSOR])
    squares = float((np.clip(scores, low, high) ** 2).sum())
    if chi2_above(squares, max(1, len(scores) - 1)) >= LEVEL:
        return 1.0
    return max(1.0, squares / len(scores))


def _bounds(exposure: Floats, mean: float, phi: float) -> Floats:
    shares = [(1 - level) / 2 for level in (OUTER, INNER)]
    low = [quantile(share, exposure * mean, phi) for share in shares]
    high = [quantile(1 - share, exposure * mean, phi) for share in reversed(shares)]
    return np.column_stack([*low, *high])


def _point(key: str, found: tuple[int, float], bounds: Floats, per: float) -> FunnelPoint:
    events, exposure = found
    low_outer, low, high, high_outer = bounds.tolist()
    side = int(events > high) - int(events < low)
    beyond = 0 if not side else 2 if events > high_outer or events < low_outer else 1
    return FunnelPoint(key, garwood(events, exposure, per), beyond, side)


def _four(row: list[float]) -> tuple[float, float, float, float]:
    return row[0], row[1], row[2], row[3]
