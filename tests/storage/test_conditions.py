"""Queries as SQL: every part, both databases, columns and the kinds' own fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Period
from safetyreg.domain.query import Condition, Operator, Order, Query
from safetyreg.domain.status import Status
from safetyreg.errors import CancelledError, ExpectedError, NotPermittedError
from safetyreg.storage import conditions, incidents, indexes, orders, tables
from tests.storage.incidents_made import fire, kept, scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safetyreg.domain.field import Value
    from safetyreg.storage.engine import Database

IS, NOT, LESS, MORE = Operator.IS, Operator.NOT, Operator.LESS, Operator.MORE
EMPTY, FILLED, BEGINS = Operator.EMPTY, Operator.FILLED, Operator.BEGINS
BY_ID = Order("id", descending=False)
DROWNING = replace(fire(occurred_on=date(2026, 5, 1), place="353600000"), kind="water", subtype="drowning")
FOUR = (
    fire(object="14-1", damage=500, crews=3, burning_kind="b1", organisation="ТОО «Шам»"),
    fire(object="2", occurred_on=date(2026, 4, 30), occurred_at=time(23, 59), crews=10, building_area=12.5),
    DROWNING.with_values(
        {"latitude": 49.5, "search_going_on": "yes", "arrived": datetime(2026, 5, 1, 12, 5)}
    ),
    fire(status=Status.DRAFT, place="abroad", occurred_on=None, contributing_causes=("a", "b")),
)


@pytest.fixture
def four(database: Database) -> Database:
    """Registry with four different records, ids 1 to 4."""
    assert kept(database, *FOUR) == [1, 2, 3, 4]
    return database


def found(database: Database, query: Query, order: Order = BY_ID) -> list[int]:
    with database.read() as connection:
        every = list(incidents.ids(connection, query, order, scope(database)))
        assert incidents.count(connection, query, scope(database)) == len(every)
        assert list(incidents.first(connection, query, order, scope(database), 2)) == every[:2]
    return every


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query(), [1, 2, 3, 4]),
        (Query(kinds=("water",)), [3]),
        (Query(kinds=("water", "fire")), [1, 2, 3, 4]),
        (Query(subtypes=("drowning",)), [3]),
        (Query(period=Period(date(2026, 4, 1), date(2026, 4, 30))), [2]),
        (Query(period=Period(date(2026, 4, 30), date(2026, 5, 1))), [2, 3]),
        (Query(places=("350000000",)), [1, 2, 3]),
        (Query(places=("352400000",)), [1, 2]),
        (Query(places=("352433000", "353600000")), [3]),
        (Query(places=("352410100",)), []),
        (Query(places=("abroad",)), [4]),
        (Query(statuses=("draft",)), [4]),
        (Query(statuses=("draft", "registered")), [1, 2, 3, 4]),
        (Query(counted=True), [1, 2, 3]),
        (Query(counted=False), []),
        (Query(counted=False, statuses=("draft",)), [4]),
        (Query(ids=(3, 1, 99)), [1, 3]),
        (Query(ids=()), []),
    ],
)
def test_parts_of_a_query(four: Database, query: Query, ids: list[int]) -> None:
    assert found(four, query) == ids


@pytest.mark.parametrize(
    ("field", "operator", "value", "ids"),
    [
        ("object", IS, "14", [1]),
        ("region", IS, "35", [1, 2, 3]),
        ("region", IS, "350000000", [1, 2, 3]),
        ("district", NOT, "352400000", [3, 4]),
        ("object", NOT, "14", [2, 3, 4]),
        ("object", IS, ("14", "2"), [1, 2]),
        ("damage", IS, 500, [1]),
        ("damage", NOT, "500", [2, 3, 4]),
        ("damage", MORE, "499,5", [1]),
        ("damage", EMPTY, None, [2, 3, 4]),
        ("damage", IS, None, [2, 3, 4]),
        ("damage", BEGINS, "5", [1]),
        ("organisation", FILLED, None, [1]),
        ("organisation", BEGINS, "ТОО", [1]),
        ("occurred_on", LESS, "2026-05-01", [1, 2]),
        ("occurred_on", IS, date(2026, 5, 1), [3]),
        ("occurred_on", EMPTY, None, [4]),
        ("occurred_at", MORE, "12:00", [2]),
        ("occurred", LESS, datetime(2026, 3, 9), [1]),
        ("latitude", IS, "49.5", [3]),
        ("number", BEGINS, "1-2026-", [1, 2]),
        ("counted", IS, "true", [1, 2, 3]),
        ("crews", IS, 3, [1]),
        ("crews", IS, "10", [2]),
        ("crews", NOT, 3, [2, 3, 4]),
        ("crews", MORE, 3, [2]),
        ("crews", LESS, 4, [1]),
        ("crews", EMPTY, None, [3, 4]),
        ("crews", BEGINS, "1", [2]),
        ("building_area", IS, 12.5, [2]),
        ("burning_kind", IS, "b1", [1]),
        ("burning_kind", FILLED, None, [1]),
        ("search_going_on", IS, "yes", [3]),
        ("arrived", MORE, datetime(2026, 5, 1), [3]),
        ("contributing_causes", IS, "b", [4]),
        ("contributing_causes", NOT, "b", [1, 2, 3]),
    ],
)
def test_conditions_on_fields(
    four: Database, field: str, operator: Operator, value: Value, ids: list[int]
) -> None:
    assert found(four, Query(where=(Condition(field, operator, value),))) == ids


def test_a_field_nobody_has_is_named(four: Database) -> None:
    for name in ("colour", "details", "entered", "story; DROP TABLE incidents"):
        with pytest.raises(ExpectedError, match="no field"):
            found(four, Query(where=(Condition(name, IS, "x"),)))
        with pytest.raises(ExpectedError, match="no field"):
            found(four, Query(), Order(name))


@pytest.mark.parametrize(
    ("field", "value"), [("damage", "много"), ("occurred_on", "вчера"), ("crews", "три")]
)
def test_a_value_of_another_type_is_named(four: Database, field: str, value: str) -> None:
    with pytest.raises(ExpectedError, match=f"“{value}” is no value"):
        found(four, Query(where=(Condition(field, IS, value),)))


def test_quotes_in_a_value_are_a_value(four: Database) -> None:
    for field in ("organisation", "burning_kind", "place"):
        for operator in (IS, NOT, BEGINS, LESS):
            found(four, Query(where=(Condition(field, operator, "' OR 1=1 --"),)))


def test_whole_months_may_go_by_the_figures_column(four: Database) -> None:
    whole, part = Period(date(2026, 3, 1), date(2026, 4, 30)), Period(date(2026, 3, 1), date(2026, 4, 29))
    for period, ids, by_month in ((whole, [1, 2], True), (part, [1], False)):
        clauses = conditions.where(Query(period=period), scope(four, months=True))
        assert ("month" in str(clauses[0])) is by_month
        with four.read() as connection:
            chosen = select(tables.incidents.c.id).where(*clauses).order_by(tables.incidents.c.id)
            assert list(connection.execute(chosen).scalars()) == ids


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (Order(), [3, 2, 1, 4]),
        (Order("occurred", descending=False), [4, 1, 2, 3]),
        (Order("number"), [3, 2, 1, 4]),
        (Order("number", descending=False), [4, 1, 2, 3]),
        (Order("kind", descending=False), [2, 1, 4, 3]),
        (Order("kind"), [3, 4, 1, 2]),
        (Order("damage"), [1, 4, 2, 3]),
        (Order("damage", descending=False), [3, 2, 4, 1]),
        (Order("crews", descending=False), [3, 4, 1, 2]),
        (Order("crews"), [2, 1, 4, 3]),
        (Order("burning_kind"), [1, 4, 2, 3]),
        (Order("id"), [4, 3, 2, 1]),
    ],
)
def test_orders_are_the_same_on_both_databases(four: Database, order: Order, ids: list[int]) -> None:
    assert found(four, Query(), order) == ids


@pytest.mark.parametrize("name", ["occurred", "number", *indexes.COLUMNS, "burning_kind", "work_link"])
@pytest.mark.parametrize("descending", [True, False])
def test_an_order_is_read_from_its_index(database: Database, name: str, *, descending: bool) -> None:
    statement = select(tables.incidents.c.id).order_by(
        *orders.terms(Order(name, descending), (), database.kind)
    )
    assert sorted_in_memory(database, statement.limit(200)) is False


@pytest.mark.parametrize(
    "query",
    [
        Query(kinds=("fire",)),
        Query(statuses=("closed",)),
        Query(places=("352400000",)),
        Query(where=(Condition("cause", IS, "3"),)),
        Query(kinds=("fire",), where=(Condition("burning_kind", IS, "b1"),)),
        Query(period=Period(date(2026, 1, 1), date(2026, 1, 31))),
    ],
)
def test_a_filter_newest_first_sorts_nothing(registry_file: object, query: Query) -> None:
    from safetyreg.storage.engine import Database  # noqa: PLC0415  SQLite's plan only

    database = Database(str(registry_file))
    chosen = select(tables.incidents.c.id).where(*conditions.where(query, scope(database)))
    statement = chosen.order_by(*orders.terms(Order(), query.kinds, database.kind)).limit(200)
    assert sorted_in_memory(database, statement) is False
    database.close()


def sorted_in_memory(database: Database, statement: object) -> bool:
    compiled = str(
        statement.compile(database.engine, compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
    )
    with database.read() as connection:
        if database.is_sqlite:
            plan = " ".join(str(row) for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + compiled))
            return "TEMP B-TREE" in plan
        connection.execute(text("SET enable_seqscan = off"))
        connection.execute(text("SET enable_sort = off"))
        connection.execute(text("SET enable_incremental_sort = off"))
        plan = " ".join(
            str(row) for row in connection.exec_driver_sql("EXPLAIN " + compiled.replace("%", "%%"))
        )
    return "Sort" in plan


def test_ids_can_be_stopped(four: Database) -> None:
    seen: list[int] = []

    def stop(done: int, _total: int) -> None:
        seen.append(done)
        raise CancelledError("stop")

    with four.read() as connection, pytest.raises(CancelledError):
        incidents.ids(connection, Query(), Order(), scope(four), stop)
    assert seen == [4]
    assert found(four, Query()) == [1, 2, 3, 4]


def test_every_field_can_be_asked_for_and_sorted_by(database: Database) -> None:
    names: Sequence[str] = sorted({field.name for kind in KINDS for field in kind.fields})
    with database.read() as connection:
        for name in names:
            query = Query(where=(Condition(name, FILLED), Condition(name, NOT, None)))
            assert incidents.first(connection, query, Order(name), scope(database, persons=True)) == ()


def test_a_field_that_names_somebody_is_not_searched_without_permission(database: Database) -> None:
    query = Query(where=(Condition("witnesses", value="Другов"),))
    with database.read() as connection:
        assert not incidents.count(connection, query, scope(database, persons=True))
        with pytest.raises(NotPermittedError, match="takes an inspector"):
            incidents.count(connection, query, scope(database))
