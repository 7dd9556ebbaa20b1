"""Hits of a search, held as one byte a record: many are tested along an order instead of being sorted."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Select, func, select

from safetyreg.storage import search, search_conditions, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from safetyreg.storage.conditions import Scope

MANY: Final = 20_000
_FETCH: Final = 2000
# Looking a record up and sorting it costs about ten times a step along an index.
_LOOK_UP: Final = 10


class Hits:
    """The records that carry every word of a search."""

    def __init__(self, size: int) -> None:
        """Begin with every id below `size` carrying no word."""
        self._carried = bytearray(size)
        self._words = 0
        self.ids: array[int] = array("q")

    def keep(self, ids: Iterable[int]) -> None:
        """Keep those that carry one more word; an id may come twice."""
        carried, before, kept = self._carried, self._words, array("q")
        for key in ids:
            if carried[key] == before:
                carried[key] = before + 1
                kept.append(key)
        self.ids = kept
        self._words = before + 1

    def among(self, rows: Iterable[Sequence[int]]) -> list[int]:
        """Return the ids of one-column rows that are hits, in their order."""
        carried, every = self._carried, self._words
        return [key for (key,) in rows if carried[key] == every]

    def few(self, wanted: int | None) -> bool:
        """Whether looking the hits up is cheaper than walking an order until `wanted` of them were met."""
        size, amount = len(self._carried), len(self.ids)
        steps = size if wanted is None else size * wanted // max(amount, 1)
        return amount * _LOOK_UP < steps


def frequent(connection: Connection, words: str, scope: Scope) -> bool:
    """Whether a file's index names more records for a search than are worth looking up one by one."""
    queries = search_conditions.hits(words, scope.kind, persons=scope.persons)
    if len(queries) != 1 or search.asked_numbers(words):
        return False
    whole = search_conditions.whole_words(words, scope.kind)
    return any(_many(connection, query) for query in (whole, queries[0]))


def _many(connection: Connection, query: Select[int]) -> bool:
    with connection.execute(query.limit(MANY + 1)) as result:
        return sum(len(rows) for rows in _pages(result.cursor)) > MANY


def find(connection: Connection, words: str, scope: Scope) -> Hits | None:
    """Ask a file's index for the hits; None where nothing is searched."""
    queries = search_conditions.hits(words, scope.kind, persons=scope.persons)
    if not queries:
        return None
    found = Hits(int(connection.execute(select(func.max(tables.incidents.c.id))).scalar() or 0) + 1)
    for query in queries:
        with connection.execute(query) as result:
            found.keep(chain.from_iterable(chain.from_iterable(_pages(result.cursor))))
    return found


def _pages(cursor: Any) -> Iterator[Sequence[tuple[int]]]:  # noqa: ANN401  the driver's cursor
    while rows := cursor.fetchmany(_FETCH):
        yield rows
