"""Where it happened: coordinates inside the country and near the place, the place inside the region."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.place import DISTRICT_DIGITS, KAZAKHSTAN, REGION_DIGITS, Extent, contains, is_kato
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.i18n import mark

# A district is drawn coarsely and an accident may lie at its edge: about 30 km.
MARGIN: Final = 0.3


def _half(reading: Reading) -> Iterator[Found]:
    names = ("latitude", "longitude")
    missing = [name for name in names if name not in reading.values and name not in reading.incident.raw]
    if len(missing) == 1:
        yield at(missing[0], mark("Enter both latitude and longitude, or none."))


def _outside_country(reading: Reading) -> Iterator[Found]:
    point = _point(reading)
    if point is None or KAZAKHSTAN.contains(*point):
        return
    if KAZAKHSTAN.contains(*reversed(point)):
        yield at("latitude", mark("Latitude and longitude are swapped: exchange them."))
    else:
        yield at("latitude", mark("This point lies outside Kazakhstan: correct it, or choose “abroad”."))


def _far(reading: Reading) -> Iterator[Found]:
    point = _point(reading)
    extent = _extent(reading)
    if point is None or extent is None or not KAZAKHSTAN.contains(*point):
        return
    if not extent.contains(*point, MARGIN):
        yield at("latitude", mark("This point lies far from the chosen place: is it right?"))


def _outside_region(reading: Reading) -> Iterator[Found]:
    region, place = reading.context.region, reading.incident.place
    if region and is_kato(place) and not contains(region, place):
        yield at("place", mark("This place lies outside the region of this registry: is it right?"))


def _point(reading: Reading) -> tuple[float, float] | None:
    """Return latitude and longitude of a place in Kazakhstan, if both are known."""
    incident = reading.incident
    if incident.latitude is None or incident.longitude is None or not is_kato(incident.place):
        return None
    return incident.latitude, incident.longitude


def _extent(reading: Reading) -> Extent | None:
    """Return the box of the district, else of the region; boxes are drawn by the codes of today."""
    item = reading.context.book.item("kato", reading.incident.place)
    place = (item and item.successor) or reading.incident.place
    extents = reading.context.extents
    return extents.get(place[:DISTRICT_DIGITS]) or extents.get(place[:REGION_DIGITS])


RULES: Final = (
    Rule("coordinates", _half, needs=("latitude", "longitude")),
    Rule("outside-country", _outside_country, needs=("latitude",)),
    Rule("far-from-place", _far, Severity.WARNING, needs=("latitude",)),
    Rule("outside-region", _outside_region, Severity.WARNING, needs=("place",)),
)
