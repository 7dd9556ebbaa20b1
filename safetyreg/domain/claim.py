"""What is known for the compensation of one victim: earnings, loss of capacity, costs, dependants."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.domain.field import Choice
from safetyreg.i18n import mark


class Kin(StrEnum):
    """Why a person has the right to compensation for the breadwinner's death (Civil Code, art. 940)."""

    CHILD = "child"
    STUDENT = "student"
    PENSIONER = "pensioner"
    DISABLED = "disabled"
    CARER = "carer"


KINDRED: Final = (
    Choice(Kin.CHILD, mark("child")),
    Choice(Kin.STUDENT, mark("full-time student")),
    Choice(Kin.PENSIONER, mark("of pension age")),
    Choice(Kin.DISABLED, mark("disabled")),
    Choice(Kin.CARER, mark("cares for small children")),
)


@dataclass(frozen=True, slots=True)
class Month:
    """Gross earnings of one calendar month in tenge; `one_off` is the part that does not count.

    `full` is False for a month not worked in full.
    """

    first: date
    amount: int
    full: bool = True
    one_off: int = 0

    @property
    def counted(self) -> int:
        """Earnings without one-off pay."""
        return self.amount - self.one_off


@dataclass(frozen=True, slots=True)
class Dependant:
    """Somebody the deceased kept; `received` is what they got a month in life, None where unknown.

    `born` is the dependant's date of birth, for a carer that of the youngest child cared for; `until` is the
    last day of a disability.
    """

    kin: Kin
    born: date | None = None
    received: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Increase:
    """A yearly increase by the forecast inflation (Civil Code, art. 943), in percent with decimals."""

    year: int
    percent: float


@dataclass(frozen=True, slots=True)
class Switch:
    """Whether guilt reduces a head in this case, against the law's own setting, with the reason."""

    head: str
    reduces: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Facts for the calculator, in whole tenge; None and empty mean unknown or not claimed.

    `average` is a monthly average entered by hand; it stands where there are no months. `usual_pay` is the
    usual pay of the qualification for somebody out of work. `social_payment` is the monthly social payment
    that reduces the insurer's. `costs_paid_on` gives the МРП of the limit. `capacity_until` is the last day
    of the established loss of capacity.
    """

    incident: int = 0
    person: int = 0
    version: int = 0
    capacity_lost: int | None = None
    capacity_until: date | None = None
    months: tuple[Month, ...] = ()
    average: int | None = None
    usual_pay: int | None = None
    insured: bool = True
    social_payment: int = 0
    costs: int | None = None
    costs_paid_on: date | None = None
    funeral: int | None = None
    dependants: tuple[Dependant, ...] = ()
    agreement: int | None = None
    agreement_clause: str = ""
    moral: int | None = None
    increases: tuple[Increase, ...] = ()
    switches: tuple[Switch, ...] = ()
