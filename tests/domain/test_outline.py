"""Outlines: a place has its own, a region without one those of its districts."""

from __future__ import annotations

from safetyreg.domain.outline import Boundaries, Outline, Ring

RING: Ring = ((70.0, 50.0), (71.0, 50.0), (71.0, 51.0), (70.0, 50.0))
OTHER: Ring = ((72.0, 50.0), (73.0, 50.0), (73.0, 51.0), (72.0, 50.0))
CITY, DISTRICT = Outline("3510", ((RING,),)), Outline("3524", ((OTHER,),))


def test_a_region_without_an_outline_has_those_of_its_districts() -> None:
    found = Boundaries((CITY, DISTRICT)).of(("35", "3510", "39"))
    assert found == {"35": ((RING,), (OTHER,)), "3510": ((RING,),)}


def test_a_region_with_an_outline_of_its_own_keeps_to_it() -> None:
    assert Boundaries((Outline("35", ((OTHER,),)), CITY)).of(("35",)) == {"35": ((OTHER,),)}
