"""Who died, was hurt, rescued or is missing: age groups by sex, children, intoxicated, a year before too.

Every change is judged as one of people: φ = Σm² / Σm of the group's own, m being those of one incident.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from safetyreg.errors import ExpectedError
from safetyreg.i18n import Figure, mark
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.breaks import Comparable
from safetyreg.statistics.cube import Mask
from safetyreg.statistics.dispersion import of_people
from safetyreg.statistics.multiplicity import marked
from safetyreg.statistics.people import UNKNOWN, UNLISTED
from safetyreg.statistics.roll import AGES, FEMALE, MALE, Places, Roll, amounts
from safetyreg.statistics.special import gamma_quantile
from safetyreg.statistics.verdict import Answer, judge

DEAD: Final = "dead"
INJURED: Final = "injured"
RESCUED: Final = "rescued"
MISSING: Final = "missing"
CHILDREN: Final = "children"
INTOXICATED: Final = "intoxicated"
_UPPER: Final = 0.975
GROUPS: Final = {
    DEAD: (MALE, FEMALE, CHILDREN, INTOXICATED),
    INJURED: (MALE, FEMALE, CHILDREN),
    RESCUED: (MALE, FEMALE, CHILDREN),
    MISSING: (MALE, FEMALE),
}

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """People of one part in both periods, judged; of an age group the men and women too (before, after)."""

    key: str
    answer: Answer
    men: Pair = (0, 0)
    women: Pair = (0, 0)
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Casualties:
    """People of one outcome in two comparable periods.

    `ages` are all age groups and, where there are such people, those of unknown age; they and the `unlisted`
    (whom only a total names) add up to `whole`. `groups` are sexes, children, intoxicated (of the dead).
    `whole` is None, and everything else empty, where a break lies between the periods.
    """

    outcome: str
    kind: str
    periods: Comparable
    whole: Answer | None = None
    ages: tuple[Part, ...] = ()
    groups: tuple[Part, ...] = ()
    unlisted: Part | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts in the order they are shown."""
        return (*self.ages, *([self.unlisted] if self.unlisted is not None else []), *self.groups)

    @property
    def unknown_age(self) -> int:
        """People of the later period whose age is not known."""
        return next((part.answer.after for part in self.ages if part.key == UNKNOWN), 0)

    @property
    def unknown_sex(self) -> int:
        """Listed people of the later period whose sex is not known."""
        listed = sum(part.answer.after for part in self.ages)
        return listed - sum(part.men[1] + part.women[1] for part in self.ages)


def casualties(asked: Asked, outcome: str) -> Casualties:
    """Return the people of an outcome (a key of `GROUPS`); raise ExpectedError where there are none."""
    fit = asked.fit
    if not fit.sound or asked.roll is None:
        return Casualties(outcome, asked.kind, fit)
    records = asked.of_both([outcome])
    masks = asked.during(records, fit.before), asked.during(records, fit.after)
    sides = _Sides(asked, asked.roll, fit, masks, np.flatnonzero(np.logical_or(*masks)), outcome)
    whole = sides.judged("")
    if not whole.before + whole.after:
        raise ExpectedError(_NOBODY[outcome], limit=Figure(gamma_quantile(_UPPER, 1.0), 2))
    minors = frozenset({CHILDREN, *AGES[:3]} if asked.kind == "workplace" else ())
    ages = [part for part in sides.ages() if part.key not in {UNKNOWN, *minors} or _some(part.answer)]
    groups = [Part(key, sides.judged(key)) for key in GROUPS[outcome]]
    groups = [part for part in groups if part.key not in minors or _some(part.answer)]
    rest = Part(UNLISTED, sides.judged(UNLISTED))
    shown = [*ages, *([rest] if _some(rest.answer) else []), *groups]
    holds = marked([part.answer for part in shown])
    told = {
        part.key: replace(part, marked=held and part.key not in {UNKNOWN, UNLISTED})
        for part, held in zip(shown, holds, strict=True)
    }
    return Casualties(
        outcome,
        asked.kind,
        fit,
        whole,
        tuple(told[part.key] for part in ages),
        tuple(told[part.key] for part in groups),
        told.get(UNLISTED),
    )


_NOBODY: Final = {
    DEAD: mark("Nobody died in either period: 0, at most {limit} with 95 % confidence."),
    INJURED: mark("Nobody was injured in either period: 0, at most {limit} with 95 % confidence."),
    RESCUED: mark("Nobody was rescued in either period: 0, at most {limit} with 95 % confidence."),
    MISSING: mark("Nobody is missing from either period: 0, at most {limit} with 95 % confidence."),
}


def _some(answer: Answer) -> bool:
    return bool(answer.before + answer.after)


@dataclass(frozen=True)
class _Sides:
    """The records of both periods, their people counted."""

    asked: Asked
    roll: Roll
    fit: Comparable
    masks: tuple[Mask, Mask]
    within: Places
    outcome: str

    def ages(self) -> Iterator[Part]:
        """Yield every age group with its men and women."""
        for key in AGES:
            men, women = (self._pair(self.roll.of(self.outcome, key, sex)) for sex in (MALE, FEMALE))
            yield Part(key, self.judged(key), men, women)

    def judged(self, key: str) -> Answer:
        """Judge the people of a part, all of them where it is empty."""
        sizes = amounts(self.asked.cube, self.roll, self.outcome, key, self.within)
        before, after = (int(sizes[mask[self.within]].sum()) for mask in self.masks)
        own = of_people(sizes[sizes > 0].tolist())
        return judge(before, after, *self.fit.exposures, own, self.fit.per)

    def _pair(self, places: Places) -> Pair:
        before, after = (int(mask[places].sum()) for mask in self.masks)
        return before, after
