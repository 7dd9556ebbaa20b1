"""The verdict on two counts: exact conditional Poisson, central, with counts divided by over-dispersion.

Given n = before + after, the later count is binomial with p₀ = e₂ / (e₁ + e₂). The interval is Clopper and
Pearson's and p is central, so that p < 0.05 exactly when the interval leaves out 1. Sources: Przyborowski &
Wilenski 1940; Clopper & Pearson 1934; Fay 2010 on why the minimum-likelihood p may contradict the interval.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safetyreg.domain.denominator import DenominatorKind
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark
from safetyreg.statistics.dispersion import BARE, Dispersion
from safetyreg.statistics.special import beta_below, beta_quantile

LEVEL: Final = 0.05
EXPOSURES: Final = mark("Two counts of 0 or more and exposures above 0 can be compared.")


class Verdict(StrEnum):
    """What may be said of a change."""

    RISE = "rise"
    FALL = "fall"
    CHANCE = "chance"
    TOO_FEW = "too_few"

    @property
    def label(self) -> Message:
        """Return its name."""
        return _LABELS[self]

    @property
    def confirmed(self) -> bool:
        """Whether a change is confirmed."""
        return self in {Verdict.RISE, Verdict.FALL}


_LABELS: Final = {
    Verdict.RISE: Message(mark("rise confirmed")),
    Verdict.FALL: Message(mark("fall confirmed")),
    Verdict.CHANCE: Message(mark("change within chance variation")),
    Verdict.TOO_FEW: Message(mark("not enough figures")),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Both counts with their exposures, the ratio after / before with its exact 95 % interval, p.

    `ratio` and `high` are None where the earlier count is 0. `per` tells whose years the exposures are.
    """

    before: int
    after: int
    exposure_before: float
    exposure_after: float
    ratio: float | None
    low: float
    high: float | None
    p: float
    verdict: Verdict
    dispersion: Dispersion = BARE
    per: DenominatorKind | None = None


def judge(
    before: int,
    after: int,
    exposure_before: float = 1.0,
    exposure_after: float = 1.0,
    dispersion: Dispersion = BARE,
    per: DenominatorKind | None = None,
) -> Answer:
    """Return the verdict on two counts; raise ExpectedError for negative counts, no exposure.

    `per` tells whose person-years the exposures are; nothing for days, or none.
    """
    if min(before, after) < 0 or min(exposure_before, exposure_after) <= 0:
        raise ExpectedError(EXPOSURES)
    share = exposure_after / (exposure_before + exposure_after)
    factor = dispersion.factor
    low, high = _limits(before / factor, after / factor)
    odds = exposure_before / exposure_after
    p = central(before / factor, after / factor, share)
    return Answer(
        before=before,
        after=after,
        exposure_before=exposure_before,
        exposure_after=exposure_after,
        ratio=after / before * odds if before else None,
        low=low / (1 - low) * odds if low < 1 else 0.0,
        high=high / (1 - high) * odds if before and high < 1 else None,
        p=p,
        verdict=_verdict(p, before, after, share, dispersion),
        dispersion=dispersion,
        per=per,
    )


def central(before: float, after: float, share: float) -> float:
    """Return the central two-sided p of `after` among before + after, `share` being its probability."""
    at_least = beta_below(share, after, before + 1)
    at_most = beta_below(1 - share, before, after + 1)
    return min(1.0, 2 * min(at_least, at_most))


def can_reach(total: float, share: float) -> bool:
    """Whether the most lopsided split of a total could reach p < 0.05."""
    return bool(2 * min(share, 1 - share) ** total < LEVEL)


def _limits(before: float, after: float) -> tuple[float, float]:
    tail = LEVEL / 2
    return beta_quantile(tail, after, before + 1), beta_quantile(1 - tail, after + 1, before)


def _verdict(p: float, before: int, after: int, share: float, dispersion: Dispersion) -> Verdict:
    if not dispersion.known or not can_reach((before + after) / dispersion.factor, share):
        return Verdict.TOO_FEW
    if p >= LEVEL:
        return Verdict.CHANCE
    return Verdict.RISE if after * (1 - share) > before * share else Verdict.FALL
