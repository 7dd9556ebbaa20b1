"""Incidents in the database: read as values, found by queries as ids, written with all that hangs on them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from safetyreg.domain.query import EVERYTHING, Operator
from safetyreg.storage import conditions, counters, indexes, mapping, search_conditions, tables
from safetyreg.storage.engine import SQLITE
from safetyreg.storage.hits import MANY, find, frequent
from safetyreg.storage.orders import terms

if TYPE_CHECKING:
    from safetyreg.domain.incident import Incident
    from safetyreg.domain.query import Condition, Order, Query
    from safetyreg.storage.conditions import Scope

Tick = Callable[[int, int], None]
FETCH: Final = 2000
CHUNK: Final = 500
FIRST_PAGE: Final = 200
RECENT: Final = 20_000
_ROWS: Final = tables.incidents.c


def ids(
    connection: Connection, query: Query, order: Order, scope: Scope, tick: Tick | None = None
) -> array[int]:
    """Return the ids of all records of a query in an order; `tick` is called with (done, 0)."""
    found: array[int] = array("q")
    for part in _found(connection, query, order, scope, None):
        found.extend(part)
        if tick is not None:
            tick(len(found), 0)
    return found


def first(
    connection: Connection, query: Query, order: Order, scope: Scope, limit: int = FIRST_PAGE
) -> tuple[int, ...]:
    """Return the first ids of a query in an order."""
    found: list[int] = []
    for part in _found(connection, query, order, scope, limit):
        found.extend(part)
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def count(connection: Connection, query: Query, scope: Scope) -> int:
    """Return how many records a query finds."""
    statement = select(func.count()).select_from(tables.incidents).where(*conditions.where(query, scope))
    return int(connection.execute(statement).scalar_one())


def _found(
    connection: Connection, query: Query, order: Order, scope: Scope, limit: int | None
) -> Iterator[list[int]]:
    """Yield ids in their order; on SQLite many hits of a search are tested along the order's index."""
    ordered = terms(order, query.kinds, scope.kind)
    if limit is not None and scope.kind == SQLITE and _many(connection, query, order, scope):
        statement = select(_ROWS.id).where(*_walking(query, order, scope))
        yield from _only_ids(connection, statement.order_by(*ordered).limit(limit), scope)
        return
    hits = find(connection, query.words, scope) if scope.kind == SQLITE else None
    statement = select(_ROWS.id).where(*conditions.plain(query, scope))
    if hits is None:
        statement = statement.where(*search_conditions.found(query.words, scope.kind, persons=scope.persons))
    elif not hits.few(limit):
        yield from map(hits.among, _pages(connection, statement.order_by(*ordered), scope))
        return
    else:
        statement = statement.where(conditions.chosen(hits.ids, scope.kind))
    yield from _only_ids(connection, statement.order_by(*ordered).limit(limit), scope)


def _walking(query: Query, order: Order, scope: Scope) -> list[ColumnElement[bool]]:
    """Return the conditions for walking an order; days stay as they are where it goes by days."""
    if order.field != "occurred" or query.period is None:
        return conditions.walked(conditions.where(query, scope))
    rest = conditions.where(query.only(period=None), scope)
    return [conditions.within(query.period), *conditions.walked(rest)]


def _many(connection: Connection, query: Query, order: Order, scope: Scope) -> bool:
    """Whether so many records are found that walking the order until a page is full is the shorter way.

    Asked only where the answer is quick: of search words alone, or of conditions that all have an index.
    """
    if query.words:
        return query.only(words="") == EVERYTHING and frequent(connection, query.words, scope)
    narrowed = query.kinds or query.subtypes or query.statuses or query.places or query.where
    if query.ids is not None or not all(map(_served, query.where)):
        return False
    if any(condition.field == order.field for condition in query.where):
        return False
    if not narrowed and query.counted is None:
        return False
    if order.field == "occurred" and narrowed:
        return False
    # Days have an index, whether a record counts has not: by both the first would be looked up one by one.
    asked = query if query.period is None else query.only(counted=None)
    found = select(_ROWS.id).where(*conditions.plain(asked, scope)).limit(MANY + 1).subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one() > MANY


def _served(condition: Condition) -> bool:
    """Whether an index finds what a condition asks for."""
    return condition.operator is Operator.IS and condition.field in indexes.served()


def _only_ids(connection: Connection, statement: Select[int], scope: Scope) -> Iterator[list[int]]:
    for rows in _pages(connection, statement, scope):
        yield [row[0] for row in rows]


def _pages(connection: Connection, statement: Select[int], scope: Scope) -> Iterator[Sequence[Any]]:
    """Yield rows by the thousand, on SQLite straight from the driver: row objects double the time."""
    if scope.kind == SQLITE:
        with connection.execute(statement) as result:
            cursor: Any = result.cursor
            while rows := cursor.fetchmany(FETCH):
                yield rows
    else:
        with connection.execute(statement.execution_options(stream_results=True)) as result:
            yield from result.partitions(FETCH)


def by_number(connection: Connection, number: str) -> int | None:
    """Return the id of a registration number, typed with or without its zeros."""
    written = counters.tidy_number(number)
    return connection.execute(select(_ROWS.id).where(_ROWS.number == written)).scalar()


def last_of(connection: Connection, kind: str, account: str) -> int | None:
    """Return the id of the last record of a kind an account made, if it is among the newest."""
    newest = select(func.max(_ROWS.id)).scalar_subquery() - RECENT
    own = (_ROWS.kind == kind) & (_ROWS.created_by == account) & (_ROWS.id > newest)
    return connection.execute(select(_ROWS.id).where(own).order_by(_ROWS.id.desc()).limit(1)).scalar()


def get(connection: Connection, incident_id: int) -> Incident | None:
    """Return one incident with its persons and the labels of its attachments, or nothing."""
    return next(get_many(connection, (incident_id,)), None)


def get_many(connection: Connection, wanted: Sequence[int]) -> Iterator[Incident]:
    """Yield incidents in the order of their ids; ids that are gone are passed over."""
    for start in range(0, len(wanted), CHUNK):
        yield from _chunk(connection, wanted[start : start + CHUNK])


def _chunk(connection: Connection, wanted: Sequence[int]) -> Iterator[Incident]:
    rows = connection.execute(select(tables.incidents).where(_ROWS.id.in_(wanted)))
    by_id = {row.id: row for row in rows}
    persons = _of(connection, wanted, tables.persons, tables.persons.c.position)
    files = _of(connection, wanted, tables.attachments, tables.attachments.c.id)
    for key in wanted:
        if (row := by_id.get(key)) is not None:
            yield mapping.incident(row, persons.get(key, ()), files.get(key, ()))


def _of(connection: Connection, wanted: Sequence[int], table: Any, order: Any) -> dict[int, list[Row[Any]]]:  # noqa: ANN401
    chosen = select(table).where(table.c.incident_id.in_(wanted)).order_by(table.c.incident_id, order)
    grouped = groupby(connection.execute(chosen), key=lambda row: row.incident_id)
    return {key: list(rows) for key, rows in grouped}
