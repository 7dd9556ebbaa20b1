"""Backups through the door, on both databases."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, NotPermittedError, UnavailableError
from safetyreg.registry import Registry
from safetyreg.registry.backups import SERVER_NOTE, Backups, Reason
from safetyreg.storage import users
from safetyreg.storage.engine import Database
from tests.registries import ACCOUNT, bare
from tests.registry.sessions import lines, session_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.registries import Files


@pytest.fixture
def file_database(files: Files, tmp_path: Path) -> Iterator[Database]:
    opened = Database(str(files.copy(bare, tmp_path / "registry.sqlite")))
    with closing(opened):
        yield opened


def test_a_backup_a_day_and_one_by_hand(file_database: Database) -> None:
    backups = Backups(session_of(file_database))
    assert backups.possible
    daily = backups.daily()
    assert daily is not None
    assert daily.sound
    assert backups.daily() is None
    made = backups.make()
    assert {made, daily} == set(backups.all())
    assert {backup.reason for backup in backups.all()} == {Reason.DAILY, Reason.MANUAL}


def test_a_viewer_makes_none_by_hand(file_database: Database) -> None:
    backups = Backups(session_of(file_database, Role.VIEWER))
    assert backups.daily() is not None
    with pytest.raises(NotPermittedError):
        backups.make()


def test_a_servers_backups_are_its_administrators(bare_url: str) -> None:
    with closing(Database(bare_url)) as database:
        backups = Backups(session_of(database))
        assert not backups.possible
        assert backups.daily() is None
        assert backups.all() == ()
        with pytest.raises(ExpectedError) as error:
            backups.make()
        assert error.value.message.text == SERVER_NOTE


def test_nothing_is_restored_over_a_server(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="pg_dump"):
        Backups.restore(tmp_path / "any.sqlite", "postgresql://nobody@nowhere/none", account="anna")


def test_a_restored_registry_is_as_it_was(file_database: Database) -> None:
    backups = Backups(session_of(file_database))
    made = backups.make()
    with file_database.write() as connection:
        users.admit(connection, "bek")
    file_database.close()
    before = Backups.restore(made.path, file_database.location, account="anna")
    assert before is not None
    assert before.reason is Reason.RESTORE
    with file_database.read() as connection:
        assert users.find(connection, "bek") is None
    assert [(line[0], line[1], line[5]) for line in lines(file_database)] == [
        ("anna", "restored", made.path.name)
    ]


@pytest.mark.parametrize("account", ["bek", "stranger"])
def test_only_an_administrator_restores(file_database: Database, account: str) -> None:
    backups = Backups(session_of(file_database))
    made = backups.make()
    with file_database.write() as connection:
        users.admit(connection, "bek", Role.INSPECTOR)
    file_database.close()
    with pytest.raises(NotPermittedError):
        Backups.restore(made.path, file_database.location, account=account)


def test_a_damaged_registry_is_restored_by_the_backups_administrator(file_database: Database) -> None:
    made = Backups(session_of(file_database)).make()
    file_database.close()
    assert file_database.path is not None
    file_database.path.write_bytes(b"\xff" * 8192)
    with pytest.raises(NotPermittedError):
        Backups.restore(made.path, file_database.location, account="bek")
    Backups.restore(made.path, file_database.location, account="anna")
    with file_database.read() as connection:
        assert users.get(connection, "anna").role is Role.ADMINISTRATOR


def test_the_door_closes_for_a_restore_and_opens_again(registry_file: Path) -> None:
    registry = Registry.open(str(registry_file), account=ACCOUNT)
    made = registry.backups.make()
    registry.settings.share("region", "350000000")
    with pytest.raises(UnavailableError, match="open in another window"):
        Backups.restore(made.path, registry.location, account=ACCOUNT)
    registry.close()
    Backups.restore(made.path, registry.location, account=ACCOUNT)
    opened = Registry.open(str(registry_file), account=ACCOUNT)
    assert opened.settings.shared("region") is None
    assert opened.codes.book().lists
    assert len(opened.backups.all()) == 2
    opened.close()
