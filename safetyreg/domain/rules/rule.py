"""What a rule is: a named check of one record, against the moment, the code lists and what is usual."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from safetyreg.domain.codes import CodeBook, CodeList
from safetyreg.domain.field import Field, Value, Values
from safetyreg.domain.incident import WORKED_OUT, Incident
from safetyreg.domain.kinds import kind_of
from safetyreg.domain.kinds.kind import Kind
from safetyreg.domain.place import ABROAD, Extent
from safetyreg.domain.problem import Problem, Severity
from safetyreg.errors import Message


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a record is judged against; an empty part leaves its rules silent.

    `now` is local and naive. `extents` go by the two or four digits of KATO, `usual_damage` (median, tenge)
    by `damage_key`. `region` is the KATO code of the region that the registry is for.
    """

    now: datetime
    book: CodeBook = field(default_factory=CodeBook)
    extents: Mapping[str, Extent] = field(default_factory=lambda: MappingProxyType({}))
    usual_damage: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    region: str = ""


class Filled(NamedTuple):
    """A field that was answered, of the incident or of the person in a row."""

    field: Field
    value: Value
    person: int | None = None


@dataclass(frozen=True)
class Reading:
    """One record while it is judged: what every rule asks is worked out once."""

    incident: Incident
    context: Context

    @cached_property
    def kind(self) -> Kind:
        """Descriptor of the incident's kind."""
        return kind_of(self.incident)

    @cached_property
    def values(self) -> Values:
        """Every field of the incident that has a value."""
        return self.incident.values()

    @cached_property
    def filled(self) -> tuple[Filled, ...]:
        """What was answered of what is asked: the incident's fields, then each person's."""
        return (*self._of_incident(), *self._of_persons())

    @cached_property
    def asked(self) -> frozenset[str]:
        """Names of the incident's fields that were asked and answered."""
        return frozenset(one.field.name for one in self.filled if one.person is None)

    @cached_property
    def codes(self) -> tuple[tuple[Filled, CodeList, str], ...]:
        """Every code of a list that the book holds; «outside Kazakhstan» is none."""
        return tuple(self._codes())

    def _codes(self) -> Iterator[tuple[Filled, CodeList, str]]:
        lists = self.context.book.lists
        for one in self.filled:
            list_ = lists.get(one.field.codes) if one.field.codes else None
            if list_ is not None and one.value != ABROAD:
                for code in one.value if isinstance(one.value, tuple) else (str(one.value),):
                    yield one, list_, code

    def _of_incident(self) -> Iterator[Filled]:
        for name, value in self.values.items():
            found = self.kind.by_name.get(name)
            if found is None or name in WORKED_OUT or (found.when and not found.asked(self.values)):
                continue
            yield Filled(found, value)

    def _of_persons(self) -> Iterator[Filled]:
        for row, person in enumerate(self.incident.persons):
            for name, value in person.values().items():
                if (found := self.kind.by_person_name.get(name)) is not None:
                    yield Filled(found, value, row)


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: at which field, in which words; `person` is a row of the list of persons."""

    field: str
    message: Message
    person: int | None = None


Check = Callable[[Reading], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its name; the name is a part of every ticked warning's key, so it never changes.

    `kind` restricts the rule to one kind of incidents; empty is all.
    """

    name: str
    check: Check
    severity: Severity = Severity.ERROR
    kind: str = ""

    def problem(self, found: Found) -> Problem:
        """Return what a check found as a problem of this rule."""
        return Problem(self.name, found.field, found.message, self.severity, found.person)


def at(name: str, text: str, person: int | None = None, /, **values: object) -> Found:
    """Say what is wrong at a field: a marked text with the values of its placeholders."""
    return Found(name, Message(text, values), person)
