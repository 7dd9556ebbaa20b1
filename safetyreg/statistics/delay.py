"""Late reports: the triangle of occurrence and delay, what is provisional, and a nowcast with its interval.

The chance that a report of delay d or less came with exactly d is estimated over all months that could
have it (reverse-time hazards: Lawless 1994; Höhle & an der Heiden 2014); what is still to come is negative
binomial.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from safetyreg.domain.period import Step, next_start, step_start
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.statistics.poisson import Floats

REPORTS_NEEDED: Final = 200
MONTHS_NEEDED: Final = 6
LONGEST: Final = 12
COMPLETE: Final = 0.95
HATCHED: Final = 2
_DRAWS: Final = 2000
_SEED: Final = 20260101
# A little wider than nominal, so that 95 % are kept with few events too (simulated).
_INTERVAL: Final = (0.02, 0.98)


@dataclass(frozen=True, slots=True)
class Report:
    """When something happened and when it was known; `imported` history has no delay of its own.

    `records` is how many records had the same days.
    """

    occurred: date
    reported: date | None
    registered: date | None = None
    imported: bool = False
    mapped: bool = False
    records: int = 1

    @property
    def known(self) -> date | None:
        """The day it was known: reported, else first registered; None for imported history.

        Imported records count only where their profile mapped the reported date.
        """
        if self.imported and not (self.mapped and self.reported):
            return None
        found = self.reported or self.registered
        return found if found is not None and found >= self.occurred else None


@dataclass(frozen=True, slots=True)
class Triangle:
    """Counts by month of occurrence (rows) and months of delay (columns); None where it cannot be known yet.

    It stands as of the last day of a month, so that every month has had as much time as the older ones had.
    `left_out` are the records without a delay of their own.
    """

    as_of: date
    starts: tuple[date, ...]
    cells: tuple[tuple[int | None, ...], ...]
    left_out: int

    @property
    def reports(self) -> int:
        """The reports within."""
        return sum(cell or 0 for row in self.cells for cell in row)

    def note(self) -> Message:
        """Return the sentence on what was left out."""
        return Message(_LEFT_OUT, {"reports": self.reports, "number": self.left_out})


_LEFT_OUT: Final = mark(
    "{reports} reports with a known delay; {number} records without one (imports) are left out."
)


@dataclass(frozen=True, slots=True)
class Nowcast:
    """A month: what is known, what it will be with its 95 % interval, the share that is known by now."""

    start: date
    known: int
    expected: float
    low: int
    high: int
    complete: float

    @property
    def provisional(self) -> bool:
        """Whether the month is still filling up."""
        return self.complete < COMPLETE


def triangle(reports: Iterable[Report], today: date, longest: int = LONGEST) -> Triangle:
    """Return the triangle as of the last month's end; delays beyond the longest count in the last column."""
    pairs, left_out, as_of = [], 0, month_end(today)
    for report in reports:
        known = report.known
        if known is None:
            left_out += report.records
        elif known <= as_of:
            delay = _months(report.occurred, known)
            pairs.append((step_start(report.occurred, Step.MONTH), delay, report.records))
    if not pairs:
        return Triangle(as_of, (), (), left_out)
    starts = list(_starts(min(start for start, _, _ in pairs), as_of))
    cells: list[list[int | None]] = [
        [0 if delay <= _months(start, as_of) else None for delay in range(longest + 1)] for start in starts
    ]
    place = {start: row for row, start in enumerate(starts)}
    for start, delay, records in pairs:
        row, column = cells[place[start]], min(delay, longest)
        row[column] = (row[column] or 0) + records
    return Triangle(as_of, tuple(starts), tuple(map(tuple, cells)), left_out)


def can_nowcast(found: Triangle) -> bool:
    """Whether there are reports and months enough; else the last two months are only hatched."""
    return found.reports >= REPORTS_NEEDED and len(found.starts) >= MONTHS_NEEDED


def hatched(starts: Sequence[date]) -> tuple[date, ...]:
    """Return the months that are shown as provisional where nothing can be estimated."""
    return tuple(starts[-HATCHED:])


def nowcast(found: Triangle) -> tuple[Nowcast, ...]:
    """Return every month as it will be; nothing where there is too little to estimate from."""
    if not can_nowcast(found):
        return ()
    cells = np.array([[np.nan if cell is None else cell for cell in row] for row in found.cells], dtype=float)
    random = np.random.default_rng(_SEED)
    events, trials = _hazards(cells)
    shares = _known_shares(events / np.maximum(trials, 1))
    draws = _known_shares(random.beta(events + 0.5, trials - events + 0.5, (_DRAWS, len(events))))
    return tuple(
        _month(start, row, (shares, draws), random) for start, row in zip(found.starts, cells, strict=True)
    )


def month_end(today: date) -> date:
    """Return the last day of a month, today or before."""
    tomorrow = today + timedelta(days=1)
    return today if tomorrow.day == 1 else today.replace(day=1) - timedelta(days=1)


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _starts(first: date, today: date) -> Iterable[date]:
    while first <= today:
        yield first
        first = next_start(first, Step.MONTH)


def _hazards(cells: Floats) -> tuple[Floats, Floats]:
    """Return by delay d: reports of exactly d, and of d or less, over the months old enough to have d."""
    width = cells.shape[1]
    events, trials = np.zeros(width), np.zeros(width)
    for delay in range(width):
        rows = ~np.isnan(cells[:, delay])
        events[delay] = cells[rows, delay].sum()
        trials[delay] = cells[rows, : delay + 1].sum()
    return events, trials


def _known_shares(hazards: Floats) -> Floats:
    """Return the share known by each delay: the product of (1 − hazard) over the longer ones."""
    later = np.cumprod((1 - hazards)[..., ::-1], axis=-1)[..., ::-1]
    ones = np.ones((*later.shape[:-1], 1))
    return np.asarray(np.concatenate([later[..., 1:], ones], axis=-1))


def _month(start: date, row: Floats, shares: tuple[Floats, Floats], random: np.random.Generator) -> Nowcast:
    known = int(np.nansum(row))
    delay = int((~np.isnan(row)).sum()) - 1
    share = float(shares[0][delay])
    if share >= 1:
        return Nowcast(start, known, float(known), known, known, 1.0)
    drawn = np.clip(shares[1][:, delay], 1e-6, 1.0)
    missing = random.negative_binomial(known + 0.5, drawn)
    low, high = np.quantile(known + missing, _INTERVAL)
    return Nowcast(start, known, known / share, int(np.floor(low)), int(np.ceil(high)), share)
