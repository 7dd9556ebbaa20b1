"""The calculator: a table of heads of compensation without guilt, as decided and as capped, by who pays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from safetyreg.domain.claim import Claim, Increase, Switch
from safetyreg.domain.decision import WHOLE
from safetyreg.domain.head import Head, Payer, Payment
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.policy import Policy
from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import Figure, Names, mark
from safetyreg.liability.basis import Basis, Case, basis_of
from safetyreg.liability.claim_check import check_claim
from safetyreg.liability.earnings import Earnings, average_earnings
from safetyreg.liability.law import Law
from safetyreg.liability.payers import Part, divided
from safetyreg.liability.rounding import fraction_of, half_up, percent_of
from safetyreg.liability.threshold import Capped

ROUNDING: Final = Message(mark("Whole tenge, half a tenge rounded up; the average is rounded first."))
Column = Literal["without", "decided", "capped"]


@dataclass(frozen=True, slots=True)
class Row:
    """One head and payer in whole tenge, a month or once.

    `norm` is the basis of the head, `payer_norm` why this payer; `formula` has the numbers put in. `decided`
    and `capped` are None while no share stands. `reduces` says whether guilt reduces the head here,
    `by_law` what the law says under `guilt_norm`, `reason` why that was changed. What is not `verified` is
    printed so.
    """

    head: str
    names: Names
    payment: Payment
    payer: Payer
    norm: str
    payer_norm: str
    formula: Message
    steps: tuple[Message, ...]
    without: int
    decided: int | None
    capped: int | None
    reduces: bool
    by_law: bool
    guilt_norm: str
    reason: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Compensation:
    """All rows of a victim, the earnings they rest on, and what is missing for the heads left out."""

    rows: tuple[Row, ...]
    earnings: Earnings | None
    missing: tuple[Message, ...]
    rounding: Message = ROUNDING

    def total(self, payment: Payment, column: Column) -> int | None:
        """Sum a column over what somebody pays; None while no share stands."""
        paid = [row for row in self.rows if row.payment is payment and row.payer is not Payer.NOBODY]
        amounts: list[int | None] = [getattr(row, column) for row in paid]
        known = [amount for amount in amounts if amount is not None]
        return sum(known) if len(known) == len(amounts) else None


def compensation(
    claim: Claim,
    circumstances: Circumstances,
    law: Law,
    split: Capped | None = None,
    policy: Policy | None = None,
) -> Compensation:
    """Return the table of a victim; `split` is the effective share under `policy`, None while none stands.

    Raises ExpectedError for a missing МРП or МЗП and for facts that contradict each other.
    """
    heads = law.heads_on(circumstances.occurred_on)
    _check(claim, {head.code: head.names for head in heads})
    earnings = average_earnings(claim, circumstances, law)
    case = Case(claim, circumstances, earnings, law)
    guilt = _Guilt(split, policy, {switch.head: switch for switch in claim.switches})
    rows: list[Row] = []
    missing: list[Message] = []
    for head in heads:
        found = basis_of(head, case)
        if isinstance(found, Message):
            missing.append(found)
        elif found is not None:
            rows += _rows(head, found, guilt, case)
    return Compensation(tuple(rows), earnings, tuple(missing))


@dataclass(frozen=True, slots=True)
class _Guilt:
    split: Capped | None
    policy: Policy | None
    switches: Mapping[str, Switch]

    def reduces(self, head: Head) -> bool:
        switch = self.switches.get(head.code)
        return head.guilt_reduces if switch is None else switch.reduces

    def reason(self, head: Head) -> str:
        switch = self.switches.get(head.code)
        return switch.reason if switch else ""

    def decided(self, head: Head, amount: int) -> int | None:
        return self._left(head, amount, self.split.decided.employee) if self.split else None

    def capped(self, head: Head, amount: int) -> int | None:
        if self.split is None:
            return None
        touched = self.policy is None or self.policy.touches(head.code)
        return self._left(head, amount, (self.split.shares if touched else self.split.decided).employee)

    def _left(self, head: Head, amount: int, guilt: int) -> int:
        return percent_of(amount, WHOLE - guilt) if self.reduces(head) else amount


def _check(claim: Claim, heads: Mapping[str, Names]) -> None:
    for switch in claim.switches:
        if not switch.reason.strip():
            text = mark("Give the reason for the changed switch of “{head}”.")
            raise ExpectedError(text, head=heads.get(switch.head, switch.head))
    check_claim(claim)


def _rows(head: Head, basis: Basis, guilt: _Guilt, case: Case) -> Iterator[Row]:
    for part in divided(basis, case.law, insured=case.claim.insured):
        amount, increases = _increased(head, part.amount, case)
        nobody = part.payer is Payer.NOBODY
        yield Row(
            head=head.code,
            names=head.names,
            payment=head.payment,
            payer=part.payer,
            norm=head.norm,
            payer_norm=part.norm,
            formula=part.formula,
            steps=(*part.steps, *_paid(part, basis), *increases),
            without=amount,
            decided=amount if nobody and guilt.split else guilt.decided(head, amount),
            capped=amount if nobody and guilt.split else guilt.capped(head, amount),
            reduces=guilt.reduces(head),
            by_law=head.guilt_reduces,
            guilt_norm=head.guilt_norm,
            reason=guilt.reason(head),
            verified=part.verified and head.status is ValueStatus.CONFIRMED,
        )


def _paid(part: Part, basis: Basis) -> tuple[Message, ...]:
    if part.payer is not basis.term.payer or part.amount == basis.harm:
        return ()
    return (Message(mark("Paid: {amount} tenge."), {"amount": part.amount}),)


def _increased(head: Head, amount: int, case: Case) -> tuple[int, tuple[Message, ...]]:
    if head.payment is not Payment.MONTHLY:
        return amount, ()
    steps: list[Message] = []
    for increase in sorted(case.claim.increases, key=_year):
        if increase.year > case.circumstances.occurred_on.year:
            raised = half_up(Fraction(amount) * (1 + fraction_of(increase.percent)))
            values = {"year": str(increase.year), "percent": _percent(increase.percent), "amount": raised}
            text = mark("Increase of {year} by {percent} % (art. 943): {amount} tenge.")
            steps.append(Message(text, values))
            amount = raised
    return amount, tuple(steps)


def _year(increase: Increase) -> int:
    return increase.year


def _percent(percent: float) -> int | Figure:
    """Write a percentage with the decimals it was given with, in the comma of the language."""
    _, _, decimals = str(percent).partition(".")
    return int(percent) if percent == int(percent) else Figure(percent, len(decimals))
