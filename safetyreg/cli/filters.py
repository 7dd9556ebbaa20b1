"""The filter options of the command line as a query."""

import re
from argparse import Namespace
from datetime import date
from typing import Final

from safetyreg.domain.codes import UNKNOWN, CodeBook
from safetyreg.domain.field import NUMERIC, TEMPORAL, Field, Value
from safetyreg.domain.kinds import KINDS, field_named
from safetyreg.domain.period import Period
from safetyreg.domain.place import ABROAD, DISTRICT_DIGITS, KATO_DIGITS, REGION_DIGITS, prefix_of
from safetyreg.domain.query import EVERYTHING, Condition, Operator, Order, Query
from safetyreg.domain.values import parse, parse_number
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.registry import Registry

OLDEST_FIRST: Final = Order("occurred", descending=False)
_CONDITION: Final = re.compile(r"\s*([\w.]+)\s*(!=|=|<|>)\s*(.*?)\s*", re.DOTALL)
_NO_KATO: Final = frozenset({ABROAD, UNKNOWN})
_SHORT: Final = frozenset({REGION_DIGITS, DISTRICT_DIGITS})
_NOT_LISTED: Final = mark(
    "“{value}” is not in the list of the field “{field}”: see the list in Settings or in docs/fields.md."
)
_OPERATORS: Final = {"=": Operator.IS, "!=": Operator.NOT, "<": Operator.LESS, ">": Operator.MORE}


def query(asked: Namespace, registry: Registry, today: date) -> Query:
    """Return what the options ask for; a period open at one end runs to the first record or to today."""
    book = registry.codes.book()
    return EVERYTHING.only(
        period=_period(asked.first, asked.last, registry, today),
        kinds=tuple(asked.kind),
        subtypes=tuple(_subtype(text) for text in asked.subtype),
        places=tuple(_place(text, book) for text in asked.place),
        statuses=tuple(asked.status),
        words=asked.text,
        where=tuple(_judged(condition(text), book, today) for text in asked.where),
    )


def condition(text: str) -> Condition:
    """Read FIELD=VALUE, FIELD!=VALUE, FIELD<VALUE or FIELD>VALUE; without a value: empty, or filled."""
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise ExpectedError(mark("“{text}” is no condition: write FIELD=VALUE."), text=text)
    name, sign, value = found.groups()
    operator = _OPERATORS[sign]
    if not value and operator in {Operator.IS, Operator.NOT}:
        return Condition(name, Operator.EMPTY if operator is Operator.IS else Operator.FILLED)
    return Condition(name, operator, value)


def _judged(given: Condition, book: CodeBook, today: date) -> Condition:
    """Return a condition with its value in the field's type; a code or choice that is none is refused.

    Without that a slip of the pen would find nothing and pass for an answer.
    """
    field = field_named(given.field)
    if field is None or not given.value:
        return given
    text = str(given.value)
    known = _known(field.name, book)
    if known and text not in known | {UNKNOWN, ABROAD} and given.operator in {Operator.IS, Operator.NOT}:
        raise ExpectedError(_NOT_LISTED, value=text, field=given.field)
    return Condition(given.field, given.operator, _read(field, text, today))


def _known(name: str, book: CodeBook) -> frozenset[str]:
    """Return the codes or choices that a field may have in any kind; nothing where it is free."""
    fields = [own for kind in KINDS if (own := kind.field(name)) is not None]
    lists = {own.codes for own in fields} & book.lists.keys()
    choices = [choice.value for own in fields for choice in own.choices]
    return frozenset([*choices, *(code for one in lists for code in book.lists[one].by_code)])


def _read(field: Field, text: str, today: date) -> Value:
    if field.type in TEMPORAL:
        return parse(field, text, today)
    return parse_number(text) if field.type in NUMERIC else text


def _subtype(text: str) -> str:
    known = [subtype.value for kind in KINDS for subtype in kind.subtypes]
    if text in known:
        return text
    sentence = mark("There is no subtype “{subtype}”. Choose from: {known}.")
    raise ExpectedError(sentence, subtype=text, known=", ".join(known))


def _place(text: str, book: CodeBook) -> str:
    """Return a place: a KATO code, also the two or four digits that a count tells, abroad or unknown."""
    if text in _NO_KATO:
        return text
    digits = text.isascii() and text.isdigit()
    code = text.ljust(KATO_DIGITS, "0") if digits and len(text) in _SHORT else text
    prefix = prefix_of(code)
    if (
        digits
        and len(code) == KATO_DIGITS
        and any(one.startswith(prefix) for one in book.lists["kato"].by_code)
    ):
        return code
    raise ExpectedError(
        mark("“{place}” is no place: write the nine digits of its KATO code, abroad or unknown."), place=text
    )


def _period(first: date | None, last: date | None, registry: Registry, today: date) -> Period | None:
    if first is None and last is None:
        return None
    if first is None and last is not None:
        return Period(min(_first_day(registry) or last, last), last)
    if first is not None and last is None:
        return Period(first, max(first, today))
    return Period(first, last) if first and last else None


def _first_day(registry: Registry) -> date | None:
    """Return the day of the oldest record that has one."""
    known = EVERYTHING.and_where(Condition("occurred", Operator.FILLED))
    ids = registry.incidents.first(known, OLDEST_FIRST, 1)
    rows = registry.incidents.rows(ids, ("occurred_on",))
    day = rows[ids[0]][0] if ids else None
    return day if isinstance(day, date) else None
