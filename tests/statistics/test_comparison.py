"""A period beside the same one last year: both figures always, totals that are sums."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain import kinds
from safetyreg.domain.period import Period, year
from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.errors import Message
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.comparison import changes, compare, compared, side_by_side, totals_of
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.districts import districts, is_city
from safetyreg.statistics.labels import label
from safetyreg.statistics.people import OUTCOMES, people
from safetyreg.statistics.summary import by_kind, causes, dynamics, objects
from safetyreg.statistics.table import Format, Table, TableColumn
from safetyreg.statistics.totals import TotalsError, check_totals
from safetyreg.storage.conditions import Scope
from tests.statistics.filled import UNTIL, book, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from safetyreg.registry import Registry

TODAY = UNTIL.date()
SCOPE = Scope("sqlite", book(), months=True)
RU = Texts(Language.RU)


@pytest.fixture
def connection(full_registry: Registry) -> Iterator[Connection]:
    with full_registry._session.database.snapshot() as opened:
        yield opened


def test_without_a_period_the_year_to_date_is_compared() -> None:
    found = compared(EVERYTHING, TODAY)
    assert found.current == Period(date(2026, 1, 1), TODAY)
    assert found.previous == Period(date(2025, 1, 1), date(2025, 11, 22))
    assert not found.partial


def test_a_period_still_going_on_is_compared_over_the_same_days() -> None:
    found = compared(Query(period=year(2026)), TODAY)
    assert (found.current.last, found.previous.last, found.partial) == (TODAY, date(2025, 11, 22), True)
    over = compared(Query(period=year(2024)), TODAY)
    assert (over.current, over.previous, over.partial) == (year(2024), year(2023), False)
    ahead = compared(Query(period=year(2030)), TODAY)
    assert (ahead.current, ahead.ahead, over.ahead, found.ahead) == (year(2030), True, False, False)


def test_kinds_are_compared_and_add_up(connection: Connection) -> None:
    periods = compared(EVERYTHING, TODAY)
    table = by_kind(connection, EVERYTHING, periods, SCOPE)
    for kind, before, now in zip(
        *(table.column(key) for key in ("kind", "incidents_before", "incidents")), strict=True
    ):
        chosen = [one for one in records() if one.kind == kind and kinds.counted(one).yes and one.occurred_on]
        assert now == sum(1 for one in chosen if one.occurred_on and one.occurred_on in periods.current)
        assert before == sum(1 for one in chosen if one.occurred_on and one.occurred_on in periods.previous)
    assert table.column("kind") == ("fire", "water", "workplace")
    check_totals([table], totals_of(connection, EVERYTHING, periods.current, SCOPE))
    first = changes(table, "incidents")[0]
    assert table.column("incidents_change")[0] == first.share


def test_months_stand_beside_those_of_last_year(connection: Connection) -> None:
    periods = compared(Query(period=year(2025)), TODAY)
    table = dynamics(connection, Query(kinds=("fire", "water")), periods, SCOPE)
    assert [column.key for column in table.columns] == [
        "month",
        "fire_before",
        "fire",
        "water_before",
        "water",
        "total_before",
        "total",
    ]
    assert table.column("month") == tuple(f"2025-{n:02d}" for n in range(1, 13))
    pairs = zip(table.column("fire"), table.column("water"), table.column("total"), strict=True)
    assert all(int(str(fire)) + int(str(water)) == total for fire, water, total in pairs)
    query = Query(kinds=("fire", "water"))
    check_totals([table], {"total": totals_of(connection, query, periods.current, SCOPE)["incidents"]})


def test_causes_and_objects_are_whole_with_shares(connection: Connection) -> None:
    periods = compared(Query(period=year(2025)), TODAY)
    expected = totals_of(connection, Query(kinds=("fire",)), periods.current, SCOPE)
    for table in (
        causes(connection, EVERYTHING, "fire", periods, SCOPE),
        objects(connection, EVERYTHING, periods, SCOPE),
    ):
        check_totals([table], expected)
        assert sum(float(str(share)) for share in table.column("incidents_share")) == pytest.approx(1)


def test_districts_list_cities_first_and_every_unit_in_force(connection: Connection) -> None:
    periods = compared(Query(period=year(2025)), TODAY)
    table = districts(connection, EVERYTHING, periods, SCOPE)
    codes = [str(code) for code in table.column("district")]
    cities = [is_city(code) for code in codes if code]
    assert cities == sorted(cities, reverse=True)
    assert {"3510", "3516", "3521", "3522", "3524", "3528", "3532", "3536", "3564"} <= set(codes)
    assert "3518" not in codes
    check_totals([table], totals_of(connection, EVERYTHING, periods.current, SCOPE))


def test_districts_that_left_have_rows_of_their_own_while_they_were_here(connection: Connection) -> None:
    periods = compared(Query(period=Period(date(2022, 1, 1), date(2022, 12, 31))), TODAY)
    table = districts(connection, Query(places=("350000000",)), periods, SCOPE)
    assert {"3518", "3520", "3523", "3544", "3560"} <= set(table.column("district"))


def test_several_regions_are_listed_as_regions(connection: Connection) -> None:
    periods = compared(Query(period=year(2025)), TODAY)
    table = districts(connection, Query(places=("350000000", "710000000")), periods, SCOPE)
    codes = table.column("region")
    assert codes[:3] == ("71", "75", "79")
    assert len(codes) == 20
    check_totals([table], totals_of(connection, Query(places=("350000000", "710000000")), year(2025), SCOPE))


def test_people_add_up_to_the_totals_of_the_incidents(connection: Connection) -> None:
    query = Query(period=year(2025))
    ages, sexes, children, intoxicated = people(connection, query, SCOPE)
    expected = totals_of(connection, EVERYTHING, year(2025), SCOPE)
    check_totals([ages, sexes, children, intoxicated], expected)
    assert "unlisted" in ages.column("age_group")
    assert [column.key for column in ages.columns[1:]] == list(OUTCOMES)
    dead = [
        p
        for one in records()
        if one.occurred_on and one.occurred_on.year == 2025 and kinds.counted(one).yes
        for p in one.persons
        if p.outcome == "dead" and (p.age_on(one.occurred_on) or 99) <= 6
    ]
    assert ages.rows[0][1] == len(dead)
    assert children.rows[0][1] == expected["dead_children"]
    assert intoxicated.rows[0][1] == expected["dead_intoxicated"]


def test_groups_asked_for_are_shown_even_when_empty(connection: Connection) -> None:
    periods = compared(Query(period=year(2025)), TODAY)
    table = compare(
        connection, EVERYTHING, ("water_body",), ("incidents",), periods, SCOPE, groups=[("x-sea",)]
    )
    assert table.rows[0][:3] == ("x-sea", 0, 0)
    empty = side_by_side((DIMENSION["kind"].heading(),), [], ({}, {}), ("dead",), ("dead",))
    assert empty.totals == (None, 0, 0, None, None)


def test_figures_that_do_not_add_up_are_a_bug() -> None:
    column = TableColumn("incidents", Message("Incidents"), Format.INTEGER)
    with pytest.raises(TotalsError):
        check_totals([Table((column,), ((1,), (2,)), totals=(4,))])
    with pytest.raises(TotalsError):
        check_totals([Table((column,), ((1,), (2,)), totals=(3,))], {"incidents": 5})
    check_totals([Table((column,), ((1,),)), Table((column,), ((3,),), totals=(3,))], {"incidents": 3})


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        ("kind", "fire", "Пожары"),
        ("month", "2026-01", "янв. 2026"),
        ("year", "2026", "2026"),
        ("weekday", 7, "воскресенье"),
        ("hour", 3, "03:00"),
        ("district", "3510", "г. Караганда"),
        ("region", "35", "Карагандинская область"),
        ("region", "abroad", None),
        ("cause", "10", "Неосторожное обращение с огнём"),
        ("cause", "x-cannot-swim", "Неумение плавать"),
        ("cause", "unknown", "неизвестно"),
        ("cause", "never-heard-of", "never-heard-of"),
        ("quarter", "2026-Q1", None),
        ("week", "2026-W05", None),
        ("cause", "", None),
    ],
)
def test_keys_have_names(name: str, key: str | int, expected: str | None) -> None:
    found = label(DIMENSION[name].heading(), key, RU, book())
    assert found
    assert expected in (None, found) or name == "kind"
