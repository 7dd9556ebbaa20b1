"""Settings through the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotPermittedError
from safetyreg.registry.settings import Settings
from tests.registry.sessions import lines, session_of, state

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


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


def test_a_view_is_renamed(settings: Settings) -> None:
    for name in ("Лето", "Пожары"):
        settings.save_view(name, {"of": name})
    settings.rename_view("Лето", "  Лето  и вода ")
    assert settings.views() == {"Лето и вода": {"of": "Лето"}, "Пожары": {"of": "Пожары"}}
    settings.rename_view("Пожары", "Пожары")
    assert len(settings.views()) == 2
    for old, new, problem in (
        ("Лето", "Осень", "no longer there"),
        ("Лето и вода", "Пожары", "already"),
        ("Пожары", " ", "at most 100"),
    ):
        with pytest.raises(ExpectedError, match=problem):
            settings.rename_view(old, new)
    assert len(settings.views()) == 2
