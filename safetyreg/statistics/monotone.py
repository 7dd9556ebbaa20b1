"""A trend without a model: Mann–Kendall, seasonal Mann–Kendall, Sen's slope (pymannkendall)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.verdict import LEVEL, Verdict

_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Monotone:
    """Mann–Kendall's p and τ, Sen's slope in units a year, and what they say."""

    p: float
    tau: float
    slope: float
    verdict: Verdict


def kendall(values: Sequence[float]) -> Monotone:
    """Test yearly values; raise ExpectedError below four of them."""
    import pymannkendall  # noqa: PLC0415  heavy, loaded when first used

    _long_enough(values, _SHORTEST)
    found = pymannkendall.original_test(values, alpha=LEVEL)
    return _monotone(float(found.p), float(found.Tau), float(found.slope))


def seasonal_kendall(values: Sequence[float], season: int = 12) -> Monotone:
    """Test values of `season` buckets a year, like months with like; four years are needed."""
    import pymannkendall  # noqa: PLC0415  heavy, loaded when first used

    _long_enough(values, _SHORTEST * season)
    found = pymannkendall.seasonal_test(values, period=season, alpha=LEVEL)
    return _monotone(float(found.p), float(found.Tau), float(found.slope))


def _long_enough(values: Sequence[float], shortest: int) -> None:
    if len(values) < shortest:
        raise ExpectedError(
            mark("A trend needs at least {number} figures: choose a longer period."), number=shortest
        )


def _monotone(p: float, tau: float, slope: float) -> Monotone:
    changing = Verdict.RISE if tau > 0 else Verdict.FALL
    return Monotone(p, tau, slope, changing if p < LEVEL else Verdict.CHANCE)
