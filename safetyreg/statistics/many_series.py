"""The scatter of many series over the same months at once: the GLM of `regression.fit`, solved together.

One call of statsmodels takes some milliseconds, and a workbook judges a hundred groups. A test holds both to
the same φ.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from safetyreg.domain.period import Period, Step, step_key
from safetyreg.statistics.dimensions import Key
from safetyreg.statistics.dispersion import (
    MEAN_NEEDED,
    MONTHS_NEEDED,
    UNKNOWN,
    Dispersion,
    of_estimate,
    of_series,
)
from safetyreg.statistics.regression import DAYS_OF_YEAR, days_of

Floats = npt.NDArray[np.float64]
_STEPS: Final = 25
_SETTLED: Final = 1e-10


def scatters(found: Mapping[Key, Mapping[str, int]], months: Sequence[Period]) -> dict[Key, Dispersion]:
    """Return φ of each group, counted by the key of a month; months before its first record do not count."""
    starts = [month.first for month in months]
    keys = [step_key(start, Step.MONTH) for start in starts]
    scattered: dict[Key, Dispersion] = {}
    alike: dict[tuple[int, tuple[int, ...]], list[tuple[Key, list[int]]]] = {}
    for group, line in found.items():
        counts = [line.get(key, 0) for key in keys]
        first = next((place for place, number in enumerate(counts) if number), len(counts))
        counts = counts[first:]
        if len(counts) < MONTHS_NEEDED or sum(counts) < MEAN_NEEDED * len(counts):
            scattered[group] = UNKNOWN
        else:
            seen = {start.month for start, count in zip(starts[first:], counts, strict=True) if count}
            alike.setdefault((first, tuple(sorted(seen))), []).append((group, counts))
    for (first, seasons), members in alike.items():
        lines = [counts for _, counts in members]
        for (group, _), own in zip(members, _together(lines, starts[first:], seasons), strict=True):
            scattered[group] = own
    return scattered


def _together(
    lines: Sequence[Sequence[int]], starts: Sequence[date], seasons: Sequence[int]
) -> list[Dispersion]:
    """Return φ of series over the same months, of which those of other seasons are empty."""
    kept = [place for place, start in enumerate(starts) if start.month in seasons]
    design = _design([starts[place] for place in kept], seasons)
    offset = np.log(np.asarray(days_of([starts[place] for place in kept]), dtype=float))
    counts = np.asarray(lines, dtype=float)[:, kept]
    df = len(kept) - design.shape[1]
    expected = _solved(counts, design, offset) if df > 0 else None
    if expected is None:
        return [of_series(line, starts) for line in lines]
    phis = ((counts - expected) ** 2 / expected).sum(axis=1) / df
    return [of_estimate(float(phi), df, len(starts)) for phi in phis]


def _design(starts: Sequence[date], seasons: Sequence[int]) -> Floats:
    years = np.array([start.toordinal() for start in starts], dtype=float) / DAYS_OF_YEAR
    columns = [np.array([start.month == season for start in starts], dtype=float) for season in seasons]
    return np.column_stack([*columns, years - years.mean()])


def _solved(counts: Floats, design: Floats, offset: Floats) -> Floats | None:
    """Return the expected counts of each series by Newton's steps; nothing where they do not settle."""
    level = np.log(counts.sum(axis=1) / np.exp(offset).sum())
    weights = np.zeros((len(counts), design.shape[1]))
    weights[:, :-1] = level[:, None]
    with np.errstate(all="ignore"):
        for _ in range(_STEPS):
            expected = np.exp(weights @ design.T + offset)
            slope = (counts - expected) @ design
            curve = np.einsum("gn,ni,nj->gij", expected, design, design)
            try:
                step = np.linalg.solve(curve, slope[:, :, None])[:, :, 0]
            except np.linalg.LinAlgError:
                return None
            weights += np.clip(step, -2.0, 2.0)
            if float(np.abs(step).max()) < _SETTLED:
                return np.asarray(np.exp(weights @ design.T + offset))
    return None
