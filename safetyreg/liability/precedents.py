"""Past cases like the one at hand, how like they are in which part, and whether a share stands apart.

Similarity is a weighted mean of six parts, each 0 to 1: the type of event, severity and section of ОКЭД are
equal or not; causes, factors and grounds by what both have of what either has (Jaccard). A part that is
blank at hand is left out of the mean; one that is blank only in the past case counts 0.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from heapq import nlargest
from statistics import median, quantiles
from typing import Final

from safetyreg.domain.decision import Body, Shares
from safetyreg.domain.ledger import Effective
from safetyreg.errors import Message
from safetyreg.i18n import Figure, mark

MOST: Final = 10
ENOUGH: Final = 5
LEAST_SIMILARITY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Features:
    """What two cases are compared by; `grounds` are `side:area` of the sheet's established grounds."""

    event: str = ""
    causes: frozenset[str] = frozenset()
    factors: frozenset[str] = frozenset()
    severity: str = ""
    oked: str = ""
    grounds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PastCase:
    """A decided victim: the splits in their order with the body that set each, and what stands."""

    incident: int
    person: int
    number: str
    features: Features
    splits: tuple[tuple[Body, Shares], ...]
    effective: Effective


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a similarity: marked label, weight of 100, and value 0 to 1 (None: blank at hand)."""

    label: str
    weight: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past case with its similarity 0 to 1 and the parts it is made of."""

    case: PastCase
    similarity: float
    parts: tuple[Part, ...]

    @property
    def share(self) -> int | None:
        """The employee's share that stands, None where none does."""
        shares = self.case.effective.shares
        return shares.employee if shares else None


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and quartiles of the employees' shares that stand, over `count` cases."""

    count: int
    median: float
    lower: float
    upper: float


class Standing(Enum):
    """How a share stands among similar cases; only APART is flagged, none is a verdict."""

    FEW = "few"
    WITHIN = "within"
    APART = "apart"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A share among similar cases, with the sentence that says so."""

    standing: Standing
    spread: Spread | None
    message: Message


def similarity(at_hand: Features, past: Features) -> tuple[float, tuple[Part, ...]]:
    """Return how like a past case is, 0 to 1, and the parts; 0 where nothing is known at hand."""
    parts = (
        Part(mark("type of event"), 25, _equal(at_hand.event, past.event)),
        Part(mark("causes"), 25, _shared(at_hand.causes, past.causes)),
        Part(mark("dangerous factors"), 10, _shared(at_hand.factors, past.factors)),
        Part(mark("severity"), 15, _equal(at_hand.severity, past.severity)),
        Part(mark("OKED section"), 10, _equal(at_hand.oked, past.oked)),
        Part(mark("grounds"), 15, _shared(at_hand.grounds, past.grounds)),
    )
    known = [(part.weight, part.value) for part in parts if part.value is not None]
    total = sum(weight for weight, _ in known)
    return (sum(weight * value for weight, value in known) / total if total else 0.0), parts


def similar(at_hand: Features, past: Iterable[PastCase], limit: int = MOST) -> tuple[Precedent, ...]:
    """Return the most similar past cases, the most similar first, newer ones first among equals."""
    found = (Precedent(case, *similarity(at_hand, case.features)) for case in past)
    return tuple(nlargest(limit, (one for one in found if one.similarity > 0), key=_rank))


def spread(precedents: Sequence[Precedent]) -> Spread | None:
    """Return median and quartiles (linear, both ends included) of the shares that stand."""
    shares = [one.share for one in precedents if one.share is not None]
    if not shares:
        return None
    whole = shares if len(shares) > 1 else shares * 2
    lower, _, upper = quantiles(whole, n=4, method="inclusive")
    return Spread(len(shares), float(median(shares)), lower, upper)


def compared(
    share: int, precedents: Sequence[Precedent], reason: str = "", least: float = LEAST_SIMILARITY
) -> Comparison:
    """Say how a share stands among cases of at least `least` similarity; fewer than 5 are never a flag."""
    near = [one for one in precedents if one.similarity >= least and one.share is not None]
    found = spread(near)
    if found is None or found.count < ENOUGH:
        text = mark("Few cases: {count} with a similarity of at least {least} %.")
        return Comparison(
            Standing.FEW, found, Message(text, {"count": len(near), "least": round(100 * least)})
        )
    values = {
        "share": share,
        "lower": _number(found.lower),
        "upper": _number(found.upper),
        "count": found.count,
        "least": round(100 * least),
    }
    if found.lower <= share <= found.upper:
        text = mark("{share} % lies within the quartiles {lower}–{upper} % of {count} similar cases.")
        return Comparison(Standing.WITHIN, found, Message(text, values))
    if reason.strip():
        text = mark(
            "{share} % lies outside the quartiles {lower}–{upper} % of {count} similar cases: explained."
        )
        return Comparison(Standing.EXPLAINED, found, Message(text, values))
    text = mark(
        "{share} % lies outside the quartiles {lower}–{upper} % of {count} similar cases: give a reason."
    )
    return Comparison(Standing.APART, found, Message(text, values))


def _equal(at_hand: str, past: str) -> float | None:
    return None if not at_hand else float(at_hand == past)


def _shared(at_hand: frozenset[str], past: frozenset[str]) -> float | None:
    return None if not at_hand else len(at_hand & past) / len(at_hand | past)


def _rank(precedent: Precedent) -> tuple[float, int, int]:
    return (precedent.similarity, precedent.case.incident, precedent.case.person)


def _number(value: float) -> int | Figure:
    return int(value) if value == int(value) else Figure(value)
