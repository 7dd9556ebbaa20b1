"""The cube: loading against reading its columns by raw SQL, brush steps on six charts and on the page."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from sqlite3 import Connection
from typing import Final

import numpy as np

from benchmarks.clock import best, duel, once
from benchmarks.row import Row, times, within
from benchmarks.stage import UNTIL, Stage
from safetyreg.domain.codes import CodeBook
from safetyreg.domain.period import Period
from safetyreg.domain.query import Query
from safetyreg.errors import ExpectedError
from safetyreg.registry.analysis import Analysis
from safetyreg.statistics import cube_filter, cube_loading
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.cube import Chart, Cube, Mask
from safetyreg.storage.engine import Database
from safetyreg.storage.seeds import shipped_lists
from ui.analysis.question import CARDS, OF_KIND, Topic
from ui.analysis.reading import read

CHARTS: Final = (
    Chart(("month",)),
    Chart(("weekday", "hour")),
    Chart(("cause",)),
    Chart(("district",), ("incidents", "dead")),
    Chart(("object",)),
    Chart(("kind",)),
)
BRUSHED: Final = (
    (),
    (Brush("district", frozenset({"3510"})),),
    (Brush("cause", frozenset({"6"})), Brush("weekday", frozenset({6, 7}))),
    (Brush("month", frozenset({"2025-03", "2025-04"})), Brush("dead", frozenset({"male"}))),
    (Brush("year", frozenset({"2024"})),),
)
_FETCH: Final = 2000
_ROUNDS: Final = 6


def measure(stage: Stage) -> Iterator[Row]:
    """Yield a row for loading and one for a brush step."""
    database = Database(stage.location)
    book = CodeBook({found.name: found for found in shipped_lists()})
    load = partial(_loaded, database, book)
    if stage.on_file:
        with stage.raw() as raw:
            yield times("cube loaded", *duel(load, partial(_read, raw), stage.repeats), 1.5)
    else:
        yield times("cube loaded", best(load, stage.repeats), None, 1.5)
    cube = load()
    counted = cube_filter.mask(cube, Query(counted=True))
    district = next(iter(cube.axis("district").keys))
    brushes = [Brush("district", frozenset({district})), Brush("weekday", frozenset({6, 7}))]
    for name, chosen in (("nothing brushed", brushes[:0]), ("two brushes", brushes)):
        step = partial(cube.linked, counted, chosen, CHARTS)
        yield within(f"six linked charts, {name}", *duel(step, partial(_counted, cube, counted)), 0.1)
    database.close()
    yield from _steps(stage)


def _steps(stage: Stage) -> Iterator[Row]:
    """Yield a row for each question: the slowest of its brush steps, each of which chooses something else."""
    with stage.registry() as registry:
        today = UNTIL.date()
        for question, topics in CARDS.items():
            kind = OF_KIND.get(question, "fire")
            query = Query(kinds=(kind,), period=Period(today.replace(month=1, day=1), today))
            steps = [partial(_cards, registry.analysis, topics, query, chosen) for chosen in BRUSHED]
            rounds = [[once(step) for step in steps] for _ in range(_ROUNDS)]
            slowest = max(map(min, zip(*rounds[1:], strict=True)))
            yield within(f"a step of the cards of “{question.value}”", slowest, None, 0.1)


def _cards(analysis: Analysis, topics: Sequence[Topic], query: Query, brushes: tuple[Brush, ...]) -> None:
    for topic in topics:
        with suppress(ExpectedError):
            read(topic, analysis, query, brushes, UNTIL.date())


def _loaded(database: Database, book: CodeBook) -> Cube:
    with database.snapshot() as connection:
        return cube_loading.load(connection, book, 0)


def _read(raw: Connection) -> None:
    names = ", ".join(("id", "counted", *cube_loading.COLUMNS, *cube_loading.AMOUNTS))
    cursor = raw.execute(f"SELECT {names} FROM incidents ORDER BY id")
    while cursor.fetchmany(_FETCH):
        pass


def _counted(cube: Cube, mask: Mask) -> None:
    """Count six columns by numpy alone."""
    for name in ("occurred_on", "occurred_at", "cause", "district", "object", "kind"):
        np.bincount(cube.columns[name].codes[mask])
