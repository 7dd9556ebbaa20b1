from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.reference import (
    Break,
    ReferenceValue,
    Term,
    TermUnit,
    ValueStatus,
    running,
    value_on,
)
from safetyreg.i18n import Names

BORDERS = Break("x-borders", date(2022, 6, 8), ("fire",), ("35", "62"), Names("границы"))
JANUARY = ReferenceValue("mrp", date(2022, 1, 1), 3063, "tenge", ValueStatus.CONFIRMED)
APRIL = ReferenceValue("mrp", date(2022, 4, 1), 3180, "tenge", ValueStatus.UNVERIFIED)
FIRST = Term("x-1", Names("срок"), 10, TermUnit.WORKING_DAYS, "start_on", "end_on")
LONGER = Term(
    "x-2",
    Names("продлён"),
    20,
    TermUnit.WORKING_DAYS,
    "start_on",
    "end_on",
    conditions=("extension_on", "subtype=group|poisoning"),
    replaces="x-1",
)


@pytest.mark.parametrize(
    ("kind", "place", "breaks"),
    [
        ("fire", "35", True),
        ("", "62", True),
        ("water", "35", False),
        ("fire", "3510", False),
        ("fire", "", False),
        ("fire", "11", False),
    ],
)
def test_a_break_concerns_the_series_it_names(kind: str, place: str, breaks: bool) -> None:
    assert BORDERS.concerns(kind, place) is breaks


def test_a_break_without_kinds_and_places_concerns_all() -> None:
    assert Break("x-all", date(2019, 1, 1), (), (), Names("всё")).concerns("water", "")


@pytest.mark.parametrize(
    ("day", "amount"),
    [(date(2022, 3, 31), 3063), (date(2022, 4, 1), 3180), (date(2022, 12, 31), 3180)],
)
def test_an_amount_holds_from_its_day(day: date, amount: float) -> None:
    found = value_on((APRIL, JANUARY), "mrp", day)
    assert found is not None
    assert found.value == amount


@pytest.mark.parametrize(
    ("code", "day"), [("mrp", date(2023, 1, 1)), ("mrp", date(2021, 12, 31)), ("mzp", date(2022, 5, 1))]
)
def test_no_year_is_extrapolated(code: str, day: date) -> None:
    assert value_on((JANUARY, APRIL), code, day) is None


def test_a_term_runs_once_its_first_day_is_known() -> None:
    assert running((FIRST, LONGER), {"end_on": date(2026, 5, 5)}) == ()
    assert running((FIRST, LONGER), {"start_on": date(2026, 5, 5)}) == (FIRST,)


def test_an_extension_replaces_the_term_where_its_conditions_hold() -> None:
    values = {"start_on": date(2026, 5, 5), "extension_on": date(2026, 5, 12)}
    assert running((FIRST, LONGER), values | {"subtype": "accident"}) == (FIRST,)
    assert running((FIRST, LONGER), values | {"subtype": "group"}) == (LONGER,)
