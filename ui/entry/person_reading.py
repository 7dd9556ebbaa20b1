"""Cells of the persons grid: from typed or pasted text to a person, and to what is shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from safetyreg.domain import identity
from safetyreg.domain.codes import OWN_PREFIX, UNKNOWN, CodeBook, CodeItem
from safetyreg.domain.field import Field, FieldType, Value
from safetyreg.domain.person import Person
from safetyreg.domain.values import UnreadableError, parse
from safetyreg.errors import Message
from safetyreg.i18n import NO_BREAK_SPACE, Texts, mark
from ui.entry.composing import PersonEntry
from ui.entry.person_columns import AGE, BIRTH, IIN, NAME, codes_of, named
from ui.format import shown
from ui.widgets.code_search import CodeSearch
from ui.widgets.layout_keys import digits_of

_CODED: Final = frozenset({FieldType.CHOICE, FieldType.CODE})
_IIN_DIGITS: Final = 12
_SHORTEST_IIN: Final = 9
_SHORTEST_STEM: Final = 5


class PersonReading:
    """Reads and writes cells in one language against one state of the code lists."""

    def __init__(self, texts: Texts, book: CodeBook, today: Callable[[], date]) -> None:
        """Index lists when they are first searched."""
        self._texts = texts
        self._book = book
        self._today = today
        self._searches: dict[str, CodeSearch] = {}

    def read(self, field: Field, text: str) -> Value:
        """Read a typed or pasted text as a value; raise UnreadableError saying what is wrong."""
        stripped = text.strip()
        if not stripped:
            return None
        if field.name == IIN:
            return _iin(stripped)
        if field.type in _CODED:
            return self._code(field, stripped)
        digits = field.type not in {FieldType.TEXT, FieldType.LONG_TEXT}
        return parse(field, digits_of(stripped) if digits else stripped, self._today())

    def entered(self, entry: PersonEntry, field: Field, text: str) -> PersonEntry:
        """Put a text into a cell; one that cannot be read stays as text until it can."""
        texts = {name: kept for name, kept in entry.texts.items() if name != field.name}
        try:
            value = self.read(field, text)
        except UnreadableError:
            cleared = entry.person if field is NAME else entry.person.with_values({field.name: None})
            return PersonEntry(cleared, MappingProxyType(texts | {field.name: text.strip()}))
        return replace(with_value(entry, field, value), texts=MappingProxyType(texts))

    def problem(self, field: Field, text: str) -> Message | None:
        """Say why a text cannot be read, or nothing."""
        try:
            self.read(field, text)
        except UnreadableError as error:
            return error.message
        return None

    def shown(self, entry: PersonEntry, field: Field, on: date | None) -> str:
        """Write what a cell shows; nothing where nothing is known."""
        if field.name in entry.texts:
            return entry.texts[field.name]
        person = entry.person
        if field is NAME:
            return person.full_name
        if field.name == IIN:
            return person.iin
        if field.name == AGE:
            return self._age(person, on)
        value = person.value(field.name)
        return "" if value in (None, "", ()) else shown(field, value, self._texts, self._book)

    def _age(self, person: Person, on: date | None) -> str:
        age = person.age_on(on)
        if age is None:
            return ""
        text = self._texts.integer(age)
        child = self._texts.say("child")
        return f"{text}{NO_BREAK_SPACE}· {child}" if person.child_on(on) else text

    def _code(self, field: Field, text: str) -> str:
        search = self._search(field)
        found = search.only(text) or (_inflected(search, text) if field.type is FieldType.CHOICE else None)
        if found is None:
            raise UnreadableError(mark("“{text}” is not in the list: F4 opens it."), text=text)
        choice = field.type is FieldType.CHOICE and found.code != UNKNOWN
        return found.code.removeprefix(OWN_PREFIX) if choice else found.code

    def _search(self, field: Field) -> CodeSearch:
        if field.name not in self._searches:
            codes = codes_of(field, self._book)
            self._searches[field.name] = CodeSearch(codes, self._texts.language)
        return self._searches[field.name]


def meant(columns: Sequence[Field], entry: PersonEntry, field: Field, text: str) -> Field:
    """Return the column a text belongs in: an ИИН typed as a name would be shown to everybody."""
    is_number = len(text.strip()) == _IIN_DIGITS and text.strip().isdecimal()
    if field is NAME and is_number and not entry.person.iin:
        return next((column for column in columns if column.name == IIN), field)
    return field


def with_value(entry: PersonEntry, field: Field, value: Value) -> PersonEntry:
    """Put a value into a cell; an ИИН fills in the date of birth and the sex where they are blank."""
    if field is NAME:
        return replace(entry, person=named(entry.person, str(value or "")))
    person = entry.person.with_values({field.name: value})
    if field.name == BIRTH and value is not None:
        person = replace(person, age=None)
    if field.name == IIN and identity.is_iin(person.iin):
        person = _identified(person, entry)
    return replace(entry, person=person)


def _identified(person: Person, entry: PersonEntry) -> Person:
    born, sex = identity.birth_date(person.iin), identity.sex(person.iin)
    if born and person.birth_date is None and BIRTH not in entry.texts:
        person = replace(person, birth_date=born, age=None)
    return replace(person, sex=sex) if sex and not person.sex else person


def _inflected(search: CodeSearch, text: str) -> CodeItem | None:
    """Return the one item that a text means in another gender or number: «погибла» is «погиб»."""
    for cut in (1, 2):
        words = [word[:-cut] if len(word) > _SHORTEST_STEM else word for word in text.split()]
        if found := search.only(" ".join(words)):
            return found
    return None


def _iin(text: str) -> str:
    """Return the digits of an ИИН; a spreadsheet drops its leading zeros."""
    digits = digits_of(text).replace(" ", "").replace(NO_BREAK_SPACE, "")
    padded = digits.zfill(_IIN_DIGITS)
    lost = _SHORTEST_IIN <= len(digits) < _IIN_DIGITS and identity.is_iin(padded)
    return padded if lost else digits
