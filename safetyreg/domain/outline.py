"""Boundaries of places as a map draws them."""

from dataclasses import dataclass

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A place: two digits of a region or four of a city or district; polygons, each its edge and its holes.

    Points are (longitude, latitude) in degrees, WGS 84.
    """

    place: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The outlines of a file, and the names of those that no place of the code list was found for."""

    outlines: tuple[Outline, ...]
    unmatched: tuple[str, ...] = ()

    def of(self, places: tuple[str, ...]) -> dict[str, tuple[Polygon, ...]]:
        """Return the polygons of places; a region without its own outline has those of its districts."""
        found: dict[str, tuple[Polygon, ...]] = {}
        for place in places:
            own = [outline for outline in self.outlines if outline.place == place]
            inside = [outline for outline in self.outlines if outline.place.startswith(place)]
            polygons = tuple(polygon for outline in own or inside for polygon in outline.polygons)
            if polygons:
                found[place] = polygons
        return found
