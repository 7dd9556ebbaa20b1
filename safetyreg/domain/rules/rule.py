"""What a rule is: a named check of one record, against the moment, the code lists and what is usual."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.domain.field import Field, Value, Values
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import kind_of
from safetyreg.domain.place import ABROAD, Extent
from safetyreg.domain.problem import Problem, Severity
from safetyreg.domain.rules.shape import Shape, person_shape, shape
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


# A field that was answered, its value, and the row of the person whose it is.
Filled = tuple[Field, Value, int | None]


class OddCode(NamedTuple):
    """A code of a field (of the person in a row) that its list lacks, or whose `item` is not in force."""

    field: Field
    person: int | None
    list: CodeList
    code: str
    item: CodeItem | None


class Reading:
    """One record while it is judged: what every rule asks is worked out once.

    `values` are all fields of the incident that have a value, `shape` those of them that are asked.
    """

    __slots__ = ("_odd_codes", "_people", "context", "incident", "kind", "shape", "values", "whole")

    def __init__(self, incident: Incident, context: Context) -> None:
        """Read the values of a record and of its persons."""
        self.incident = incident
        self.context = context
        self.kind = kind_of(incident)
        self.values: Values = incident.values()
        self.whole = shape(incident.kind, tuple(self.values))
        self.shape = self._asked()
        self._odd_codes: list[OddCode] | None = None
        self._people = [
            (row, values, person_shape(incident.kind, tuple(values)))
            for row, values in enumerate(person.values() for person in incident.persons)
        ]

    @property
    def asked(self) -> frozenset[str]:
        """Names of the incident's fields that were asked and answered."""
        return self.shape.names

    @property
    def of_persons(self) -> frozenset[str]:
        """Names of the fields that any of the persons has a value of."""
        if len(self._people) == 1:
            return self._people[0][2].names
        return frozenset[str]().union(*(form.names for _, _, form in self._people))

    def filled(self) -> Iterator[Filled]:
        """Yield what was answered of what is asked: the incident's fields, then each person's."""
        return ((one, values[one.name], row) for row, values, form in self._parts() for one in form.fields)

    def missing_of_persons(self) -> Iterator[tuple[int, Field]]:
        """Yield the required fields of persons that have no value, each with the person's row."""
        return ((row, one) for row, _, form in self._people for one in form.missing)

    def days(self) -> Iterator[Filled]:
        """Yield the days and moments among them."""
        return ((one, values[one.name], row) for row, values, form in self._parts() for one in form.days)

    def numbers(self) -> Iterator[Filled]:
        """Yield the numbers among them."""
        return ((one, values[one.name], row) for row, values, form in self._parts() for one in form.numbers)

    def strays(self) -> Iterator[Filled]:
        """Yield the answers to closed choices that are none of the choices."""
        for row, values, form in self._parts():
            for one, known in form.choices:
                if values[one.name] not in known:
                    yield one, values[one.name], row

    @property
    def odd_codes(self) -> list[OddCode]:
        """The codes that their list does not hold, or not on the day; «outside Kazakhstan» is none."""
        if self._odd_codes is None:
            self._odd_codes = list(self._find_odd_codes())
        return self._odd_codes

    def _find_odd_codes(self) -> Iterator[OddCode]:
        lists, day = self.context.book.lists, self.incident.occurred_on
        for row, values, form in self._parts():
            for one in form.codes:
                list_, value = lists.get(one.codes), values[one.name]
                if list_ is None or value == ABROAD:
                    continue
                for code in value if isinstance(value, tuple) else (str(value),):
                    item = list_.by_code.get(code)
                    if item is None or (day is not None and not item.valid_on(day)):
                        yield OddCode(one, row, list_, code, item)

    def _parts(self) -> Iterator[tuple[int | None, Values, Shape]]:
        yield None, self.values, self.shape
        yield from self._people

    def _asked(self) -> Shape:
        """Return the shape without the fields that the other answers leave unasked."""
        unasked = {one.name for one in self.whole.conditional if not one.asked(self.values)}
        if not unasked:
            return self.whole
        return shape(self.incident.kind, tuple(name for name in self.values if name not in unasked))


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

    `kind` restricts the rule to one kind of incidents; empty is all. A rule is silent unless one of its
    `needs` (fields of the incident) has a value, and one of its `person_needs` (of persons); none is always.
    """

    name: str
    check: Check
    severity: Severity = Severity.ERROR
    kind: str = ""
    needs: tuple[str, ...] = ()
    person_needs: tuple[str, ...] = ()

    def problem(self, found: Found) -> Problem:
        """Return what a check found as a problem of this rule."""
        return Problem(self.name, found.field, found.message, self.severity, found.person)

    def may_speak(self, names: frozenset[str], of_persons: frozenset[str]) -> bool:
        """Whether a record with values in these fields can break the rule."""
        return _met(self.needs, names) and _met(self.person_needs, of_persons)


def _met(needs: tuple[str, ...], names: frozenset[str]) -> bool:
    return not needs or not names.isdisjoint(needs)


def at(name: str, text: str, person: int | None = None, /, **values: object) -> Found:
    """Say what is wrong at a field: a marked text with the values of its placeholders."""
    return Found(name, Message(text, values), person)
