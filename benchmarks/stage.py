"""The registry that is measured, of one size: made once, kept in a folder."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo

ACCOUNT: Final = "benchmark"
UNTIL: Final = datetime(2025, 12, 31, 12)
CACHE: Final = "PRAGMA cache_size=-65536"
_SLOWED: Final = 100_000


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder for what is written, the size, and where the registry lies (file, or PostgreSQL address)."""

    folder: Path
    incidents: int
    location: str

    @property
    def on_file(self) -> bool:
        """Whether the limits can be measured: they are those of the file's own database."""
        return "://" not in self.location

    @property
    def repeats(self) -> int:
        """How often a long measurement is repeated."""
        return 3 if self.incidents < _SLOWED else 2

    @contextmanager
    def registry(self) -> Iterator[Registry]:
        """Open the registry through the door."""
        found = Registry.open(self.location, account=ACCOUNT)
        try:
            yield found
        finally:
            found.close()

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """Open the file by the driver alone, with the same cache."""
        connection = sqlite3.connect(self.location)
        connection.execute(CACHE)
        try:
            yield connection
        finally:
            connection.close()

    @contextmanager
    def spoiled(self) -> Iterator["Stage"]:
        """Give a copy that may be written to; on a server it is the registry itself."""
        if not self.on_file:
            yield self
            return
        copy = self.folder / f"copy-{self.incidents}.sqlite"
        shutil.copyfile(self.location, copy)
        try:
            yield Stage(self.folder, self.incidents, str(copy))
        finally:
            for path in self.folder.glob(copy.name + "*"):
                path.unlink()


def prepared(folder: Path, incidents: int) -> Stage:
    """Return the stage of a size, its registry made where it is not there yet."""
    path = folder / f"{incidents}.sqlite"
    if not path.exists():
        create_demo(str(path), account=ACCOUNT, incidents=incidents, until=UNTIL)
    return Stage(folder, incidents, str(path))


def on_server(folder: Path, incidents: int, address: str) -> Stage:
    """Return the stage of a size in an empty PostgreSQL database, which is filled."""
    create_demo(address, account=ACCOUNT, incidents=incidents, until=UNTIL)
    return Stage(folder, incidents, address)
