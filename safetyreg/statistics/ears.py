"""EARS C2: the last bucket against the seven buckets that end two before it; for young series.

It knows no season: where one is strong it alarms as the season comes. Source: Hutwagner et al. 2003.
"""

from typing import Final

import numpy as np

from safetyreg.statistics.alarm import Method, Series, Signal

BASELINE: Final = 7
LAG: Final = 2
REACH: Final = 4.2


def ears(series: Series, reach: float = REACH) -> Signal | None:
    """Return what the method says of the last bucket; nothing with less than nine buckets before it."""
    before = np.asarray(series.counts[: len(series.counts) - 1 - LAG][-BASELINE:], dtype=float)
    if len(before) < BASELINE:
        return None
    mean = float(before.mean())
    spread = max(float(before.std(ddof=1)), mean**0.5, 1.0)
    upper = mean + reach * spread
    observed = int(series.counts[-1])
    return Signal(Method.EARS, observed > upper and series.enough_cases(), observed, mean, upper)
