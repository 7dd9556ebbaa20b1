"""The import of 100,000 rows by 20 columns, against reading the file and inserting its rows by the driver."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from benchmarks import dump
from benchmarks.clock import once
from benchmarks.row import Row, times
from benchmarks.stage import ACCOUNT, Stage
from safetyreg.exchange.profile import load
from safetyreg.paths import resources
from safetyreg.registry import Registry

_TABLES: Final = ("batches", "incidents", "persons", "history")
_WORDS: Final = ("incident_words", "person_words")
_INDEXES: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_order%'"
_COLUMNS: Final = "SELECT name FROM pragma_table_info(?)"
PROFILE: Final = resources() / "profiles" / "register_dump.toml"


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the import of the dump of a registry that is not larger than 100,000 records."""
    if stage.incidents > dump.MOST or not stage.on_file:
        return
    file = stage.folder / "import.xlsx"
    with stage.registry() as registry:
        dump.write(registry, file)
    ours, limit, rows = [], [], 0
    for _ in range(stage.repeats):
        seconds, rows, taken = _imported(stage.folder, file)
        ours.append(seconds)
        limit.append(_inserted(stage.folder, file, taken))
    yield times(f"import of {rows} incidents with persons, validated", min(ours), min(limit), 2.0, 0.5)
    file.unlink()
    _remove(stage.folder / "imported.sqlite")


def _imported(folder: Path, file: Path) -> tuple[float, int, Path]:
    target = folder / "imported.sqlite"
    _remove(target)
    with closing(Registry.create(str(target), account=ACCOUNT)) as registry:
        profile = load(PROFILE)
        outcomes: list[int] = []

        def take() -> None:
            outcomes.append(registry.imports.run(file, profile).outcome.incidents)

        return once(take), outcomes[0], target


def _inserted(folder: Path, file: Path, taken: Path) -> float:
    """Read the file, and write the rows that came of it into an empty registry."""
    rows = {name: _rows(taken, name) for name in _TABLES}
    words = {name: _words(taken, name) for name in _WORDS}
    target = folder / "inserted.sqlite"
    _remove(target)
    Registry.create(str(target), account=ACCOUNT).close()

    def work() -> None:
        _read(file)
        _insert(target, rows, words)

    seconds = once(work)
    _remove(target)
    return seconds


def _read(file: Path) -> None:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  loaded when used

    with CalamineWorkbook.from_path(file) as book:
        for name in book.sheet_names:
            for _ in book.get_sheet_by_name(name).iter_rows():
                pass


def _insert(target: Path, rows: dict[str, list[Any]], words: dict[str, list[Any]]) -> None:
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("BEGIN IMMEDIATE")
    indexes = connection.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    for name, found in rows.items():
        if found:
            marks = ", ".join("?" * len(found[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", found)
    for name, found in words.items():
        connection.executemany(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", found)
    for _, statement in indexes:
        connection.execute(statement)
    connection.execute("COMMIT")
    connection.close()


def _rows(path: Path, table: str) -> list[Any]:
    connection = sqlite3.connect(path)
    columns = ", ".join(f'"{row[0]}"' for row in connection.execute(_COLUMNS, (table,)))
    found = connection.execute(f"SELECT {columns} FROM {table}").fetchall()
    connection.close()
    return found


def _words(path: Path, table: str) -> list[Any]:
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT rowid, words FROM {table}").fetchall()
    connection.close()
    return found


def _remove(path: Path) -> None:
    for part in path.parent.glob(path.name + "*"):
        part.unlink()
