"""Denominators of rates: residents, employed, headcount, hours, by place and year, each with its source."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.i18n import mark

COUNTRY: Final = ""


class DenominatorKind(StrEnum):
    """What a rate is reckoned on."""

    RESIDENTS = "residents"
    EMPLOYED = "employed"
    HEADCOUNT = "headcount"
    HOURS = "hours"

    @property
    def flows(self) -> bool:
        """Whether the figure is a sum over its year (hours), not the state on its day."""
        return self is DenominatorKind.HOURS


KIND_LABELS: Final = {
    DenominatorKind.RESIDENTS: mark("population"),
    DenominatorKind.EMPLOYED: mark("employed people"),
    DenominatorKind.HEADCOUNT: mark("headcount"),
    DenominatorKind.HOURS: mark("hours worked"),
}


@dataclass(frozen=True, slots=True)
class Denominator:
    """One figure: of a place (beginning of a KATO code, empty for the country) or an organisation (its БИН).

    `on` is the day of the figure, the first of its year for a sum over the year.
    """

    kind: DenominatorKind
    place: str
    on: date
    value: float
    source: str = ""
    organisation: str = ""
