"""A rate with Garwood's exact interval: 0 has an upper limit too (3.69 / exposure)."""

from dataclasses import dataclass
from typing import Final

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.special import gamma_quantile

PER_RESIDENTS: Final = 100_000.0
_TAIL: Final = 0.025


@dataclass(frozen=True, slots=True)
class Rate:
    """Events over exposure, times `per`, with the exact 95 % interval."""

    events: float
    exposure: float
    value: float
    low: float
    high: float
    per: float = 1.0


def garwood(events: float, exposure: float, per: float = 1.0) -> Rate:
    """Return events / exposure · per with Garwood's interval (1936); raise ExpectedError without exposure."""
    if exposure <= 0 or events < 0:
        raise ExpectedError(
            mark("A rate needs a denominator above 0: enter it in the table of denominators.")
        )
    low, high = gamma_quantile(_TAIL, events), gamma_quantile(1 - _TAIL, events + 1)
    unit = per / exposure
    return Rate(events, exposure, events * unit, low * unit, high * unit, per)
