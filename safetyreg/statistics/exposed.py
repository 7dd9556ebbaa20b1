"""What two counts are divided by: days, and the residents or employed of their places where known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection

from safetyreg.domain.denominator import COUNTRY, Denominator, DenominatorKind
from safetyreg.domain.period import Period
from safetyreg.domain.place import DISTRICT_DIGITS, prefix_of
from safetyreg.domain.query import Query
from safetyreg.domain.reference import Break
from safetyreg.statistics.breaks import Comparable
from safetyreg.statistics.denominators import Exposure, Quality, exposure, together
from safetyreg.storage import denominators, settings

PLACES: Final = ("district", "region")
REGION: Final = "region"
_AT_WORK: Final = ("workplace",)


@dataclass(frozen=True, slots=True)
class Population:
    """The figures of a kind; `places` begin the codes that a filter is of, None where one has no figures."""

    basis: DenominatorKind
    places: tuple[str, ...] | None
    figures: tuple[Denominator, ...]
    breaks: tuple[Break, ...]

    def over(self, fit: Comparable, place: str | None = None) -> Comparable:
        """Return periods with the people of both, as they are where these are not known.

        `place` is one place of many instead of all. Both resting on one figure says no more than days do.
        """
        if not fit.sound:
            return fit
        before, after = (self._during(period, place) for period in (fit.before, fit.after))
        if before is None or after is None or _same(before, after):
            return replace(fit, people=None)
        return replace(fit, people=(before, after))

    def _during(self, period: Period, place: str | None) -> Exposure | None:
        places = self.places if place is None else (place,)
        found = [exposure(self.figures, self.basis, one, period, self.breaks) for one in places or ()]
        return together([one for one in found if one is not None]) if found and None not in found else None


def basis_of(kinds: Sequence[str]) -> DenominatorKind:
    """Return whom kinds of incidents happen to: the employed at work, residents else and together."""
    return DenominatorKind.EMPLOYED if tuple(kinds) == _AT_WORK else DenominatorKind.RESIDENTS


def population(
    figures: Sequence[Denominator],
    kinds: Sequence[str],
    places: Sequence[str],
    region: str,
    breaks: Sequence[Break],
) -> Population:
    """Return the figures for a filter's places; without any for the registry's region, else the country."""
    basis = basis_of(kinds)
    asked = [place for place in places or [region] if place]
    own = tuple(figure for figure in figures if figure.kind is basis and not figure.organisation)
    return Population(basis, _prefixes(asked), own, tuple(breaks))


def population_of(connection: Connection, query: Query, breaks: Sequence[Break]) -> Population:
    """Read the figures for a filter's places."""
    figures = denominators.of_kind(connection, basis_of(query.kinds))
    return population(figures, query.kinds, query.places, region_of_registry(connection), breaks)


def region_of_registry(connection: Connection) -> str:
    """Return the code of the region whose registry it is; empty for the whole country."""
    return str(settings.get(connection, REGION, default="") or "")


def _prefixes(places: Sequence[str]) -> tuple[str, ...] | None:
    """Return the wider of places that lie in one another; None where one is no region, city or district."""
    if not places:
        return (COUNTRY,)
    found = {prefix_of(place) for place in places}
    if any(len(one) > DISTRICT_DIGITS or not one.isdigit() for one in found):
        return None
    return tuple(sorted(one for one in found if not any(one != two and one.startswith(two) for two in found)))


def _same(before: Exposure, after: Exposure) -> bool:
    return before.figures == after.figures and before.quality is after.quality is Quality.CARRIED
