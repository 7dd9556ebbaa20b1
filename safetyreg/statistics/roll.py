"""The roll: every listed person as small columns beside the cube, so that brushes reach people too."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from safetyreg.statistics.brush import Brush
from safetyreg.statistics.cube import Cube, Mask
from safetyreg.statistics.people import AGE_GROUPS, OUTCOMES, UNKNOWN, UNLISTED
from safetyreg.storage.engine import SQLITE
from safetyreg.storage.tables import persons

AGES: Final = (*(code for code, _ in AGE_GROUPS), UNKNOWN)
MALE: Final = "male"
FEMALE: Final = "female"
SEXES: Final = (MALE, FEMALE, UNKNOWN)
_LASTS: Final = np.array([last for _, last in AGE_GROUPS])
_CHUNK: Final = 2000

Places = npt.NDArray[np.intp]
Small = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Roll:
    """Listed persons who died, were hurt, rescued or are missing: `places` are their records in the cube.

    `outcomes`, `ages` and `sexes` are places in `OUTCOMES`, `AGES`, `SEXES`.
    """

    places: Places
    outcomes: Small
    ages: Small
    sexes: Small
    state: int = 0

    def of(self, outcome: str, age: str = "", sex: str = "") -> Places:
        """Return the record of each person of an outcome, perhaps of one age group and sex."""
        found = self.outcomes == OUTCOMES.index(outcome)
        if age:
            found &= self.ages == AGES.index(age)
        if sex:
            found &= self.sexes == SEXES.index(sex)
        return np.asarray(self.places[found])


def load(connection: Connection, cube: Cube) -> Roll:
    """Read the persons of the cube's records, in the state that the cube is of."""
    columns = (persons.c.incident_id, persons.c.outcome, persons.c.age_on_day, persons.c.sex)
    found: list[list[Any]] = [[], [], [], []]
    with connection.execute(select(*columns).where(persons.c.outcome.in_(OUTCOMES))) as result:
        source: Any = result.cursor if connection.dialect.name == SQLITE else result
        while rows := source.fetchmany(_CHUNK):
            for part, cells in zip(found, zip(*rows, strict=True), strict=True):
                part.extend(cells)
    outcomes = {code: place for place, code in enumerate(OUTCOMES)}
    sexes = {code: place for place, code in enumerate(SEXES)}
    return Roll(
        places=np.searchsorted(cube.ids, np.array(found[0], dtype=np.int64)),
        outcomes=np.array([outcomes[one] for one in found[1]], dtype=np.uint8),
        ages=_ages(found[2]),
        sexes=np.array([sexes.get(one, sexes[UNKNOWN]) for one in found[3]], dtype=np.uint8),
        state=cube.state,
    )


def picked(cube: Cube, roll: Roll, brush: Brush) -> Mask:
    """Return which records have such people; the brush's dimension is their outcome, its keys are parts."""
    masks = [amounts(cube, roll, brush.dimension, str(key)) > 0 for key in brush.keys]
    return np.asarray(np.logical_or.reduce(masks)) if masks else np.zeros(len(cube), dtype=bool)


def amounts(
    cube: Cube, roll: Roll, outcome: str, part: str = "", within: Places | None = None
) -> npt.NDArray[np.int64]:
    """Return how many people of an outcome and a part of them (all by default) each record has.

    `within` are the ascending places of the records that are asked for, by default all.
    """
    chosen = np.arange(len(cube)) if within is None else within
    if part in AGES or part in SEXES:
        age, sex = (part, "") if part in AGES else ("", part)
        return _per_record(roll.of(outcome, age, sex), chosen)
    column = f"{outcome}_{part}" if part and part != UNLISTED else outcome
    total = cube.measures[column][chosen].astype(np.int64)
    return total - _per_record(roll.of(outcome), chosen) if part == UNLISTED else total


def _per_record(places: Places, chosen: Places) -> npt.NDArray[np.int64]:
    slots = np.searchsorted(chosen, places)
    inside = slots < len(chosen)
    inside[inside] = chosen[slots[inside]] == places[inside]
    return np.bincount(slots[inside], minlength=len(chosen))


def _ages(found: list[int | None]) -> Small:
    years = np.array([-1 if age is None else age for age in found], dtype=np.int64)
    groups = np.searchsorted(_LASTS, years)
    return np.where(years < 0, len(_LASTS), np.minimum(groups, len(_LASTS))).astype(np.uint8)
