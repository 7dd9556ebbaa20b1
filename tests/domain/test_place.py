from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetyreg.domain.place import (
    KAZAKHSTAN,
    Extent,
    contains,
    district_of,
    is_kato,
    prefix_of,
    region_of,
)
from safetyreg.storage.seeds import shipped_extents, shipped_lists

katos = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize(
    ("code", "region", "district", "prefix"),
    [
        ("350000000", "35", "", "35"),
        ("353200000", "35", "3532", "3532"),
        ("353230000", "35", "3532", "353230"),
        ("353220100", "35", "3532", "353220100"),
        ("351010000", "35", "3510", "3510"),
        ("351011100", "35", "3510", "351011100"),
        ("abroad", "abroad", "", "abroad"),
    ],
)
def test_a_code_names_region_and_district(code: str, region: str, district: str, prefix: str) -> None:
    assert (region_of(code), district_of(code), prefix_of(code)) == (region, district, prefix)


def test_every_shipped_place_lies_in_its_parent() -> None:
    kato = next(one for one in shipped_lists() if one.name == "kato")
    for item in kato.items:
        assert is_kato(item.code)
        assert not item.parent or contains(item.parent, item.code)
        assert not item.parent or not contains(item.code, item.parent)


@given(katos, katos)
def test_a_place_holds_itself_and_no_other_region(one: str, other: str) -> None:
    assert contains(one, one)
    if one[:2] != other[:2]:
        assert not contains(one, other)


def test_an_extent_has_a_margin() -> None:
    box = Extent(49.0, 72.0, 50.0, 73.0)
    assert box.contains(49.0, 73.0)
    assert not box.contains(50.1, 72.5)
    assert box.contains(50.1, 72.5, 0.2)
    assert not box.contains(49.5, 71.0, 0.2)


def test_shipped_extents_fit_each_other() -> None:
    """A district is drawn apart from its region, so borders may differ by some hundredths."""
    extents = shipped_extents()
    assert len([code for code in extents if len(code) == 2]) == 20
    assert len(extents) == 243
    for code, box in extents.items():
        assert box.south < box.north
        assert box.west < box.east
        outer = extents[code[:2]] if len(code) == 4 else KAZAKHSTAN
        assert outer.contains(box.south, box.west, 0.05)
        assert outer.contains(box.north, box.east, 0.05)


def test_every_shipped_place_has_an_extent() -> None:
    kato = next(one for one in shipped_lists() if one.name == "kato")
    codes = {item.successor or item.code for item in kato.items}
    assert {code[:2] if code[4:] == "00000" and code[2:4] == "00" else code[:4] for code in codes} <= set(
        shipped_extents()
    )
