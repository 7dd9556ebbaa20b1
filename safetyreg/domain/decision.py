"""A decision on the guilt of one victim: a fact, stored as the body made it and never overwritten."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from safetyreg.domain.field import Answer, Choice
from safetyreg.i18n import mark

WHOLE: Final = 100


class Body(StrEnum):
    """Who decides, from the first instance to the last."""

    COMMISSION = "commission"
    INSPECTOR = "inspector"
    COURT = "court"


class Action(StrEnum):
    """What a decision does: it sets shares or annuls a named decision."""

    SETS = "sets"
    ANNULS = "annuls"


class After(StrEnum):
    """What follows an annulment: the earlier decision stands again, or a new investigation is open."""

    EARLIER = "earlier"
    REINVESTIGATION = "reinvestigation"


BODIES: Final = (
    Choice(Body.COMMISSION, mark("commission")),
    Choice(Body.INSPECTOR, mark("chief state labour inspector")),
    Choice(Body.COURT, mark("court")),
)
ACTIONS: Final = (
    Choice(Action.SETS, mark("sets the shares")),
    Choice(Action.ANNULS, mark("annuls a decision")),
)
AFTERS: Final = (
    Choice(After.EARLIER, mark("the earlier decision stands again")),
    Choice(After.REINVESTIGATION, mark("a new investigation is open")),
)


@dataclass(frozen=True, slots=True)
class Shares:
    """Guilt of the employee, the employer and third parties in whole percent; together 100."""

    employee: int
    employer: int
    third: int = 0

    @property
    def total(self) -> int:
        """Sum of the three, 100 where the split is whole."""
        return self.employee + self.employer + self.third


@dataclass(frozen=True, slots=True)
class Dissent:
    """Reasoned opinion of a member who disagreed; `on` is the day it was given in writing."""

    author: str
    shares: Shares | None = None
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One line of a victim's ledger.

    `shares` stand where the action sets them; `annuls` is the id of the annulled decision and `after` what
    follows. `reason` says why an earlier decision was changed, `cap_ground` why the threshold is exceeded.
    `attachment` is the id of the document kept with the incident; `entered_at` is UTC.
    """

    id: int | None = None
    incident: int
    person: int
    body: Body | None
    body_name: str = ""
    decided_on: date | None
    document: str = ""
    action: Action = Action.SETS
    shares: Shares | None = None
    annuls: int | None = None
    after: After | None = None
    gross_negligence: Answer = Answer.UNKNOWN
    gross_negligence_evidence: str = ""
    intoxicated: Answer = Answer.UNKNOWN
    grounds: str = ""
    dissents: tuple[Dissent, ...] = ()
    reason: str = ""
    cap_ground: str = ""
    attachment: int | None = None
    entered_by: str = ""
    entered_at: datetime | None = None

    @property
    def sets(self) -> bool:
        """Whether the decision sets shares."""
        return self.action is Action.SETS
