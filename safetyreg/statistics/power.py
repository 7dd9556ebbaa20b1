"""What it would take to confirm a change: events in the earlier period for 80 % power at 5 % two-sided."""

from math import ceil, floor, log10, sqrt
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import NO_BREAK_SPACE, mark
from safetyreg.statistics.dispersion import Basis
from safetyreg.statistics.special import normal_quantile
from safetyreg.statistics.verdict import LEVEL, Answer

POWER: Final = 0.8
USUAL_RISE: Final = 1.2
_LARGEST: Final = 10**9


def needed(
    ratio: float = USUAL_RISE, *, exposures: float = 1.0, factor: float = 1.0, power: float = POWER
) -> int:
    """Return the events of the earlier period that confirm a ratio; `exposures` is later / earlier.

    The exact test's own continuity is allowed for (Fleiss); `factor` is the over-dispersion that counts are
    divided by.
    """
    chance = exposures / (1 + exposures)
    share = ratio * exposures / (1 + ratio * exposures)
    apart = abs(share - chance)
    if not apart:
        return _LARGEST
    spread = normal_quantile(1 - LEVEL / 2) * sqrt(chance * (1 - chance))
    spread += normal_quantile(power) * sqrt(share * (1 - share))
    total = (spread / apart) ** 2
    total *= (1 + sqrt(1 + 2 / (total * apart))) ** 2 / 4
    return min(_LARGEST, ceil(total * (1 - share) * factor))


def about(number: int) -> int:
    """Round to two leading digits: 442 becomes 440."""
    step = 10 ** max(0, floor(log10(number)) - 1) if number else 1
    return round(number / step) * step


def would_take(answer: Answer) -> Message | None:
    """Return the sentence that says what would confirm the change seen; nothing where it is confirmed.

    Without a change to speak of, +20 % is taken.
    """
    if answer.verdict.confirmed:
        return None
    ratio = answer.ratio if answer.ratio and abs(answer.ratio - 1) >= USUAL_RISE - 1 else USUAL_RISE
    exposures = answer.exposure_after / answer.exposure_before
    number = about(needed(ratio, exposures=exposures, factor=answer.dispersion.factor))
    percent = round((ratio - 1) * 100)
    sign = "+" if percent > 0 else "\u2212"
    change = f"{sign}{abs(percent)}{NO_BREAK_SPACE}%"
    text = _MEASURED if answer.dispersion.basis is Basis.UNKNOWN else _TAKES
    return Message(text, {"change": change, "number": number})


_TAKES: Final = mark("To confirm {change} you need about {number} events in the earlier period.")
_MEASURED: Final = mark(
    "To confirm {change} you need about {number} events in the earlier period, and 36 months of a series."
)
