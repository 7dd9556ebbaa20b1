"""The register dump's columns: every field once under a stable name, codes beside their names."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from safetyreg.domain.codes import UNKNOWN, UNKNOWN_NAMES
from safetyreg.domain.field import Answer, Field, FieldType, number, text
from safetyreg.domain.incident import WORKED_OUT
from safetyreg.domain.kinds import KINDS, person_fields
from safetyreg.domain.person import Person
from safetyreg.domain.status import STATUSES
from safetyreg.domain.values import decode
from safetyreg.export.cell import Content, clean, content
from safetyreg.export.wording import Wording
from safetyreg.i18n import mark

NAME: Final = ".name"
RECORD: Final = "record"
INITIALS: Final = "initials"
DETAILS: Final = "details"
_CODED: Final = frozenset({FieldType.CODE, FieldType.CHOICE})
_KINDS: Final = tuple((kind.code, kind.label) for kind in KINDS)

Read = Callable[[Sequence[Any]], Content]


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

    def lines(self, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Content, ...]]:
        """Yield the cells of each row."""
        readers = [column.read for column in self.columns]
        for row in rows:
            yield tuple([read(row) for read in readers])


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
    return _plan(words, kept, ("id",), (RECORD,), causes=kinds)


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
    plan = _plan(words, kept, ("incident_id", "number", "kind"), (RECORD, "number"), causes=kinds)
    names = ("surname", "given_name")
    source = (*plan.source, *(name for name in names if name not in plan.source))
    places = [3 + source.index(name) for name in names]
    heading = words.texts.say(mark("Initials"))

    def initials(row: Sequence[Any]) -> Content:
        surname, given = (row[place] for place in places)
        return Person(surname=surname, given_name=given).initials or None

    extra = DumpColumn(INITIALS, heading, FieldType.TEXT, 8, initials)
    return DumpPlan((*plan.columns[:2], extra, *plan.columns[2:]), source)


def _plan(
    words: Wording,
    fields: Sequence[Field],
    lead: tuple[str, ...],
    first: tuple[str, ...],
    *,
    causes: tuple[str, ...],
) -> DumpPlan:
    plain = [field.name for field in fields if field.column]
    source = tuple(name for name in plain if name not in lead)
    if any(not field.column for field in fields):
        source = (*source, DETAILS)
    places = {name: index for index, name in enumerate((*lead, *source))}
    columns = [DumpColumn(RECORD, words.texts.say(mark("Record")), FieldType.INTEGER, 9, _plain(0))]
    if "number" in first:
        columns.append(DumpColumn("number", words.texts.say(mark("Number")), FieldType.TEXT, 15, _text(1)))
    for field in fields:
        columns += _columns(words, field, _value(field, places), causes)
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
    found = {UNKNOWN: texts.name(UNKNOWN_NAMES)}
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
    if field.name == "counted":
        return _answer(places[field.name])
    if field.column:
        reader = {FieldType.TEXT: _text, FieldType.LONG_TEXT: _text} | dict.fromkeys(_CODED, _text)
        temporal = field.type in {FieldType.DATE, FieldType.MOMENT}
        return (_guarded if temporal else reader.get(field.type, _plain))(places[field.name])
    return _own(field, places[DETAILS])


def _plain(place: int) -> Read:
    def read(row: Sequence[Any]) -> Content:
        found: Content = row[place]
        return found

    return read


def _text(place: int) -> Read:
    def read(row: Sequence[Any]) -> Content:
        found = row[place]
        if not found:
            return None
        return str(found) if len(found) < _SURELY_SHORT and found.isprintable() else clean(found)

    return read


def _guarded(place: int) -> Read:
    def read(row: Sequence[Any]) -> Content:
        return content(row[place])

    return read


def _answer(place: int) -> Read:
    def read(row: Sequence[Any]) -> Content:
        return Answer.YES.value if row[place] else Answer.NO.value

    return read


def _own(field: Field, place: int) -> Read:
    """Read a field of the kind's own out of the row's JSON."""
    name, temporal = field.name, field.type in {FieldType.DATE, FieldType.TIME, FieldType.MOMENT}

    def read(row: Sequence[Any]) -> Content:
        found = row[place].get(name)
        if found is None:
            return None
        if temporal:
            return content(decode(field, found))
        return content(tuple(found)) if isinstance(found, list) else content(found)

    return read


def _named(read: Read, names: Mapping[str, str]) -> Read:
    def name(row: Sequence[Any]) -> Content:
        code = read(row)
        if not isinstance(code, str):
            return None
        found = names.get(code)
        return found or clean("; ".join(names.get(part, part) for part in code.split("; ")))

    return name


_SURELY_SHORT: Final = 32_000
_LEFT_OUT: Final = WORKED_OUT - {"cause"}
