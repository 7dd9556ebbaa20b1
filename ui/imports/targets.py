"""Where a column of a file may go: fields of an incident, of its persons, and what a profile adds."""

from dataclasses import dataclass
from typing import Final

from safetyreg.domain.field import Field
from safetyreg.domain.incident import WORKED_OUT
from safetyreg.domain.kinds import BY_CODE, KINDS, person_fields
from safetyreg.i18n import Texts, mark
from safetyreg.registry.imports import COORDINATES, KIND, PERSON, STATUS, STORY, target_field

_SPECIAL: Final = (
    (STORY, mark("Story: added with its heading")),
    (COORDINATES, mark("Latitude and longitude in one cell")),
)
_STATUS: Final = (STATUS, mark("Status of the record"))
_KIND: Final = (KIND, mark("Kind of incident"))
_HIDDEN: Final = frozenset({"status", "kind", "number", STORY, "time_unknown"})


@dataclass(frozen=True, slots=True)
class Target:
    """A name that a profile takes, with what people call it."""

    name: str
    label: str


def targets(kind: str, texts: Texts) -> tuple[Target, ...]:
    """Return every target of a kind, or of all kinds where each row says its own; fields in their order."""
    kinds = [BY_CODE[kind]] if kind else list(KINDS)
    found = {} if kind else dict([_KIND])
    found |= dict(_SPECIAL)
    for one in kinds:
        for field in one.fields:
            if field.name not in WORKED_OUT and field.name not in _HIDDEN:
                found.setdefault(field.name, field.label)
    own = [Target(name, texts.say(label)) for name, label in found.items()]
    persons = {field.name: field.label for one in kinds for field in person_fields(one)}
    others = [
        Target(PERSON + name, texts.say("Person: {field}", field=texts.say(label)))
        for name, label in persons.items()
    ]
    return (*own, *others, Target(STATUS, texts.say(_STATUS[1])))


def person_targets(kind: str, texts: Texts) -> tuple[Target, ...]:
    """Return the fields of persons: what the columns of a persons' sheet may go to."""
    kinds = [BY_CODE[kind]] if kind else list(KINDS)
    fields = {field.name: field.label for one in kinds for field in person_fields(one)}
    return tuple(Target(PERSON + name, texts.say(label)) for name, label in fields.items())


def field_of(name: str, kind: str) -> Field | None:
    """Return the field behind a target, or nothing for what a profile alone knows."""
    return target_field(name, kind)
