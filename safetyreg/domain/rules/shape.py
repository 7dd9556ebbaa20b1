"""The shape of a record: which fields have a value, sorted once by what rules ask of them.

The records of one file have few shapes, so what follows from the names alone is worked out once.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from safetyreg.domain.field import NUMERIC, Field, FieldType
from safetyreg.domain.incident import WORKED_OUT
from safetyreg.domain.kinds import BY_CODE

_KEPT: Final = 4096
_DAYS: Final = frozenset({FieldType.DATE, FieldType.MOMENT})


@dataclass(frozen=True, eq=False)
class Shape:
    """Fields with a value: days, codes of lists, closed choices, numbers; `missing` lack one.

    `conditional` are asked only while another field has a certain value.
    """

    fields: tuple[Field, ...]
    names: frozenset[str]
    conditional: tuple[Field, ...]
    days: tuple[Field, ...]
    codes: tuple[Field, ...]
    choices: tuple[tuple[Field, frozenset[str]], ...]
    numbers: tuple[Field, ...]
    missing: tuple[Field, ...]


@lru_cache(maxsize=_KEPT)
def shape(kind: str, names: tuple[str, ...]) -> Shape:
    """Return the shape of an incident in which the fields of some names have a value."""
    own = BY_CODE[kind]
    known = (own.by_name[name] for name in names if name in own.by_name and name not in WORKED_OUT)
    return _sorted(tuple(known), tuple(field for field in own.required if field.name not in names))


@lru_cache(maxsize=_KEPT)
def person_shape(kind: str, names: tuple[str, ...]) -> Shape:
    """Return the shape of a person in whom the fields of some names have a value."""
    own = BY_CODE[kind].by_person_name
    required = (field for field in own.values() if field.required and field.name not in names)
    return _sorted(tuple(own[name] for name in names if name in own), tuple(required))


def _sorted(fields: tuple[Field, ...], missing: tuple[Field, ...]) -> Shape:
    return Shape(
        fields=fields,
        names=frozenset(field.name for field in fields),
        conditional=tuple(field for field in fields if field.when),
        days=tuple(field for field in fields if field.type in _DAYS),
        codes=tuple(field for field in fields if field.codes),
        choices=tuple((field, _values(field)) for field in fields if field.choices),
        numbers=tuple(field for field in fields if field.type in NUMERIC),
        missing=missing,
    )


def _values(field: Field) -> frozenset[str]:
    return frozenset(choice.value for choice in field.choices)
