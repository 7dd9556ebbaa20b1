"""Which columns of a person the grid shows for a kind; everything else stands in the panel below."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from safetyreg.domain.codes import OWN_PREFIX, UNKNOWN, CodeBook, CodeItem, CodeList
from safetyreg.domain.field import Field, FieldType, text
from safetyreg.domain.kinds import person_fields
from safetyreg.domain.kinds.kind import Kind
from safetyreg.domain.person import Person
from safetyreg.i18n import Language, Names, Texts, mark

NAME: Final = text(
    "full_name",
    mark("Full name"),
    personal=True,
    width=26,
    hint=mark("surname, given name, patronymic"),
)
NAME_PARTS: Final = ("surname", "given_name", "patronymic")
IIN: Final = "iin"
AGE: Final = "age"
BIRTH: Final = "birth_date"

_FIRST: Final = ("iin", "birth_date", "age", "sex")
_CHOSEN: Final[Mapping[str, tuple[str, ...]]] = {
    "fire": (*_FIRST, "outcome", "severity", "condition", "intoxicated", "social_status", "harm_cause"),
    "water": (*_FIRST, "outcome", "intoxicated", "could_swim", "supervised_child", "social_status"),
    "workplace": (*_FIRST, "outcome", "severity", "profession", "intoxicated", "experience_job"),
}


def grid_columns(kind: Kind) -> tuple[Field, ...]:
    """Return the columns in their order: the name, demographics, then what the kind asks first."""
    fields = {one.name: one for one in person_fields(kind)}
    names = _CHOSEN.get(kind.code, tuple(name for name in fields if name not in NAME_PARTS))
    return (NAME, *(fields[name] for name in names if name in fields))


def codes_of(field: Field, book: CodeBook) -> CodeList:
    """Return the list a cell searches: the field's code list, or its answers."""
    if field.type is FieldType.CHOICE:
        return _answers(field)
    return book.lists.get(field.codes) or CodeList(field.codes, Names(field.codes), ())


def named(person: Person, full_name: str) -> Person:
    """Give a person the parts of a full name: surname, given name, and the rest as patronymic."""
    surname, _, rest = full_name.strip().partition(" ")
    given, _, patronymic = rest.strip().partition(" ")
    values = dict(zip(NAME_PARTS, (surname, given, patronymic.strip()), strict=True))
    return person.with_values(values)


@lru_cache
def _answers(field: Field) -> CodeList:
    """Offer the answers of a choice as a code list: a cell finds them while typed, in any language."""
    items = tuple(
        CodeItem(OWN_PREFIX + one.value, _names(one.label)) for one in field.choices if one.value != UNKNOWN
    )
    return CodeList(field.name, _names(field.label), items)


def _names(label: str) -> Names:
    return Names(**{language.value: _texts(language).say(label) for language in Language})


@lru_cache
def _texts(language: Language) -> Texts:
    return Texts(language)
