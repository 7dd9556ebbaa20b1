"""When did the level change: Poisson likelihood ratio, permutation p, several changes by binary segmentation.

Season and days belong into `exposure` (the seasonal expectation), else a summer is a change. An expectation
reckoned from the same counts lies nearer to them than the true one does: `spent`, the degrees of freedom it
took, makes good for that. A part of the series is searched at its share of the level, so that all parts
together keep it. The 95 % set of dates comes from the likelihood over splits, flattened by over-dispersion.
Sources: Hinkley 1970 (ratio), Scott & Knott 1974 (binary segmentation), Edgington (permutation).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from safetyreg.statistics.verdict import LEVEL, Answer, judge

Floats = npt.NDArray[np.float64]
SEGMENT: Final = 6
PERMUTATIONS: Final = 1999
_INSIDE: Final = 0.95
_LEAST_KEPT: Final = 0.1
_SEED: Final = 20260101


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """The first bucket of the new level, the earliest and latest it may be (95 %), rates before and after.

    `p` allows for the search; `sides` compares both sides as if the place had been known beforehand.
    """

    place: int
    earliest: int
    latest: int
    p: float
    likelihood_ratio: float
    before: float
    after: float
    sides: Answer


def changes(
    counts: Sequence[int],
    exposure: Sequence[float] | None = None,
    *,
    shortest: int = SEGMENT,
    permutations: int = PERMUTATIONS,
    spent: int = 0,
) -> tuple[ChangePoint, ...]:
    """Return the changes of level in a series, in their order; no segment is shorter than `shortest`."""
    found = np.asarray(counts, dtype=float)
    weights = np.ones_like(found) if exposure is None else np.asarray(exposure, dtype=float)
    kept = max(0.0, 1 - spent / max(1, len(found)))
    rules = _Rules(len(found), shortest, permutations, kept)
    points = _search(found, weights, 0, rules, np.random.default_rng(_SEED))
    return tuple(sorted(points, key=_place))


@dataclass(frozen=True, slots=True)
class _Rules:
    """How a whole series of some size is searched; `kept` is the share of its degrees of freedom left."""

    size: int
    shortest: int
    permutations: int
    kept: float


def _place(point: ChangePoint) -> int:
    return point.place


def _search(
    counts: Floats, weights: Floats, start: int, rules: _Rules, random: np.random.Generator
) -> Iterator[ChangePoint]:
    point = one_change(
        counts,
        weights,
        shortest=rules.shortest,
        permutations=rules.permutations,
        kept=rules.kept,
        random=random,
    )
    if point is None or point.p >= LEVEL * len(counts) / rules.size:
        return
    cut = point.place
    yield _moved(point, start)
    yield from _search(counts[:cut], weights[:cut], start, rules, random)
    yield from _search(counts[cut:], weights[cut:], start + cut, rules, random)


def _moved(point: ChangePoint, start: int) -> ChangePoint:
    return ChangePoint(
        point.place + start,
        point.earliest + start,
        point.latest + start,
        *(point.p, point.likelihood_ratio, point.before, point.after, point.sides),
    )


def one_change(
    counts: Floats,
    weights: Floats,
    *,
    shortest: int = SEGMENT,
    permutations: int = PERMUTATIONS,
    kept: float = 1.0,
    random: np.random.Generator | None = None,
) -> ChangePoint | None:
    """Return the likeliest single change, whatever its p; nothing for a series too short or empty.

    Permuted ratios must reach the share `kept` of the one found.
    """
    size = len(counts)
    if size < 2 * shortest or counts.sum() <= 0 or weights.sum() <= 0:
        return None
    ratios = _ratios(counts[None, :], weights[None, :], shortest)[0]
    cut = int(np.argmax(ratios)) + shortest
    draws = (random or np.random.default_rng(_SEED)).permuted(
        np.tile(np.arange(size), (permutations, 1)), axis=1
    )
    shuffled = _ratios(counts[draws], weights[draws], shortest).max(axis=1)
    p = (1 + int((shuffled >= kept * ratios.max() - 1e-9).sum())) / (permutations + 1)
    earliest, latest = _dates(ratios, _phi(counts, weights, cut, kept), shortest)
    sides = [float(part.sum()) for part in (counts[:cut], counts[cut:], weights[:cut], weights[cut:])]
    answer = judge(round(sides[0]), round(sides[1]), sides[2], sides[3])
    return ChangePoint(
        cut, earliest, latest, p, float(ratios.max()), sides[0] / sides[2], sides[1] / sides[3], answer
    )


def _ratios(counts: Floats, weights: Floats, shortest: int) -> Floats:
    """Return twice the log-likelihood ratio of each split, row by row; the first one at `shortest`."""
    past, span = np.cumsum(counts, axis=1), np.cumsum(weights, axis=1)
    total, whole = past[:, -1:], span[:, -1:]
    places = slice(shortest - 1, counts.shape[1] - shortest)
    left, wide = past[:, places], span[:, places]
    parts = _entropy(left, wide) + _entropy(total - left, whole - wide) - _entropy(total, whole)
    return np.asarray(2 * parts)


def _entropy(count: Floats, weight: Floats) -> Floats:
    with np.errstate(all="ignore"):
        found = count * np.log(count / weight)
    return np.where((count > 0) & (weight > 0), found, 0.0)


def _phi(counts: Floats, weights: Floats, cut: int, kept: float) -> float:
    """Return what the likelihood is flattened by.

    An expectation from the same counts costs twice: residuals are too small, and it leans to this cut.
    """
    expected = np.concatenate([_level(counts[:cut], weights[:cut]), _level(counts[cut:], weights[cut:])])
    known = expected > 0
    squares = (counts[known] - expected[known]) ** 2 / expected[known]
    return max(1.0, float(squares.sum()) / max(1, len(counts) - 2)) / max(kept**2, _LEAST_KEPT)


def _level(counts: Floats, weights: Floats) -> Floats:
    return np.asarray(weights * (counts.sum() / weights.sum())) if weights.sum() > 0 else weights


def _dates(ratios: Floats, phi: float, shortest: int) -> tuple[int, int]:
    """Return the first and last split of the likeliest ones that hold 95 % of the likelihood."""
    weight = np.exp((ratios - ratios.max()) / (2 * phi))
    order = np.argsort(-weight)
    enough = int(np.searchsorted(np.cumsum(weight[order]) / weight.sum(), _INSIDE)) + 1
    chosen = order[: min(enough, len(order))]
    return int(chosen.min()) + shortest, int(chosen.max()) + shortest
