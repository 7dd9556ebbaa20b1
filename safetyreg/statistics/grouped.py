"""Causes, objects or places beside the same period last year: each change by the group's own scatter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safetyreg.statistics.asked import Asked, keys_of
from safetyreg.statistics.breaks import Comparable
from safetyreg.statistics.brush import TIME, Key
from safetyreg.statistics.dispersion import Dispersion
from safetyreg.statistics.exposed import PLACES
from safetyreg.statistics.judging import history
from safetyreg.statistics.many_series import scatters
from safetyreg.statistics.pareto import NOT_KNOWN, Pareto, pareto

if TYPE_CHECKING:
    from safetyreg.statistics.reunited import Reunited

CAUSE: Final = "cause"
OBJECT: Final = "object"


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of one dimension in two comparable periods; `found` is None where a break lies between them.

    `reunited` are regions that were divided between the periods, in their old borders.
    """

    dimension: str
    kind: str
    periods: Comparable
    found: Pareto | None
    reunited: "tuple[Reunited, ...]" = ()


def grouped(asked: Asked, dimension: str) -> Grouped:
    """Return the groups of a dimension; those of places are kept even where the place is not known."""
    fit = asked.fit
    if not fit.sound:
        return Grouped(dimension, asked.kind, fit, None)
    own = PLACES if dimension in PLACES else (dimension,)
    records = asked.of_both(own)
    before, after = (asked.by_key(asked.during(records, days), dimension) for days in (fit.before, fit.after))
    unknown = ("",) if dimension in PLACES else NOT_KNOWN
    found = pareto(before, after, _fits(asked, dimension, fit), _scatter(asked, dimension, own, fit), unknown)
    return Grouped(dimension, asked.kind, fit, found)


def _fits(asked: Asked, dimension: str, fit: Comparable) -> Callable[[Key], Comparable]:
    """Return the periods of a group with its people: a place has its own, a cause those of the filter."""
    lived = asked.population

    def fit_of(key: Key) -> Comparable:
        return lived.over(fit, str(key)) if dimension in PLACES else fit

    return fit_of


def places_of(asked: Asked) -> str:
    """Return whether districts or regions are compared: districts where all records are of one region."""
    found = asked.by_key(asked.during(asked.records(PLACES), asked.periods.current), "region")
    return "district" if len([key for key in found if key]) <= 1 else "region"


def _scatter(asked: Asked, dimension: str, own: tuple[str, ...], fit: Comparable) -> Mapping[Key, Dispersion]:
    months = history(fit.after, asked.breaks)
    keys = frozenset(keys_of(months))
    found = asked.by_month(asked.records((*own, *TIME)), dimension)
    return scatters(
        {key: {name: n for name, n in line.items() if name in keys} for key, line in found.items()}, months
    )
