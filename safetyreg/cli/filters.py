"""The filter options of the command line as a query."""

import re
from argparse import Namespace
from datetime import date
from typing import Final

from safetyreg.domain.codes import UNKNOWN
from safetyreg.domain.period import Period
from safetyreg.domain.place import ABROAD, is_kato
from safetyreg.domain.query import EVERYTHING, Condition, Operator, Order, Query
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.registry import Registry

OLDEST_FIRST: Final = Order("occurred", descending=False)
_CONDITION: Final = re.compile(r"\s*([\w.]+)\s*(!=|=|<|>)\s*(.*?)\s*", re.DOTALL)
_NO_KATO: Final = frozenset({ABROAD, UNKNOWN})
_OPERATORS: Final = {"=": Operator.IS, "!=": Operator.NOT, "<": Operator.LESS, ">": Operator.MORE}


def query(asked: Namespace, registry: Registry, today: date) -> Query:
    """Return what the options ask for; a period open at one end runs to the first record or to today."""
    return EVERYTHING.only(
        period=_period(asked.first, asked.last, registry, today),
        kinds=tuple(asked.kind),
        subtypes=tuple(asked.subtype),
        places=tuple(map(_place, asked.place)),
        statuses=tuple(asked.status),
        words=asked.text,
        where=tuple(condition(text) for text in asked.where),
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


def _place(text: str) -> str:
    if is_kato(text) or text in _NO_KATO:
        return text
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
