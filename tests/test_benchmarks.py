"""The benchmarks run: a tiny registry, every row printed; no time is judged here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks.row import Row, cells, times, within
from benchmarks.search import chosen
from benchmarks.stage import prepared

if TYPE_CHECKING:
    from pathlib import Path

QUICK = ("table", "search", "save", "months", "meeting", "dump", "import")
INCIDENTS = 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("benchmarks")


def run(folder: Path, *words: str) -> None:
    """Run as from the command line; a missed bar of so small a registry says nothing."""
    assert benchmarks.main(["--incidents", str(INCIDENTS), "--folder", str(folder), *words]) in {0, 1}


@pytest.mark.parametrize("name", QUICK)
def test_a_measure_prints_its_rows(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, "--only", name, "--json")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(row["ours"] > 0 and row["limit"] > 0 and row["incidents"] == INCIDENTS for row in rows)


def test_the_table_has_a_line_a_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, "--only", "months")
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == f"{INCIDENTS} incidents"
    assert [line.split("  ")[0] for line in lines[2:]] == [
        "what",
        "month × kind, all years",
        "month × kind, one year",
    ]


def test_a_registry_is_made_once_and_left_as_it_was(folder: Path) -> None:
    before = prepared(folder, INCIDENTS)
    with before.raw() as connection:
        count = connection.execute("SELECT count(*) FROM incidents").fetchone()
    assert count == (INCIDENTS,)
    with before.spoiled() as copy:
        assert copy.location != before.location
    assert sorted(path.name for path in folder.iterdir()) == [f"{INCIDENTS}.sqlite"]


def test_words_of_a_search_are_from_rare_to_frequent(folder: Path) -> None:
    with prepared(folder, INCIDENTS).raw() as connection:
        shares = [share for _, share in chosen(connection, INCIDENTS)]
    assert min(shares) < 0.02
    assert max(shares) > 0.5


@pytest.mark.parametrize(
    ("row", "ok", "ratio"),
    [
        (times("import", 3.0, 2.0, 2.0), True, "1.50"),
        (times("import", 5.0, 2.0, 2.0), False, "2.50"),
        (times("import", 0.005, 0.001, 2.0, 0.01), True, "5.00"),
        (within("filter", 0.2, None, 0.1), False, ""),
        (Row("memory", 250.0, 300.0, "≤ 300 MB", unit="MB"), True, ""),
    ],
)
def test_a_bar_is_kept_or_missed(row: Row, ok: bool, ratio: str) -> None:
    assert row.ok is ok
    assert cells(row)[3] == ratio
    assert cells(row)[5] == ("yes" if ok else "NO")
