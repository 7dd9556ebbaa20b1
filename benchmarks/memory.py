"""The most memory that exports and imports take, each a process of its own over the command line."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.child import weighed
from benchmarks.imports import PROFILE
from benchmarks.row import Row
from benchmarks.stage import ACCOUNT, Stage
from safetyreg.registry import Registry

MOST: Final = 300.0
_FROM: Final = 1_000_000


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the dump of every column, the meeting workbook and the import, with the time each took."""
    if not stage.on_file:
        return
    files = [stage.folder / f"memory.{ending}" for ending in ("xlsx", "csv")]
    for path in files:
        yield _row(f"memory of the dump to {path.suffix[1:]}, all columns", stage.location, *_dump(path))
    summary = stage.folder / "meeting.xlsx"
    yield _row("memory of the meeting workbook", stage.location, "export", "summary", "--out", str(summary))
    for path in files if stage.incidents < _FROM else files[1:]:
        target = stage.folder / "taken.sqlite"
        Registry.create(str(target), account=ACCOUNT).close()
        words = ("import", str(path), "--profile", str(PROFILE))
        yield _row(f"memory of the import from {path.suffix[1:]}", str(target), *words)
        _remove(stage.folder, target.name)
    _remove(stage.folder, "memory")
    summary.unlink()


def _dump(path: Path) -> tuple[str, ...]:
    return ("--language", "en", "export", "register", "--out", str(path))


def _row(what: str, location: str, *words: str) -> Row:
    ended = weighed(sys.executable, "-m", "safetyreg", "--registry", location, "--user", ACCOUNT, *words)
    shown = f"{what} ({ended.seconds:.0f} s)"
    return Row(shown, ended.megabytes, MOST, f"≤ {MOST:.0f} MB", unit="MB")


def _remove(folder: Path, name: str) -> None:
    for path in folder.glob(f"{name}*"):
        path.unlink()
