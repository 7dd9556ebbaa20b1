from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.domain.place import Extent
from safetyreg.domain.rules import Context
from safetyreg.i18n import Names
from tests.domain.records import NOW, keys, record

if TYPE_CHECKING:
    from safetyreg.domain.field import Value

TEMIRTAU = {"latitude": 50.05, "longitude": 72.96}
CONTEXT = Context(
    now=NOW,
    extents={
        "35": Extent(46.0, 67.42, 51.31, 77.73),
        "3524": Extent(49.99, 72.83, 50.2, 73.24),
        "6210": Extent(47.23, 67.3, 48.71, 68.94),
    },
    region="350000000",
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (TEMIRTAU, set()),
        ({"latitude": 50.05}, {"coordinates:longitude:"}),
        ({"longitude": 72.96}, {"coordinates:latitude:"}),
        ({"latitude": 50.49, "longitude": 73.53}, set()),
        ({"latitude": 50.51, "longitude": 73.0}, {"far-from-place:latitude:"}),
        ({"latitude": 50.51, "longitude": 73.0, "place": "350000000"}, set()),
        ({"latitude": 50.51, "longitude": 73.0, "place": "353200000"}, set()),
        ({"latitude": 55.75, "longitude": 37.6}, {"outside-country:latitude:"}),
        ({"latitude": 72.96, "longitude": 50.05}, {"outside-country:latitude:"}),
        ({"latitude": 55.75, "longitude": 37.6, "place": "abroad", "country": "?"}, set()),
        ({"place": "710000000"}, {"outside-region:place:"}),
        ({**TEMIRTAU, "place": "710000000"}, {"outside-region:place:"}),
    ],
)
def test_a_point_lies_at_its_place(values: dict[str, Value], expected: set[str]) -> None:
    assert keys(record("fire", **values), CONTEXT) == expected


def test_an_unreadable_half_is_told_once() -> None:
    incident = replace(record("fire", latitude=50.0), raw={"longitude": "east"})
    assert keys(incident) == {"unreadable:longitude:"}


def test_an_old_code_lies_where_its_successor_does() -> None:
    old = CodeItem("351800000", Names("Жезказган"), valid_to=date(2022, 6, 7), successor="621010000")
    book = CodeBook({"kato": CodeList("kato", Names("КАТО"), (old,))})
    incident = record("fire", place="351800000", occurred_on=date(2020, 1, 1), latitude=47.8, longitude=67.31)
    assert not keys(incident, replace(CONTEXT, book=book))
    assert keys(incident.with_values({"longitude": 70.0}), replace(CONTEXT, book=book)) == {
        "far-from-place:latitude:"
    }
