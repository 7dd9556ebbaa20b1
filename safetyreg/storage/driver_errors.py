"""What the drivers raise, turned into sentences for the user in this one place; the rest stays a bug."""

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError

from safetyreg.errors import ExpectedError, UnavailableError, WrongDatabaseError
from safetyreg.i18n import mark

_PRIMARY: Final = 0xFF
_FULL: Final = mark("The disk is full: free some space and save again. Nothing was changed.")
_READ_ONLY: Final = mark(
    "The registry is read-only: check the permissions of the file and its folder, then open it again."
)
_LOCKED: Final = mark("Another program holds the registry: wait a moment and try again.")
_CORRUPT: Final = mark("The file of the registry is damaged: restore the last sound backup in Settings.")
_NO_FILE: Final = mark("The file of the registry cannot be opened: check that it is there and readable.")
_FAILING: Final = mark("The disk does not answer as it should: check it, then try again.")
_LOST: Final = mark("The server of the registry does not answer: nothing is lost; try again later.")
_REFUSED: Final = mark("The server refuses this user: check user name, password and rights of the database.")
_NO_DATABASE: Final = mark("The server has no such database: check the address of the registry.")

_SQLITE: Final[dict[int, tuple[type[ExpectedError], str]]] = {
    sqlite3.SQLITE_FULL: (ExpectedError, _FULL),
    sqlite3.SQLITE_READONLY: (ExpectedError, _READ_ONLY),
    sqlite3.SQLITE_BUSY: (UnavailableError, _LOCKED),
    sqlite3.SQLITE_LOCKED: (UnavailableError, _LOCKED),
    sqlite3.SQLITE_CORRUPT: (WrongDatabaseError, _CORRUPT),
    sqlite3.SQLITE_NOTADB: (WrongDatabaseError, _CORRUPT),
    sqlite3.SQLITE_CANTOPEN: (WrongDatabaseError, _NO_FILE),
    sqlite3.SQLITE_IOERR: (UnavailableError, _FAILING),
}
# Classes and codes of PostgreSQL's SQLSTATE, the longest first.
_POSTGRES: Final[tuple[tuple[str, type[ExpectedError], str], ...]] = (
    ("53100", ExpectedError, _FULL),
    ("25006", ExpectedError, _READ_ONLY),
    ("55P03", UnavailableError, _LOCKED),
    ("40P01", UnavailableError, _LOCKED),
    ("40001", UnavailableError, _LOCKED),
    ("3D000", WrongDatabaseError, _NO_DATABASE),
    ("42501", ExpectedError, _REFUSED),
    ("XX001", WrongDatabaseError, _CORRUPT),
    ("XX002", WrongDatabaseError, _CORRUPT),
    ("28", ExpectedError, _REFUSED),
    ("57P", UnavailableError, _LOST),
    ("53", UnavailableError, _LOST),
    ("08", UnavailableError, _LOST),
)


def expected(error: Exception) -> ExpectedError | None:
    """Return what to tell the user about a driver's error, or None where it is a bug of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    return _of_postgres(cause, lost=isinstance(error, DBAPIError) and error.connection_invalidated)


def _of_sqlite(error: sqlite3.Error) -> ExpectedError | None:
    found = _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
    return found[0](found[1]) if found else None


def _of_postgres(error: BaseException | None, *, lost: bool) -> ExpectedError | None:
    state = getattr(error, "sqlstate", None)
    if state is None:
        said = str(error)
        if "does not exist" in said and "database" in said:
            return WrongDatabaseError(_NO_DATABASE)
        gone = lost or type(error).__name__ in {"OperationalError", "ConnectionTimeout", "InterfaceError"}
        return UnavailableError(_LOST) if gone else None
    for code, kind, text in _POSTGRES:
        if state.startswith(code):
            return kind(text)
    return None
