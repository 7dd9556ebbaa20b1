"""The register's table: first rows of every indexed order and filter, of the others, and all ids."""

from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from sqlite3 import Connection
from typing import Final

from benchmarks.clock import best, duel
from benchmarks.row import Row, times, within
from benchmarks.stage import Stage
from safetyreg.domain.query import EVERYTHING, NEWEST_FIRST, Condition, Operator, Order, Query
from safetyreg.registry import Registry
from safetyreg.storage.indexes import indexed_fields

FIELDS: Final = ("occurred", "kind", "number", "place", "cause", "dead", "injured", "damage", "status")
COLUMNS: Final = ("kind", "status", "subtype", "place", "cause", "object")
MOST: Final = 0.1
PAGE: Final = 200
_NEWEST: Final = "ORDER BY occurred DESC, id DESC"
_FIRST: Final = f"SELECT {', '.join(('id', *FIELDS))} FROM incidents {_NEWEST} LIMIT {PAGE}"
_SCANS: Final = (
    (
        "order without an index (address): first rows",
        (EVERYTHING, Order("address", descending=False)),
        f"SELECT id FROM incidents ORDER BY address, occurred DESC, id DESC LIMIT {PAGE}",
    ),
    (
        "filter without an index (headcount): first rows",
        (EVERYTHING.and_where(Condition("headcount", Operator.MORE, 10_000_000)), NEWEST_FIRST),
        f"SELECT id FROM incidents WHERE headcount > 10000000 {_NEWEST} LIMIT {PAGE}",
    ),
)
_LISTS: Final = (
    ("all ids, newest first", (EVERYTHING, NEWEST_FIRST), f"SELECT id FROM incidents {_NEWEST}"),
    (
        "all ids of one kind",
        (Query(kinds=("water",)), NEWEST_FIRST),
        f"SELECT id FROM incidents WHERE kind = 'water' {_NEWEST}",
    ),
    (
        "all ids, order without an index (damage)",
        (EVERYTHING, Order("damage")),
        "SELECT id FROM incidents ORDER BY damage DESC, occurred, id",
    ),
)
Asked = tuple[Query, Order]


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the rows of the table; those against SQL have no limit on a server."""
    with ExitStack() as opened:
        registry = opened.enter_context(stage.registry())
        raw = opened.enter_context(stage.raw()) if stage.on_file else None
        limit = best(lambda: raw.execute(_FIRST).fetchall()) if raw else None
        for what, asked in (
            ("order", list(_orders())),
            ("filter", list(_filters(registry))),
            ("filter and order", list(_crossed(registry))),
        ):
            seconds = [(best(_page(registry, *one), 3), one) for one in asked]
            worst, one = max(seconds, key=lambda pair: pair[0])
            yield within(
                f"first rows, indexed {what}, worst of {len(asked)} {_name(one)}", worst, limit, MOST
            )
        for what, (query, order), statement in _SCANS:
            yield _against(what, _first(registry, query, order), raw, statement)
        for what, (query, order), statement in _LISTS:
            yield _against(what, _ids(registry, query, order), raw, statement)


def _against(what: str, ours: Callable[[], object], raw: Connection | None, statement: str) -> Row:
    if raw is None:
        return times(what, best(ours), None, 1.2)
    return times(what, *duel(ours, lambda: _read(raw, statement)), 1.2, 0.01)


def _read(raw: Connection, statement: str) -> "array[int]":
    found: array[int] = array("q")
    cursor = raw.execute(statement)
    while rows := cursor.fetchmany(2000):
        found.extend([row[0] for row in rows])
    return found


def _page(registry: Registry, query: Query, order: Order) -> Callable[[], object]:
    return lambda: registry.incidents.rows(registry.incidents.first(query, order, PAGE), FIELDS)


def _first(registry: Registry, query: Query, order: Order) -> Callable[[], object]:
    return lambda: registry.incidents.first(query, order, PAGE)


def _ids(registry: Registry, query: Query, order: Order) -> Callable[[], object]:
    return lambda: registry.incidents.ids(query, order)


def _orders() -> Iterator[Asked]:
    own = (field.name for field in indexed_fields())
    for name in ("occurred", "number", *COLUMNS, *own):
        yield EVERYTHING, Order(name, descending=False)
        yield EVERYTHING, Order(name, descending=True)


def _filters(registry: Registry) -> Iterator[Asked]:
    """Yield a filter by the rarest and the most frequent value of every indexed field."""
    for name in ("kind", "status", "subtype", "region", "cause", "object"):
        rows = registry.statistics.count(EVERYTHING, (name,), all_records=True).rows
        found = sorted((int(str(row[1])), str(row[0])) for row in rows if row[0])
        for _, code in {found[0], found[-1]} if found else ():
            yield _only(name, code), NEWEST_FIRST


def _only(name: str, code: str) -> Query:
    return Query(places=(code,)) if name == "region" else EVERYTHING.and_where(Condition(name, value=code))


def _crossed(registry: Registry) -> Iterator[Asked]:
    for query, _ in _filters(registry):
        for name in ("number", "place", "cause"):
            yield query, Order(name, descending=False)


def _name(asked: Asked) -> str:
    query, order = asked
    told = [f"{one.field}={one.value}" for one in query.where] + list(query.places)
    return f"({', '.join([*told, order.field])})"
