"""Threshold policies: a maximum employee's share as law, project, position, foreign rule or scenario."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.domain.field import Choice
from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Names, mark


class PolicyStatus(StrEnum):
    """Where a policy stands; only one in force is ever applied by itself."""

    IN_FORCE = "in_force"
    ADOPTED = "adopted"
    PROPOSAL = "proposal"
    FOREIGN = "foreign"
    SCENARIO = "scenario"


class Exemption(StrEnum):
    """Victims to whom a policy applies no mixed liability: their share is 0."""

    FATAL = "fatal"
    MINORS = "minors"


POLICY_STATUSES: Final = (
    Choice(PolicyStatus.IN_FORCE, mark("in force")),
    Choice(PolicyStatus.ADOPTED, mark("adopted, not confirmed")),
    Choice(PolicyStatus.PROPOSAL, mark("proposal")),
    Choice(PolicyStatus.FOREIGN, mark("foreign")),
    Choice(PolicyStatus.SCENARIO, mark("scenario")),
)
EXEMPTIONS: Final = (
    Choice(Exemption.FATAL, mark("not on death")),
    Choice(Exemption.MINORS, mark("not for minors")),
)


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A threshold; `cap` is the employee's maximum share in percent, None where there is none.

    `whose` names the side or the law, `heads` the codes of the heads of compensation it touches (none named:
    all), `rounding` the step in percent to which a capped share is rounded down. `document` is the act's date
    and number; `line` tells that the position is drawn on the threshold page; `unconfirmed` names
    languages whose wording is ours.
    """

    code: str
    names: Names
    whose: Names
    cap: int | None
    status: PolicyStatus
    source: str = ""
    document: str = ""
    verified: ValueStatus = ValueStatus.UNVERIFIED
    valid_from: date | None = None
    valid_to: date | None = None
    gross_required: bool = True
    exemptions: tuple[Exemption, ...] = ()
    heads: tuple[str, ...] = ()
    rounding: int = 1
    line: bool = True
    unconfirmed: tuple[Language, ...] = ()

    def in_force_on(self, day: date) -> bool:
        """Whether the policy is law on a day; without a first day it never is."""
        if self.status is not PolicyStatus.IN_FORCE or self.valid_from is None:
            return False
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def touches(self, head: str) -> bool:
        """Whether the policy touches a head of compensation."""
        return not self.heads or head in self.heads


def applied(policies: Iterable[Policy], accident_on: date) -> Policy | None:
    """Return the policy in force on the accident's date, the newest where several are."""
    found = [policy for policy in policies if policy.in_force_on(accident_on)]
    return max(found, key=_first_day, default=None)


def confirmed(policy: Policy, valid_from: date | None, document: str) -> Policy:
    """Return an adopted policy as law from a day, as an administrator confirms it with date and number.

    Raises ExpectedError where the date or the number is missing, or the policy is not the adopted kind.
    """
    if policy.status is not PolicyStatus.ADOPTED:
        raise ExpectedError(
            mark("Only an adopted law can be confirmed: change the status of the policy first.")
        )
    if valid_from is None or not document.strip():
        raise ExpectedError(mark("Enter the first day in force and the number of the signed law."))
    return replace(
        policy,
        status=PolicyStatus.IN_FORCE,
        valid_from=valid_from,
        document=document.strip(),
        verified=ValueStatus.CONFIRMED,
    )


def _first_day(policy: Policy) -> date:
    return policy.valid_from or date.min
