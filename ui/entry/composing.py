"""From what stands in the form to an incident, and back to texts that can be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from safetyreg.domain.field import Field, Value
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.kind import Kind
from safetyreg.domain.person import Person

TIME_UNKNOWN: Final = "time_unknown"


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person as far as the cells could be read, and the texts of those that could not."""

    person: Person = field(default_factory=Person)
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def blank(self) -> bool:
        """Whether nothing is known about the person."""
        return not self.texts and replace(self.person, id=None) == Person()


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands in a form: values that were read, texts that were not, people, ticked warnings."""

    values: Mapping[str, Value]
    unreadable: Mapping[str, str]
    time_unknown: bool
    people: tuple[PersonEntry, ...]
    ticked: frozenset[str]


def form_fields(kind: Kind) -> tuple[Field, ...]:
    """Return the fields a form asks for: those with a section."""
    return tuple(one for one in kind.fields if one.section)


def compose(base: Incident, kind: Kind, answers: Answers) -> Incident:
    """Return the incident that a form describes.

    A field that is not asked any more loses its value, one that was stored without being asked keeps it.
    """
    before = base.values()
    values: dict[str, Value] = {}
    raw: dict[str, str] = {}
    for one in form_fields(kind):
        asked = one.asked(answers.values)
        if asked and one.name in answers.unreadable:
            raw[one.name] = answers.unreadable[one.name]
        if asked or one.asked(before):
            values[one.name] = answers.values.get(one.name) if asked else None
    for row, entry in enumerate(answers.people):
        raw |= {f"{row}.{name}": text for name, text in entry.texts.items()}
    return replace(
        base.with_values(values),
        time_unknown=answers.time_unknown,
        persons=tuple(entry.person for entry in answers.people),
        raw=MappingProxyType(raw),
        acknowledged=tuple(sorted(answers.ticked)),
    )


def entries_of(incident: Incident) -> tuple[PersonEntry, ...]:
    """Return the people of an incident with the texts that a draft kept for their cells."""
    found = []
    for row, person in enumerate(incident.persons):
        prefix = f"{row}."
        texts = {k.removeprefix(prefix): t for k, t in incident.raw.items() if k.startswith(prefix)}
        found.append(PersonEntry(person, MappingProxyType(texts)))
    return tuple(found)


def copied(incident: Incident) -> Incident:
    """Return a new draft with what two incidents in a row may share: where it was, who reported, what burnt.

    People, damage, story, causes and times belong to the one that happened.
    """
    names = (
        *("subtype", "occurred_on", "reported_on", "reported_by", "place", "country", "settlement"),
        *("address", "settlement_kind", "organisation", "bin", "oked", "headcount", "hazardous_facility"),
        *("object", "water_body", "water_place", "water_name", "housing_object", "site"),
    )
    return Incident(kind=incident.kind).with_values({name: incident.value(name) for name in names})


def same(one: Incident, other: Incident) -> bool:
    """Whether two incidents say the same, whatever their audit marks."""
    return _bare(one) == _bare(other)


def _bare(incident: Incident) -> tuple[object, ...]:
    return (
        incident.values(),
        incident.time_unknown,
        incident.persons,
        dict(incident.raw),
        set(incident.acknowledged),
    )


def changed_people(one: Sequence[Person], other: Sequence[Person]) -> bool:
    """Whether two lists of people differ beyond their row numbers."""
    return [replace(person, id=None) for person in one] != [replace(person, id=None) for person in other]
