"""The cube: every record's dimensions as small integer columns, so that a brush step counts a million.

A value of one state of the registry; counting never touches the database.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from safetyreg.domain.codes import CodeBook
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.dimensions import DIMENSION, Dimension, Key
from safetyreg.statistics.grid import Group

Codes = npt.NDArray[np.integer[Any]]
Mask = npt.NDArray[np.bool_]
DAY: Final = "occurred_on"
HOUR: Final = "occurred_at"


@dataclass(frozen=True, slots=True)
class Coded:
    """A column: each record's code, and the value of every code (a day, an hour, a text, None)."""

    codes: Codes
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension over a column: the key's place by code of the column, and the keys by place."""

    column: Coded
    places: npt.NDArray[np.intp]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a linked chart counts: by which dimensions, which measures."""

    by: tuple[str, ...]
    measures: tuple[str, ...] = ("incidents",)


@dataclass(frozen=True)
class Cube:
    """Records by ascending id in one state of the registry, drafts and annulled ones among them."""

    ids: npt.NDArray[np.int64]
    columns: Mapping[str, Coded]
    measures: Mapping[str, Codes]
    counted: Mask
    book: CodeBook
    state: int = 0
    _axes: dict[str, Axis] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def nbytes(self) -> int:
        """Bytes of the arrays."""
        parts = [column.codes for column in self.columns.values()]
        return sum(part.nbytes for part in (self.ids, self.counted, *parts, *self.measures.values()))

    def axis(self, code: str) -> Axis:
        """Return a dimension's axis; keys are those of `counts.count`."""
        found = self._axes.get(code)
        if found is None:
            dimension = DIMENSION[code]
            column = self.columns[column_of(dimension)]
            read = key_reader(dimension, self.book)
            places: dict[Key, int] = {}
            codes = [places.setdefault(read(value), len(places)) for value in column.values]
            found = Axis(column, np.array(codes, dtype=np.intp), tuple(places))
            self._axes[code] = found
        return found

    def picked(self, brush: Brush) -> Mask:
        """Return which records have one of the brushed keys."""
        axis = self.axis(brush.dimension)
        chosen = np.array([key in brush.keys for key in axis.keys], dtype=bool)
        return chosen[axis.places][axis.column.codes] if len(chosen) else np.zeros(len(self), dtype=bool)

    def having(self, column: str, wanted: Callable[[Any], bool]) -> Mask:
        """Return which records have a value in a column that is wanted."""
        found = self.columns[column]
        chosen = np.array([wanted(value) for value in found.values], dtype=bool)
        return chosen[found.codes] if len(chosen) else np.zeros(len(self), dtype=bool)

    def among(self, ids: Collection[int]) -> Mask:
        """Return which records are among these ids."""
        return np.isin(self.ids, np.fromiter(ids, dtype=np.int64, count=len(ids)))

    def count(
        self, mask: Mask, by: Sequence[str], measures: Sequence[str] = ("incidents",)
    ) -> dict[Group, tuple[int, ...]]:
        """Return the sums of the measures for every group that occurs within the mask."""
        chosen = np.flatnonzero(mask)
        axes = [self.axis(code) for code in by]
        groups, width = _groups(axes, chosen)
        amounts = np.bincount(groups, minlength=width)
        found = np.flatnonzero(amounts)
        sums = [
            amounts if code == "incidents" else _summed(self.measures[code], chosen, groups, width)
            for code in measures
        ]
        rows = zip(*(part[found].tolist() for part in sums), strict=True)
        keys = [_keys(int(place), axes) for place in found]
        return {key: tuple(int(amount) for amount in row) for key, row in zip(keys, rows, strict=True)}

    def linked(
        self, within: Mask, brushes: Iterable[Brush], charts: Iterable[Chart]
    ) -> tuple[dict[Group, tuple[int, ...]], ...]:
        """Count linked charts: each is filtered by every brush but those on its own dimensions."""
        masks = [(brush.dimension, self.picked(brush)) for brush in brushes]
        return tuple(self._chart(within, masks, chart) for chart in charts)

    def _chart(
        self, within: Mask, masks: Sequence[tuple[str, Mask]], chart: Chart
    ) -> dict[Group, tuple[int, ...]]:
        others = [mask for dimension, mask in masks if dimension not in chart.by]
        return self.count(np.logical_and.reduce([within, *others]), chart.by, chart.measures)


def column_of(dimension: Dimension) -> str:
    """Return the column that a dimension reads: months come from the days."""
    return DAY if dimension.column == "month" else dimension.column


def key_reader(dimension: Dimension, book: CodeBook) -> Callable[[Any], Key]:
    """Return what turns a column's value into the dimension's key."""
    if dimension.part == "dow":
        return _weekday
    if dimension.part == "hour":
        return _hour
    return dimension.reader(book)


def _weekday(day: date | None) -> Key:
    return "" if day is None else day.isoweekday()


def _hour(hour: int | None) -> Key:
    return "" if hour is None else hour


def _groups(axes: Sequence[Axis], chosen: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], int]:
    """Return each chosen record's group as one number, and how many there may be."""
    groups, width = np.zeros(len(chosen), dtype=np.intp), 1
    for axis in axes:
        groups = groups * len(axis.keys) + axis.places[axis.column.codes[chosen]]
        width *= len(axis.keys)
    return groups, width


def _keys(place: int, axes: Sequence[Axis]) -> Group:
    found: list[Key] = []
    for axis in reversed(axes):
        place, own = divmod(place, len(axis.keys))
        found.insert(0, axis.keys[own])
    return tuple(found)


def _summed(
    measure: Codes, chosen: npt.NDArray[np.intp], groups: npt.NDArray[np.intp], width: int
) -> npt.NDArray[np.float64]:
    return np.asarray(np.bincount(groups, measure[chosen], minlength=width), dtype=np.float64)
