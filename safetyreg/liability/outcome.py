"""What a threshold changes, as numbers: people, accidents, points of percent, tenge in two columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safetyreg.domain.field import Choice
from safetyreg.i18n import mark


class Horizon(StrEnum):
    """Over which time a sum is made; nothing is capitalised."""

    YEAR = "year"
    TERM = "term"


HORIZONS: Final = (
    Choice(Horizon.YEAR, mark("12 months")),
    Choice(Horizon.TERM, mark("to the end of the term of loss of capacity")),
)


@dataclass(frozen=True, slots=True)
class Money:
    """Whole tenge that move from the employee to whoever pays, a month and one-off apart."""

    monthly: int
    one_off: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Both columns, never added: by law, and if guilt reduced every payment (against art. 935 (4))."""

    by_law: Money
    if_reduced: Money


@dataclass(frozen=True, slots=True)
class HeadMoney:
    """What moves on one head to one payer (`employer` or `insurer`)."""

    head: str
    payer: str
    money: Columns


@dataclass(frozen=True, slots=True)
class Points:
    """How far employees' shares are above the threshold, in points of percent; None where nobody is."""

    total: int
    mean: float | None
    median: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of a dimension; a suppressed one has its key alone, the rest is 0 and `money` None."""

    key: str
    people: int
    people_above: int
    accidents: int
    accidents_above: int
    points: int
    money: Columns | None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """Monthly and one-off payments over a horizon, both columns; `terms_known` people have a known term."""

    by_law: int
    if_reduced: int
    terms_known: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything a threshold changes under the filter; the baseline is the split as decided.

    `cap` is None for a policy without a maximum. `known` of `total` people have amounts in tenge,
    `known_above` of those above the threshold. `interval` bounds the share of people above, 0 to 1.
    """

    cap: int | None
    people_above: int
    accidents_above: int
    total: int
    accidents: int
    points: Points
    money: Columns
    known: int
    known_above: int
    heads: tuple[HeadMoney, ...] = ()
    groups: Mapping[str, tuple[GroupLine, ...]] | None = None
    horizons: Mapping[Horizon, Sums] | None = None
    interval: tuple[float, float] | None = None


def figures(outcome: Outcome) -> dict[str, object]:
    """Return the figures by the names of the command line."""
    groups = outcome.groups or {}
    return {
        "cap": outcome.cap,
        "people_above": outcome.people_above,
        "accidents_above": outcome.accidents_above,
        "accidents": outcome.accidents,
        "points_moved": outcome.points.total,
        "points_mean": outcome.points.mean,
        "points_median": outcome.points.median,
        "points_quartiles": [outcome.points.lower, outcome.points.upper],
        **_money(outcome.money),
        "known": outcome.known,
        "total": outcome.total,
        "interval": list(outcome.interval) if outcome.interval else None,
        "heads": [{"head": h.head, "payer": h.payer, **_money(h.money)} for h in outcome.heads],
        "groups": {name: [_line(line) for line in lines] for name, lines in groups.items()},
    }


def _money(money: Columns) -> dict[str, object]:
    return {
        "monthly_law": money.by_law.monthly,
        "oneoff_law": money.by_law.one_off,
        "monthly_if_reduced": money.if_reduced.monthly,
        "oneoff_if_reduced": money.if_reduced.one_off,
    }


def _line(line: GroupLine) -> dict[str, object]:
    if line.suppressed or line.money is None:
        return {"key": line.key, "suppressed": True}
    return {
        "key": line.key,
        "people": line.people,
        "people_above": line.people_above,
        "accidents": line.accidents,
        "accidents_above": line.accidents_above,
        "points_moved": line.points,
        **_money(line.money),
    }
