"""The database of one registry: connections with their settings, transactions, the counter of changes."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from safetyreg.errors import ExpectedError, WrongDatabaseError
from safetyreg.i18n import mark
from safetyreg.storage import driver_errors
from safetyreg.storage.location import refuse_share, server_url

__all__ = ["POSTGRES", "SQLITE", "Connection", "Database", "DatabaseKind", "upsert", "utc_now"]

DatabaseKind = Literal["sqlite", "postgresql"]
SQLITE: Final[DatabaseKind] = "sqlite"
POSTGRES: Final[DatabaseKind] = "postgresql"
BUSY_MILLISECONDS: Final = 5000
CACHE_KIB: Final = 64 * 1024
CONNECT_SECONDS: Final = 5
CONNECTIONS: Final = 8
UTF8: Final = "UTF8"
_WRITE: Final = "write"
_RAISE_STATE: Final = text(
    "UPDATE registry SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'state' RETURNING value"
)
_STATE: Final = text("SELECT value FROM registry WHERE key = 'state'")


def utc_now() -> datetime:
    """Return the time of an audit line: aware, UTC."""
    return datetime.now(UTC)


class Database:
    """One registry's database; every statement runs inside `read`, `write` or `snapshot`."""

    def __init__(self, location: str, *, now: Callable[[], datetime] = utc_now) -> None:
        """Prepare connections to a file or a PostgreSQL address; nothing is opened yet."""
        url = server_url(location)
        self.location = location
        self.now = now
        self.kind: DatabaseKind = SQLITE if url is None else POSTGRES
        self.path = Path(location).absolute() if url is None else None
        self.name = self.path.stem if self.path else str((url and url.database) or "")
        self.engine = (
            _sqlite_engine(self.path) if self.path else _postgres_engine(url or URL.create(POSTGRES))
        )
        self._driver_error: type[Exception] = self.engine.dialect.loaded_dbapi.Error

    @property
    def is_sqlite(self) -> bool:
        """Whether the registry is a file."""
        return self.kind == SQLITE

    def today(self) -> date:
        """Return the civil day here."""
        return self.now().astimezone().date()

    def read(self) -> AbstractContextManager[Connection]:
        """Open a reading transaction; on SQLite it sees one state throughout."""
        return self._transaction()

    def write(self) -> AbstractContextManager[Connection]:
        """Open a writing transaction: the lock is taken at once, an error takes everything back."""
        return self._transaction(**{_WRITE: True})

    def snapshot(self) -> AbstractContextManager[Connection]:
        """Open a reading transaction that sees one state throughout, on PostgreSQL too."""
        if self.is_sqlite:
            return self._transaction()
        return self._transaction(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def bump(self, connection: Connection) -> int:
        """Raise the counter of changes and return it; the last thing a writing transaction does."""
        return int(connection.execute(_RAISE_STATE).scalar_one())

    def state(self, connection: Connection) -> int:
        """Return the counter of changes."""
        return int(connection.execute(_STATE).scalar_one())

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def _transaction(self, **options: object) -> Iterator[Connection]:
        with self.translated(), self.engine.connect() as connection:
            chosen = connection.execution_options(**options) if options else connection
            with chosen.begin():
                yield chosen

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what the driver raises inside into a sentence for the user; a bug stays one."""
        try:
            yield
        except (DBAPIError, self._driver_error) as error:
            if (found := driver_errors.expected(error)) is None:
                raise
            raise found from error


def insert_into(table: Table, connection: Connection) -> Any:  # noqa: ANN401  either dialect's own
    """Return an insertion that can say what to do where the key is there already."""
    if connection.dialect.name == SQLITE:
        from sqlalchemy.dialects import sqlite  # noqa: PLC0415  one of the two is never needed

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415  the same

    return postgresql.insert(table)


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, object]],
    keys: Iterable[str],
    update: Iterable[str] = (),
) -> None:
    """Insert rows; where the key is there already, update the named columns, or leave the row alone."""
    if not rows:
        return
    statement = insert_into(table, connection)
    changed = {name: statement.excluded[name] for name in update}
    if changed:
        final: Any = statement.on_conflict_do_update(index_elements=list(keys), set_=changed)
    else:
        final = statement.on_conflict_do_nothing(index_elements=list(keys))
    connection.execute(final, [dict(row) for row in rows])


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _sqlite_engine(path: Path) -> Engine:
    refuse_share(path)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.as_uri()}?mode=rw",
            uri=True,
            timeout=BUSY_MILLISECONDS / 1000,
            isolation_level=None,
            check_same_thread=False,
        )

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        json_serializer=_json,
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    with _closed_on_error(connection):
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        check_journal(str((cursor.fetchone() or ("",))[0]))
        for setting in (
            "foreign_keys=ON",
            "synchronous=FULL",
            "temp_store=MEMORY",
            f"cache_size=-{CACHE_KIB}",
        ):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()


@contextmanager
def _closed_on_error(connection: DBAPIConnection) -> Iterator[None]:
    """Close a connection whose settings fail: the pool forgets it without."""
    with ExitStack() as undo:
        undo.callback(connection.close)
        yield
        undo.pop_all()


def check_journal(mode: str) -> None:
    """Refuse a file whose file system does not carry the write-ahead log."""
    if mode.lower() != "wal":
        raise WrongDatabaseError(
            mark(
                "The file system of the registry does not allow safe writing by several programs (journal"
                " “{mode}”). Move it to a disk of this computer, or use a PostgreSQL server."
            ),
            mode=mode,
        )


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        json_serializer=_json,
        connect_args={"connect_timeout": CONNECT_SECONDS},
    )
    event.listen(engine, "first_connect", _check_server)
    return engine


def _check_server(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Ask for the encoding first: in another one the letter itself cannot be sent."""
    with _closed_on_error(connection):
        cursor = connection.cursor()
        cursor.execute("SELECT current_setting('server_encoding')")
        encoding, folded = str((cursor.fetchone() or ("",))[0]), ""
        if encoding == UTF8:
            cursor.execute("SELECT lower('Ө')")
            folded = str((cursor.fetchone() or ("",))[0])
        cursor.close()
        connection.rollback()
        check_letters(encoding, folded)


def check_letters(encoding: str, folded: str) -> None:
    """Refuse a PostgreSQL database that cannot hold Kazakh texts or does not fold their case."""
    if encoding != UTF8 or folded != "ө":
        raise ExpectedError(
            mark(
                "The database cannot search Kazakh texts (encoding {encoding}). Make it again:"
                " CREATE DATABASE name TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'."
            ),
            encoding=encoding,
        )
