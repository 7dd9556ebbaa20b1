"""Two versions of a record against each other, and the one that is made of both."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from safetyreg.domain.field import Field, Value
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import kind_of
from ui.entry.composing import TIME_UNKNOWN, changed_people, form_fields

PEOPLE: Final = "persons"
_NOTHING: Final = (None, "", ())


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which both versions differ; `field` is None for the list of people and the unknown time."""

    name: str
    field: Field | None
    mine: Value
    theirs: Value
    mine_changed: bool
    theirs_changed: bool


def differences(base: Incident, mine: Incident, theirs: Incident) -> tuple[Difference, ...]:
    """Return every field on which they differ, in the order of the form; `base` is what both began with."""
    found = []
    for field in form_fields(kind_of(mine)):
        values = [one.value(field.name) for one in (base, mine, theirs)]
        before, own, other = (None if value in _NOTHING else value for value in values)
        if own != other:
            found.append(Difference(field.name, field, own, other, own != before, other != before))
    if mine.time_unknown != theirs.time_unknown:
        own_changed = mine.time_unknown != base.time_unknown
        found.append(
            Difference(
                TIME_UNKNOWN, None, mine.time_unknown, theirs.time_unknown, own_changed, not own_changed
            )
        )
    if changed_people(mine.persons, theirs.persons):
        own_changed = changed_people(mine.persons, base.persons)
        others_changed = changed_people(theirs.persons, base.persons)
        found.append(Difference(PEOPLE, None, None, None, own_changed, others_changed))
    return tuple(found)


def merged(mine: Incident, theirs: Incident, from_mine: Collection[str]) -> Incident:
    """Return the newer version with the chosen fields of mine."""
    values = {
        field.name: mine.value(field.name) for field in form_fields(kind_of(mine)) if field.name in from_mine
    }
    found = replace(theirs.with_values(values), acknowledged=mine.acknowledged, raw=mine.raw)
    if TIME_UNKNOWN in from_mine:
        found = replace(found, time_unknown=mine.time_unknown)
    return replace(found, persons=mine.persons) if PEOPLE in from_mine else found
