"""The form of a registry brought up to date: forward only, after a backup, checked before it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from safetyreg.errors import UnavailableError, WrongDatabaseError
from safetyreg.i18n import mark
from safetyreg.storage import backup, indexes
from safetyreg.storage.engine import SQLITE, Database

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER: Final = Path(__file__).resolve().parent / "migrations"
_HEADER: Final = b"SQLite format 3\0"
_FOREIGN: Final = mark("“{name}” is no registry of this program: choose another file or address.")
_NEWER: Final = mark("“{name}” was made by a newer version of the program: install that version to open it.")
_BEHIND: Final = mark(
    "The shared registry “{name}” has the form of an older version. An administrator brings it up to date,"
    " after a backup, with: python -m safetyreg --registry ADDRESS migrate"
)
_BROKEN: Final = mark(
    "An update of the registry failed and was taken back; keep the file and tell the makers of the program."
    " Rows that point to nothing: {count}."
)


def revisions() -> tuple[str, ...]:
    """Return the revisions this program knows, the oldest first."""
    return tuple(sorted(path.stem.split("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py")))


def head() -> str:
    """Return the newest revision."""
    return revisions()[-1]


def revision_of(database: Database) -> str:
    """Return a database's revision by plain SQL; raise WrongDatabaseError where it holds no registry."""
    with database.read() as connection:
        names = inspect(connection).get_table_names()
        if "alembic_version" not in names or "registry" not in names:
            raise WrongDatabaseError(_FOREIGN, name=database.name)
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def check_file(path: Path) -> None:
    """Refuse a path where no SQLite file lies."""
    if not path.is_file():
        raise WrongDatabaseError(mark("There is no file “{path}”: choose another one."), path=str(path))
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise WrongDatabaseError(_FOREIGN, name=path.name)


def bring_up_to_date(database: Database) -> None:
    """Migrate a file that is behind, after a backup; refuse a newer one, and a server's that is behind."""
    found = demand_known(database)
    if found != head():
        if not database.is_sqlite:
            raise UnavailableError(_BEHIND, name=database.name)
        upgrade(database)
    elif database.is_sqlite:
        _complete_indexes(database)


def demand_known(database: Database) -> str:
    """Return a registry's revision; refuse one that a newer version of the program made."""
    found = revision_of(database)
    if found not in revisions():
        raise WrongDatabaseError(_NEWER, name=database.name)
    return found


def _complete_indexes(database: Database) -> None:
    with database.read() as connection:
        complete = indexes.present(connection) == set(indexes.wanted(database.kind))
    if not complete:
        with database.write() as connection:
            indexes.bring_up_to_date(connection)


def is_empty(database: Database) -> bool:
    """Whether a database holds no table yet."""
    with database.read() as connection:
        return not inspect(connection).get_table_names()


def upgrade(database: Database, target: str = "head") -> str:
    """Run the revisions up to `target`, a file copied before, and return the one reached.

    The indexes of orders are made anew: a table that is rebuilt cannot carry them over.
    """
    if database.path is not None and not is_empty(database):
        backup.before_migration(database.path, database.now().astimezone().replace(tzinfo=None))
    with database.write() as connection:
        indexes.drop(connection)
    try:
        with database.translated(), database.engine.connect() as connection:
            _run(connection.execution_options(write=True), target)
    finally:
        with database.write() as connection:
            indexes.bring_up_to_date(connection)
    return revision_of(database)


def configuration(connection: Connection) -> Config:
    """Return Alembic's settings for a connection, without a file of settings."""
    from alembic.config import Config  # noqa: PLC0415  heavy, and only needed when something is behind

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _run(connection: Connection, target: str) -> None:
    """Upgrade with foreign keys off: a table copied and dropped would take its children with it."""
    from alembic import command  # noqa: PLC0415  heavy, and only needed when something is behind

    _foreign_keys(connection, on=False)
    try:
        command.upgrade(configuration(connection), target)
    finally:
        if connection.in_transaction():
            connection.rollback()
        _foreign_keys(connection, on=True)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch them outside any transaction: inside one SQLite passes the setting over in silence."""
    if connection.dialect.name == SQLITE:
        cursor = connection.connection.cursor()
        cursor.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
        cursor.close()


def check_links(connection: Connection) -> None:
    """Refuse a revision that leaves rows which point to nothing; runs before it is committed."""
    if connection.dialect.name == SQLITE:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise WrongDatabaseError(_BROKEN, count=len(broken))
