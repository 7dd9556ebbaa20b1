"""Indexes that lists are ordered and filtered by: made here, for columns and own fields alike.

Each is (what is filtered, occurred descending, id descending): the first page of any of these filters, newest
first, is read from the index alone. They stand outside the table definitions, since the place of blanks in an
order and the reading of JSON differ between the databases.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from sqlalchemy import Connection, inspect, text

from safetyreg.domain.field import Field
from safetyreg.domain.kinds import KINDS
from safetyreg.storage.engine import SQLITE, DatabaseKind

PREFIX: Final = "ix_order_"
WORTH_IT: Final = 5000
COLUMNS: Final = (
    "kind",
    "status",
    "subtype",
    "region",
    "district",
    "place",
    "cause",
    "object",
    "circumstance",
    "water_body",
    "water_place",
    "event_type",
    "factor",
)


def json_text(name: str, kind: DatabaseKind) -> str:
    """Return the SQL that reads a field of a kind as text or number, its path a literal as in the index."""
    if not name.isidentifier() or not name.isascii():
        raise ValueError(name)
    return f"json_extract(details, '$.{name}')" if kind == SQLITE else f"(details ->> '{name}')"


def indexed_fields() -> tuple[Field, ...]:
    """Return the kinds' own fields that people filter or sort by at size."""
    found = {
        field.name: field for kind in KINDS for field in kind.fields if field.indexed and not field.column
    }
    return tuple(found.values())


@cache
def served() -> frozenset[str]:
    """Return the fields whose values an index finds."""
    return frozenset((*COLUMNS, *(field.name for field in indexed_fields())))


def wanted(kind: DatabaseKind) -> dict[str, str]:
    """Return the statements that make the indexes, by the index's name."""
    newest = "occurred DESC, id DESC" if kind == SQLITE else "occurred DESC NULLS LAST, id DESC"
    made = {"occurred": f"({newest})"}
    made |= {name: f"({name}, {newest})" for name in COLUMNS}
    for field in indexed_fields():
        read = json_text(field.name, kind)
        blanks = "" if kind == SQLITE else " NULLS FIRST"
        made[f"json_{field.name}"] = f"({read}{blanks}, {newest})"
    if kind != SQLITE:
        made["number"] = "(number NULLS FIRST, id)"
        made["details"] = "USING gin (details jsonb_path_ops)"
    return {PREFIX + name: f"CREATE INDEX {PREFIX}{name} ON incidents {what}" for name, what in made.items()}


def present(connection: Connection) -> set[str]:
    """Return the names of such indexes that the database has."""
    if connection.dialect.name == SQLITE:
        found = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'index'")).scalars()
    else:
        found = connection.execute(
            text("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
        ).scalars()
    return {name for name in found if name.startswith(PREFIX)}


@contextmanager
def suspended(connection: Connection, expected: int) -> Iterator[Callable[[int], None]]:
    """Drop the indexes of a file while many rows are added, and make them anew, where that is faster.

    Yield what is told how many were added so far: it drops them as soon as that is worth it.
    """
    before, dropped = _last(connection), False

    def told(added: int) -> None:
        nonlocal dropped
        if dropped or added < WORTH_IT or connection.dialect.name != SQLITE:
            return
        if added > before:
            drop(connection)
            dropped = True

    told(expected)
    yield told
    if dropped:
        bring_up_to_date(connection)


def drop(connection: Connection) -> None:
    """Drop every such index."""
    for name in sorted(present(connection)):
        connection.execute(text(f'DROP INDEX "{name}"'))


def _last(connection: Connection) -> int:
    """Return the last id: about how many rows there are, known without counting them."""
    return int(connection.execute(text("SELECT coalesce(max(id), 0) FROM incidents")).scalar_one())


def bring_up_to_date(connection: Connection) -> None:
    """Make the indexes that are missing and drop those nothing asks for any more."""
    kind: DatabaseKind = "sqlite" if connection.dialect.name == SQLITE else "postgresql"
    if not inspect(connection).has_table("incidents"):
        return
    statements, have = wanted(kind), present(connection)
    for name in sorted(have - set(statements)):
        connection.execute(text(f'DROP INDEX "{name}"'))
    for name in statements:
        if name not in have:
            connection.execute(text(statements[name]))
