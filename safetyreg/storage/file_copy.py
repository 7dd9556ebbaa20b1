"""A SQLite file copied whole while others use it, and checked."""

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from safetyreg.errors import ExpectedError, UnavailableError
from safetyreg.i18n import mark
from safetyreg.storage import driver_errors

Tick = Callable[[int, int], None]
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_PRIMARY: Final = 0xFF
_MEGABYTE: Final = 1024 * 1024
_SPARE_BYTES: Final = 16 * 1024 * 1024
_BUSY_SECONDS: Final = 2.0
_PAGES: Final = 1024
BESIDE: Final = ("-wal", "-shm", "-journal")
_NO_ROOM: Final = mark(
    "The disk has no room for a copy of the registry ({needed} MB needed, {free} MB free): "
    "free some space and try again. Nothing was changed."
)
_DISK_FULL: Final = mark("The disk is full: free some space and try again. Nothing was changed.")
_IN_USE: Final = mark(
    "The registry is open in another window or program: close it there, then restore the backup."
)
_NO_COPY: Final = mark(
    "The copy “{file}” cannot be written ({reason}): check the folder and try again. Nothing was changed."
)


def copy(source: Path, target: Path, tick: Tick | None) -> bool:
    """Copy a file as of one moment and say whether the copy is sound; a damaged one is copied as it is."""
    _demand_room(source, target)
    try:
        with closing(connect(source)) as old, closing(sqlite3.connect(target)) as new:
            # A snapshot held open: without it every write of another program starts the copy anew.
            old.execute("BEGIN")
            old.execute("SELECT count(*) FROM sqlite_master").fetchone()
            old.backup(new, pages=_PAGES, progress=_progress(tick))
            new.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY not in _DAMAGED:
            raise
        shutil.copyfile(source, target)
        return False
    return is_sound(target)


def _progress(tick: Tick | None) -> Callable[[int, int, int], None]:
    def report(_status: int, remaining: int, total: int) -> None:
        if tick is not None:
            tick(total - remaining, total)

    return report


def connect(path: Path) -> sqlite3.Connection:
    """Open a file that exists, outside transactions."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_BUSY_SECONDS, isolation_level=None
    )


def _demand_room(source: Path, target: Path) -> None:
    needed = sum(path.stat().st_size for path in (source, beside(source, "-wal")) if path.exists())
    free = shutil.disk_usage(target.parent).free
    if free < needed + _SPARE_BYTES:
        raise ExpectedError(_NO_ROOM, needed=(needed + _SPARE_BYTES) // _MEGABYTE + 1, free=free // _MEGABYTE)


def demand_closed(location: Path) -> None:
    """Refuse when anybody has the file open; what stands in its write-ahead log goes into the file."""
    try:
        with closing(connect(location)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise UnavailableError(_IN_USE) from error
    except sqlite3.DatabaseError:
        return


def is_sound(path: Path) -> bool:
    """Whether a file is a whole SQLite database with the tables of a registry."""
    try:
        with closing(connect(path)) as connection:
            said = connection.execute("PRAGMA integrity_check(1)").fetchone()
            connection.execute("SELECT key, value FROM registry LIMIT 1")
    except sqlite3.DatabaseError:
        return False
    return bool(said == ("ok",))


@contextmanager
def written(final: Path) -> Iterator[Path]:
    """Yield a path beside the final one to write to; whatever is left of it at the end is removed."""
    part = final.with_name(final.name + ".part")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        remove(part)
        yield part
    except (OSError, sqlite3.Error) as error:
        raise _explained(error, final) from error
    finally:
        remove(part, *(beside(part, ending) for ending in BESIDE))


def _explained(error: OSError | sqlite3.Error, final: Path) -> ExpectedError:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return ExpectedError(_DISK_FULL)
    known = driver_errors.expected(error) if isinstance(error, sqlite3.Error) else None
    return known or ExpectedError(_NO_COPY, file=final.name, reason=str(error))


def beside(path: Path, ending: str) -> Path:
    """Return the path of a file that SQLite keeps beside its own."""
    return path.with_name(path.name + ending)


def remove(*paths: Path) -> None:
    """Delete files; those that are missing or held open stay as they are."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
