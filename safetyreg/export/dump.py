"""The register dump's columns: every field once under a stable name, codes beside their names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any, Final

from safetyreg.domain.codes import ABROAD_ITEM, UNKNOWN, UNKNOWN_NAMES
from safetyreg.domain.field import Answer, Field, FieldType, number, text
from safetyreg.domain.incident import WORKED_OUT
from safetyreg.domain.kinds import KINDS, person_fields
from safetyreg.domain.person import Person
from safetyreg.domain.place import ABROAD
from safetyreg.domain.status import STATUSES
from safetyreg.domain.values import decode
from safetyreg.export.cell import FIRST_YEAR, LONGEST_TEXT, Content, clean, content, readable
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark

# A person's age is written as it was on the day, by the date of birth where that is known.
_STORED: Final = {"age": "age_on_day"}
NAME: Final = ".name"
RECORD: Final = "record"
INITIALS: Final = "initials"
DETAILS: Final = "details"
_CODED: Final = frozenset({FieldType.CODE, FieldType.CHOICE})
_KINDS: Final = tuple((kind.code, kind.label) for kind in KINDS)

# Columns of a page of rows in, one column of cells out: several times faster than a call for every cell.
Read = Callable[[Sequence[Sequence[Any]]], Sequence[Content]]


@dataclass(frozen=True, slots=True)
class DumpColumn:
    """One column: its stable name, heading, the type and width of its values, and what reads it off a row."""

    name: str
    heading: str
    type: FieldType
    width: float
    read: Read


@dataclass(frozen=True, slots=True)
class DumpPlan:
    """The columns of one sheet, and the columns of the database they are read from, after `lead` own ones."""

    columns: tuple[DumpColumn, ...]
    source: tuple[str, ...]

    def lines(
        self, pages: Iterable[Sequence[Sequence[Any]]], told: Callable[[int], None], *, clocks: bool = True
    ) -> Iterator[tuple[Content, ...]]:
        """Yield the cells of each row; `told` hears how many came; no `clocks`: times are parts of a day."""
        readers = [column.read if clocks else _excel(column) for column in self.columns]
        for page in pages:
            if page:
                source = list(zip(*page, strict=True))
                yield from zip(*(read(source) for read in readers), strict=True)
            told(len(page))


def _excel(column: DumpColumn) -> Read:
    """Return the column's reader; a time of day as the part of a day that Excel knows, a story as it fits."""
    if column.type is FieldType.LONG_TEXT:
        return _fitting(column.read)
    if column.type is not FieldType.TIME:
        return column.read

    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [
            (value.hour * 60 + value.minute) / _DAY_MINUTES if isinstance(value, time) else value
            for value in column.read(source)
        ]

    return read


def _fitting(whole: Read) -> Read:
    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [value[:LONGEST_TEXT] if isinstance(value, str) else value for value in whole(source)]

    return read


def incident_plan(
    words: Wording, kinds: tuple[str, ...], *, personal: bool = False, chosen: Sequence[str] = ()
) -> DumpPlan:
    """Plan the sheet of incidents of some kinds; `chosen` names the fields wanted; empty means all."""
    fields = [
        text("number", mark("Number"), width=15, column=True),
        text("kind", mark("Kind"), column=True),
        text("status", mark("Status"), column=True),
        text("counted", mark("Counted"), column=True),
        number("people", mark("Persons listed"), column=True),
    ]
    known = {field.name for field in fields}
    for kind in KINDS:
        if not kinds or kind.code in kinds:
            own = [field for field in kind.fields if field.name not in known and field.name not in _LEFT_OUT]
            fields += [field for field in own if personal or not field.personal]
            known |= {field.name for field in own}
    kept = [field for field in fields if not chosen or field.name in chosen]
    return _plan(words, kept, ("id",), kinds)


def person_plan(words: Wording, kinds: tuple[str, ...], *, personal: bool = False) -> DumpPlan:
    """Plan the sheet of persons: without `personal` no names, ИИН or dates of birth, only initials."""
    fields: dict[str, Field] = {}
    for kind in KINDS:
        if not kinds or kind.code in kinds:
            fields |= {field.name: field for field in person_fields(kind) if field.name not in fields}
    columns = {field.name for field in person_fields(KINDS[0]) if field.column}
    kept = [
        replace(field, column=field.name in columns)
        for field in fields.values()
        if personal or not field.personal
    ]
    plan = _plan(words, kept, ("incident_id", "number", "kind"), kinds, people=True)
    names = ("surname", "given_name")
    source = (*plan.source, *(name for name in names if name not in plan.source))
    places = [3 + source.index(name) for name in names]
    heading = words.texts.say(mark("Initials"))

    def initials(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        people = zip(*(source[place] for place in places), strict=True)
        return [Person(surname=surname, given_name=given).initials or None for surname, given in people]

    extra = DumpColumn(INITIALS, heading, FieldType.TEXT, 8, initials)
    return DumpPlan((*plan.columns[:2], extra, *plan.columns[2:]), source)


def _plan(
    words: Wording,
    fields: Sequence[Field],
    lead: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    people: bool = False,
) -> DumpPlan:
    plain = [
        _STORED.get(field.name, field.name) if people else field.name for field in fields if field.column
    ]
    source = tuple(name for name in plain if name not in lead)
    if any(not field.column for field in fields):
        source = (*source, DETAILS)
    places = {name: index for index, name in enumerate((*lead, *source))}
    places |= {name: places[stored] for name, stored in _STORED.items() if stored in places}
    columns = [DumpColumn(RECORD, words.texts.say(mark("Record")), FieldType.INTEGER, 9, _plain(0))]
    if people:
        columns.append(DumpColumn("number", words.texts.say(mark("Number")), FieldType.TEXT, 15, _text(1)))
    for field in fields:
        columns += _columns(words, field, _value(field, places), kinds)
    return DumpPlan(tuple(_unlike(columns)), source)


def _columns(words: Wording, field: Field, read: Read, kinds: tuple[str, ...]) -> list[DumpColumn]:
    heading = _heading(words, field)
    names = _names(words, field, kinds)
    if names is None:
        return [DumpColumn(field.name, heading, field.type, field.width, read)]
    coded = words.texts.say("{heading}: code", heading=heading)
    return [
        DumpColumn(field.name, coded, FieldType.TEXT, 11, read),
        DumpColumn(field.name + NAME, heading, FieldType.TEXT, field.width, _named(read, names)),
    ]


def _heading(words: Wording, field: Field) -> str:
    heading = words.texts.say(field.heading)
    return f"{heading}, {words.texts.say(field.unit)}" if field.unit else heading


def _unlike(columns: Sequence[DumpColumn]) -> Iterator[DumpColumn]:
    """Tell columns of the same heading apart by their names."""
    seen: set[str] = set()
    for column in columns:
        heading = column.heading if column.heading not in seen else f"{column.heading} [{column.name}]"
        seen.add(heading)
        yield replace(column, heading=heading)


def _names(words: Wording, field: Field, kinds: tuple[str, ...]) -> Mapping[str, str] | None:
    """Return the names of a field's codes; None where its values are no codes."""
    texts = words.texts
    marked = {"kind": _KINDS, "status": tuple((c.value, c.label) for c in STATUSES)}.get(field.name)
    if field.name == "subtype":
        shown = [kind for kind in KINDS if not kinds or kind.code in kinds]
        marked = tuple((choice.value, choice.label) for kind in shown for choice in kind.subtypes)
    if marked is None and field.type is FieldType.CHOICE:
        marked = tuple((choice.value, choice.label) for choice in field.choices)
    if marked is not None:
        return {value: texts.say(label) for value, label in marked}
    if field.type not in {FieldType.CODE, FieldType.CODES}:
        return None
    found = {UNKNOWN: texts.name(UNKNOWN_NAMES), ABROAD: texts.name(ABROAD_ITEM.names)}
    for name in _lists(field, kinds):
        items = words.book.lists[name].items if name in words.book.lists else ()
        found |= {item.code: texts.name(item.names) for item in items}
    return found


def _lists(field: Field, kinds: tuple[str, ...]) -> Iterator[str]:
    """Name the code lists a field has in the kinds asked for, as causes differ by kind."""
    yield field.codes
    for kind in KINDS:
        own = kind.field(field.name) if not kinds or kind.code in kinds else None
        if own is not None and own.codes:
            yield own.codes


def _value(field: Field, places: Mapping[str, int]) -> Read:
    if not field.column:
        return _own(field, places[DETAILS])
    place = places[field.name]
    if field.name == "counted":
        return _answer(place)
    if field.type in _CODED or field.name in _SHORT:
        return _code(place)
    if field.type is FieldType.LONG_TEXT:
        return _long(place)
    if field.type is FieldType.TEXT:
        return _text(place)
    return _guarded(place) if field.type in {FieldType.DATE, FieldType.MOMENT} else _plain(place)


def _plain(place: int) -> Read:
    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return source[place]

    return read


def _code(place: int) -> Read:
    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [value or None for value in source[place]]

    return read


def _text(place: int) -> Read:
    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [
            (value if value.isprintable() and len(value) < _SURELY_SHORT else clean(value)) if value else None
            for value in source[place]
        ]

    return read


def _long(place: int) -> Read:
    """Read a story whole: only a workbook's cell has a longest text."""

    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [(value if value.isprintable() else readable(value)) or None for value in source[place]]

    return read


def _guarded(place: int) -> Read:
    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [
            value if value is None or value.year >= FIRST_YEAR else content(value) for value in source[place]
        ]

    return read


def _answer(place: int) -> Read:
    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [Answer.YES.value if value else Answer.NO.value for value in source[place]]

    return read


def _own(field: Field, place: int) -> Read:
    """Read a field of the kind's own out of the rows' JSON."""
    name = field.name
    if field.type in {FieldType.CHOICE, FieldType.CODE}:

        def read_code(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
            return [details.get(name) or None for details in source[place]]

        return read_code
    if field.type is FieldType.LONG_TEXT:

        def read_long(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
            return [readable(str(details.get(name) or "")) or None for details in source[place]]

        return read_long

    def read(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [
            content(decode(field, found)) if (found := details.get(name)) is not None else None
            for details in source[place]
        ]

    return read


def _named(read: Read, names: Mapping[str, str]) -> Read:
    known: Callable[[Any], str | None] = names.get

    def several(code: Content) -> Content:
        if not isinstance(code, str):
            return None
        return clean("; ".join(names.get(part, part) for part in code.split("; ")))

    def write(source: Sequence[Sequence[Any]]) -> Sequence[Content]:
        return [None if code is None else known(code) or several(code) for code in read(source)]

    return write


_DAY_MINUTES: Final = 1440
_SURELY_SHORT: Final = 32_000
_SHORT: Final = frozenset({"number", "kind", "status"})
_LEFT_OUT: Final = WORKED_OUT - {"cause"}
