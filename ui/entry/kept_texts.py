"""People as texts that a draft keeps, and back: `0.surname` is the surname of the first."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from safetyreg.domain.field import Field, FieldType, Value
from safetyreg.domain.kinds import person_fields
from safetyreg.domain.kinds.kind import Kind
from safetyreg.domain.person import Person
from safetyreg.domain.values import decode, encode
from ui.entry.composing import PersonEntry

_ID = "id"
_UNREAD = "?"
_WHOLE = frozenset({FieldType.INTEGER, FieldType.MONEY})


def people_texts(entries: Sequence[PersonEntry]) -> dict[str, str]:
    """Return a text for each cell; one that could not be read is marked by a question mark in its key."""
    found: dict[str, str] = {}
    for row, entry in enumerate(entries):
        found[f"{row}.{_ID}"] = "" if entry.person.id is None else str(entry.person.id)
        for name, value in _values(entry.person).items():
            found[f"{row}.{name}"] = str(encode(value))
        found |= {f"{row}.{_UNREAD}{name}": text for name, text in entry.texts.items()}
    return found


def people_from(texts: Mapping[str, str], kind: Kind) -> tuple[PersonEntry, ...]:
    """Return the people whose texts were kept."""
    fields = {one.name: one for one in person_fields(kind)}
    rows: dict[int, dict[str, str]] = {}
    for key, text in texts.items():
        row, dot, name = key.partition(".")
        if dot and row.isdigit():
            rows.setdefault(int(row), {})[name] = text
    return tuple(_entry(rows[row], fields) for row in sorted(rows))


def _entry(texts: Mapping[str, str], fields: Mapping[str, Field]) -> PersonEntry:
    unread = {n.removeprefix(_UNREAD): text for n, text in texts.items() if n.startswith(_UNREAD)}
    values = {name: _value(fields[name], text) for name, text in texts.items() if name in fields}
    number = texts.get(_ID, "")
    person = Person(id=int(number) if number.isdigit() else None).with_values(values)
    return PersonEntry(person, MappingProxyType(unread))


def _value(field: Field, text: str) -> Value:
    if field.type in _WHOLE:
        return int(text)
    return float(text) if field.type is FieldType.DECIMAL else decode(field, text)


def _values(person: Person) -> dict[str, Value]:
    names = ("surname", "given_name", "patronymic", "iin", "birth_date", "age", "sex", "citizenship")
    more = ("role", "outcome", "severity", "intoxicated")
    found = {name: person.value(name) for name in (*names, *more)} | dict(person.details)
    return {name: value for name, value in found.items() if value not in (None, "", ())}
