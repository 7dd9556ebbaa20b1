"""Copies of a registry's file: made while it is open, checked, the last ten kept, put back when needed."""

import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError, WrongDatabaseError
from safetyreg.i18n import mark
from safetyreg.storage.file_copy import (
    BESIDE,
    Tick,
    beside,
    connect,
    copy,
    demand_closed,
    is_sound,
    remove,
    written,
)

FOLDER: Final = "backups"
KEPT: Final = 10
KEPT_BROKEN: Final = 3
_MOMENT: Final = "%Y%m%d-%H%M%S"
_SUFFIX: Final = ".sqlite"
_BROKEN: Final = ".broken"
_NAME: Final = re.compile(r"-(\d{8}-\d{6})-([a-z]+)(\.broken)?\.sqlite")
_UNSOUND: Final = mark("The backup “{file}” is damaged: choose an older one. Nothing was changed.")
_DAMAGED: Final = mark("“{name}” is damaged: restore its last sound backup. Nothing was changed.")
_LINE: Final = (
    "INSERT INTO history (at, account, action, field, old, new, note)"
    " VALUES (?, ?, 'restored', '', '', '', ?)"
)
_ROLE: Final = "SELECT role FROM users WHERE account = ?"


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    MIGRATION = "migration"
    RESTORE = "restore"
    MANUAL = "manual"


LABELS: Final = {
    Reason.DAILY: mark("daily"),
    Reason.MIGRATION: mark("before an update of the registry"),
    Reason.RESTORE: mark("before a restore"),
    Reason.MANUAL: mark("made by hand"),
}


@dataclass(frozen=True, slots=True)
class Backup:
    """A kept copy: its file, civil time, bytes, why it was made, whether the check after copying passed."""

    path: Path
    made_at: datetime
    size: int
    reason: Reason
    sound: bool


def kept(location: Path) -> tuple[Backup, ...]:
    """Return the backups of a registry's file, the newest first."""
    found = (_backup(path, location.stem) for path in (location.parent / FOLDER).glob(f"*{_SUFFIX}"))
    return tuple(sorted(filter(None, found), key=_made_at, reverse=True))


def make(location: Path, reason: Reason, now: datetime, tick: Tick | None = None) -> Backup:
    """Copy a registry's file, open or not, check the copy and drop the oldest ones.

    A damaged registry is copied too, and marked. `now` is civil time.
    """
    name = f"{location.stem}-{now.strftime(_MOMENT)}-{reason.value}"
    final = location.parent / FOLDER / (name + _SUFFIX)
    with written(final) as part:
        sound = copy(location, part, tick)
        if not sound:
            final = final.with_name(name + _BROKEN + _SUFFIX)
        part.replace(final)
    _prune(location)
    return Backup(final, now.replace(microsecond=0), final.stat().st_size, reason, sound)


def before_migration(location: Path, now: datetime) -> Backup:
    """Make the backup before a migration; refuse a registry whose copy is damaged."""
    made = make(location, Reason.MIGRATION, now)
    if not made.sound:
        raise WrongDatabaseError(_DAMAGED, name=location.name)
    return made


def daily(location: Path, now: datetime, tick: Tick | None = None) -> Backup | None:
    """Make the backup of the day unless a sound one was made today already."""
    if any(backup.sound and backup.made_at.date() == now.date() for backup in kept(location)):
        return None
    return make(location, Reason.DAILY, now, tick)


def restore(backup: Path, location: Path, now: datetime, account: str) -> Backup | None:
    """Put a backup in the place of a registry's file and return the copy that was made of it before.

    The file must not be open anywhere. `now` is civil time; the history of the restored registry gets a line.
    A kept backup that turns out damaged is marked so.
    """
    with written(location) as part:
        shutil.copyfile(_there(backup), part)
        if not is_sound(part):
            _mark_broken(backup, location)
            raise WrongDatabaseError(_UNSOUND, file=backup.name)
        _note(part, account, backup.name)
        before = None
        if location.exists():
            demand_closed(location)
            before = make(location, Reason.RESTORE, now)
        remove(*(beside(location, ending) for ending in BESIDE))
        part.replace(location)
    return before


def role_in(path: Path, account: str) -> Role | None:
    """Return an account's role in a registry's file, or None where the file cannot be read."""
    try:
        with closing(connect(path)) as connection:
            found = connection.execute(_ROLE, (account,)).fetchone()
    except sqlite3.Error:
        return None
    return Role(found[0]) if found and found[0] in set(Role) else Role.VIEWER


def _note(path: Path, account: str, name: str) -> None:
    at = datetime.now(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    with closing(connect(path)) as connection:
        connection.execute(_LINE, (at, account, name))
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def _mark_broken(path: Path, location: Path) -> None:
    """Name a kept copy that became damaged as such, where its folder can be written."""
    if path.parent == location.parent / FOLDER and _backup(path, location.stem) and not _is_broken(path):
        with suppress(OSError):
            path.rename(path.with_name(path.stem + _BROKEN + _SUFFIX))


def _is_broken(path: Path) -> bool:
    return path.stem.endswith(_BROKEN)


def _there(backup: Path) -> Path:
    if not backup.is_file():
        raise ExpectedError(mark("There is no file {path}: check the name."), path=str(backup))
    return backup


def _backup(path: Path, stem: str) -> Backup | None:
    found = _NAME.fullmatch(path.name.removeprefix(stem)) if path.name.startswith(stem) else None
    if found is None or found[2] not in set(Reason):
        return None
    with suppress(ValueError, OSError):
        made_at = datetime.strptime(found[1], _MOMENT)
        return Backup(path, made_at, path.stat().st_size, Reason(found[2]), sound=found[3] is None)
    return None


def _made_at(backup: Backup) -> tuple[datetime, str]:
    return backup.made_at, backup.path.name


def _prune(location: Path) -> None:
    every = kept(location)
    sound = [backup for backup in every if backup.sound]
    broken = [backup for backup in every if not backup.sound]
    remove(*(backup.path for backup in sound[KEPT:] + broken[KEPT_BROKEN:]))
