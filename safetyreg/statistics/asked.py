"""A filter over the cube with what is brushed: where every linked chart takes its counts from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from safetyreg.domain.denominator import Denominator
from safetyreg.domain.period import Period, Step, step_key
from safetyreg.domain.query import Query
from safetyreg.domain.reference import Break
from safetyreg.statistics.breaks import Comparable, comparable
from safetyreg.statistics.brush import MONTH, RECORDS, TIME, Brush, Key, brushed_period, month_of
from safetyreg.statistics.comparison import Compared, compared
from safetyreg.statistics.cube import DAY, Cube, Mask
from safetyreg.statistics.exposed import PLACES, Population, population
from safetyreg.statistics.grid import Group
from safetyreg.statistics.lateness import Lateness
from safetyreg.statistics.people import OUTCOMES
from safetyreg.statistics.provisional import Provisional
from safetyreg.statistics.roll import Roll, picked
from safetyreg.statistics.trend import concerned


@dataclass(frozen=True)
class Asked:
    """`within` are the records of the filter whatever their day; a chart leaves out its own brushes.

    `roll` is there where people are asked for, by the chart or by a brush, `late` where the newest months
    have to be known as far as they are. `figures` are the denominators,
    `region` the code of the region whose registry it is.
    """

    cube: Cube
    query: Query
    within: Mask
    brushes: tuple[Brush, ...]
    known_breaks: tuple[Break, ...]
    today: date
    roll: Roll | None = None
    late: Lateness | None = None
    figures: tuple[Denominator, ...] = ()
    region: str = ""
    _masks: dict[Brush | Period, Mask] = field(default_factory=dict, repr=False, compare=False)

    @property
    def kind(self) -> str:
        """The one kind that is asked for, or nothing."""
        return self.query.kinds[0] if len(self.query.kinds) == 1 else ""

    @property
    def period(self) -> Period | None:
        """The period that is looked at: the one that is brushed, else the filter's."""
        return brushed_period(self.brushes) or self.query.period

    @property
    def periods(self) -> Compared:
        """The periods that are compared; ExpectedError where the one that is looked at has not begun."""
        return compared(self.query.only(period=self.period), self.today).demand_begun()

    @property
    def timeless(self) -> "Asked":
        """The same without what is brushed of time, as a chart over time looks at it."""
        others = tuple(brush for brush in self.brushes if brush.dimension not in TIME)
        return self if others == self.brushes else replace(self, brushes=others)

    @property
    def fit(self) -> Comparable:
        """The periods as they may be compared, with their people where these are known."""
        return self.population.over(comparable(self.periods.previous, self.periods.current, self.breaks))

    @property
    def population(self) -> Population:
        """The figures for the places of the filter, or those that are brushed."""
        brushed = [str(key) for one in self.brushes if one.dimension in PLACES for key in one.keys]
        places = brushed or self.query.places
        return population(self.figures, self.query.kinds, places, self.region, self.known_breaks)

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The breaks that concern the series."""
        kinds = self.query.kinds or ("fire", "water", "workplace")
        found = (one for kind in kinds for one in concerned(self.known_breaks, kind, self.query))
        return tuple(dict.fromkeys(found))

    def records(self, own: Iterable[str] = ()) -> Mask:
        """Return the records of the filter and of every brush but a chart's own, whatever their day."""
        without = frozenset(own)
        masks = [self._picked(brush) for brush in self.brushes if brush.dimension not in without]
        return np.asarray(np.logical_and.reduce([self.within, *masks]))

    def of_both(self, own: Iterable[str] = ()) -> Mask:
        """Return the records of two compared periods; where months of each year are brushed, only theirs."""
        found = self.records((*own, *TIME))
        keys = [str(key) for brush in self.brushes if brush.dimension == MONTH for key in brush.keys]
        if not keys or brushed_period(self.brushes) is not None:
            return found
        months = {month_of(key).first.month for key in keys}
        return found & self.cube.having(DAY, lambda day: day is not None and day.month in months)

    def _picked(self, brush: Brush) -> Mask:
        if brush not in self._masks:
            self._masks[brush] = self._found(brush)
        return self._masks[brush]

    def _found(self, brush: Brush) -> Mask:
        if brush.dimension == RECORDS:
            return self.cube.among([int(key) for key in brush.keys])
        if brush.dimension in OUTCOMES and self.roll is not None:
            return picked(self.cube, self.roll, brush)
        return self.cube.picked(brush)

    def during(self, records: Mask, period: Period | None) -> Mask:
        """Return those of some records that happened within a period, or all of them."""
        if period is None:
            return records
        if period not in self._masks:
            self._masks[period] = self.cube.having(DAY, lambda day: day is not None and day in period)
        return records & self._masks[period]

    def provisional(
        self, records: Mask, starts: Sequence[date], counts: Sequence[int]
    ) -> tuple[Provisional, ...]:
        """Return the months of a series of some records that are still filling up, for no search."""
        return () if self.late is None else self.late.newest(records).filling(starts, counts)

    def count(self, records: Mask, *by: str) -> dict[Group, int]:
        """Return how many of some records there are by dimensions."""
        return {group: sums[0] for group, sums in self.cube.count(records, by).items()}

    def by_key(self, records: Mask, dimension: str) -> dict[Key, int]:
        """Return how many of some records have each key of a dimension."""
        return {group[0]: number for group, number in self.count(records, dimension).items()}

    def series(self, records: Mask, months: Sequence[Period]) -> tuple[int, ...]:
        """Return how many of some records happened in each month."""
        found = self.by_key(records, MONTH)
        return tuple(found.get(key, 0) for key in keys_of(months))

    def by_month(self, records: Mask, dimension: str) -> Mapping[Key, dict[str, int]]:
        """Return how many of some records each key of a dimension has in each month."""
        found: dict[Key, dict[str, int]] = {}
        for (key, month), number in self.count(records, dimension, MONTH).items():
            found.setdefault(key, {})[str(month)] = number
        return found


def keys_of(months: Sequence[Period]) -> tuple[str, ...]:
    """Return the keys of months, as the cube counts them."""
    return tuple(step_key(month.first, Step.MONTH) for month in months)
