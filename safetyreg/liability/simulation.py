"""Thresholds over many decisions: every cap 0 to 100 worked out once, so that a drag only looks up.

Moved = amount x (share - min(share, cap)) / 100 for each head and person, half a tenge up, from the
employee to whoever pays the head.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safetyreg.domain.policy import Exemption, Policy
from safetyreg.liability.outcome import Columns, GroupLine, HeadMoney, Horizon, Money, Outcome, Points, Sums

Integers = NDArray[np.int64]
Amounts = NDArray[np.float64]
Flags = NDArray[np.bool_]
Interval = Callable[[int, int], tuple[float, float]]
Tick = Callable[[int, int], None]

CAPS: Final = 101
PAYERS: Final = ("employer", "insurer")
YEAR_MONTHS: Final = 12
UNKNOWN_TERM: Final = -1
_CLASSES: Final = 4
_PAYMENTS: Final = 2


@dataclass(frozen=True, eq=False)
class Grouping:
    """A dimension: the key of every group, and for each person the number of their group."""

    code: str
    keys: tuple[str, ...]
    of: Integers


@dataclass(frozen=True, eq=False)
class Entries:
    """Amounts without guilt in whole tenge that somebody pays: one row a person and head.

    `person` is a position in the cases, `head` one in `codes`; `months` is how many are left of a monthly
    payment, UNKNOWN_TERM where the term is not known.
    """

    codes: tuple[str, ...]
    person: Integers
    head: Integers
    amount: Integers
    monthly: Flags
    by_law: Flags
    insurer: Flags
    months: Integers


@dataclass(frozen=True, eq=False)
class Cases:
    """Effective decisions under the filter, one a person: share in percent, accident, group, exemptions.

    `known` tells for whom earnings, loss of capacity or a sum are known, so that tenge can be given.
    """

    share: Integers
    accident: Integers
    known: Flags
    fatal: Flags
    minor: Flags
    entries: Entries
    groups: tuple[Grouping, ...] = ()


@dataclass(frozen=True, eq=False)
class _Tally:
    """People, points and accidents above every cap, for one grouping: arrays (groups, caps)."""

    grouping: Grouping
    people: Integers
    above: Integers
    points: Integers
    accidents: Integers
    accidents_above: Integers


@dataclass(frozen=True, eq=False)
class _Moved:
    """Tenge moved at one cap: (head, payer, payment, law), by grouping (group, payment, law), horizons."""

    heads: Amounts
    groups: tuple[Amounts, ...]
    horizons: Amounts


@dataclass(frozen=True, eq=False)
class Prepared:
    """Cases with every cap worked out; `histogram` counts people by share 0 to 100."""

    cases: Cases
    histogram: Integers
    whole: _Tally
    tallies: tuple[_Tally, ...]
    moved: tuple[_Moved, ...]
    known_above: Integers
    terms_known: int


def prepared(cases: Cases, tick: Tick | None = None) -> Prepared:
    """Work out every cap, about a second for 100,000 decisions; call it in the background.

    Before each cap `tick(cap, CAPS)` may wait, or stop the work by raising.
    """
    ordered = _ordered(cases)
    return Prepared(
        cases=cases,
        histogram=np.bincount(cases.share, minlength=CAPS),
        whole=_tally(cases, Grouping("", ("",), np.zeros_like(cases.share))),
        tallies=tuple(_tally(cases, grouping) for grouping in cases.groups),
        moved=tuple(_moved_at(ordered, cap) for cap in _told(tick)),
        known_above=_above(np.bincount(cases.share[cases.known], minlength=CAPS)),
        terms_known=_terms_known(cases.entries),
    )


def simulate(ready: Prepared, cap: int, interval: Interval | None = None, least: int = 0) -> Outcome:
    """Return what a cap changes; groups of fewer than `least` people or people above are suppressed."""
    moved = ready.moved[cap]
    above = int(ready.whole.above[0, cap])
    return Outcome(
        cap=cap,
        people_above=above,
        accidents_above=int(ready.whole.accidents_above[0, cap]),
        total=len(ready.cases.share),
        accidents=int(ready.whole.accidents[0]),
        points=_points(ready.histogram[cap:]),
        money=_columns(moved.heads.sum(axis=(0, 1))),
        known=int(ready.cases.known.sum()),
        known_above=int(ready.known_above[cap]),
        heads=_by_head(ready.cases.entries.codes, moved.heads),
        groups={
            tally.grouping.code: _lines(tally, sums, cap, least)
            for tally, sums in zip(ready.tallies, moved.groups, strict=True)
        },
        horizons=_horizons(moved, ready.terms_known),
        interval=interval(above, len(ready.cases.share)) if interval else None,
    )


def curve(ready: Prepared) -> tuple[tuple[int, int, Columns], ...]:
    """Return people above, points and tenge moved for every cap 0 to 100."""
    return tuple(
        (
            int(ready.whole.above[0, cap]),
            int(ready.whole.points[0, cap]),
            _columns(ready.moved[cap].heads.sum(axis=(0, 1))),
        )
        for cap in range(CAPS)
    )


def under_policy(cases: Cases, policy: Policy, interval: Interval | None = None) -> Outcome:
    """Return what a policy changes, with its exemptions and the heads it touches; no groups."""
    caps = np.full_like(
        cases.share, CAPS - 1 if policy.cap is None else policy.cap // policy.rounding * policy.rounding
    )
    for exemption, flags in ((Exemption.FATAL, cases.fatal), (Exemption.MINORS, cases.minor)):
        if exemption in policy.exemptions:
            caps[flags] = 0
    excess = np.maximum(cases.share - caps, 0)
    above = excess > 0
    touched = np.array([policy.touches(code) for code in cases.entries.codes], dtype=bool)
    entries = cases.entries
    weight = np.where(touched[entries.head], excess[entries.person], 0) if len(touched) else excess[:0]
    moved = _sums(entries, weight, ())
    people = int(above.sum())
    return Outcome(
        cap=policy.cap,
        people_above=people,
        accidents_above=len(np.unique(cases.accident[above])),
        total=len(cases.share),
        accidents=len(np.unique(cases.accident)),
        points=_points(np.bincount(excess, minlength=CAPS)),
        money=_columns(moved.heads.sum(axis=(0, 1))),
        known=int(cases.known.sum()),
        known_above=int((above & cases.known).sum()),
        heads=_by_head(entries.codes, moved.heads),
        horizons=_horizons(moved, _terms_known(entries)),
        interval=interval(people, len(cases.share)) if interval else None,
    )


@dataclass(frozen=True, eq=False)
class _Ordered:
    entries: Entries
    share: Integers
    groups: tuple[tuple[Integers, int], ...]


def _told(tick: Tick | None) -> Iterator[int]:
    for cap in range(CAPS):
        if tick is not None:
            tick(cap, CAPS)
        yield cap


def _ordered(cases: Cases) -> _Ordered:
    entries = cases.entries
    share = cases.share[entries.person]
    order = np.argsort(-share, kind="stable")
    by_share = Entries(
        entries.codes,
        entries.person[order],
        entries.head[order],
        entries.amount[order],
        entries.monthly[order],
        entries.by_law[order],
        entries.insurer[order],
        entries.months[order],
    )
    groups = tuple((grouping.of[by_share.person], len(grouping.keys)) for grouping in cases.groups)
    return _Ordered(by_share, share[order], groups)


def _moved_at(ordered: _Ordered, cap: int) -> _Moved:
    count = int(np.searchsorted(-ordered.share, -cap, side="left"))
    entries = ordered.entries
    part = Entries(
        entries.codes,
        entries.person[:count],
        entries.head[:count],
        entries.amount[:count],
        entries.monthly[:count],
        entries.by_law[:count],
        entries.insurer[:count],
        entries.months[:count],
    )
    groups = tuple((of[:count], size) for of, size in ordered.groups)
    return _sums(part, ordered.share[:count] - cap, groups)


def _sums(entries: Entries, excess: Integers, groups: Sequence[tuple[Integers, int]]) -> _Moved:
    moved = ((entries.amount * excess + 50) // 100).astype(np.float64)
    kind = np.where(entries.monthly, 0, 2) + entries.by_law
    head = (entries.head * 2 + entries.insurer) * _CLASSES + kind
    heads = _summed(head, moved, len(entries.codes) * 2 * _CLASSES)
    year = np.where(entries.months == UNKNOWN_TERM, YEAR_MONTHS, np.minimum(entries.months, YEAR_MONTHS))
    term = np.maximum(entries.months, 0)
    times = (np.where(entries.monthly, months, 1) for months in (year, term))
    return _Moved(
        heads.reshape(-1, 2, _PAYMENTS, 2),
        tuple(
            _summed(of * _CLASSES + kind, moved, size * _CLASSES).reshape(size, _PAYMENTS, 2)
            for of, size in groups
        ),
        np.array([_summed(entries.by_law, moved * months, 2) for months in times]),
    )


def _summed(keys: NDArray[np.generic], weights: Amounts, size: int) -> Amounts:
    return np.bincount(keys, weights, size).astype(np.float64)


def _tally(cases: Cases, grouping: Grouping) -> _Tally:
    size = len(grouping.keys)
    counts = np.bincount(grouping.of * CAPS + cases.share, minlength=size * CAPS).reshape(size, CAPS)
    above = _above(counts)
    highest = _highest(cases, grouping)
    return _Tally(
        grouping,
        counts.sum(axis=1),
        above,
        _above(above) + above,
        highest.sum(axis=1),
        _above(highest),
    )


def _highest(cases: Cases, grouping: Grouping) -> Integers:
    _, accident = np.unique(cases.accident, return_inverse=True)
    pairs, pair = np.unique(grouping.of * (len(cases.accident) + 1) + accident, return_inverse=True)
    top = np.zeros(len(pairs), dtype=np.int64)
    np.maximum.at(top, pair, cases.share)
    size = len(grouping.keys)
    group = pairs // (len(cases.accident) + 1)
    return np.bincount(group * CAPS + top, minlength=size * CAPS).reshape(size, CAPS)


def _above(counts: Integers) -> Integers:
    """Sum what lies strictly above each position along the last axis."""
    return np.flip(np.cumsum(np.flip(counts, -1), -1), -1) - counts


def _points(counts: Integers) -> Points:
    """Describe points above 0 by their counts; the first position is 0 points."""
    above = counts.copy()
    above[0] = 0
    number = int(above.sum())
    total = int((above * np.arange(len(above))).sum())
    if not number:
        return Points(0, None, None, None, None)
    ends = np.cumsum(above)
    lower, median, upper = (_quantile(ends, number, part) for part in (0.25, 0.5, 0.75))
    return Points(total, total / number, median, lower, upper)


def _quantile(ends: Integers, number: int, part: float) -> float:
    place = (number - 1) * part
    first = int(place)
    low = int(np.searchsorted(ends, first, side="right"))
    high = int(np.searchsorted(ends, min(first + 1, number - 1), side="right"))
    return low + (high - low) * (place - first)


def _columns(sums: Amounts) -> Columns:
    """Read sums (payment, by law) as both columns."""
    law, every = sums[:, 1], sums.sum(axis=1)
    return Columns(Money(int(law[0]), int(law[1])), Money(int(every[0]), int(every[1])))


def _by_head(codes: tuple[str, ...], sums: Amounts) -> tuple[HeadMoney, ...]:
    return tuple(
        HeadMoney(code, payer, _columns(sums[head, number]))
        for head, code in enumerate(codes)
        for number, payer in enumerate(PAYERS)
        if sums[head, number].any()
    )


def _horizons(moved: _Moved, terms_known: int) -> dict[Horizon, Sums]:
    return {
        horizon: Sums(int(law), int(law + other), terms_known)
        for horizon, (other, law) in zip(Horizon, moved.horizons, strict=True)
    }


def _terms_known(entries: Entries) -> int:
    known = entries.monthly & (entries.months != UNKNOWN_TERM)
    return len(np.unique(entries.person[known]))


def _lines(tally: _Tally, sums: Amounts, cap: int, least: int) -> tuple[GroupLine, ...]:
    lines = [
        GroupLine(
            key,
            int(tally.people[group]),
            int(tally.above[group, cap]),
            int(tally.accidents[group]),
            int(tally.accidents_above[group, cap]),
            int(tally.points[group, cap]),
            _columns(sums[group]),
        )
        for group, key in enumerate(tally.grouping.keys)
        if tally.people[group]
    ]
    hidden = _hidden(lines, least)
    return tuple(_suppressed(line) if line.key in hidden else line for line in lines)


def _hidden(lines: Sequence[GroupLine], least: int) -> frozenset[str]:
    """Name the small groups; a single one would follow from the total, so the next smallest goes with it."""
    small = {line.key for line in lines if line.people < least or 0 < line.people_above < least}
    others = [line for line in lines if line.key not in small]
    if len(small) == 1 and others:
        small.add(min(others, key=_people).key)
    return frozenset(small)


def _people(line: GroupLine) -> int:
    return line.people


def _suppressed(line: GroupLine) -> GroupLine:
    return GroupLine(line.key, 0, 0, 0, 0, 0, None, suppressed=True)
