"""What a head of compensation comes to in one case before it is divided among who pays, numbers put in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from safetyreg.domain.claim import Claim
from safetyreg.domain.head import Head, HeadTerm, Payer
from safetyreg.domain.ledger import Circumstances
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.liability.dependants import entitled, parts
from safetyreg.liability.earnings import Earnings
from safetyreg.liability.law import Amount, Law
from safetyreg.liability.rounding import divided, percent_of


@dataclass(frozen=True, slots=True)
class Case:
    """One victim's facts as the heads need them."""

    claim: Claim
    circumstances: Circumstances
    earnings: Earnings | None
    law: Law

    @property
    def insurer_ceiling(self) -> Amount:
        """Highest monthly earnings that the insurer counts."""
        return self.law.times("insurer_base", self.circumstances.occurred_on)


@dataclass(frozen=True, slots=True)
class Basis:
    """Harm of a head in whole tenge with its formula; `insured` is the insurer's part before a limit.

    `limit_on` is the day whose МРП a limit is counted in.
    """

    term: HeadTerm
    harm: int
    insured: int
    formula: Message
    limit_on: date
    insurer_steps: tuple[Message, ...] = ()
    verified: bool = True
    insurer_verified: bool = True


Answer = Basis | Message | None


def basis_of(head: Head, case: Case) -> Answer:
    """Return the basis of a head, a sentence on what is missing, or nothing where it is not claimed."""
    find = _HEADS.get(head.code)
    return find(head, case) if find else None


def term_of(head: Head, case: Case) -> HeadTerm | None:
    """Return who pays a head at this loss of capacity or on death."""
    fatal = case.circumstances.fatal
    lost = case.claim.capacity_lost or 0
    for term in head.terms:
        if term.fatal == fatal and (fatal or term.lowest <= lost <= term.highest):
            return term
    return None


def _lost_earnings(head: Head, case: Case) -> Answer:
    if case.circumstances.fatal:
        return None
    lost = case.claim.capacity_lost
    if lost is None:
        return _missing(head, mark("{head}: enter the loss of professional capacity."))
    if case.earnings is None:
        return _missing(head, mark("{head}: enter the earnings of the months before the accident."))
    term = term_of(head, case)
    if term is None:
        return _missing(head, mark("{head}: nothing is paid at {lost} % of capacity lost."), lost=lost)
    average = case.earnings.average
    harm = percent_of(average, lost)
    values = {"average": average, "lost": lost, "harm": harm}
    formula = Message(mark("{average} × {lost} % = {harm} tenge a month"), values)
    insured, steps, verified = _insured(case, harm, lost, term)
    return Basis(
        term=term,
        harm=harm,
        insured=insured,
        formula=formula,
        limit_on=case.circumstances.occurred_on,
        insurer_steps=steps,
        verified=case.earnings.verified,
        insurer_verified=verified,
    )


def _insured(case: Case, harm: int, lost: int, term: HeadTerm) -> tuple[int, tuple[Message, ...], bool]:
    if term.payer is not Payer.INSURER or case.earnings is None or not case.claim.insured:
        return harm, (), True
    base = case.insurer_ceiling
    steps: list[Message] = []
    counted = min(case.earnings.average, base.tenge)
    if counted < case.earnings.average:
        steps.append(Message(mark("The insurer counts earnings up to {base} tenge."), {"base": base.tenge}))
    owed = percent_of(counted, lost)
    social = case.claim.social_payment
    if social:
        steps.append(Message(mark("Less the social payment of {social} tenge."), {"social": social}))
    return max(owed - social, 0), tuple(steps), base.verified


def _breadwinner(head: Head, case: Case) -> Answer:
    term = term_of(head, case)
    if not case.circumstances.fatal or term is None:
        return None
    if case.earnings is None or not case.claim.dependants:
        return _missing(head, mark("{head}: enter the earnings and the dependants."))
    day = case.circumstances.occurred_on
    who = entitled(case.claim.dependants, case.law, day)
    average = case.earnings.average
    shares = parts(who, average)
    harm = sum(shares)
    if any(one.received is None for one in who):
        text = mark("{average} ÷ ({dependants} + 1), or what each received: {harm} tenge a month")
    else:
        text = mark("what {dependants} dependants received of {average}: {harm} tenge a month")
    values = {"average": average, "dependants": len(who), "harm": harm}
    insured, steps, verified = _insured_part(case, harm)
    return Basis(
        term=term,
        harm=harm,
        insured=insured,
        formula=Message(text, values),
        limit_on=day,
        insurer_steps=steps,
        verified=case.earnings.verified and all(one.received is not None for one in who),
        insurer_verified=verified,
    )


def _insured_part(case: Case, harm: int) -> tuple[int, tuple[Message, ...], bool]:
    if case.earnings is None or not case.claim.insured:
        return harm, (), True
    base = case.insurer_ceiling
    if case.earnings.average <= base.tenge:
        return harm, (), base.verified
    step = Message(mark("The insurer counts earnings up to {base} tenge."), {"base": base.tenge})
    return divided(harm * base.tenge, case.earnings.average), (step,), base.verified


def _costs(head: Head, case: Case) -> Answer:
    amount = case.claim.costs
    if amount is None:
        return None
    if case.claim.capacity_lost is None and not case.circumstances.fatal:
        return _missing(head, mark("{head}: enter the loss of professional capacity."))
    day = case.claim.costs_paid_on or case.circumstances.occurred_on
    return _entered(head, case, amount, Message(mark("confirmed costs: {harm} tenge"), {"harm": amount}), day)


def _funeral(head: Head, case: Case) -> Answer:
    amount = case.claim.funeral if case.circumstances.fatal else None
    text = mark("necessary funeral expenses: {harm} tenge")
    return None if amount is None else _entered(head, case, amount, Message(text, {"harm": amount}))


def _agreement(head: Head, case: Case) -> Answer:
    amount, clause = case.claim.agreement, case.claim.agreement_clause
    if amount is None:
        return None
    text = mark("collective agreement {clause}: {harm} tenge")
    return _entered(head, case, amount, Message(text, {"clause": clause, "harm": amount}))


def _moral(head: Head, case: Case) -> Answer:
    amount = case.claim.moral
    text = mark("entered by hand: {harm} tenge")
    return None if amount is None else _entered(head, case, amount, Message(text, {"harm": amount}))


def _entered(head: Head, case: Case, amount: int, formula: Message, day: date | None = None) -> Answer:
    term = term_of(head, case)
    if term is None:
        lost = case.claim.capacity_lost or 0
        return _missing(head, mark("{head}: nothing is paid at {lost} % of capacity lost."), lost=lost)
    return Basis(term, amount, amount, formula, day or case.circumstances.occurred_on)


def _missing(head: Head, text: str, **values: object) -> Message:
    return Message(text, {"head": head.names, **values})


_HEADS: Final[Mapping[str, Callable[[Head, Case], Answer]]] = MappingProxyType(
    {
        "lost_earnings": _lost_earnings,
        "additional_costs": _costs,
        "breadwinner": _breadwinner,
        "funeral": _funeral,
        "agreement": _agreement,
        "moral": _moral,
    }
)
