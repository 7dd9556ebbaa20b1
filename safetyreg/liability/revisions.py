"""How often and how far inspectors and courts moved the splits that they reviewed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean, median

from safetyreg.domain.decision import Body, Decision
from safetyreg.domain.ledger import Ledger, NoShare, effective, in_order


@dataclass(frozen=True, slots=True)
class Revision:
    """One review: the employee's share that stood before and stands after, None where none stands."""

    body: Body
    before: int
    after: int | None
    reason: NoShare | None = None

    @property
    def moved(self) -> int:
        """Points of percent by which the employee's share rose (below 0: fell)."""
        return 0 if self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Moves:
    """Reviews of one body: how many lowered, raised, kept or annulled the employee's share, and how far.

    `mean` and `median` are points of percent with their sign over reviews that left a share, else None;
    `distance` is the mean without sign over those that changed it.
    """

    body: Body
    people: int
    reviewed: int
    lowered: int
    raised: int
    kept: int
    annulled: int
    mean: float | None
    median: float | None
    distance: float | None


def revisions(decisions: Iterable[Decision]) -> tuple[Revision, ...]:
    """Return the reviews of one victim's decisions, oldest first."""
    return tuple(_revisions(in_order(decisions)))


def moves(ledgers: Iterable[Ledger]) -> tuple[Moves, ...]:
    """Return what inspectors and courts did to the splits of all victims."""
    found = [revisions(ledger.decisions) for ledger in ledgers if not ledger.circumstances.exclusion]
    return tuple(_moves(body, found) for body in (Body.INSPECTOR, Body.COURT))


def _revisions(line: tuple[Decision, ...]) -> Iterator[Revision]:
    seen: tuple[Decision, ...] = ()
    for _, lines in groupby(line, key=_document):
        earlier, seen = seen, (*seen, *lines)
        before, after, body = effective(earlier).shares, effective(seen), seen[-1].body
        if before is not None and body is not None and body is not Body.COMMISSION:
            share = after.shares.employee if after.shares else None
            yield Revision(body, before.employee, share, after.reason)


def _document(decision: Decision) -> tuple[object, ...]:
    """Name the ruling that a line belongs to: one that annuls two acts has two lines and is one review."""
    return (decision.body, decision.decided_on, decision.document)


def _moves(body: Body, people: list[tuple[Revision, ...]]) -> Moves:
    own = [one for reviews in people for one in reviews if one.body is body]
    left = [one.moved for one in own if one.after is not None]
    changed = [abs(points) for points in left if points]
    return Moves(
        body=body,
        people=sum(any(one.body is body for one in reviews) for reviews in people),
        reviewed=len(own),
        lowered=sum(points < 0 for points in left),
        raised=sum(points > 0 for points in left),
        kept=sum(points == 0 for points in left),
        annulled=len(own) - len(left),
        mean=fmean(left) if left else None,
        median=float(median(left)) if left else None,
        distance=fmean(changed) if changed else None,
    )
