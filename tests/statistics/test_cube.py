"""The cube against SQL: every dimension, every measure, every filter it answers; refreshed by ids."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from sqlalchemy import delete, update

from safetyreg.domain.changes import Changes
from safetyreg.domain.period import Period
from safetyreg.domain.query import EVERYTHING, Condition, Operator, Query
from safetyreg.statistics import cube_filter, cube_loading
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.counts import count
from safetyreg.statistics.cube import Chart, Cube
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.measures import MEASURE
from safetyreg.storage.conditions import Scope
from safetyreg.storage.tables import incidents
from tests.statistics.filled import book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safetyreg.registry import Registry
    from safetyreg.statistics.grid import Group
    from safetyreg.storage.engine import Database

MEASURES = tuple(MEASURE)
ODD = Period(date(2025, 2, 11), date(2025, 9, 3))
QUERIES = (
    EVERYTHING,
    Query(counted=True),
    Query(counted=False),
    Query(period=ODD, kinds=("fire",)),
    Query(kinds=("water", "workplace"), subtypes=("drowning", "accident")),
    Query(statuses=("draft", "closed")),
    Query(places=("350000000",), counted=True),
    Query(places=("351010000", "352410000")),
    Query(ids=(1, 5, 9, 100000)),
    Query(where=(Condition("cause", Operator.EMPTY),)),
    Query(where=(Condition("cause", Operator.FILLED), Condition("settlement_kind", Operator.NOT, "urban"))),
    Query(kinds=("fire",), where=(Condition("cause", Operator.IS, ("3", "6")),)),
    Query(kinds=("fire",), where=(Condition("object", Operator.NOT, "14"),)),
    Query(where=(Condition("cause", Operator.IS, ""), Condition("status", Operator.NOT, ""))),
)


def database(registry: Registry) -> Database:
    return registry.statistics._session.database


def loaded(registry: Registry) -> Cube:
    with database(registry).snapshot() as connection:
        return cube_loading.load(connection, book(), 1)


def by_sql(
    registry: Registry, query: Query, by: Sequence[str], measures: Sequence[str]
) -> dict[Group, tuple[int, ...]]:
    """Return the groups with records; the count itself shows empty ones too."""
    with database(registry).snapshot() as connection:
        scope = Scope(database(registry).kind, book())
        table = count(connection, query, by, scope, all_records=True, measures=("incidents", *measures))
    width = len(by)
    return {
        row[:width]: tuple(row[width + 1 :])  # type: ignore[misc, arg-type]
        for row in table.rows
        if row[width]
    }


def test_every_dimension_and_measure_is_that_of_sql(each_filled: Registry) -> None:
    cube = loaded(each_filled)
    within = cube_filter.mask(cube, EVERYTHING)
    for code in DIMENSION:
        assert cube.count(within, (code,), MEASURES) == by_sql(each_filled, EVERYTHING, (code,), MEASURES), (
            code
        )
    pair = ("district", "weekday")
    assert cube.count(within, pair, MEASURES) == by_sql(each_filled, EVERYTHING, pair, MEASURES)
    assert cube.count(within, (), MEASURES) == by_sql(each_filled, EVERYTHING, (), MEASURES)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_filter_is_that_of_sql(full_registry: Registry, query: Query) -> None:
    assert cube_filter.answers(query)
    cube = loaded(full_registry)
    found = cube.count(cube_filter.mask(cube, query), ("kind",), ("incidents", "dead"))
    assert found == by_sql(full_registry, query, ("kind",), ("incidents", "dead"))


@pytest.mark.parametrize(
    "query",
    [
        Query(words="өрт"),
        Query(places=("351011100",)),
        Query(places=("abroad",)),
        Query(where=(Condition("damage", Operator.MORE, 5),)),
        Query(where=(Condition("storeys", Operator.IS, "1"),)),
    ],
    ids=["words", "inner place", "abroad", "more", "own field"],
)
def test_what_the_columns_do_not_hold_is_left_to_sql(query: Query) -> None:
    assert not cube_filter.answers(query)


def test_linked_charts_are_filtered_by_the_other_brushes(full_registry: Registry) -> None:
    cube = loaded(full_registry)
    within = cube_filter.mask(cube, Query(counted=True))
    brushes = [Brush("kind", frozenset({"fire"})), Brush("weekday", frozenset({6, 7}))]
    kinds, days, months = cube.linked(
        within, brushes, [Chart(("kind",)), Chart(("weekday",)), Chart(("month",))]
    )
    assert len(kinds) == 3
    assert len(days) == 7
    both = cube.picked(brushes[0]) & cube.picked(brushes[1])
    assert sum(figures[0] for figures in months.values()) == int((within & both).sum())
    chosen = cube.picked(brushes[0])
    expected = by_sql(full_registry, Query(counted=True, kinds=("fire",)), ("weekday",), ("incidents",))
    assert cube.count(within & chosen, ("weekday",)) == expected
    assert not cube.picked(Brush("kind", frozenset())).any()


def test_columns_are_small(full_registry: Registry) -> None:
    cube = loaded(full_registry)
    assert cube.nbytes / len(cube) <= 45
    assert {column.codes.dtype.itemsize for column in cube.columns.values()} <= {1, 2}
    assert cube.counted.dtype == np.bool_


def test_changes_are_read_again_by_their_ids(each_filled: Registry) -> None:
    cube = loaded(each_filled)
    changed, gone = (int(cube.ids[place]) for place in (10, 20))
    with database(each_filled).write() as connection:
        where = incidents.c.id == changed
        connection.execute(
            update(incidents).where(where).values(dead=300, district="9999", status="annulled")
        )
        connection.execute(delete(incidents).where(incidents.c.id == gone))
    with database(each_filled).snapshot() as connection:
        found = cube_loading.refreshed(cube, connection, Changes(7, frozenset({changed, gone})))
        whole = cube_loading.load(connection, book(), 7)
        assert cube_loading.refreshed(cube, connection, Changes(7, None)).ids.tolist() == whole.ids.tolist()
        same = cube_loading.refreshed(cube, connection, Changes(9))
    assert (same.state, same.ids is cube.ids) == (9, True)
    assert found.state == 7
    assert gone not in found.ids
    for code in ("district", "status", "month"):
        everything = np.ones(len(found), dtype=bool)
        assert found.count(everything, (code,), MEASURES) == whole.count(everything, (code,), MEASURES)
    assert found.count(found.picked(Brush("district", frozenset({"9999"}))), (), ("dead",)) == {(): (300,)}


def test_an_empty_registry_has_an_empty_cube(full_registry: Registry) -> None:
    with database(full_registry).write() as connection:
        connection.execute(delete(incidents))
    cube = loaded(full_registry)
    assert len(cube) == 0
    assert cube.count(cube_filter.mask(cube, Query(counted=True, period=ODD)), ("month",)) == {}
    assert not cube.picked(Brush("kind", frozenset({"fire"}))).any()
