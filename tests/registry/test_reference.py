"""Dated values through the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.reference import (
    Break,
    CalendarDay,
    CalendarStatus,
    DayKind,
    ReferenceValue,
    ValueStatus,
)
from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotFoundError, NotPermittedError
from safetyreg.i18n import Names
from safetyreg.registry.reference import Reference
from safetyreg.storage import seeds
from tests.registry.sessions import lines, session_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from safetyreg.domain.denominator import Denominator
    from safetyreg.storage.engine import Database

DAY = CalendarDay(date(2026, 6, 5), DayKind.MOVED_OFF, Names("перенос"), "приказ", CalendarStatus.CONFIRMED)
FUND = ReferenceValue("mrp", date(2031, 1, 1), 5000.0, "tenge", ValueStatus.UNVERIFIED, "проект")
BREAK = Break("x-ours", date(2025, 1, 1), ("fire",), ("35",), Names("перенос учёта"), "приказ")


@pytest.fixture
def reference(database: Database) -> Reference:
    return Reference(session_of(database))


def test_the_calendar_is_edited(reference: Reference, database: Database) -> None:
    assert reference.calendar().is_working(DAY.day)
    assert reference.set_calendar_day(DAY).settings
    assert not reference.calendar().is_working(DAY.day)
    reference.remove_calendar_day(DAY)
    assert reference.calendar().is_working(DAY.day)
    with pytest.raises(NotFoundError, match="2026-06-05"):
        reference.remove_calendar_day(DAY)
    assert [(line[1], line[5]) for line in lines(database)] == [("reference", "2026-06-05")] * 2


def test_amounts_are_edited(reference: Reference, database: Database) -> None:
    reference.set_value(FUND)
    reference.set_value(replace(FUND, value=5100.0))
    assert replace(FUND, value=5100.0) in reference.values()
    reference.remove_value(FUND)
    assert FUND.valid_from not in {value.valid_from for value in reference.values()}
    with pytest.raises(ExpectedError, match="greater than zero"):
        reference.set_value(replace(FUND, value=0.0))
    first, second, _third = lines(database)
    assert (first[5], first[3]) == ("mrp 2031-01-01", "")
    assert "5000.0" in second[3]
    assert "5100.0" in second[4]


def test_breaks_are_edited(reference: Reference) -> None:
    reference.set_break(BREAK)
    assert BREAK in reference.breaks()
    reference.remove_break(BREAK)
    for code in ("", "x" * 65):
        with pytest.raises(ExpectedError, match="at most 64"):
            reference.set_break(replace(BREAK, code=code))
    assert BREAK not in reference.breaks()


def test_newer_shipped_values_are_suggested(reference: Reference, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reference.suggestions() == ()
    days, breaks, values = seeds.shipped_calendar(), seeds.shipped_breaks(), seeds.shipped_values()
    residents = seeds.shipped_denominators()
    newer: tuple[CalendarDay, Break, ReferenceValue, Denominator] = (
        replace(days[0], document="новый приказ"),
        replace(breaks[0], source="новый приказ"),
        replace(values[0], source="новый закон"),
        replace(residents[0], value=1.0),
    )
    monkeypatch.setattr(seeds, "shipped_calendar", lambda: (newer[0], *days[1:]))
    monkeypatch.setattr(seeds, "shipped_breaks", lambda: (newer[1], *breaks[1:]))
    monkeypatch.setattr(seeds, "shipped_values", lambda: (newer[2], *values[1:]))
    monkeypatch.setattr(seeds, "shipped_denominators", lambda: (newer[3], *residents[1:]))
    found = reference.suggestions()
    assert [suggestion.shipped for suggestion in found] == list(newer)
    assert [suggestion.own for suggestion in found] == [days[0], breaks[0], values[0], residents[0]]
    reference.settle(newer[0], accepted=True)
    reference.settle(newer[1], accepted=False)
    reference.settle(newer[2], accepted=True)
    reference.settle(newer[3], accepted=True)
    assert reference.suggestions() == ()
    assert newer[0] in reference.calendar_days()
    assert newer[1] not in reference.breaks()
    assert newer[2] in reference.values()


def test_only_administrators_change_what_all_work_with(database: Database) -> None:
    reference = Reference(session_of(database, Role.INSPECTOR))
    acts: tuple[Callable[[], object], ...] = (
        partial(reference.set_calendar_day, DAY),
        partial(reference.remove_calendar_day, DAY),
        partial(reference.set_break, BREAK),
        partial(reference.set_value, FUND),
        partial(reference.settle, DAY, accepted=True),
    )
    for act in acts:
        with pytest.raises(NotPermittedError):
            act()
    assert lines(database) == []
