"""Rare events of a filter: the days between them, their season taken out, against exact limits.

What is counted are incidents, never people: an accident with 74 victims is one event. Where all incidents of
the filter are too many, the fatal ones are looked at, then those with two and three dead.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from safetyreg.domain.period import Period, same_day
from safetyreg.domain.reference import Break
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.breaks import segments
from safetyreg.statistics.cube import DAY
from safetyreg.statistics.rarity import TOGETHER, GapChart, cases_between, paced
from safetyreg.statistics.season import MONTHS, evenness
from safetyreg.statistics.verdict import LEVEL

YEARS: Final = 10
RARE_BELOW: Final = 2.0
_NOT_RARE: Final = 5.0
SEVERITIES: Final = (0, 1, 2, 3)
_FEWEST: Final = 6
_DAYS_A_MONTH: Final = 365.25 / 12
_HALF: Final = 0.5
_SEASONED: Final = 24
_FEW_CASES: Final = 3.0
_ONE_DAY: Final = timedelta(days=1)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gap:
    """The days from an event to the next, of `day`; `paced` without season, the other `cases` between."""

    day: date
    record: int
    days: int
    paced: float
    cases: int
    close: bool = False
    far: bool = False
    together: bool = False

    @property
    def unusual(self) -> bool:
        """Whether chance alone would hardly leave such a gap."""
        return self.close or self.far or self.together


@dataclass(frozen=True, slots=True)
class Gaps:
    """Gaps in their order; `dead` is how many dead an event has at least (0: any incident).

    `chart` is the t-chart in days at the pace of the season (`seasonal`) or as they are; `cases` the g-chart
    of the other incidents between events, where those are enough.
    """

    dead: int
    gaps: tuple[Gap, ...]
    chart: GapChart
    cases: GapChart | None
    seasonal: bool
    period: Period
    until: date
    cut: Break | None = None

    @property
    def mean(self) -> float:
        """Days between events on average."""
        return sum(gap.days for gap in self.gaps) / len(self.gaps)

    @property
    def since(self) -> int:
        """Days from the last event to the end of the period."""
        return (self.until - self.gaps[-1].day).days

    @property
    def unusual(self) -> tuple[Gap, ...]:
        """Gaps that chance alone would hardly leave."""
        return tuple(gap for gap in self.gaps if gap.unusual)


def gaps(asked: Asked) -> Gaps:
    """Return the gaps of a filter's rare events; raise ExpectedError where they are too few or not rare."""
    asked = asked.timeless
    period, cut = _span(asked)
    records = asked.during(asked.records(), period)
    places = np.flatnonzero(records)
    days = _ordinals(asked, places)
    dead = asked.cube.measures["dead"][places]
    span = (period.last.toordinal() - int(days.min()) + 1) if len(days) else 1
    enough = [least for least in SEVERITIES if (dead >= least).sum() >= _FEWEST]
    if not enough:
        raise ExpectedError(mark("Rare events need at least {number} of them in ten years."), number=_FEWEST)
    monthly = {least: int((dead >= least).sum()) * _DAYS_A_MONTH / span for least in enough}
    least = next((one for one in enough if monthly[one] < RARE_BELOW), enough[-1])
    if monthly[least] >= _NOT_RARE:
        raise ExpectedError(
            mark("These events are not rare, nor are the fatal ones among them: narrow the filter.")
        )
    return _gaps(asked, period, cut, _Events(places, days, dead >= least, least))


@dataclass(frozen=True)
class _Events:
    """Records of a period with their days; `chosen` are those with at least so many dead."""

    places: npt.NDArray[np.intp]
    days: npt.NDArray[np.int64]
    chosen: npt.NDArray[np.bool_]
    dead: int


def _gaps(asked: Asked, period: Period, cut: Break | None, events: _Events) -> Gaps:
    order = np.lexsort((asked.cube.ids[events.places], events.days))
    days, chosen = events.days[order], events.chosen[order]
    ids = asked.cube.ids[events.places][order]
    found, at = days[chosen], np.flatnonzero(chosen)
    weighed = weights(found, period)
    reached = np.concatenate([[0.0], np.cumsum(weighed)])
    first = period.first.toordinal()
    gaps = np.diff(reached[found - first])
    chart = paced(gaps.tolist(), (_HALF * weighed[found[1:] - first]).tolist())
    cases = np.diff(at) - 1
    told = _told(found, ids[chosen], gaps, cases, chart)
    return Gaps(
        dead=events.dead,
        gaps=told,
        chart=chart,
        cases=cases_between(cases.tolist()) if events.dead and cases.mean() >= _FEW_CASES else None,
        seasonal=bool(np.ptp(weighed) > 0),
        period=period,
        until=period.last,
        cut=cut,
    )


def _told(
    days: npt.NDArray[np.int64], ids: npt.NDArray[np.int64], gaps: Floats, cases: Floats, chart: GapChart
) -> tuple[Gap, ...]:
    close, far = set(chart.close), set(chart.far)
    together = {place + TOGETHER - 1 for place in chart.close_spans}
    return tuple(
        Gap(
            day=date.fromordinal(int(after)),
            record=int(ids[place + 1]),
            days=int(after - before),
            paced=float(gaps[place]),
            cases=int(cases[place]),
            close=place in close,
            far=place in far,
            together=place in together,
        )
        for place, (before, after) in enumerate(pairwise(days.tolist()))
    )


def weights(found: npt.NDArray[np.int64], period: Period) -> Floats:
    """Return how much each day of a period counts: as its month does where the events have a season.

    `found` are the ordinals of the events' days, in their order.
    """
    first = period.first.toordinal()
    months = np.array([date.fromordinal(first + place).month for place in range(period.days)]) - 1
    between = slice(int(found[0]) - first, int(found[-1]) - first + 1)
    events = np.bincount(months[found - first], minlength=MONTHS).astype(float)
    days = np.bincount(months[between], minlength=MONTHS).astype(float)
    even = days * (events.sum() / days.sum())
    if len(found) < _SEASONED or evenness(events, even) >= LEVEL:
        return np.ones(period.days)
    seasonal = ((events + _HALF) / (even + _HALF))[months]
    return np.asarray(seasonal / seasonal[between].mean())


def _ordinals(asked: Asked, places: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
    column = asked.cube.columns[DAY]
    ordinals = np.array([0 if day is None else day.toordinal() for day in column.values], dtype=np.int64)  # type: ignore[attr-defined]
    return np.asarray(ordinals[column.codes[places]])


def _span(asked: Asked) -> tuple[Period, Break | None]:
    """Return up to ten years that end with the filter's period, after the last break."""
    last = min(asked.periods.current.last, asked.today)
    whole = Period(same_day(last, -YEARS) + _ONE_DAY, last)
    own = segments(whole, asked.breaks)[-1]
    return own, next((one for one in asked.breaks if one.day == own.first), None)
