"""Settings through the door."""

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
from safetyreg.registry.settings import Settings
from safetyreg.storage import seeds
from tests.registry.sessions import lines, session_of, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from safetyreg.domain.denominator import Denominator
    from safetyreg.storage.engine import Database

DAY = CalendarDay(date(2026, 6, 5), DayKind.MOVED_OFF, Names("перенос"), "приказ", CalendarStatus.CONFIRMED)
FUND = ReferenceValue("mrp", date(2031, 1, 1), 5000.0, "tenge", ValueStatus.UNVERIFIED, "проект")
BREAK = Break("x-ours", date(2025, 1, 1), ("fire",), ("35",), Names("перенос учёта"), "приказ")


@pytest.fixture
def settings(database: Database) -> Settings:
    return Settings(session_of(database))


def test_ones_own_values_are_ones_own(settings: Settings, database: Database) -> None:
    settings.put("columns", ["number"])
    other = Settings(session_of(database, Role.VIEWER, "bek"))
    assert settings.get("columns") == ["number"]
    assert other.get("columns", default=()) == ()
    assert lines(database) == []


def test_the_registrys_values_are_an_administrators(settings: Settings, database: Database) -> None:
    before = state(database)
    assert settings.share("region", "350000000").state == before + 1
    other = Settings(session_of(database, Role.INSPECTOR, "bek"))
    assert other.shared("region") == "350000000"
    assert other.shared("other", default=1) == 1
    with pytest.raises(NotPermittedError):
        other.share("region", "")
    assert lines(database) == [("anna", "setting", "", "", "350000000", "region")]


def test_views_are_saved_by_name(settings: Settings) -> None:
    settings.save_view("  Мои  пожары ", {"kind": "fire"})
    settings.save_view("Лето", {"kind": "water"})
    assert settings.views() == {"Лето": {"kind": "water"}, "Мои пожары": {"kind": "fire"}}
    settings.save_view("Лето", None)
    assert list(settings.views()) == ["Мои пожары"]
    for name in (" ", "а" * 101):
        with pytest.raises(ExpectedError, match="at most 100"):
            settings.save_view(name, {})


def test_the_calendar_is_edited(settings: Settings, database: Database) -> None:
    assert settings.calendar().is_working(DAY.day)
    assert settings.set_calendar_day(DAY).settings
    assert not settings.calendar().is_working(DAY.day)
    settings.remove_calendar_day(DAY)
    assert settings.calendar().is_working(DAY.day)
    with pytest.raises(NotFoundError, match="2026-06-05"):
        settings.remove_calendar_day(DAY)
    assert [(line[1], line[5]) for line in lines(database)] == [("reference", "2026-06-05")] * 2


def test_amounts_are_edited(settings: Settings, database: Database) -> None:
    settings.set_value(FUND)
    settings.set_value(replace(FUND, value=5100.0))
    assert replace(FUND, value=5100.0) in settings.values()
    settings.remove_value(FUND)
    assert FUND.valid_from not in {value.valid_from for value in settings.values()}
    with pytest.raises(ExpectedError, match="greater than zero"):
        settings.set_value(replace(FUND, value=0.0))
    first, second, _third = lines(database)
    assert (first[5], first[3]) == ("mrp 2031-01-01", "")
    assert "5000.0" in second[3]
    assert "5100.0" in second[4]


def test_breaks_are_edited(settings: Settings) -> None:
    settings.set_break(BREAK)
    assert BREAK in settings.breaks()
    settings.remove_break(BREAK)
    for code in ("", "x" * 65):
        with pytest.raises(ExpectedError, match="at most 64"):
            settings.set_break(replace(BREAK, code=code))
    assert BREAK not in settings.breaks()


def test_newer_shipped_values_are_suggested(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.suggestions() == ()
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
    found = settings.suggestions()
    assert [suggestion.shipped for suggestion in found] == list(newer)
    assert [suggestion.own for suggestion in found] == [days[0], breaks[0], values[0], residents[0]]
    settings.settle(newer[0], accepted=True)
    settings.settle(newer[1], accepted=False)
    settings.settle(newer[2], accepted=True)
    settings.settle(newer[3], accepted=True)
    assert settings.suggestions() == ()
    assert newer[0] in settings.calendar_days()
    assert newer[1] not in settings.breaks()
    assert newer[2] in settings.values()


def test_only_administrators_change_what_all_work_with(database: Database) -> None:
    settings = Settings(session_of(database, Role.INSPECTOR))
    acts: tuple[Callable[[], object], ...] = (
        partial(settings.set_calendar_day, DAY),
        partial(settings.remove_calendar_day, DAY),
        partial(settings.set_break, BREAK),
        partial(settings.set_value, FUND),
        partial(settings.settle, DAY, accepted=True),
    )
    for act in acts:
        with pytest.raises(NotPermittedError):
            act()
    assert lines(database) == []
