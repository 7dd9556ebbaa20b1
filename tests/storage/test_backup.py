"""Backups of a registry's file: made, checked, kept, put back."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from safetyreg.errors import CancelledError, ExpectedError, UnavailableError, WrongDatabaseError
from safetyreg.storage import backup, file_copy
from safetyreg.storage.backup import Reason

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 1, 8, 30)


@pytest.fixture
def location(tmp_path: Path) -> Path:
    path = tmp_path / "registry.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """
            PRAGMA journal_mode=WAL;
            CREATE TABLE registry (key TEXT PRIMARY KEY, value TEXT);
            CREATE TABLE history (id INTEGER PRIMARY KEY, incident_id INTEGER, at TEXT, account TEXT,
                action TEXT, field TEXT, old TEXT, new TEXT, note TEXT);
            INSERT INTO registry VALUES ('state', '1');
            """
        )
    return path


def set_state(path: Path, value: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE registry SET value = ?", (value,))


def state(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT value FROM registry").fetchone()[0])


def damage(path: Path) -> None:
    path.write_bytes(b"\xff" * 8192)


def names(location: Path) -> list[str]:
    return sorted(path.name for path in (location.parent / backup.FOLDER).iterdir())


def test_a_copy_is_made_while_others_write(location: Path) -> None:
    with closing(sqlite3.connect(location, isolation_level=None)) as writer:
        writer.execute("UPDATE registry SET value = '2'")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE registry SET value = '3'")
        made = backup.make(location, Reason.MANUAL, NOW)
        writer.execute("COMMIT")
    assert made.sound
    assert made.size == made.path.stat().st_size
    assert state(made.path) == "2"
    assert names(location) == ["registry-20260301-083000-manual.sqlite"]
    assert backup.kept(location) == (made,)


def test_the_progress_is_told(location: Path) -> None:
    seen: list[tuple[int, int]] = []

    def tick(done: int, total: int) -> None:
        seen.append((done, total))

    backup.make(location, Reason.MANUAL, NOW, tick)
    assert seen[-1][0] == seen[-1][1] > 0


def test_one_daily_backup_a_day(location: Path) -> None:
    assert backup.daily(location, NOW) is not None
    assert backup.daily(location, NOW + timedelta(hours=9)) is None
    assert backup.daily(location, NOW + timedelta(days=1)) is not None


def test_a_backup_before_a_migration_is_that_of_the_day(location: Path) -> None:
    backup.make(location, Reason.MIGRATION, NOW)
    assert backup.daily(location, NOW) is None


def test_the_last_ten_are_kept(location: Path) -> None:
    for day in range(13):
        backup.make(location, Reason.DAILY, NOW + timedelta(days=day))
    assert [made.made_at.day for made in backup.kept(location)] == list(range(13, 3, -1))


def test_broken_copies_are_marked_and_push_no_sound_one_out(location: Path) -> None:
    sound = backup.make(location, Reason.DAILY, NOW)
    damage(location)
    for day in range(1, 6):
        made = backup.make(location, Reason.DAILY, NOW + timedelta(days=day))
        assert not made.sound
        assert made.path.read_bytes() == location.read_bytes()
    every = backup.kept(location)
    assert len(every) == 1 + backup.KEPT_BROKEN
    assert every[-1] == sound
    assert backup.daily(location, NOW + timedelta(days=5)) is not None


def test_a_damaged_registry_is_not_migrated(location: Path) -> None:
    assert backup.before_migration(location, NOW).reason is Reason.MIGRATION
    damage(location)
    with pytest.raises(WrongDatabaseError, match="is damaged"):
        backup.before_migration(location, NOW)


def test_foreign_files_in_the_folder_are_left_alone(location: Path) -> None:
    folder = location.parent / backup.FOLDER
    folder.mkdir()
    for name in (
        "registry-20269999-083000-daily.sqlite",
        "registry-20260301-083000-other.sqlite",
        "mine.sqlite",
    ):
        (folder / name).write_text("mine")
    assert backup.kept(location) == ()
    backup.make(location, Reason.DAILY, NOW)
    assert len(names(location)) == 4


def test_a_cancelled_backup_leaves_nothing(location: Path) -> None:
    def tick(_done: int, _total: int) -> None:
        raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        backup.make(location, Reason.MANUAL, NOW, tick)
    assert names(location) == []


def test_too_little_room_is_said_beforehand(location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def usage(_path: Path) -> SimpleNamespace:
        return SimpleNamespace(free=1)

    monkeypatch.setattr("shutil.disk_usage", usage)
    with pytest.raises(ExpectedError, match=r"17 MB needed, 0 MB free"):
        backup.make(location, Reason.MANUAL, NOW)
    assert names(location) == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (PermissionError(errno.EACCES, "Permission denied"), "cannot be written"),
    ],
)
def test_a_failed_copy_says_why(location: Path, error: OSError, said: str) -> None:
    def tick(_done: int, _total: int) -> None:
        raise error

    with pytest.raises(ExpectedError, match=said):
        backup.make(location, Reason.MANUAL, NOW, tick)
    assert names(location) == []


def test_sqlite_says_that_the_disk_is_full(location: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(sqlite3.Connection):
        def __init__(self, path: str, **options: Any) -> None:  # noqa: ANN401  as sqlite3 has it
            super().__init__(path, **options)
            if path.endswith(".part"):
                self.execute("PRAGMA max_page_count=1")

    def connect(path: Path | str, **options: Any) -> sqlite3.Connection:  # noqa: ANN401  as sqlite3 has it
        return Small(str(path), **options)

    monkeypatch.setattr("sqlite3.connect", connect)
    with pytest.raises(ExpectedError, match="The disk is full"):
        backup.make(location, Reason.MANUAL, NOW)
    assert names(location) == []


def test_a_missing_registry_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongDatabaseError, match="cannot be opened"):
        backup.make(tmp_path / "none.sqlite", Reason.MANUAL, NOW)


def test_restoring_keeps_what_was_there(location: Path) -> None:
    made = backup.make(location, Reason.MANUAL, NOW)
    set_state(location, "2")
    before = backup.restore(made.path, location, NOW + timedelta(hours=1), "someone")
    assert state(location) == "1"
    assert before is not None
    assert (before.reason, state(before.path)) == (Reason.RESTORE, "2")
    with closing(sqlite3.connect(location)) as connection:
        lines = connection.execute("SELECT account, action, note FROM history").fetchall()
    assert lines == [("someone", "restored", made.path.name)]
    assert sorted(path.name for path in location.parent.iterdir()) == ["backups", "registry.sqlite"]


def test_a_damaged_registry_is_restored(location: Path) -> None:
    made = backup.make(location, Reason.MANUAL, NOW)
    damage(location)
    before = backup.restore(made.path, location, NOW, "someone")
    assert before is not None
    assert not before.sound
    assert state(location) == "1"


def test_a_lost_registry_is_restored(location: Path) -> None:
    made = backup.make(location, Reason.MANUAL, NOW)
    location.unlink()
    assert backup.restore(made.path, location, NOW, "someone") is None
    assert state(location) == "1"


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_an_open_registry_is_not_replaced(location: Path, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_copy, "_BUSY_SECONDS", 0.01)
    made = backup.make(location, Reason.MANUAL, NOW)
    with closing(sqlite3.connect(location, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode={mode}")
        other.execute("BEGIN")
        other.execute("SELECT * FROM registry").fetchall()
        with pytest.raises(UnavailableError, match="open in another window"):
            backup.restore(made.path, location, NOW, "someone")
    assert state(location) == "1"
    assert not location.with_name("registry.sqlite.part").exists()


def test_a_broken_or_foreign_backup_is_refused(location: Path) -> None:
    made = backup.make(location, Reason.MANUAL, NOW)
    damage(made.path)
    with pytest.raises(WrongDatabaseError, match="choose an older one"):
        backup.restore(made.path, location, NOW, "someone")
    marked = backup.kept(location)
    assert [(one.made_at, one.reason, one.sound) for one in marked] == [(NOW, Reason.MANUAL, False)]
    for _ in range(2):
        with pytest.raises(WrongDatabaseError, match="choose an older one"):
            backup.restore(marked[0].path, location, NOW, "someone")
    assert backup.kept(location) == marked
    with pytest.raises(ExpectedError, match="There is no file"):
        backup.restore(made.path, location, NOW, "someone")
    foreign = location.with_name("foreign.sqlite")
    damage(foreign)
    with pytest.raises(WrongDatabaseError, match="choose an older one"):
        backup.restore(foreign, location, NOW, "someone")
    assert foreign.exists()
    assert state(location) == "1"
