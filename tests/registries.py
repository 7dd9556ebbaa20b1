"""Registries made once for the session and copied for each test."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.postgres import Make

ACCOUNT: Final = "tester"


def bare(location: str) -> None:
    """Make the tables of a registry, with nothing in them."""
    from safetyreg.storage import migrate  # noqa: PLC0415  tests without a database do without SQLAlchemy
    from safetyreg.storage.engine import Database  # noqa: PLC0415  the same

    if "://" not in location:
        Path(location).touch()
    database = Database(location)
    migrate.upgrade(database)
    database.close()


def full(location: str) -> None:
    """Make a registry as a user does: codes seeded, ACCOUNT its administrator."""
    from safetyreg.registry import Registry  # noqa: PLC0415  tests of the lower floors do without the door

    Registry.create(location, account=ACCOUNT).close()


@dataclass
class Files:
    """Files of registries, to be copied."""

    folder: Path
    templates: dict[Make, Path] = field(default_factory=dict)

    def copy(self, make: Make, target: Path) -> Path:
        """Copy what `make` makes, made once, to a new file and return that."""
        if make not in self.templates:
            template = self.folder / f"{make.__name__}.sqlite"
            make(str(template))
            assert not template.with_name(template.name + "-wal").exists(), "closing leaves one whole file"
            self.templates[make] = template
        return Path(copyfile(self.templates[make], target))
