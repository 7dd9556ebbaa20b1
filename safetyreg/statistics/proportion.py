"""The interval of a share of counted people: Wilson's score interval."""

from math import sqrt
from typing import Final

NORMAL_95: Final = 1.959963984540054


def wilson(count: int, total: int, z: float = NORMAL_95) -> tuple[float, float]:
    """Return the bounds of a share, 0 to 1, by Wilson (1927); (0, 1) where nobody was counted.

    `z` is the normal quantile, 95 % unless told. It keeps its level for few cases and never leaves 0 to 1.
    """
    if total <= 0:
        return 0.0, 1.0
    share, square = count / total, z * z / total
    middle = (share + square / 2) / (1 + square)
    reach = z * sqrt(share * (1 - share) / total + square / (4 * total)) / (1 + square)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)
