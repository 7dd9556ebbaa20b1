"""Settings of a registry and of an account, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safetyreg.storage import settings

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


def test_values_are_kept_by_account(database: Database) -> None:
    with database.write() as connection:
        settings.put(connection, "columns", ["number", "place"], "anna")
        settings.put(connection, "columns", {"number": 1})
        assert settings.get(connection, "columns", "anna") == ["number", "place"]
        assert settings.get(connection, "columns") == {"number": 1}
        assert settings.get(connection, "columns", "bek", default=0) == 0


def test_a_value_is_replaced_and_taken_out(database: Database) -> None:
    with database.write() as connection:
        for value in (1, "два", [3], None):
            settings.put(connection, "key", value)
            assert settings.get(connection, "key") == value
        settings.put(connection, "key", None)


def test_keys_are_found_by_their_beginning(database: Database) -> None:
    with database.write() as connection:
        for key in ("view.б", "view.а", "view_c", "other"):
            settings.put(connection, key, key, "anna")
        settings.put(connection, "view.чужой", 1, "bek")
        assert settings.beginning(connection, "view.", "anna") == {"а": "view.а", "б": "view.б"}
