"""Boundaries from GeoJSON: matched by code or by name; a bad file is told what is wrong with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.errors import ExpectedError
from safetyreg.exchange.boundaries import LARGEST, load, read
from safetyreg.exchange.simplify import simplified
from safetyreg.i18n import Names

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.domain.outline import Ring

PLACES = (
    ("350000000", "", "Карагандинская область", "Қарағанды облысы", "Karaganda Region"),
    ("100000000", "", "Область Абай", "Абай облысы", "Abai Region"),
    ("190000000", "", "Алматинская область", "Алматы облысы", "Almaty Region"),
    ("750000000", "", "г. Алматы", "Алматы қаласы", "Almaty city"),
    (
        "590000000",
        "",
        "Северо-Казахстанская область",
        "Солтүстік Қазақстан облысы",
        "North Kazakhstan Region",
    ),
    ("351010000", "350000000", "г. Караганда", "Қарағанды қаласы", "Karaganda city"),
    ("352110000", "350000000", "г. Приозёрск", "Приозерск қаласы", "Priozersk city"),
    ("353200000", "350000000", "Абайский район", "Абай ауданы", "Abay District"),
    ("353220100", "353200000", "г. Абай", "Абай қаласы", "Abay town"),
)
BOOK = CodeBook(
    {
        "kato": CodeList(
            "kato",
            Names("КАТО"),
            tuple(CodeItem(code, Names(*names), parent) for code, parent, *names in PLACES),
        )
    }
)
SQUARE = [[70.0, 50.0], [71.0, 50.0], [71.0, 51.0], [70.0, 51.0], [70.0, 50.0]]
HOLE = [[70.4, 50.4], [70.6, 50.4], [70.6, 50.6], [70.4, 50.4]]


def area(
    properties: dict[str, object], coordinates: object = None, kind: str = "Polygon"
) -> dict[str, object]:
    shape = [SQUARE] if coordinates is None else coordinates
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": shape}}


def content(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.mark.parametrize(
    ("properties", "place"),
    [
        ({"KATO": "350000000"}, "35"),
        ({"KATO": "351000000", "ADM1_RU": "Карагандинская"}, "3510"),
        ({"kato": 351011100}, "3510"),
        ({"ADM1_PCODE": "KZ35", "ADM2_PCODE": "KZ351000"}, "3510"),
        ({"code": "99"}, ""),
        ({"code": "12345"}, ""),
        ({"ADM1_RU": "Карагандинская"}, "35"),
        ({"ADM1_RU": "Абайская"}, "10"),
        ({"ADM1_RU": "Алматы"}, "75"),
        ({"ADM1_RU": "Алматинская"}, "19"),
        ({"ADM1_KK": "Алматы"}, "19"),
        ({"ADM1_KK": "Алматы (қала)"}, "75"),
        ({"ADM1_KK": "Солтүстiк Қазақстан"}, "59"),
        ({"ADM1_EN": "Karagandy", "ADM2_EN": "Abay"}, "3532"),
        ({"ADM1_RU": "Карагандинская", "ADM2_RU": "Приозерск"}, "3521"),
        ({"ADM1_RU": "Абайская", "ADM2_RU": "Абайский"}, ""),
        ({"name": "Приозёрск"}, "3521"),
        ({"name_kz": "Қарағанды облысы"}, "35"),
        ({"name": "Атлантида"}, ""),
    ],
)
def test_an_area_is_matched_by_code_or_by_name(properties: dict[str, object], place: str) -> None:
    other = area({"KATO": "100000000"})
    found = read(content(area(properties), other), BOOK)
    wanted = {place, "10"} - {""}
    assert {outline.place for outline in found.outlines} == wanted
    assert len(found.unmatched) == (0 if place else 1)


def test_polygons_of_one_place_are_put_together_with_their_holes() -> None:
    two = area({"KATO": "351000000", "name": "x"}, [[SQUARE, HOLE], [SQUARE]], "MultiPolygon")
    found = read(content(two, area({"KATO": "351011100"}), area({"name": "Луна"})), BOOK)
    assert [len(polygon) for polygon in found.outlines[0].polygons] == [2, 1, 1]
    assert found.unmatched == ("Луна",)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"{", "not GeoJSON"),
        (b"\xff\xfe", "not GeoJSON"),
        (b"[1, 2]", "holds no areas"),
        (b'{"features": 7}', "holds no areas"),
        (content(), "no polygons"),
        (content({"geometry": None}, 7, area({}, [1.0, 2.0], "Point")), "no polygons"),
        (content(area({"KATO": "35"}, [[[70.0]]])), "cannot be read"),
        (content(area({"KATO": "35"}, [[["a", "b"]]])), "cannot be read"),
        (content(area({"KATO": "35"}, [[[500000.0, 5_600_000.0]] * 5])), "not degrees"),
        (content(area({"KATO": "35"}, [[[70.0, 50.0], [71.0, 50.0]]])), "no polygons"),
        (content(area({"name": "Луна"}), area({})), "None of the 2 areas"),
    ],
)
def test_a_bad_file_is_told_what_is_wrong(given: bytes, told: str) -> None:
    with pytest.raises(ExpectedError) as raised:
        read(given, BOOK)
    assert told in str(raised.value)


def test_a_file_is_read_where_it_is_there_and_not_too_large(tmp_path: Path) -> None:
    path = tmp_path / "areas.geojson"
    path.write_bytes(b"\xef\xbb\xbf" + content(area({"KATO": "350000000"})))
    assert load(path, BOOK).outlines[0].place == "35"
    with pytest.raises(ExpectedError):
        load(tmp_path / "none.geojson", BOOK)
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ExpectedError):
        load(path, BOOK)


def test_a_line_keeps_its_corners_and_loses_what_lies_on_it() -> None:
    ring: Ring = ((0, 0), (1, 0.001), (2, 0), (2, 2), (1, 2.001), (0, 2), (0, 1), (0, 0))
    assert simplified(ring, 0.01) == ((0, 0), (2, 0), (2, 2), (0, 2), (0, 0))
    assert simplified(ring, 0.0001)[1] == (1, 0.001)
    flat: Ring = ((0, 0), (1, 0), (2, 0), (1, 0), (0, 0))
    assert simplified(flat, 0.1) == flat
    assert simplified(ring[:3], 9) == ring[:3]


def test_the_published_boundaries_are_matched_whole(root: Path) -> None:
    folder = root.parent / "shared" / "data" / "geo"
    if not folder.exists():
        pytest.skip("the reference data are not beside the checkout (../shared/data)")
    found = load(folder / "kz_karaganda_adm2_2024.geojson", BOOK)
    assert len(found.outlines) == 13
    assert not found.unmatched
    assert len(load(folder / "kz_adm1_2024.geojson", BOOK).outlines) == 5
