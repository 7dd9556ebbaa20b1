"""Migrations: the same form as the tables say, nothing lost, nothing foreign or newer opened."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, func, select, text, update

from safetyreg.errors import UnavailableError, WrongDatabaseError
from safetyreg.storage import (
    backup,
    incidents,
    indexes,
    liability_tables,
    migrate,
    rate_tables,
    tables,
    watch_tables,
)
from safetyreg.storage.engine import Database
from tests.storage.incidents_made import fire, kept, person

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

TABLES = (liability_tables.decisions, rate_tables.denominators, watch_tables.acknowledgements)
HEAD = migrate.head()
NEXT, AFTER = (f"{int(HEAD) + step:04}" for step in (1, 2))
BATCH = f'''"""Rebuild a table that others point to."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade() -> None:
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    kept = {{"sqlite_autoincrement": True}}
    with op.batch_alter_table("incidents", recreate=recreate, table_kwargs=kept) as batch:
        batch.add_column(sa.Column("colour", sa.Text(), server_default="", nullable=False))
'''
BREAKS = f'''"""Leave persons without their incident."""

from alembic import op

revision = "{AFTER}"
down_revision = "{NEXT}"


def upgrade() -> None:
    op.execute("DELETE FROM incidents")
'''


def revision(connection: Connection) -> str:
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def people(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(tables.persons)).scalar_one())


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder of revisions of a later version of the program: the shipped ones and one more."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in (migrate.FOLDER / "env.py", *(migrate.FOLDER / "versions").glob("0*.py")):
        target = folder / path.relative_to(migrate.FOLDER)
        target.write_bytes(path.read_bytes())
    (folder / "versions" / f"{NEXT}_batch.py").write_text(BATCH, encoding="utf-8")
    monkeypatch.setattr(migrate, "FOLDER", folder)
    return folder


def test_tables_and_migrations_say_the_same(database: Database) -> None:
    def own(_object: object, name: str | None, kind: str, _reflected: object, _other: object) -> bool:
        if kind == "table":
            return not str(name).startswith(("incident_words", "person_words"))
        return not str(name).startswith(indexes.PREFIX)

    with database.read() as connection, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index")
        context = MigrationContext.configure(connection, opts={"include_object": own, "compare_type": True})
        assert compare_metadata(context, TABLES[0].metadata) == []


def test_the_newest_revision_is_the_head(database: Database) -> None:
    with database.read() as connection:
        script = ScriptDirectory.from_config(migrate.configuration(connection))
        assert script.get_heads() == [migrate.head()] == [revision(connection)]
        assert [one.revision for one in script.walk_revisions()] == list(reversed(migrate.revisions()))


def test_every_wanted_index_is_there(database: Database) -> None:
    with database.read() as connection:
        assert indexes.present(connection) == set(indexes.wanted(database.kind))


def test_a_rebuilt_table_keeps_its_children(database: Database, later: Path) -> None:
    """With foreign keys on, SQLite would delete every person in silence."""
    before = kept(database, fire(persons=(person(), person("Второй"))))
    assert migrate.upgrade(database) == NEXT
    with database.read() as connection:
        assert people(connection) == 2
        found = incidents.get(connection, before[0])
        assert found is not None
        assert [one.surname for one in found.persons] == ["Тестов", "Второй"]
        assert incidents.by_number(connection, "1-2026-1") == before[0]
        assert "colour" in {
            row[0] for row in connection.execute(text("SELECT * FROM incidents")).cursor.description
        }
        assert indexes.present(connection) == set(indexes.wanted(database.kind))
    assert kept(database, fire()) == [before[0] + 1], "ids go on where they were"
    with database.write() as connection:
        connection.execute(delete(tables.incidents))
        assert people(connection) == 0, "foreign keys are on again"


def test_a_file_is_copied_before(registry_file: Path, later: Path) -> None:
    database = Database(str(registry_file))
    migrate.bring_up_to_date(database)
    made = backup.kept(registry_file)
    assert [(one.reason, one.sound) for one in made] == [(backup.Reason.MIGRATION, True)]
    copied = Database(str(made[0].path))
    assert migrate.revision_of(copied) == HEAD
    assert migrate.revision_of(database) == NEXT
    copied.close()
    database.close()


def test_a_revision_that_breaks_links_is_taken_back(registry_file: Path, later: Path) -> None:
    (later / "versions" / f"{AFTER}_breaks.py").write_text(BREAKS, encoding="utf-8")
    database = Database(str(registry_file))
    kept(database, fire(persons=(person(),)))
    with pytest.raises(WrongDatabaseError, match="point to nothing: 1"):
        migrate.bring_up_to_date(database)
    with database.read() as connection:
        assert (revision(connection), people(connection)) == (NEXT, 1)
        assert incidents.get(connection, 1) is not None
    database.close()


def test_a_shared_registry_is_migrated_by_hand_only(bare_url: str, later: Path) -> None:
    database = Database(bare_url)
    with pytest.raises(UnavailableError, match="safetyreg"):
        migrate.bring_up_to_date(database)
    assert migrate.revision_of(database) == HEAD
    database.close()


def test_a_newer_registry_is_not_opened(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(WrongDatabaseError, match="newer version"):
        migrate.bring_up_to_date(database)


def test_a_foreign_database_is_not_opened(empty_url: str, tmp_path: Path) -> None:
    path = tmp_path / "foreign.sqlite"
    path.touch()
    for location in (str(path), empty_url):
        database = Database(location)
        with pytest.raises(WrongDatabaseError, match="no registry"):
            migrate.bring_up_to_date(database)
        database.close()


def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear registry", encoding="utf-8")
    with pytest.raises(WrongDatabaseError, match="no registry"):
        migrate.check_file(path)
    with pytest.raises(WrongDatabaseError, match="no file"):
        migrate.check_file(tmp_path / "none.sqlite")


def test_a_missing_index_is_made_when_a_file_is_opened(registry_file: Path) -> None:
    database = Database(str(registry_file))
    with database.write() as connection:
        connection.execute(text("DROP INDEX ix_order_cause"))
        connection.execute(text("CREATE INDEX ix_order_forgotten ON incidents (story)"))
    migrate.bring_up_to_date(database)
    with database.read() as connection:
        assert indexes.present(connection) == set(indexes.wanted("sqlite"))
    database.close()


def test_an_open_file_at_the_head_starts_no_migration(registry_file: Path) -> None:
    database = Database(str(registry_file))
    with database.write() as connection:
        connection.execute(update(tables.registry).where(tables.registry.c.key == "state").values(value="7"))
    migrate.bring_up_to_date(database)
    with database.read() as connection:
        assert database.state(connection) == 7
    assert backup.kept(registry_file) == ()
    database.close()


def test_a_field_name_is_never_put_into_sql_unchecked() -> None:
    with pytest.raises(ValueError, match="quote"):
        indexes.json_text("quote'", "sqlite")
