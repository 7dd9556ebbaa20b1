"""Heads of compensation: who pays what, up to how much, and whether the victim's guilt reduces it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.domain.field import Choice
from safetyreg.domain.reference import ValueStatus
from safetyreg.i18n import Language, Names, mark


class Payment(StrEnum):
    """How a head is paid."""

    MONTHLY = "monthly"
    ONE_OFF = "one_off"


class Payer(StrEnum):
    """Who pays; what nobody pays stays with the victim."""

    EMPLOYER = "employer"
    INSURER = "insurer"
    NOBODY = "nobody"


PAYMENTS: Final = (
    Choice(Payment.MONTHLY, mark("a month")),
    Choice(Payment.ONE_OFF, mark("one-off")),
)
PAYERS: Final = (
    Choice(Payer.EMPLOYER, mark("employer")),
    Choice(Payer.INSURER, mark("insurer")),
    Choice(Payer.NOBODY, mark("not paid")),
)


@dataclass(frozen=True, slots=True)
class HeadTerm:
    """Who pays a head at a loss of capacity of `lowest` to `highest` percent, or on death (`fatal`).

    `limit` is the payer's most in `unit` (МРП or МЗП), None without one; what is above it the employer pays
    under article 122 (2) where `rest` says so, else nobody.
    """

    lowest: int
    highest: int
    fatal: bool
    payer: Payer
    rest: Payer
    norm: str
    limit: int | None = None
    unit: str = ""
    status: ValueStatus = ValueStatus.UNVERIFIED
    source: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A head of compensation as the law has it from one day to another.

    `norm` is its basis, `guilt_reduces` what the law says and `guilt_norm` where; `unconfirmed` names the
    languages whose wording no published source gives.
    """

    code: str
    names: Names
    payment: Payment
    norm: str
    guilt_reduces: bool
    guilt_norm: str
    terms: tuple[HeadTerm, ...] = ()
    status: ValueStatus = ValueStatus.UNVERIFIED
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    unconfirmed: tuple[Language, ...] = ()

    def applies(self, *, fatal: bool) -> bool:
        """Whether anything can be paid under this head: to a living victim, or on death (`fatal`)."""
        return any(term.fatal is fatal for term in self.terms)
