"""Columns of the register: what can be shown of a record, under which heading, in which group."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from safetyreg.domain.field import NUMERIC, Field, FieldType
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.kinds.kind import Kind
from safetyreg.i18n import Language, mark
from ui.preferences import Preference

OCCURRED: Final = "occurred"
KIND: Final = "kind"
SUBTYPE: Final = "subtype"
NUMBER: Final = "number"
STATUS: Final = "status"
COUNTED: Final = "counted"
PERSONS: Final = "persons"
INITIALS: Final = "initials"
TIME: Final = "occurred_at"

DEFAULT: Final = (OCCURRED, KIND, NUMBER, "place", "cause", "dead", "damage", STATUS)
CHOSEN: Final[Preference[tuple[str, ...]]] = Preference("register/columns", ())

_HEAD: Final = mark("Record")
_CAUSE_SECTION: Final = "what"


@dataclass(frozen=True)
class Column:
    """One column: `fields` holds the descriptor by kind, none where the door works the value out.

    `width` is in characters; `label` and `heading` are marked, `group` is the list of marked texts that
    its place in the list of columns is made of (section, and the kind where only one has it).
    """

    name: str
    label: str
    heading: str
    group: tuple[str, ...]
    width: int
    number: bool = False
    unit: str = ""
    personal: bool = False
    fields: Mapping[str, Field] | None = None

    @property
    def order(self) -> str:
        """The field that a click on the heading orders by; nothing where there is no order."""
        return _ORDERS.get(self.name, self.name)

    @property
    def flexible(self) -> bool:
        """Whether it holds words, which may be shortened where there is little room."""
        if self.fields is None:
            return self.name in {KIND, STATUS, INITIALS}
        return next(iter(self.fields.values())).type in {
            FieldType.CODE,
            FieldType.CODES,
            FieldType.TEXT,
            FieldType.LONG_TEXT,
        }


_OWN: Final = (
    Column(OCCURRED, mark("Date and time"), mark("Date and time"), (_HEAD,), 15),
    Column(KIND, mark("Kind"), mark("Kind"), (_HEAD,), 19),
    Column(NUMBER, mark("Number"), mark("Number"), (_HEAD,), 13),
    Column(STATUS, mark("Status"), mark("Status"), (_HEAD,), 18),
    Column(COUNTED, mark("Counted"), mark("Counted"), (_HEAD,), 10),
    Column("registered_on", mark("Registered on"), mark("Registered on"), (_HEAD,), 10),
    Column(PERSONS, mark("Persons listed"), mark("Persons"), (_HEAD,), 7, number=True),
    Column(INITIALS, mark("Initials of the persons"), mark("Initials"), (_HEAD,), 16),
)
_WIDTHS: Final = {FieldType.INTEGER: 5, FieldType.DECIMAL: 9, FieldType.MONEY: 10}
_SHORT: Final = {"injured": mark("Inj.")}
_WIDEST: Final = 26
_ORDERS: Final = {PERSONS: "people", INITIALS: ""}


def every_column(*, personal: bool = True) -> tuple[Column, ...]:
    """Return every column in the order of its group; those with personal data only where they may be seen."""
    found = {column.name: column for column in _OWN}
    for kind in KINDS:
        for field in kind.fields:
            _add(found, kind, field)
    return tuple(column for column in found.values() if personal or not column.personal)


def widths_in(language: Language) -> Preference[dict[str, object]]:
    """Return where widths are remembered: headings of one language do not fit those of another."""
    return Preference(f"register/widths/{language.value}", {})


def columns_of(names: Sequence[str], offered: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of some names in their order; the usual ones where none is known."""
    known = {column.name: column for column in offered}
    found = tuple(known[name] for name in dict.fromkeys(names) if name in known)
    return found or tuple(known[name] for name in DEFAULT)


def door_fields(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the fields that the door is asked for: what the look of a row needs, then the columns."""
    look = (KIND, SUBTYPE, STATUS, COUNTED, TIME)
    return tuple(dict.fromkeys((*look, *(column.name for column in columns))))


def groups(columns: Sequence[Column]) -> Iterator[tuple[tuple[str, ...], tuple[Column, ...]]]:
    """Yield the groups of a list of columns, each with its columns."""
    for group in dict.fromkeys(column.group for column in columns):
        yield group, tuple(column for column in columns if column.group == group)


def _add(found: dict[str, Column], kind: Kind, field: Field) -> None:
    before = found.get(field.name)
    if field.name == SUBTYPE:
        return
    if before is not None:
        group = before.group[:1] if before.fields else before.group
        found[field.name] = replace(before, group=group, fields={**(before.fields or {}), kind.code: field})
        return
    found[field.name] = Column(
        name=field.name,
        label=field.short or field.label,
        heading=_SHORT.get(field.name, field.heading),
        group=(_section(kind, field), kind.label),
        width=_WIDTHS.get(field.type, min(field.width, _WIDEST)),
        number=field.type in NUMERIC,
        unit="" if field.unit in {mark("people"), mark("degrees")} else field.unit,
        personal=field.personal,
        fields={kind.code: field},
    )


def _section(kind: Kind, field: Field) -> str:
    wanted = field.section or _CAUSE_SECTION
    return next((one.label for one in kind.sections if one.code == wanted), kind.label)
