"""Long readings for exports: chosen columns of many records by their ids, flat in memory."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, func, select

from safetyreg.domain.query import Query
from safetyreg.storage import conditions, tables
from safetyreg.storage.conditions import Scope

PAGE: Final = 1000


Page = list[Sequence[Any]]


def incident_pages(
    connection: Connection, wanted: Sequence[int], columns: Sequence[str], scope: Scope
) -> Iterator[Page]:
    """Yield records by pages in the order of their ids: id, then the named columns; none for lost ids."""
    chosen = select(tables.incidents.c.id, *(tables.incidents.c[name] for name in columns))
    for page in _pages(wanted):
        rows = connection.execute(chosen.where(conditions.chosen(tuple(page), scope.kind)))
        by_id = {row[0]: row for row in rows.all()}
        yield [by_id[key] for key in page if key in by_id]


def person_pages(
    connection: Connection, wanted: Sequence[int], columns: Sequence[str], scope: Scope
) -> Iterator[Page]:
    """Yield persons by pages in the order of their incidents: incident_id, number, kind, named columns."""
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
        yield [row for key in page for row in found.get(key, ())]


def count_persons(connection: Connection, query: Query, scope: Scope) -> int:
    """Return how many persons the records of a query list."""
    listed = func.coalesce(func.sum(tables.incidents.c.people), 0)
    statement = select(listed).select_from(tables.incidents).where(*conditions.where(query, scope))
    return int(connection.execute(statement).scalar_one())


def _pages(wanted: Sequence[int]) -> Iterator[Sequence[int]]:
    return (wanted[start : start + PAGE] for start in range(0, len(wanted), PAGE))
