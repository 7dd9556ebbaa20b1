"""Rates of work: Kazakhstan's Кч, Кт, Ксм, Кп and the ILO's frequency, incidence and severity.

Formulas of Кч, Кт, Ксм, Кп: the classical ones of labour statistics; no Kazakh text of Кт is published. ILO:
resolution of the 16th International Conference of Labour Statisticians, 1998. A part of a year is never
annualised silently.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.rate import garwood

_THOUSAND: Final = 1_000.0
_HUNDRED_THOUSAND: Final = 100_000.0
_MILLION: Final = 1_000_000.0
ANSI_DAYS: Final = 6_000


class WorkRateCode(StrEnum):
    """A rate of work."""

    FREQUENCY_KZ = "kch"
    SEVERITY_KZ = "kt"
    FATALITY_KZ = "ksm"
    LOSS_KZ = "kp"
    FREQUENCY = "frequency"
    INCIDENCE = "incidence"
    SEVERITY = "severity"


LABELS: Final = {
    WorkRateCode.FREQUENCY_KZ: mark("Kch, victims per 1,000 employed"),
    WorkRateCode.SEVERITY_KZ: mark("Kt, days lost per victim"),
    WorkRateCode.FATALITY_KZ: mark("Ksm, dead per 1,000 employed"),
    WorkRateCode.LOSS_KZ: mark("Kp, days lost per 1,000 employed"),
    WorkRateCode.FREQUENCY: mark("Frequency rate, victims per 1,000,000 hours (ILO)"),
    WorkRateCode.INCIDENCE: mark("Incidence rate, victims per 100,000 employed (ILO)"),
    WorkRateCode.SEVERITY: mark("Severity rate, days lost per 1,000,000 hours (ILO)"),
}


@dataclass(frozen=True, slots=True)
class Injuries:
    """Victims with a working day lost or more, the dead among them, days lost, victims whose case ended.

    `ended` and `days` leave the dead out. `employed` is the mean headcount, `hours` (None: unknown).
    """

    victims: int
    dead: int
    days: int
    ended: int
    employed: float | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class WorkRate:
    """A rate with what it was made of; days lost have no interval, since days of one victim hang together."""

    code: WorkRateCode
    value: float
    low: float | None
    high: float | None
    numerator: int
    denominator: float


@dataclass(frozen=True, slots=True)
class FatalDays:
    """The rule for the days of fatal cases: days charged for each (0: they are left out)."""

    each: int = 0

    def note(self) -> Message:
        """Return the rule as it stands beside every rate of days."""
        return Message(_CHARGED, {"days": self.each}) if self.each else Message(_LEFT_OUT)


_LEFT_OUT: Final = mark("Days of fatal cases are left out.")
_CHARGED: Final = mark("Each fatal case is charged with {days} days.")
LEFT_OUT: Final = FatalDays()


def work_rates(injuries: Injuries, fatal: FatalDays = LEFT_OUT) -> tuple[WorkRate, ...]:
    """Return the rates whose denominators are known; a rate without one is missing, never 0."""
    return tuple(_rates(injuries, injuries.days + fatal.each * injuries.dead, fatal))


def _rates(injuries: Injuries, days: int, fatal: FatalDays) -> Iterator[WorkRate]:
    ended = injuries.ended + (injuries.dead if fatal.each else 0)
    if injuries.employed:
        yield _of_cases(WorkRateCode.FREQUENCY_KZ, injuries.victims, injuries.employed, _THOUSAND)
    if ended:
        yield _of_days(WorkRateCode.SEVERITY_KZ, days, float(ended), 1.0)
    if injuries.employed:
        yield _of_cases(WorkRateCode.FATALITY_KZ, injuries.dead, injuries.employed, _THOUSAND)
        yield _of_days(WorkRateCode.LOSS_KZ, days, injuries.employed, _THOUSAND)
    if injuries.hours:
        yield _of_cases(WorkRateCode.FREQUENCY, injuries.victims, injuries.hours, _MILLION)
    if injuries.employed:
        yield _of_cases(WorkRateCode.INCIDENCE, injuries.victims, injuries.employed, _HUNDRED_THOUSAND)
    if injuries.hours:
        yield _of_days(WorkRateCode.SEVERITY, days, injuries.hours, _MILLION)


def _of_cases(code: WorkRateCode, cases: int, exposure: float, per: float) -> WorkRate:
    rate = garwood(cases, exposure, per)
    return WorkRate(code, rate.value, rate.low, rate.high, cases, exposure)


def _of_days(code: WorkRateCode, days: int, exposure: float, per: float) -> WorkRate:
    return WorkRate(code, days / exposure * per, None, None, days, exposure)
