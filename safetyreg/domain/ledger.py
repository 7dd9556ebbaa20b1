"""The line of decisions of one victim, what is known about the case, and which share stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from safetyreg.domain.decision import Action, After, Decision, Shares
from safetyreg.domain.field import Answer, Choice
from safetyreg.i18n import mark


class NoShare(StrEnum):
    """Why no share stands."""

    NONE_YET = "none_yet"
    REINVESTIGATION = "reinvestigation"
    ANNULLED = "annulled"
    EXCLUDED = "excluded"


NO_SHARES: Final = (
    Choice(NoShare.NONE_YET, mark("no decision yet")),
    Choice(NoShare.REINVESTIGATION, mark("a new investigation is open")),
    Choice(NoShare.ANNULLED, mark("the decisions are annulled, no share stands")),
    Choice(NoShare.EXCLUDED, mark("excluded from account (Labour Code, art. 186): no split")),
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the law asks about a victim's case; `special` is None while the kind of investigation is unknown.

    `exclusion` is the code of the clause of article 186, empty while the case counts; `unconnected` tells
    that the accident was found not connected with work (article 189 (5)).
    `ended_on` is the last day of the investigation: the term of a dissenting opinion runs from it.
    """

    occurred_on: date
    severity: str = ""
    fatal: bool = False
    group: bool = False
    special: bool | None = None
    exclusion: str = ""
    age: int | None = None
    intoxicated: Answer = Answer.UNKNOWN
    ended_on: date | None = None
    unconnected: bool = False


@dataclass(frozen=True, slots=True)
class Effective:
    """The decision that stands, or why none does."""

    decision: Decision | None = None
    reason: NoShare | None = None

    @property
    def shares(self) -> Shares | None:
        """The split that stands, if any."""
        return self.decision.shares if self.decision else None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All decisions on one victim, oldest first, and the circumstances they are judged by."""

    incident: int
    person: int
    circumstances: Circumstances
    decisions: tuple[Decision, ...] = ()

    @property
    def effective(self) -> Effective:
        """The share that stands; an excluded accident has none."""
        if self.circumstances.exclusion:
            return Effective(reason=NoShare.EXCLUDED)
        return effective(self.decisions)


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions oldest first, those of one day as they were entered."""
    return tuple(sorted(decisions, key=_place))


def annulled(decisions: Iterable[Decision]) -> frozenset[int]:
    """Return the ids of decisions that a standing later one annuls; an annulled annulment annuls nothing."""
    found: set[int] = set()
    for decision in reversed(in_order(decisions)):
        if decision.action is Action.ANNULS and decision.annuls and decision.id not in found:
            found.add(decision.annuls)
    return frozenset(found)


def effective(decisions: Iterable[Decision]) -> Effective:
    """Return the newest decision that stands and sets shares, or the reason why none does."""
    line = in_order(decisions)
    void = annulled(line)
    for decision in reversed(line):
        if decision.id in void:
            continue
        if decision.sets:
            return Effective(decision)
        if decision.after is After.REINVESTIGATION:
            return Effective(reason=NoShare.REINVESTIGATION)
    return Effective(reason=NoShare.ANNULLED if line else NoShare.NONE_YET)


def _place(decision: Decision) -> tuple[date, bool, int]:
    return (decision.decided_on or date.max, decision.id is None, decision.id or 0)
