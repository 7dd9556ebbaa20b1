"""A split under a threshold: the employee at most the cap, third parties unchanged, the employer the rest."""

from dataclasses import dataclass
from typing import Final

from safetyreg.domain.decision import WHOLE, Shares
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.person import ADULT_AGE
from safetyreg.domain.policy import Exemption, Policy
from safetyreg.errors import Message
from safetyreg.i18n import mark

_DECIDED: Final = mark("As decided: employee {employee} %, employer {employer} %, third parties {third} %.")
_EMPLOYER: Final = mark("Employer: 100 − {employee} − {third} = {employer} %.")


@dataclass(frozen=True, slots=True)
class Capped:
    """A split as decided and under a policy, and how one became the other."""

    decided: Shares
    shares: Shares
    cap: int | None
    steps: tuple[Message, ...]

    @property
    def moved(self) -> int:
        """Points of percent that move from the employee to the employer."""
        return self.decided.employee - self.shares.employee


def capped(shares: Shares, cap: int | None, step: int = 1) -> Shares:
    """Return the split with the employee's share at most `cap` rounded down to `step`; None caps nothing."""
    if cap is None:
        return shares
    employee = min(shares.employee, cap // step * step)
    return Shares(employee, WHOLE - employee - shares.third, shares.third)


def exempt(policy: Policy, circumstances: Circumstances) -> bool:
    """Whether the policy applies no mixed liability to this victim."""
    minor = circumstances.age is not None and circumstances.age < ADULT_AGE
    facts = {Exemption.FATAL: circumstances.fatal, Exemption.MINORS: minor}
    return any(facts[exemption] for exemption in policy.exemptions)


def cap_of(policy: Policy | None, circumstances: Circumstances) -> int | None:
    """Return the highest employee's share that a policy allows this victim, None without a limit."""
    if policy is None:
        return None
    if exempt(policy, circumstances):
        return 0
    return None if policy.cap is None else policy.cap // policy.rounding * policy.rounding


def under(policy: Policy | None, shares: Shares, circumstances: Circumstances) -> Capped:
    """Return the split under a policy with each step in words."""
    cap = cap_of(policy, circumstances)
    result = capped(shares, cap)
    steps = (_split(shares), _rule(policy, cap, circumstances), *_arithmetic(shares, result, cap))
    return Capped(shares, result, cap, steps)


def _split(shares: Shares) -> Message:
    values = {"employee": shares.employee, "employer": shares.employer, "third": shares.third}
    return Message(_DECIDED, values)


def _rule(policy: Policy | None, cap: int | None, circumstances: Circumstances) -> Message:
    if policy is None:
        return Message(mark("No threshold policy is in force on {day}."), {"day": circumstances.occurred_on})
    values = {"policy": policy.names, "cap": cap}
    if cap is None:
        return Message(mark("{policy}: no maximum for the employee's share."), values)
    if exempt(policy, circumstances):
        return Message(mark("{policy}: no mixed liability for this victim."), values)
    return Message(mark("{policy}: the employee's share is at most {cap} %."), values)


def _arithmetic(decided: Shares, result: Shares, cap: int | None) -> tuple[Message, ...]:
    if cap is None:
        return (Message(mark("The split stays as decided.")),)
    values = {"share": decided.employee, "cap": cap, "employee": result.employee}
    lower = Message(mark("Employee: the lower of {share} % and {cap} % is {employee} %."), values)
    rest = {"employee": result.employee, "third": result.third, "employer": result.employer}
    return lower, Message(_EMPLOYER, rest)
