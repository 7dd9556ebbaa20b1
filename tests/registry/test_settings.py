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
