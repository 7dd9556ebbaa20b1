"""Made-up series: Poisson or over-dispersed counts of months and weeks with a season."""

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from safetyreg.domain.period import Step, next_start

Counts = npt.NDArray[np.integer[Any]]
SEASON = 0.5


def starts(size: int, step: Step = Step.MONTH) -> list[date]:
    """Return the first days of some buckets; with weeks they begin on a Monday."""
    found = [date(2015, 1, 1) if step is Step.MONTH else date(2015, 1, 5)]
    while len(found) < size:
        found.append(next_start(found[-1], step))
    return found


def seasonal(mean: float, size: int, step: Step = Step.MONTH) -> npt.NDArray[np.float64]:
    """Return means with a yearly wave of half their height."""
    year = 12 if step is Step.MONTH else 52
    return mean * (1 + SEASON * np.sin(2 * np.pi * np.arange(size) / year))


def draw(random: np.random.Generator, means: npt.NDArray[np.float64], phi: float = 1.0) -> Counts:
    """Draw counts with variance φ · mean: Poisson, or negative binomial."""
    if phi <= 1:
        return np.asarray(random.poisson(means))
    return np.asarray(random.negative_binomial(means / (phi - 1), 1 / phi))


def spells(
    random: np.random.Generator, shape: tuple[int, ...], variance: float, memory: float = 0.7
) -> npt.NDArray[np.float64]:
    """Return factors with mean 1 and some variance that carry over from month to month."""
    spread = np.sqrt(np.log(1 + variance))
    noise = random.normal(size=shape)
    found = noise.copy()
    for place in range(1, shape[1]):
        found[:, place] = memory * found[:, place - 1] + np.sqrt(1 - memory**2) * noise[:, place]
    return np.asarray(np.exp(spread * found - spread**2 / 2))
