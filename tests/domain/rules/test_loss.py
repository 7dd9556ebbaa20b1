from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.rules import Context, damage_key
from tests.domain.records import NOW, keys, record

if TYPE_CHECKING:
    from safetyreg.domain.field import Value

CONTEXT = Context(now=NOW, usual_damage={"fire:14": 500, "fire:13": 0, "workplace:": 100})


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("fire", {"damage": 0}, {"no-damage:damage:"}),
        ("fire", {"damage": 0, "object": "12"}, {"no-damage:damage:"}),
        ("fire", {"damage": 0, "object": "x-13-1-2"}, set()),
        ("fire", {"damage": 0, "object": "16"}, set()),
        ("fire", {"damage": 0, "object": None}, set()),
        ("fire", {"damage": 0, "subtype": "steppe_fire"}, set()),
        ("fire", {"damage": None}, set()),
        ("fire", {"damage": 499_999}, set()),
        ("fire", {"damage": 500_000}, {"unusual-damage:damage:"}),
        ("fire", {"damage": 500_000, "object": "13"}, set()),
        ("workplace", {"damage": 100_000}, {"unusual-damage:damage:"}),
        ("fire", {"damage": 300, "damage_building": 200, "damage_property": 100}, set()),
        ("fire", {"damage": 299, "damage_building": 200, "damage_property": 100}, {"damage-parts:damage:"}),
        ("fire", {"damage_property": 1}, {"damage-parts:damage:"}),
        ("fire", {"damage_property": 1, "subtype": "burning"}, set()),
    ],
)
def test_damage_is_plausible(kind: str, values: dict[str, Value], expected: set[str]) -> None:
    assert keys(record(kind, **values), CONTEXT) == expected


def test_the_usual_goes_by_kind_and_top_object() -> None:
    assert damage_key(record("fire", object="x-13-1-2")) == "fire:13"
    assert damage_key(record("water")) == "water:"
