"""How late the newest records became known, beside the cube: a nowcast of any part of a filter at once."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from safetyreg.domain.period import Period, Step, next_start
from safetyreg.statistics.cube import DAY, Cube, Mask
from safetyreg.statistics.delay import Report
from safetyreg.statistics.newest import Newest, became_known, newest_of, window
from safetyreg.storage.engine import SQLITE
from safetyreg.storage.tables import incidents

_CHUNK: Final = 2000
_NEVER: Final = -1
Small = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lateness:
    """Records of the last years: their places in the cube, the months they happened and became known.

    Months are places in `starts`; a record without a delay of its own (imported history) became known at −1.
    """

    places: npt.NDArray[np.intp]
    happened: Small
    known: Small
    starts: tuple[date, ...]
    today: date
    state: int = 0

    def newest(self, records: Mask) -> Newest:
        """Return the newest months of some records of the cube."""
        return newest_of(self._reports(records), self.today)

    def _reports(self, records: Mask) -> Iterator[Report]:
        """Yield the records by month; a triangle asks for no more than months."""
        chosen = records[self.places]
        width = len(self.starts) + 1
        amounts = np.bincount(self.happened[chosen] * width + self.known[chosen] + 1)
        for place in np.flatnonzero(amounts).tolist():
            happened, known = divmod(place, width)
            reported = self.starts[known - 1] if known else None
            yield Report(self.starts[happened], reported, records=int(amounts[place]))


def load(connection: Connection, cube: Cube, today: date) -> Lateness:
    """Read when the cube's records of the last years became known, in the state that the cube is of."""
    span = window(today)
    starts = tuple(_months(span))
    days = cube.columns[DAY]
    happened, ordinals = _coded(days.values, starts, span)
    places = np.flatnonzero(happened[days.codes] >= 0)
    known = np.full(len(cube), _NEVER, dtype=np.int64)
    ids, told = _read(connection, span)
    at, since = np.searchsorted(cube.ids, ids), np.array([start.toordinal() for start in starts])
    sound = told >= ordinals[days.codes[at]]
    known[at[sound]] = np.searchsorted(since, told[sound], side="right") - 1
    return Lateness(places, happened[days.codes[places]], known[places], starts, today, cube.state)


def _read(connection: Connection, span: Period) -> tuple[Small, Small]:
    """Return the ids of the records of a span that have a delay, and the ordinals of the days it ended."""
    told = became_known()
    statement = select(incidents.c.id, told).where(
        incidents.c.occurred_on.between(span.first, span.last), told.is_not(None)
    )
    ids, days, known = array("q"), array("q"), dict[object, int]()
    with connection.execute(statement) as result:
        source: Any = result.cursor if connection.dialect.name == SQLITE else result
        while rows := source.fetchmany(_CHUNK):
            for record, day in rows:
                if day not in known:
                    known[day] = (day if isinstance(day, date) else date.fromisoformat(day)).toordinal()
                ids.append(record)
                days.append(known[day])
    return np.array(ids, dtype=np.int64), np.array(days, dtype=np.int64)


def _coded(values: tuple[object, ...], starts: tuple[date, ...], span: Period) -> tuple[Small, Small]:
    """Return by code of a day: the place of its month, −1 outside the span; its ordinal."""
    places = {(start.year, start.month): place for place, start in enumerate(starts)}
    found = [
        (places[(day.year, day.month)], day.toordinal())
        if isinstance(day, date) and day in span
        else (_NEVER, 0)
        for day in values
    ]
    months, ordinals = zip(*found, strict=True) if found else ((), ())
    return np.array(months, dtype=np.int64), np.array(ordinals, dtype=np.int64)


def _months(span: Period) -> Iterator[date]:
    start = span.first
    while start <= span.last:
        yield start
        start = next_start(start, Step.MONTH)
