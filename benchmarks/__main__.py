"""`python -m benchmarks`: measure everything that has a bar, beside the limits of the same run."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import (
    cube,
    dump,
    gui,
    imports,
    meeting,
    memory,
    months,
    save,
    search,
    start,
    table,
    threshold,
)
from benchmarks.row import HEADINGS, Row, cells
from benchmarks.stage import Stage, on_server, prepared

SIZES: Final = (10_000, 100_000, 1_000_000)
MEASURES: Final[Mapping[str, Callable[[Stage], Iterator[Row]]]] = {
    "start": start.measure,
    "table": table.measure,
    "gui": gui.measure,
    "search": search.measure,
    "save": save.measure,
    "months": months.measure,
    "cube": cube.measure,
    "meeting": meeting.measure,
    "threshold": threshold.measure,
    "dump": dump.measure,
    "writers": dump.writers,
    "import": imports.measure,
    "memory": memory.measure,
    "office": start.office,
}
ON_SERVER: Final = ("table", "search", "save", "months", "cube")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 where a bar is missed."""
    asked = _parser().parse_args(arguments)
    with ExitStack() as opened:
        folder = asked.folder or Path(opened.enter_context(TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        kept = True
        for incidents in asked.incidents:
            rows = _rows(folder, incidents, asked.only or tuple(MEASURES), postgres=asked.postgres)
            print(*_json(incidents, rows) if asked.json else _table(incidents, rows), sep="\n", flush=True)
            kept = kept and all(row.ok for row in rows)
    return 0 if kept else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--incidents", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--only", nargs="+", choices=tuple(MEASURES), metavar="NAME")
    parser.add_argument("--folder", type=Path, help="where registries are kept; a temporary one if left out")
    parser.add_argument("--postgres", action="store_true", help="the same on a PostgreSQL server of its own")
    parser.add_argument("--json", action="store_true", help="a JSON object a row")
    return parser


def _rows(folder: Path, incidents: int, names: Sequence[str], *, postgres: bool) -> list[Row]:
    stage = prepared(folder, incidents)
    rows = [row for name in names for row in _measured(name, stage)]
    if postgres:
        beside = {_key(row): row.ours for row in _server_rows(folder, incidents, names)}
        rows = [replace(row, beside=beside.get(_key(row))) for row in rows]
    return rows


def _measured(name: str, stage: Stage) -> Iterator[Row]:
    """Yield the rows of a measure; where a process of its own fails, say so and go on with the rest."""
    try:
        for row in MEASURES[name](stage):
            print(stage.incidents, *cells(row), sep="  ", file=sys.stderr, flush=True)
            yield row
    except CalledProcessError as error:
        print(f"{stage.incidents}: {name} failed: {error}\n{error.stderr}", file=sys.stderr, flush=True)


def _server_rows(folder: Path, incidents: int, names: Sequence[str]) -> list[Row]:
    from tests.postgres import server  # noqa: PLC0415  the tests know how to start one

    with server() as cluster:
        stage = on_server(folder, incidents, cluster.create())
        return [row for name in names if name in ON_SERVER for row in _measured(name, stage)]


def _key(row: Row) -> str:
    """Return what a row is about without the particulars that differ between the databases."""
    return row.what.partition(", worst")[0].partition(" words")[0]


def _table(incidents: int, rows: Sequence[Row]) -> Iterator[str]:
    lines = [HEADINGS, *map(cells, rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADINGS))]
    yield f"\n{incidents} incidents"
    for line in lines:
        yield "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()


def _json(incidents: int, rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        told = asdict(row) | {"incidents": incidents, "ratio": row.ratio, "ok": row.ok}
        yield json.dumps(told, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
