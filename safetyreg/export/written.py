"""What an export reports back, and how it says how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: files, sheets' titles, rows of incidents and persons, whether they were split."""

    paths: tuple[Path, ...]
    sheets: tuple[str, ...] = ()
    incidents: int = 0
    persons: int = 0
    split: bool = False
