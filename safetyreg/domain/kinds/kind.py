"""What a kind of incident is: subtypes, sections, fields and the rule that says what counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from safetyreg.domain.field import Choice, Field, Section
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import PERSON_FIELDS
from safetyreg.domain.status import COUNTED
from safetyreg.errors import Message
from safetyreg.i18n import mark


@dataclass(frozen=True, slots=True)
class Counted:
    """Whether an incident counts, and why."""

    yes: bool
    reason: Message


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of incident; `digit` opens its registration numbers, `rule` judges a registered record."""

    code: str
    digit: int
    label: str
    plural: str
    subtypes: tuple[Choice, ...]
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    person_fields: tuple[Field, ...]
    causes: str
    rule: Callable[[Incident], Counted]

    def counted(self, incident: Incident) -> Counted:
        """Say whether an incident counts: by its status first, then by the kind's own rule."""
        if incident.status not in COUNTED:
            return Counted(yes=False, reason=Message(NOT_REGISTERED))
        return self.rule(incident)

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Every field of the kind by its name."""
        return {found.name: found for found in self.fields}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields that must be answered where they are asked."""
        return tuple(found for found in self.fields if found.required)

    @cached_property
    def by_person_name(self) -> Mapping[str, Field]:
        """Every field of a person of the kind by its name: demographics, then the kind's own."""
        return {found.name: found for found in (*PERSON_FIELDS, *self.person_fields)}

    def field(self, name: str) -> Field | None:
        """Return a field of the kind, common or its own."""
        return self.by_name.get(name)


NOT_REGISTERED: Final = mark("drafts and annulled records are not counted")


def counts(text: str) -> Counted:
    """Say that a record counts, with its marked reason."""
    return Counted(yes=True, reason=Message(text))


def counts_not(text: str, **values: object) -> Counted:
    """Say that a record does not count, with its marked reason."""
    return Counted(yes=False, reason=Message(text, values))
