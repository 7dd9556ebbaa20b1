"""Values within their limits: codes of their lists and in force, closed choices, ranges of numbers."""

from collections.abc import Iterator
from typing import Final

from safetyreg.domain.codes import OWN_PREFIX, CodeItem, CodeList
from safetyreg.domain.field import NUMERIC
from safetyreg.domain.place import is_kato
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules.rule import Filled, Found, Reading, Rule, at
from safetyreg.domain.values import beyond
from safetyreg.i18n import Names, mark

KATO: Final = "kato"


def _unknown_code(reading: Reading) -> Iterator[Found]:
    for one, list_, code in _unlisted(reading):
        if not _may_be_official(list_, code):
            text = mark("“{code}” is not in the list “{list}”: choose one of the list.")
            yield at(one.field.name, text, one.person, code=code, list=list_.titles)


def _unlisted_code(reading: Reading) -> Iterator[Found]:
    for one, list_, code in _unlisted(reading):
        if _may_be_official(list_, code):
            text = mark("“{code}” is not in the list “{list}”, which is incomplete: import the official one.")
            yield at(one.field.name, text, one.person, code=code, list=list_.titles)


def _expired_code(reading: Reading) -> Iterator[Found]:
    day = reading.incident.occurred_on
    for one, list_, code in reading.codes:
        item = list_.by_code.get(code)
        if item is None or day is None or item.valid_on(day):
            continue
        text = mark("“{code}” was not in force on {day}: choose another.")
        if item.successor:
            text = mark("“{code}” was not in force on {day}: choose “{successor}”.")
        successor = _name(list_, item)
        yield at(one.field.name, text, one.person, code=item.names, day=day, successor=successor)


def _choice(reading: Reading) -> Iterator[Found]:
    for one in reading.filled:
        if one.field.choices and all(choice.value != one.value for choice in one.field.choices):
            text = mark("“{value}” is none of the answers: choose one of them.")
            yield at(one.field.name, text, one.person, value=str(one.value))


def _range(reading: Reading) -> Iterator[Found]:
    for one in reading.filled:
        if one.field.type not in NUMERIC or not isinstance(one.value, int | float):
            continue
        if (limit := beyond(one.field, one.value)) is not None:
            yield Found(one.field.name, limit, one.person)


def _unlisted(reading: Reading) -> Iterator[tuple[Filled, CodeList, str]]:
    for one, list_, code in reading.codes:
        if code not in list_.by_code:
            yield one, list_, code


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
