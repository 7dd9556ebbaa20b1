"""Shipped rows put into a registry once: what is missing is added, what is there is never changed.

For every shipped row the registry remembers which content it has seen; a row whose shipped content is newer
than that and differs from the registry's own is an offer, until somebody accepts or declines it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from safetyreg.storage import settings
from safetyreg.storage.engine import upsert

RowValues = Mapping[Any, object]
SEEN: Final = "seeded."
_OWN_COLUMNS: Final = frozenset({"position", "touched"})


@dataclass(frozen=True)
class Shelf:
    """A table that is seeded, and the columns that name a row."""

    table: Table
    keys: tuple[str, ...]
    ignored: frozenset[str] = field(default=_OWN_COLUMNS)

    def key(self, row: RowValues) -> str:
        """Name a row as the memory of seen ones does."""
        return "|".join(str(row[name]) for name in self.keys)

    def content(self, row: RowValues) -> RowValues:
        """Return what a shipped row says, without place and mark."""
        return {name: value for name, value in sorted(row.items()) if name not in self.ignored}

    def digest(self, row: RowValues) -> str:
        """Return a short fingerprint of what a row says."""
        return sha256(repr(tuple(self.content(row).items())).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Offer:
    """A shipped row that is newer than the registry's own; `own` is None where a person took the row out."""

    shipped: RowValues
    own: RowValues | None


def fill(connection: Connection, shelf: Shelf, rows: Sequence[RowValues]) -> int:
    """Add the rows that were never seen and are not there; return how many."""
    seen = _seen(connection, shelf)
    unseen = [row for row in rows if shelf.key(row) not in seen]
    own = _own(connection, shelf) if unseen else {}
    missing = [row for row in unseen if shelf.key(row) not in own]
    upsert(connection, shelf.table, missing, shelf.keys)
    _remember(connection, shelf, seen, missing)
    return len(missing)


def offers(connection: Connection, shelf: Shelf, rows: Iterable[RowValues]) -> tuple[Offer, ...]:
    """Return the shipped rows that say something newer and else than the registry."""
    seen = _seen(connection, shelf)
    newer = [row for row in rows if seen.get(shelf.key(row)) != shelf.digest(row)]
    own = _own(connection, shelf) if newer else {}
    found = (Offer(row, own.get(shelf.key(row))) for row in newer)
    return tuple(offer for offer in found if offer.own is None or _differ(shelf, offer.shipped, offer.own))


def accept(connection: Connection, shelf: Shelf, row: RowValues) -> None:
    """Take a shipped row over; its place stays."""
    columns = [name for name in shelf.content(row) if name not in shelf.keys]
    upsert(connection, shelf.table, (row,), shelf.keys, columns)
    decline(connection, shelf, row)


def decline(connection: Connection, shelf: Shelf, row: RowValues) -> None:
    """Leave the registry's own row and offer this content no more."""
    _remember(connection, shelf, _seen(connection, shelf), (row,))


def _differ(shelf: Shelf, shipped: RowValues, own: RowValues) -> bool:
    return any(own[name] != value for name, value in shelf.content(shipped).items())


def _own(connection: Connection, shelf: Shelf) -> dict[str, RowValues]:
    rows = connection.execute(select(shelf.table)).mappings()
    return {shelf.key(row): dict(row) for row in rows}


def _seen(connection: Connection, shelf: Shelf) -> dict[str, str]:
    found = settings.get(connection, SEEN + shelf.table.name)
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _remember(
    connection: Connection, shelf: Shelf, seen: Mapping[str, str], rows: Iterable[RowValues]
) -> None:
    newer = {shelf.key(row): shelf.digest(row) for row in rows}
    if newer:
        settings.put(connection, SEEN + shelf.table.name, {**seen, **newer})
