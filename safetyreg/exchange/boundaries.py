"""Boundaries of places from a GeoJSON file (RFC 7946)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.outline import Boundaries, Outline, Polygon, Ring
from safetyreg.errors import ExpectedError
from safetyreg.exchange.area_names import AreaNames, shown
from safetyreg.exchange.simplify import simplified
from safetyreg.i18n import mark

LARGEST: Final = 16_000_000
_FINENESS: Final = 1000
_LONGITUDE, _LATITUDE = 180.0, 90.0
_SHORTEST: Final = 4

_Feature = tuple[Mapping[str, object], tuple[Polygon, ...]]


def load(path: Path, book: CodeBook) -> Boundaries:
    """Read a file of boundaries; raise ExpectedError with what to do where it is none."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        text = mark("“{path}” cannot be read: choose the file of boundaries again.")
        raise ExpectedError(text, path=str(path)) from error
    if not content:
        text = mark("“{path}” is empty or larger than {limit} MB: choose a file of simpler boundaries.")
        raise ExpectedError(text, path=path.name, limit=LARGEST // 1_000_000)
    return read(content, book)


def read(content: bytes, book: CodeBook) -> Boundaries:
    """Return the boundaries in a FeatureCollection of polygons in degrees."""
    features = tuple(_features(content))
    if not features:
        raise ExpectedError(mark("The file has no polygons: choose a GeoJSON file with boundaries of areas."))
    names = AreaNames(book)
    found: dict[str, list[Polygon]] = {}
    unmatched = []
    for properties, polygons in features:
        place = names.place(properties)
        if place:
            found.setdefault(place, []).extend(polygons)
        else:
            unmatched.append(shown(properties))
    if not found:
        text = mark(
            "None of the {number} areas has a KATO code or the name of a region, city or district: "
            "choose another file."
        )
        raise ExpectedError(text, number=len(features))
    outlines = tuple(Outline(place, tuple(polygons)) for place, polygons in found.items())
    return Boundaries(outlines, tuple(unmatched))


def _features(content: bytes) -> Iterator[_Feature]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        text = mark("The file is not GeoJSON: choose a file that ends in .geojson or .json.")
        raise ExpectedError(text) from error
    if not isinstance(document, dict) or not isinstance(document.get("features"), list):
        raise ExpectedError(mark("The file is JSON, but holds no areas: choose a GeoJSON file."))
    for feature in document["features"]:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        polygons = _polygons(geometry) if isinstance(geometry, dict) else ()
        if polygons:
            yield feature.get("properties") or {}, polygons


def _polygons(geometry: Mapping[str, Any]) -> tuple[Polygon, ...]:
    kind, parts = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"}:
        return ()
    try:
        polygons = [_polygon(part) for part in ([parts or ()] if kind == "Polygon" else parts or ())]
    except (TypeError, ValueError, IndexError) as error:
        text = mark("The file has an area whose points cannot be read: choose another file.")
        raise ExpectedError(text) from error
    return tuple(polygon for polygon in polygons if polygon)


def _polygon(rings: Sequence[Sequence[Sequence[float]]]) -> Polygon:
    points = [tuple((float(point[0]), float(point[1])) for point in ring) for ring in rings]
    if any(abs(x) > _LONGITUDE or abs(y) > _LATITUDE for ring in points for x, y in ring):
        text = mark(
            "The points of the file are not degrees: save it in WGS 84 (EPSG:4326) and load it again."
        )
        raise ExpectedError(text)
    whole = [ring for ring in points if len(ring) >= _SHORTEST]
    return tuple(simplified(ring, _extent(whole[0]) / _FINENESS) for ring in whole) if whole else ()


def _extent(ring: Ring) -> float:
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return max(max(across) - min(across), max(up) - min(up))
