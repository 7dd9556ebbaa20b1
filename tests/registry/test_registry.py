"""Registries made, opened, refused and migrated through the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update

from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotPermittedError, WrongDatabaseError
from safetyreg.registry import Registry
from safetyreg.storage import migrate, properties, seeds, tables
from safetyreg.storage.engine import Database
from tests.registries import ACCOUNT

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_registry_has_its_codes_and_its_administrator(empty_location: str) -> None:
    made = Registry.create(empty_location, account="anna", demo=True)
    assert (made.user.account, made.user.role, made.demo) == ("anna", Role.ADMINISTRATOR, True)
    assert made.location == empty_location
    assert set(made.codes.book().lists) == {found.name for found in seeds.shipped_lists()}
    made.close()
    again = Registry.open(empty_location, account="boris")
    assert (again.user.role, again.demo, again.name) == (Role.VIEWER, True, made.name)
    again.close()


def test_what_is_there_is_not_made_again(location: str) -> None:
    with pytest.raises(WrongDatabaseError, match="open it"):
        Registry.create(location, account="anna")
    opened = Registry.open(location, account=ACCOUNT)
    assert opened.user.role is Role.ADMINISTRATOR
    opened.close()


def test_a_registry_that_could_not_be_made_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_database: Database) -> None:
        raise ExpectedError("disk full")

    monkeypatch.setattr(migrate, "upgrade", fail)
    path = tmp_path / "folder" / "new.sqlite"
    with pytest.raises(ExpectedError, match="disk full"):
        Registry.create(str(path), account="anna")
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongDatabaseError, match="cannot be made"):
        Registry.create(str(tmp_path / "file" / "new.sqlite"), account="anna")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongDatabaseError, match="no file"):
        Registry.open(str(tmp_path / "none.sqlite"), account="anna")
    with pytest.raises(WrongDatabaseError, match="no file"):
        Registry.migrate(str(tmp_path / "none.sqlite"), account="anna")


def test_a_place_without_a_registry_is_vacant(location: str, empty_location: str, tmp_path: Path) -> None:
    assert not Registry.is_vacant(location)
    assert Registry.is_vacant(empty_location)
    assert Registry.is_vacant(str(tmp_path / "none.sqlite"))


def test_only_an_administrator_migrates(location: str) -> None:
    assert Registry.migrate(location, account=ACCOUNT) == migrate.head()
    with pytest.raises(NotPermittedError):
        Registry.migrate(location, account="anybody")


def test_what_a_newer_version_ships_is_added_once(location: str) -> None:
    database = Database(location)
    with database.write() as connection:
        properties.put(connection, properties.SEEDED, "0.0.1")
        connection.execute(update(tables.code_items).values(touched=True))
    before = Registry.open(location, account=ACCOUNT)
    assert before.state == 1
    before.close()
    again = Registry.open(location, account=ACCOUNT)
    assert again.state == 1
    again.close()
    with database.read() as connection:
        untouched = connection.execute(text("SELECT count(*) FROM code_items WHERE NOT touched")).scalar_one()
    assert untouched == 0
    database.close()
