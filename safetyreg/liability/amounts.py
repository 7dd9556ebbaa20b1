"""The amounts of one victim that a threshold can move: what the simulation needs of a compensation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from safetyreg.domain.claim import Claim
from safetyreg.domain.head import Payer, Payment
from safetyreg.liability.compensation import Compensation

NO_GROUPS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Movable:
    """An amount without guilt in whole tenge that somebody pays; `until` is the last day of its term."""

    head: str
    payer: Payer
    payment: Payment
    amount: int
    by_law: bool
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Victim:
    """A person with an effective decision: the employee's share, exemptions, amounts, keys by dimension."""

    incident: int
    person: int
    share: int
    fatal: bool = False
    minor: bool = False
    amounts: tuple[Movable, ...] = ()
    groups: Mapping[str, str] = field(default_factory=lambda: NO_GROUPS)


def movable(found: Compensation, claim: Claim) -> tuple[Movable, ...]:
    """Return the amounts that somebody pays; `by_law` is whether guilt reduces them in this case."""
    return tuple(
        Movable(
            row.head,
            row.payer,
            row.payment,
            row.without,
            row.reduces,
            claim.capacity_until if row.head == "lost_earnings" else None,
        )
        for row in found.rows
        if row.payer is not Payer.NOBODY and row.without
    )


def months_left(until: date | None, start: date) -> int | None:
    """Return the monthly payments from a day to the end of a term; None without a term."""
    if until is None:
        return None
    months = (until.year - start.year) * 12 + until.month - start.month
    return max(months + (until.day >= start.day), 0)


def keys_of(victims: Iterable[Victim], dimension: str) -> tuple[str, ...]:
    """Return the keys of a dimension in their order; what is unknown stands under the empty text."""
    return tuple(sorted({victim.groups.get(dimension, "") for victim in victims}))
