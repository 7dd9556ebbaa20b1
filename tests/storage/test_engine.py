"""Connections: settings, transactions, one state throughout, driver errors as sentences."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from safetyreg.errors import ExpectedError, UnavailableError, WrongDatabaseError
from safetyreg.storage import driver_errors, engine, tables
from safetyreg.storage.engine import Database, check_journal, check_letters, upsert

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.postgres import Cluster


def setting(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def values(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(tables.registry).where(tables.registry.c.key.like("x%")))
    return {row.key: row.value for row in rows}


def put(connection: Connection, key: str, value: str) -> None:
    upsert(connection, tables.registry, [{"key": key, "value": value}], ["key"], ["value"])


def test_a_saved_record_survives_a_power_cut(registry_file: Path) -> None:
    database = Database(str(registry_file))
    with database.read() as connection:
        assert setting(connection, "journal_mode") == "wal"
        assert setting(connection, "synchronous") == 2
        assert setting(connection, "foreign_keys") == 1
        assert setting(connection, "busy_timeout") == engine.BUSY_MILLISECONDS
        assert setting(connection, "temp_store") == 2
        assert setting(connection, "cache_size") == -engine.CACHE_KIB
    database.close()


def test_a_writer_takes_the_lock_at_once(registry_file: Path) -> None:
    database = Database(str(registry_file))
    other = sqlite3.connect(registry_file, timeout=0, isolation_level=None)
    with database.read():
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    with database.write(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()
    database.close()


def test_an_error_takes_everything_back(database: Database) -> None:
    def fail() -> None:
        with database.write() as connection:
            put(connection, "x", "1")
            raise ExpectedError("stop")

    with pytest.raises(ExpectedError, match="stop"):
        fail()
    with database.read() as connection:
        assert values(connection) == {}


def test_a_snapshot_sees_one_state(database: Database) -> None:
    with database.snapshot() as reader:
        assert values(reader) == {}
        with database.write() as writer:
            put(writer, "x", "1")
        assert values(reader) == {}
    with database.read() as connection:
        assert values(connection) == {"x": "1"}


def test_a_snapshot_on_a_server_cannot_write(bare_url: str) -> None:
    database = Database(bare_url)

    def write() -> None:
        with database.snapshot() as connection:
            put(connection, "x", "1")

    with pytest.raises(ExpectedError, match="read-only"):
        write()
    database.close()


def test_the_counter_of_changes_rises(database: Database) -> None:
    with database.write() as connection:
        before = database.state(connection)
        assert database.bump(connection) == before + 1
    with database.read() as connection:
        assert database.state(connection) == before + 1


def test_upsert_leaves_alone_what_it_is_not_told_to_change(database: Database) -> None:
    row = {"key": "x", "value": "2"}
    with database.write() as connection:
        put(connection, "x", "1")
        upsert(connection, tables.registry, [row], ["key"])
        assert values(connection) == {"x": "1"}
        upsert(connection, tables.registry, [], ["key"])
        put(connection, "x", "2")
        assert values(connection) == {"x": "2"}


def test_a_full_disk_is_said_in_words(registry_file: Path) -> None:
    database = Database(str(registry_file))

    def fill() -> None:
        with database.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
            for number in range(200):
                put(connection, f"x{number}", "x" * 4000)

    with pytest.raises(ExpectedError, match="disk is full"):
        fill()
    database.close()


def test_a_read_only_file_is_said_in_words(registry_file: Path) -> None:
    database = Database(str(registry_file))

    def write() -> None:
        with database.write() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
            put(connection, "x", "1")

    with pytest.raises(ExpectedError, match="read-only"):
        write()
    database.close()


def test_a_held_file_asks_to_wait(registry_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 1)
    database = Database(str(registry_file))
    other = sqlite3.connect(registry_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError, match="Another program"):
        database.write().__enter__()
    other.close()
    database.close()


def test_a_damaged_file_is_said_in_words(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    database = Database(str(path))
    with pytest.raises(WrongDatabaseError, match="damaged"):
        database.read().__enter__()
    database.close()


def test_a_file_that_went_away_is_said_in_words(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "gone.sqlite"))
    with pytest.raises(WrongDatabaseError, match="cannot be opened"):
        database.read().__enter__()
    database.close()


def test_a_mistake_of_ours_stays_a_bug(database: Database) -> None:
    def ask() -> None:
        with database.read() as connection:
            connection.execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(DBAPIError):
        ask()


def test_a_server_that_is_away_asks_to_try_later() -> None:
    database = Database("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(UnavailableError, match="does not answer"):
        database.read().__enter__()
    database.close()


def test_a_database_that_is_not_there_is_said(cluster: Cluster) -> None:
    database = Database(cluster.url("never_made"))
    with pytest.raises(WrongDatabaseError, match="no such database"):
        database.read().__enter__()
    database.close()


def test_a_cut_connection_asks_to_try_later_and_comes_back(bare_url: str) -> None:
    database, other = Database(bare_url), Database(bare_url)

    def work() -> None:
        with database.read() as connection:
            own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with other.read() as killer:
                killer.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
            connection.execute(text("SELECT 1"))

    with pytest.raises(UnavailableError, match="does not answer"):
        work()
    with database.read() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    database.close()
    other.close()


@pytest.mark.parametrize(("encoding", "folded"), [("SQL_ASCII", "ө"), ("UTF8", "Ө")])
def test_a_server_that_cannot_fold_kazakh_is_refused(encoding: str, folded: str) -> None:
    with pytest.raises(ExpectedError, match="Kazakh"):
        check_letters(encoding, folded)


def test_a_database_of_another_encoding_is_refused(cluster: Cluster) -> None:
    from psycopg import sql  # noqa: PLC0415  only where there is a server

    name = "ascii_only"
    cluster.run(
        sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'").format(
            sql.Identifier(name)
        )
    )
    cluster.made.append(name)
    database = Database(cluster.url(name))
    with pytest.raises(ExpectedError, match="Kazakh"):
        database.read().__enter__()
    database.close()
    cluster.drop()


def test_a_journal_that_is_not_carried_is_refused() -> None:
    check_journal("wal")
    with pytest.raises(WrongDatabaseError, match="PostgreSQL"):
        check_journal("delete")


@pytest.mark.parametrize(
    ("state", "kind"),
    [("53100", ExpectedError), ("40P01", UnavailableError), ("57P01", UnavailableError), ("42P01", None)],
)
def test_states_of_the_server_are_known(state: str, kind: type[ExpectedError] | None) -> None:
    error = RuntimeError("server")
    error.sqlstate = state  # type: ignore[attr-defined]
    found = driver_errors.expected(error)
    assert found is None if kind is None else type(found) is kind


def test_an_error_without_a_state_is_a_bug_unless_the_connection_went() -> None:
    assert driver_errors.expected(RuntimeError("ours")) is None
