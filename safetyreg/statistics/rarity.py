"""Rare events: days (t-chart) or cases (g-chart) between them, and whether they came close together.

Times between independent events are exponential, the sum of r of them is a gamma time; cases between events
are geometric. Sources: Benneyan 2001 (g), Montgomery 2013 (t). To be used below about one event a month.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, log, log1p
from typing import Final

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.poisson import THREE_SIGMA
from safetyreg.statistics.special import gamma_quantile

TOGETHER: Final = 3
_FEWEST: Final = 5
_HALF_A_DAY: Final = 0.5


@dataclass(frozen=True, slots=True)
class GapChart:
    """Gaps in their order with their mean and limits; `close` are the places of gaps that are too short.

    `spans` are the sums of `together` neighbouring gaps, `span_low` their lower limit: a run of events is
    seen there that no single gap shows. `far` are the places of gaps that are too long.
    """

    gaps: tuple[float, ...]
    mean: float
    low: float
    high: float
    close: tuple[int, ...]
    far: tuple[int, ...]
    spans: tuple[float, ...] = ()
    span_low: float = 0.0
    close_spans: tuple[int, ...] = ()


def days_between(days: Sequence[date], together: int = TOGETHER) -> GapChart:
    """Return the t-chart of the days between events; raise ExpectedError below five gaps."""
    gaps = [float((after - before).days) for before, after in pairwise(sorted(days))]
    return paced(gaps, [_HALF_A_DAY] * len(gaps), together)


def paced(gaps: Sequence[float], halves: Sequence[float], together: int = TOGETHER) -> GapChart:
    """Return the t-chart of gaps in any measure of time; raise ExpectedError below five gaps.

    Only the day of an event is known: a gap is too short when it and half a day still are (`halves`, in the
    measure of the gaps), so that two events on one day do not alarm by themselves.
    """
    mean = _mean(gaps)
    low, high = (gamma_quantile(tail, 1.0) * mean for tail in (THREE_SIGMA, 1 - THREE_SIGMA))
    spans = [sum(gaps[place : place + together]) for place in range(len(gaps) - together + 1)]
    span_low = gamma_quantile(THREE_SIGMA, together) * mean
    ends = halves[together - 1 :]
    return GapChart(
        gaps=tuple(gaps),
        mean=mean,
        low=low,
        high=high,
        close=_places([gap + half for gap, half in zip(gaps, halves, strict=True)], low, below=True),
        far=_places([gap - half for gap, half in zip(gaps, halves, strict=True)], high, below=False),
        spans=tuple(spans),
        span_low=span_low,
        close_spans=_places(
            [span + half for span, half in zip(spans, ends, strict=True)], span_low, below=True
        ),
    )


def cases_between(cases: Sequence[int]) -> GapChart:
    """Return the g-chart of the ordinary cases between rare ones; raise ExpectedError below five of them."""
    mean = _mean(cases)
    share = 1 / (1 + mean)
    low, high = (log1p(-tail) / log(1 - share) - 1 for tail in (THREE_SIGMA, 1 - THREE_SIGMA))
    return GapChart(
        gaps=tuple(map(float, cases)),
        mean=mean,
        low=max(0.0, ceil(low)),
        high=floor(high) + 1.0,
        close=_places(cases, max(0.0, ceil(low)), below=True),
        far=_places(cases, floor(high) + 1.0, below=False),
    )


def _mean(gaps: Sequence[float]) -> float:
    if len(gaps) < _FEWEST or not sum(gaps):
        raise ExpectedError(mark("Rare events need at least {number} gaps between them."), number=_FEWEST)
    return sum(gaps) / len(gaps)


def _places(values: Sequence[float], limit: float, *, below: bool) -> tuple[int, ...]:
    return tuple(place for place, value in enumerate(values) if (value < limit if below else value > limit))
