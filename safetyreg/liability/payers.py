"""Who pays which part of a head: the insurer up to its limit, the employer the difference, nobody above."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from safetyreg.domain.head import Payer
from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.liability.basis import Basis
from safetyreg.liability.law import MRP, Amount, Law

DIFFERENCE: Final = "lc-122-1"


@dataclass(frozen=True, slots=True)
class Part:
    """What one payer owes of a head in whole tenge, with the formula and the norm."""

    payer: Payer
    amount: int
    norm: str
    formula: Message
    steps: tuple[Message, ...]
    verified: bool


def divided(basis: Basis, law: Law, *, insured: bool) -> tuple[Part, ...]:
    """Divide the harm of a head among who pays it; the parts add up to the harm."""
    if basis.term.payer is Payer.INSURER and not insured:
        step = Message(mark("The employer has no insurance and pays in full."))
        return (Part(Payer.EMPLOYER, basis.harm, DIFFERENCE, basis.formula, (step,), basis.verified),)
    return tuple(_parts(basis, law))


def _parts(basis: Basis, law: Law) -> Iterator[Part]:
    by_insurer = basis.term.payer is Payer.INSURER
    owed = min(basis.insured, basis.harm) if by_insurer else basis.harm
    limit = _limit(basis, law)
    paid = owed if limit is None else min(owed, limit.tenge)
    verified = basis.verified and basis.term.status is ValueStatus.CONFIRMED
    verified = verified and (limit is None or limit.verified) and (not by_insurer or basis.insurer_verified)
    steps = (*(basis.insurer_steps if by_insurer else ()), *_limit_step(basis, limit))
    yield Part(basis.term.payer, paid, basis.term.norm, basis.formula, steps, verified)
    if basis.harm > paid:
        values = {"harm": basis.harm, "paid": paid, "rest": basis.harm - paid}
        formula = Message(mark("above what is paid: {harm} − {paid} = {rest} tenge"), values)
        yield Part(basis.term.rest, basis.harm - paid, _norm_of_rest(basis), formula, (), verified)


def _norm_of_rest(basis: Basis) -> str:
    return DIFFERENCE if basis.term.rest is Payer.EMPLOYER else basis.term.norm


def _limit(basis: Basis, law: Law) -> Amount | None:
    if basis.term.limit is None:
        return None
    unit = law.value(basis.term.unit or MRP, basis.limit_on)
    return Amount(basis.term.limit * unit.tenge, unit.verified)


def _limit_step(basis: Basis, limit: Amount | None) -> tuple[Message, ...]:
    if limit is None:
        return ()
    values = {"number": basis.term.limit, "day": basis.limit_on, "limit": limit.tenge}
    return (Message(mark("At most {number} MRP of {day}: {limit} tenge."), values),)
