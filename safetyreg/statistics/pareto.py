"""Causes or objects by size: shares, cumulative shares, the change with its verdict; the unknown apart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safetyreg.domain.codes import UNKNOWN
from safetyreg.errors import Message
from safetyreg.i18n import Figure, mark
from safetyreg.statistics.breaks import Comparable
from safetyreg.statistics.dispersion import BARE, Dispersion
from safetyreg.statistics.dispersion import UNKNOWN as UNSEEN
from safetyreg.statistics.multiplicity import marked
from safetyreg.statistics.verdict import Answer, judge

Key = str | int
NOT_KNOWN: Final[tuple[Key, ...]] = ("", UNKNOWN)
_WORTHLESS: Final = 1 / 3
_DOUBTFUL: Final = 0.1


class Worth(StrEnum):
    """What a Pareto is worth, given what is unknown in it."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    WORTHLESS = "worthless"


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: figures before and now, its share and the cumulative share of what is known, its verdict.

    `marked` tells that the verdict also holds among all groups together.
    """

    key: Key
    before: int
    after: int
    share: float
    cumulative: float
    answer: Answer
    marked: bool


@dataclass(frozen=True, slots=True)
class Pareto:
    """The known groups by size, then what is unknown and what the whole is worth."""

    bars: tuple[Bar, ...]
    unknown_before: int
    unknown_after: int
    unknown_share: float
    worth: Worth

    def note(self, dimension: str = "cause") -> Message | None:
        """Return the sentence about what is unknown (causes or objects); nothing where all is known."""
        if not self.unknown_after:
            return None
        text = (_OF_OBJECTS if dimension == "object" else _WORTH)[self.worth]
        return Message(text, {"number": self.unknown_after, "percent": Figure(self.unknown_share * 100, 0)})


_WORTH: Final = {
    Worth.GOOD: mark("Records without a cause yet: {number} ({percent} %); they are not shown."),
    Worth.DOUBTFUL: mark(
        "Records without a cause: {number} ({percent} %); the order of the causes may change."
    ),
    Worth.WORTHLESS: mark(
        "Records without a cause: {number} ({percent} %); this chart says nothing about what leads."
    ),
}


_OF_OBJECTS: Final = {
    Worth.GOOD: mark("Records without an object yet: {number} ({percent} %); they are not shown."),
    Worth.DOUBTFUL: mark(
        "Records without an object: {number} ({percent} %); the order of the objects may change."
    ),
    Worth.WORTHLESS: mark(
        "Records without an object: {number} ({percent} %); this chart says nothing about what leads."
    ),
}


def pareto(
    before: Mapping[Key, int],
    after: Mapping[Key, int],
    exposures: tuple[float, float] | Callable[[Key], Comparable] = (1.0, 1.0),
    dispersion: Dispersion | Mapping[Key, Dispersion] = BARE,
    unknown: Sequence[Key] = NOT_KNOWN,
) -> Pareto:
    """Return the groups of two periods with the exposures of both, or of each group, the largest first.

    A verdict is by the group's own scatter where `dispersion` tells it for each; UNKNOWN where it is missing.
    """
    keys = [key for key in dict.fromkeys([*after, *before]) if key not in unknown]
    keys.sort(key=lambda key: (-after.get(key, 0), -before.get(key, 0), str(key)))
    pairs = [(before.get(key, 0), after.get(key, 0)) for key in keys]
    scattered = [_of(dispersion, key) for key in keys]
    answers = [
        _judged(pair, exposures if isinstance(exposures, tuple) else exposures(key), own)
        for key, pair, own in zip(keys, pairs, scattered, strict=True)
    ]
    total = sum(now for _, now in pairs)
    lost = [sum(figures.get(key, 0) for key in unknown) for figures in (before, after)]
    bars, cumulative = [], 0
    for key, (past, now), answer, held in zip(keys, pairs, answers, marked(answers), strict=True):
        cumulative += now
        bars.append(Bar(key, past, now, _part(now, total), _part(cumulative, total), answer, held))
    share = _part(lost[1], total + lost[1])
    worth = worth_of(share, lost[1], pairs[0][1] if pairs else 0)
    return Pareto(tuple(bars), lost[0], lost[1], share, worth)


def _judged(pair: tuple[int, int], by: tuple[float, float] | Comparable, own: Dispersion) -> Answer:
    return judge(*pair, *by, own) if isinstance(by, tuple) else judge(*pair, *by.exposures, own, by.per)


def _of(dispersion: Dispersion | Mapping[Key, Dispersion], key: Key) -> Dispersion:
    return dispersion if isinstance(dispersion, Dispersion) else dispersion.get(key, UNSEEN)


def _part(number: int, total: int) -> float:
    return number / total if total else 0.0


def worth_of(share: float, lost: int, leading: int) -> Worth:
    """Return what is left: nothing where a third is unknown, or more than the leading group holds."""
    if share >= _WORTHLESS or lost > leading:
        return Worth.WORTHLESS
    return Worth.DOUBTFUL if share >= _DOUBTFUL else Worth.GOOD
