"""Saving one incident with three persons, history and search text, durable, against one commit."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks.clock import share
from benchmarks.row import Row
from benchmarks.stage import Stage
from safetyreg.domain.incident import TOTALS, Incident
from safetyreg.domain.person import Person
from safetyreg.domain.query import NEWEST_FIRST, Query
from safetyreg.domain.status import Status
from safetyreg.registry import Registry

SAVES: Final = 200
PART: Final = 0.95
FIXED: Final = 0.005
_NAMES: Final = ("Ахметов", "Ким", "Петрова")


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the time that 95 of 100 saves keep."""
    with stage.spoiled() as spoiled, spoiled.registry() as registry:
        record = _record(registry)
        seconds = []
        for _ in range(SAVES):
            begun = perf_counter()
            registry.incidents.save(record, expected_version=0, register=True)
            seconds.append(perf_counter() - begun)
    limit = commit(stage.folder) if stage.on_file else None
    most = FIXED + 3 * (limit or 0.0)
    yield Row(
        "save of an incident with three persons, p95", share(seconds, PART), most, "≤ 5 ms + 3 ×", limit
    )


def commit(folder: Path) -> float:
    """Return the time that 95 of 100 durable commits of one row keep."""
    path = folder / "commit.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT)")
        seconds = []
        for _ in range(SAVES):
            begun = perf_counter()
            connection.execute("INSERT INTO one (text) VALUES (?)", ("x" * 500,))
            seconds.append(perf_counter() - begun)
    finally:
        connection.close()
        for part in folder.glob("commit.sqlite*"):
            part.unlink()
    return share(seconds, PART)


def _record(registry: Registry) -> Incident:
    """Return a new registered fire as an operator would log it: a known one with three persons."""
    door = registry.incidents
    known = door.get(door.first(Query(kinds=("fire",), subtypes=("fire",), counted=True), NEWEST_FIRST, 1)[0])
    persons = tuple(Person(surname=name, given_name="А", outcome="injured", age=40) for name in _NAMES)
    fresh = replace(known, id=None, version=0, number="", registered_on=None, batch=None, persons=persons)
    fresh = replace(fresh.with_values(dict.fromkeys(TOTALS)), status=Status.DRAFT)
    found = door.problems(replace(fresh, status=Status.REGISTERED))
    return replace(fresh, acknowledged=tuple(one.key for one in found if not one.blocks))
