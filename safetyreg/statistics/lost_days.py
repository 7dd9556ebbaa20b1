"""Days lost by people hurt at work, as far as they are known: what Кт and the severity rate rest on."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from safetyreg.statistics.cube import Cube, Mask
from safetyreg.storage.tables import incidents, persons

_UNKNOWN: Final = -1


@dataclass(frozen=True)
class LostDays:
    """Listed people injured at work: places of their records in the cube, their days (-1: unknown)."""

    places: npt.NDArray[np.intp]
    days: npt.NDArray[np.int64]
    state: int = 0

    def within(self, records: Mask) -> npt.NDArray[np.int64]:
        """Return the days of the people of some records."""
        return np.asarray(self.days[records[self.places]])

    def unhurt(self, size: int) -> npt.NDArray[np.int64]:
        """Return how many people of each record, of `size`, are known to have lost no day."""
        return np.bincount(self.places[self.days == 0], minlength=size)


def load(connection: Connection, cube: Cube) -> LostDays:
    """Read the days of the people injured in workplace accidents, in the state that the cube is of."""
    lost = persons.c.details["days_lost"].as_integer()
    statement = (
        select(persons.c.incident_id, lost)
        .join_from(incidents, persons, persons.c.incident_id == incidents.c.id)
        .where(incidents.c.kind == "workplace", persons.c.outcome == "injured")
    )
    rows = connection.execute(statement).all()
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    known = np.isin(ids, cube.ids)
    days = np.array([_UNKNOWN if row[1] is None else row[1] for row in rows], dtype=np.int64)
    return LostDays(np.searchsorted(cube.ids, ids[known]), days[known], cube.state)
