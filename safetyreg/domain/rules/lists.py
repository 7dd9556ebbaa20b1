"""Values within their limits: codes of their lists and in force, closed choices, ranges of numbers."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.codes import OWN_PREFIX, CodeItem, CodeList
from safetyreg.domain.place import is_kato
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Found, Reading, Rule, at
from safetyreg.domain.values import beyond
from safetyreg.i18n import Names, mark

KATO: Final = "kato"


def _unknown_code(reading: Reading) -> Iterator[Found]:
    for one in reading.odd_codes:
        if one.item is None and not _may_be_official(one.list, one.code):
            text = mark("“{code}” is not in the list “{list}”: choose one of the list.")
            yield at(one.field.name, text, one.person, code=one.code, list=one.list.titles)


def _unlisted_code(reading: Reading) -> Iterator[Found]:
    for one in reading.odd_codes:
        if one.item is None and _may_be_official(one.list, one.code):
            text = mark("“{code}” is not in the list “{list}”, which is incomplete: import the official one.")
            yield at(one.field.name, text, one.person, code=one.code, list=one.list.titles)


def _expired_code(reading: Reading) -> Iterator[Found]:
    day = reading.incident.occurred_on
    for one in reading.odd_codes:
        if one.item is None:
            continue
        text = mark("“{code}” was not in force on {day}: choose another.")
        if one.item.successor:
            text = mark("“{code}” was not in force on {day}: choose “{successor}”.")
        successor = _name(one.list, one.item)
        yield at(one.field.name, text, one.person, code=one.item.names, day=day, successor=successor)


def _choice(reading: Reading) -> Iterator[Found]:
    for field, value, person in reading.strays():
        text = mark("“{value}” is none of the answers: choose one of them.")
        yield at(field.name, text, person, value=str(value))


def _range(reading: Reading) -> Iterator[Found]:
    for field, value, person in reading.numbers():
        if isinstance(value, int | float) and (limit := beyond(field, value)) is not None:
            yield Found(field.name, limit, person)


def _may_be_official(list_: CodeList, code: str) -> bool:
    """Whether a code may stand in the official list, of which only a part is known here."""
    if list_.complete or code.startswith(OWN_PREFIX):
        return False
    return list_.name != KATO or (is_kato(code) and f"{code[:2]}0000000" in list_.by_code)


def _name(list_: CodeList, item: CodeItem) -> Names:
    found = list_.by_code.get(item.successor)
    return found.names if found else Names(item.successor)


RULES: Final = (
    Rule("unknown-code", _unknown_code),
    Rule("unlisted-code", _unlisted_code, Severity.WARNING),
    Rule("expired-code", _expired_code, Severity.WARNING),
    Rule("choice", _choice),
    Rule("range", _range),
)
