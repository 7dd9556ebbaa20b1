"""Long readings for exports: chosen columns of many records by their ids, flat in memory."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, func, select

from safetyreg.domain.query import Query
from safetyreg.storage import conditions, tables
from safetyreg.storage.conditions import Scope

PAGE: Final = 1000


def incident_rows(
    connection: Connection, wanted: Sequence[int], columns: Sequence[str], scope: Scope
) -> Iterator[Sequence[Any]]:
    """Yield the named columns of records in the order of their ids; ids that are gone are passed over."""
    chosen = select(tables.incidents.c.id, *(tables.incidents.c[name] for name in columns))
    for page in _pages(wanted):
        rows = connection.execute(chosen.where(conditions.chosen(tuple(page), scope.kind)))
        by_id = {row[0]: row for row in rows}
        yield from (by_id[key] for key in page if key in by_id)


def person_rows(
    connection: Connection, wanted: Sequence[int], columns: Sequence[str], scope: Scope
) -> Iterator[Sequence[Any]]:
    """Yield incident_id, number, kind and the named columns of persons, in the order of their incidents."""
    incidents, persons = tables.incidents.c, tables.persons.c
    chosen = (
        select(persons.incident_id, incidents.number, incidents.kind, *(persons[name] for name in columns))
        .join_from(tables.persons, tables.incidents, persons.incident_id == incidents.id)
        .order_by(persons.incident_id, persons.position)
    )
    for page in _pages(wanted):
        found: dict[int, list[Sequence[Any]]] = {}
        for row in connection.execute(chosen.where(conditions.chosen(tuple(page), scope.kind))):
            found.setdefault(row[0], []).append(row)
        for key in page:
            yield from found.get(key, ())


def count_persons(connection: Connection, query: Query, scope: Scope) -> int:
    """Return how many persons the records of a query list."""
    listed = func.coalesce(func.sum(tables.incidents.c.people), 0)
    statement = select(listed).select_from(tables.incidents).where(*conditions.where(query, scope))
    return int(connection.execute(statement).scalar_one())


def _pages(wanted: Sequence[int]) -> Iterator[Sequence[int]]:
    return (wanted[start : start + PAGE] for start in range(0, len(wanted), PAGE))
