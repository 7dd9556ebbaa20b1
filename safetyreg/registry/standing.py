"""Which share stands for every victim, in columns: what histogram, people and groups are counted from."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any, Final

import numpy as np

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.decision import Action, Decision
from safetyreg.domain.ledger import Circumstances, Ledger, NoShare, effective
from safetyreg.domain.person import ADULT_AGE, Harm, Outcome
from safetyreg.liability.simulation import Cases, Entries, Flags, Grouping, Integers
from safetyreg.registry.known_cases import section
from safetyreg.storage.engine import Connection
from safetyreg.storage.standing import bare_lines, share_columns, victim_columns

DIMENSIONS: Final = ("oked", "district", "severity", "year")
REASONS: Final = tuple(NoShare)
STANDS: Final = -1
_COLUMNS: Final = 9
_PERSON: Final = 1


@dataclass(frozen=True, eq=False)
class Standing:
    """Every victim, a position each, in the order of the persons' ids.

    `share` is the employee's share in percent where `reason` is STANDS, else 0; `reason` is a position in
    REASONS. `decisions` counts what was decided on each. `days` are the accidents' days, `ages` full years
    where known. `lines` are the decisions of those who have more than one that sets shares, by the position:
    reviews are counted from them.
    """

    incident: Integers
    person: Integers
    share: Integers
    reason: Integers
    decisions: Integers
    fatal: Flags
    days: Sequence[date]
    ages: Sequence[int | None]
    groups: tuple[Grouping, ...]
    lines: Mapping[int, Sequence[Decision]]

    @property
    def stands(self) -> Flags:
        """Whose share stands."""
        found: Flags = self.reason == STANDS
        return found

    @property
    def nobody(self) -> Flags:
        """A flag for everybody that says no."""
        return np.zeros(len(self.person), dtype=np.bool_)

    def circumstances(self, place: int) -> Circumstances:
        """Return what the calculator asks of a victim: day, death, age."""
        return Circumstances(self.days[place], fatal=bool(self.fatal[place]), age=self.ages[place])

    def cases(self, inside: Flags, entries: Entries, known: Flags) -> Cases:
        """Return some victims whose share stands as the simulation takes them, with their amounts."""
        places = np.flatnonzero(inside & self.stands)
        new = np.full(len(inside), STANDS)
        new[places] = np.arange(len(places))
        kept = new[entries.person] != STANDS
        return Cases(
            share=self.share[places],
            accident=self.incident[places],
            known=known[places],
            fatal=self.fatal[places],
            minor=_minor(self.ages)[places],
            entries=_chosen(entries, kept, new),
            groups=tuple(_narrowed(grouping, places) for grouping in self.groups),
        )


@dataclass(frozen=True, eq=False)
class Chosen:
    """The accidents of a filter, the newest first, and who of the victims is `inside` it."""

    incidents: "array[int]"
    standing: Standing
    inside: Flags


def chosen(standing: Standing, incidents: "array[int]") -> Chosen:
    """Choose the victims of some accidents."""
    return Chosen(incidents, standing, np.isin(standing.incident, np.array(incidents, dtype=np.int64)))


def read_standing(connection: Connection, book: CodeBook, wanted: "array[int] | None" = None) -> Standing:
    """Read which share stands for the victims of some accidents, or for everybody.

    A line of one decision is not searched.
    """
    columns = _columns(victim_columns(connection, wanted))
    incident, person, days, oked, district, severity, outcome, ages, clause = columns
    persons = np.array(person, dtype=np.int64)
    share, reason, often, reviewed = _shares(connection, persons, wanted)
    excluded = _flags(bool(one) for one in clause)
    share[excluded], reason[excluded] = 0, REASONS.index(NoShare.EXCLUDED)
    section_of = cache(partial(section, book=book))
    keys = ([section_of(one) for one in oked], district, severity, [str(day.year) for day in days])
    return Standing(
        incident=np.array(incident, dtype=np.int64),
        person=persons,
        share=share,
        reason=reason,
        decisions=often,
        fatal=_flags(
            end == Outcome.DEAD or harm == Harm.FATAL for end, harm in zip(outcome, severity, strict=True)
        ),
        days=days,
        ages=ages,
        groups=tuple(_grouping(code, found) for code, found in zip(DIMENSIONS, keys, strict=True)),
        lines=reviewed,
    )


def _columns(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Return the columns of victims in the order of the persons' ids; equal values are held once."""
    held: dict[object, object] = {}
    columns: list[list[Any]] = [[] for _ in range(_COLUMNS)]
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            column.append(held.setdefault(value, value))
    order = np.argsort(np.array(columns[_PERSON], dtype=np.int64)).tolist()
    return [[column[at] for at in order] for column in columns]


def _shares(
    connection: Connection, persons: Integers, wanted: "array[int] | None"
) -> tuple[Integers, Integers, Integers, Mapping[int, Sequence[Decision]]]:
    """Return share, reason, number of decisions and longer lines of persons, whose ids are sorted."""
    share = np.zeros(len(persons), dtype=np.int64)
    reason = np.full(len(persons), REASONS.index(NoShare.NONE_YET), dtype=np.int64)
    lines = array("q")
    for made in share_columns(connection, wanted):
        lines.extend((made.person_id, made.action == Action.SETS, made.employee or 0))
    table: Integers = np.array(lines, dtype=np.int64).reshape(-1, 3)
    of, sets, employee = table[:, 0], table[:, 1], table[:, 2]
    known = np.isin(of, persons)
    place = np.searchsorted(persons, of)
    often = np.bincount(place[known], minlength=len(persons))
    single = known & (sets == 1)
    single[known] &= often[place[known]] == 1
    share[place[single]], reason[place[single]] = employee[single], STANDS
    found_lines = bare_lines(connection, np.unique(of[known & ~single]).tolist())
    reviewed = {int(np.searchsorted(persons, one)): line for one, line in found_lines.items()}
    for at, line in reviewed.items():
        found = effective(line)
        share[at] = found.shares.employee if found.shares else 0
        reason[at] = STANDS if found.reason is None else REASONS.index(found.reason)
    return share, reason, often, reviewed


def reviewed(of: Chosen) -> tuple[Ledger, ...]:
    """Return the ledgers of those chosen that a review may have touched."""
    standing = of.standing
    return tuple(
        Ledger(int(standing.incident[at]), int(standing.person[at]), standing.circumstances(at), tuple(line))
        for at, line in standing.lines.items()
        if of.inside[at] and standing.reason[at] != REASONS.index(NoShare.EXCLUDED)
    )


def counted(of: Chosen) -> Mapping[NoShare, int]:
    """Count those chosen without a share by the reason."""
    without = of.inside & ~of.standing.stands
    found = np.bincount(of.standing.reason[without], minlength=len(REASONS))
    return {reason: int(number) for reason, number in zip(REASONS, found, strict=True) if number}


def _minor(ages: Sequence[int | None]) -> Flags:
    return _flags(age is not None and age < ADULT_AGE for age in ages)


def _flags(values: Iterable[bool]) -> Flags:
    return np.fromiter(values, dtype=np.bool_)


def _grouping(code: str, keys: Sequence[str]) -> Grouping:
    known = tuple(sorted(set(keys)))
    place = {key: number for number, key in enumerate(known)}
    return Grouping(code, known, np.array([place[key] for key in keys], dtype=np.int64))


def _narrowed(grouping: Grouping, places: Integers) -> Grouping:
    """Return the groups of some victims; those of nobody are left out."""
    of = grouping.of[places]
    used, new = np.unique(of, return_inverse=True)
    return Grouping(grouping.code, tuple(grouping.keys[number] for number in used.tolist()), new)


def _chosen(entries: Entries, kept: Flags, new: Integers) -> Entries:
    """Return some amounts under the new positions of their persons."""
    heads, head = np.unique(entries.head[kept], return_inverse=True)
    return Entries(
        codes=tuple(entries.codes[number] for number in heads.tolist()),
        person=new[entries.person[kept]],
        head=head,
        amount=entries.amount[kept],
        monthly=entries.monthly[kept],
        by_law=entries.by_law[kept],
        insurer=entries.insurer[kept],
        months=entries.months[kept],
    )
