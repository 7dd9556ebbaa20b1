"""A filter over the cube: what the columns can answer; for the rest the caller brings the ids."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.place import DISTRICT_DIGITS, REGION_DIGITS, is_kato, prefix_of
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.status import Status
from safetyreg.statistics.cube import DAY, Cube, Mask

_LISTED: Final = frozenset(
    {"kind", "subtype", "status", "region", "district", "settlement_kind", "cause", "object", "circumstance"}
) | {"water_body", "water_place", "event_type", "factor", "oked"}
_OPERATORS: Final = frozenset({Operator.IS, Operator.NOT, Operator.EMPTY, Operator.FILLED})
_HIDDEN: Final = (Status.DRAFT.value, Status.ANNULLED.value)


def answers(query: Query) -> bool:
    """Whether the cube's columns hold all that a query asks for; else its ids are found by SQL."""
    return (
        not query.words
        and all(map(_whole_place, query.places))
        and all(_simple(condition) for condition in query.where)
    )


def mask(cube: Cube, query: Query) -> Mask:
    """Return which records a query that the cube answers finds."""
    found = np.ones(len(cube), dtype=bool)
    for part in _parts(cube, query):
        found &= part
    return found


def _parts(cube: Cube, query: Query) -> Iterator[Mask]:
    period = query.period
    if period is not None:
        yield cube.having(DAY, lambda day: day is not None and day in period)
    for column, wanted in (("kind", query.kinds), ("subtype", query.subtypes), ("status", query.statuses)):
        if wanted:
            yield cube.having(column, set(wanted).__contains__)
    if query.places:
        yield np.logical_or.reduce([_inside(cube, place) for place in query.places])
    if query.counted is not None:
        yield cube.counted == query.counted
    if query.counted is False and not query.statuses:
        yield cube.having("status", lambda status: status not in _HIDDEN)
    if query.ids is not None:
        yield cube.among(query.ids)
    for condition in query.where:
        yield _condition(cube, query, condition)


def _whole_place(place: str) -> bool:
    return is_kato(place) and len(prefix_of(place)) in {REGION_DIGITS, DISTRICT_DIGITS}


def _simple(condition: Condition) -> bool:
    return condition.field in _LISTED and condition.operator in _OPERATORS


def _inside(cube: Cube, place: str) -> Mask:
    prefix = prefix_of(place)
    column = "region" if len(prefix) == REGION_DIGITS else "district"
    return cube.having(column, lambda value: value == prefix)


def _condition(cube: Cube, query: Query, condition: Condition) -> Mask:
    blank = condition.value in (None, "", ())
    empty = condition.operator is Operator.EMPTY or (blank and condition.operator is Operator.IS)
    if empty or condition.operator is Operator.FILLED or blank:
        return cube.having(condition.field, lambda value: (value == "") == empty)
    wanted = _wanted(cube, query, condition)
    has = condition.operator is Operator.IS
    return cube.having(condition.field, lambda value: (value in wanted) == has)


def _wanted(cube: Cube, query: Query, condition: Condition) -> set[Any]:
    """Return the values asked for and everything below them in the lists of the kinds asked for."""
    given = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    names = {
        own.codes
        for kind in KINDS
        if (not query.kinds or kind.code in query.kinds) and (own := kind.field(condition.field)) is not None
    }
    lists = [cube.book.lists[name] for name in names if name in cube.book.lists]
    below = {item.code for codes in lists for one in given for _, item in codes.walk(str(one))}
    return {*map(str, given), *below}
