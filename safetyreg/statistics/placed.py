"""Places with their rates a year, over the cube: what the funnel plot and the map are drawn from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.period import Period
from safetyreg.domain.place import prefix_of, region_of
from safetyreg.statistics.asked import Asked
from safetyreg.statistics.brush import Key
from safetyreg.statistics.comparison import Compared
from safetyreg.statistics.denominators import Exposure, exposure
from safetyreg.statistics.districts import listed, rank
from safetyreg.statistics.exposed import PLACES
from safetyreg.statistics.funnel import Funnel, FunnelPoint, funnel
from safetyreg.statistics.grouped import Grouped, grouped, places_of
from safetyreg.statistics.pareto import Bar
from safetyreg.statistics.rate import PER_RESIDENTS, Rate, garwood

_EMPLOYED: Final = "workplace"
_YEAR: Final = 365.25
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class PlaceRate:
    """A place: its incidents, person-years with their origin, the rate a year with Garwood's interval.

    `bar` holds the change against the same period last year with its verdict; nothing where none was asked
    for, or the periods may not be compared.
    """

    key: str
    events: int
    exposure: Exposure | None = None
    rate: Rate | None = None
    point: FunnelPoint | None = None
    bar: Bar | None = None

    def people(self, period: Period) -> float | None:
        """Return the mean number of people in a period."""
        return self.exposure.value * _YEAR / period.days if self.exposure is not None else None


@dataclass(frozen=True, slots=True)
class Placed:
    """Districts of one region, or regions, in one period; nothing is left out that has no rate.

    `elsewhere` are incidents of no listed place (abroad, place not given); `funnel` is None below two places
    whose denominator is known.
    """

    dimension: str
    kind: str
    period: Period
    basis: DenominatorKind
    places: tuple[PlaceRate, ...]
    elsewhere: int
    funnel: Funnel | None
    changes: Grouped | None = None

    @property
    def unknown(self) -> tuple[PlaceRate, ...]:
        """The places whose denominator is not known."""
        return tuple(place for place in self.places if place.rate is None)


def placed(asked: Asked, figures: Iterable[Denominator], *, changed: bool = False) -> Placed:
    """Return the places of a filter with their rates; with their changes where these are wanted."""
    dimension, period, table = places_of(asked), asked.periods.current, tuple(figures)
    events = asked.by_key(asked.during(asked.records(PLACES), period), dimension)
    keys = _keys(asked, dimension, events)
    basis = _basis(asked.kind, table, keys)
    exposures = {
        key: exposure(table, basis, key, period, asked.known_breaks)
        for key in keys
        if not _partly(asked, key)
    }
    pairs = {key: (events.get(key, 0), found.value) for key, found in exposures.items() if found is not None}
    plot = funnel(pairs) if len(pairs) >= _FEWEST else None
    points = {point.key: point for point in plot.points} if plot is not None else {}
    changes = grouped(asked, dimension) if changed else None
    bars = _bars(changes)
    places = tuple(
        PlaceRate(
            key,
            events.get(key, 0),
            exposures.get(key),
            garwood(*pairs[key], PER_RESIDENTS) if key in pairs else None,
            points.get(key),
            bars.get(key),
        )
        for key in keys
    )
    elsewhere = sum(number for key, number in events.items() if key not in set(keys))
    return Placed(dimension, asked.kind, period, basis, places, elsewhere, plot, changes)


def _keys(asked: Asked, dimension: str, events: Mapping[Key, int]) -> list[str]:
    """Return the places of a filter: cities, then districts; those in force, and others with records."""
    region = _region(asked) if dimension == "district" else ""
    period = asked.periods.current
    units = listed(dimension, region, Compared(period, period), asked.cube.book)
    found = [str(key) for key in events if str(key).isdigit()]
    keys = sorted(dict.fromkeys([*units, *found]), key=rank)
    return [key for key in keys if key in found or _asked_for(asked, key)]


def _region(asked: Asked) -> str:
    if asked.query.places:
        return region_of(asked.query.places[0])
    records = asked.records(PLACES)
    found = asked.by_key(asked.during(records, asked.periods.current), "region")
    known = {key: number for key, number in (found or asked.by_key(records, "region")).items() if key}
    return str(max(known, key=known.__getitem__)) if known else ""


def _asked_for(asked: Asked, key: str) -> bool:
    prefixes = [prefix_of(place) for place in asked.query.places]
    return not prefixes or any(key.startswith(prefix) for prefix in prefixes)


def _partly(asked: Asked, key: str) -> bool:
    """Whether a filter asks for only a part of a place, whose residents are not counted apart."""
    prefixes = [prefix_of(place) for place in asked.query.places]
    return bool(prefixes) and not any(key.startswith(prefix) for prefix in prefixes)


def _basis(kind: str, table: Sequence[Denominator], keys: Sequence[str]) -> DenominatorKind:
    """Return what rates are reckoned on: the employed for work where they are known, else residents."""
    known = {figure.place for figure in table if figure.kind is DenominatorKind.EMPLOYED}
    return DenominatorKind.EMPLOYED if kind == _EMPLOYED and known & set(keys) else DenominatorKind.RESIDENTS


def _bars(changes: Grouped | None) -> dict[Key, Bar]:
    found = changes.found if changes is not None else None
    return {bar.key: bar for bar in found.bars} if found is not None else {}
