"""The start to the first painted table, against a bare window; and what LibreOffice takes for such rows."""

import shutil
from collections.abc import Iterator
from typing import Final

from benchmarks import dump
from benchmarks.child import answer, weighed
from benchmarks.row import Row, times
from benchmarks.stage import Stage

_TIMES: Final = 5


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the start, each way five times in turn, the best counted."""
    if not stage.on_file:
        return
    found = [(_seconds(stage, "program"), _seconds(stage, "bare")) for _ in range(_TIMES)]
    ours, limit = (min(seconds) for seconds in zip(*found, strict=True))
    yield times("start to the first painted table", ours, limit, 1.3)


def office(stage: Stage) -> Iterator[Row]:
    """Yield the start against LibreOffice opening the dump of the same records."""
    program = shutil.which("soffice")
    if program is None or stage.incidents > dump.MOST or not stage.on_file:
        return
    file = stage.folder / "office.xlsx"
    with stage.registry() as registry:
        dump.write(registry, file)
    words = ("--headless", "--convert-to", "csv", "--outdir", stage.folder, file)
    ended = weighed(program, *words)
    ours = min(_seconds(stage, "program") for _ in range(_TIMES))
    yield times(
        f"register open; limit: LibreOffice opens it ({ended.megabytes:.0f} MB)", ours, ended.seconds, 0.1
    )
    for path in stage.folder.glob("office*"):
        path.unlink()


def _seconds(stage: Stage, way: str) -> float:
    return float(answer("-m", "benchmarks.started", stage.location, way)["seconds"])
