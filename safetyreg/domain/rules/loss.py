"""Damage: none at a fire in a building, a thousand times the usual, parts above the whole."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import fire
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.i18n import mark

TIMES_THE_USUAL: Final = 1000
_PARTS: Final = ("damage_building", "damage_property")


def damage_key(incident: Incident) -> str:
    """Return the key of the usual damage: kind and top item of the object (`fire:14`)."""
    return f"{incident.kind}:{fire.top_object(incident.object)}"


def _none(reading: Reading) -> Iterator[Found]:
    incident = reading.incident
    building = incident.subtype == fire.FIRE and fire.is_building(incident.object)
    if building and incident.damage == 0:
        yield at("damage", mark("Damage 0 at a fire in a building: is it right?"))


def _unusual(reading: Reading) -> Iterator[Found]:
    usual = reading.context.usual_damage.get(damage_key(reading.incident), 0)
    damage = reading.incident.damage
    if damage and usual and damage >= usual * TIMES_THE_USUAL:
        yield at(
            "damage", mark("A thousand times the usual ({usual} tenge) or more: is it right?"), usual=usual
        )


def _parts(reading: Reading) -> Iterator[Found]:
    values = [reading.values[name] for name in _PARTS if name in reading.asked]
    total = sum(value for value in values if isinstance(value, int))
    if total > (reading.incident.damage or 0):
        text = mark("Less than its parts together ({total} tenge): correct one of them.")
        yield at("damage", text, total=total)


RULES: Final = (
    Rule("no-damage", _none, Severity.WARNING, kind="fire", needs=("damage",)),
    Rule("unusual-damage", _unusual, Severity.WARNING, needs=("damage",)),
    Rule("damage-parts", _parts, kind="fire", needs=_PARTS),
)
