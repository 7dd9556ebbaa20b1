"""Counts against the same records counted by hand, on both databases."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain import kinds, place
from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period
from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.domain.status import COUNTED, Status
from safetyreg.errors import ExpectedError
from safetyreg.statistics.dimensions import DIMENSION, DIMENSIONS
from safetyreg.statistics.measures import BASIC, MEASURE
from safetyreg.storage import bulk
from tests.statistics.filled import book, records

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from safetyreg.registry import Registry

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
ODD = Period(date(2025, 2, 11), date(2025, 9, 3))


def day(incident: Incident) -> date:
    assert incident.occurred_on is not None
    return incident.occurred_on


def week(incident: Incident) -> str:
    found = day(incident).isocalendar()
    return f"{found.year}-W{found.week:02d}"


def top(code: str, *lists: str) -> str:
    found = next((path for name in lists if (path := book().lists[name].path(code))), ())
    return found[0].code if found else code


CAUSES = ("fire_cause", "water_cause", "work_cause")
BY_HAND: dict[str, Callable[[Incident], str | int]] = {
    "month": lambda one: f"{day(one):%Y-%m}",
    "quarter": lambda one: f"{day(one).year}-Q{(day(one).month + 2) // 3}",
    "year": lambda one: str(day(one).year),
    "week": week,
    "weekday": lambda one: day(one).isoweekday(),
    "hour": lambda one: "" if one.occurred_at is None else one.occurred_at.hour,
    "kind": lambda one: one.kind,
    "subtype": lambda one: one.subtype,
    "status": lambda one: one.status.value,
    "region": lambda one: place.region_of(one.place),
    "district": lambda one: place.district_of(one.place),
    "settlement_kind": lambda one: one.settlement_kind,
    "cause": lambda one: top(one.cause, *CAUSES),
    "cause_detail": lambda one: one.cause,
    "object": lambda one: top(one.object, "fire_object"),
    "object_detail": lambda one: one.object,
    "circumstance": lambda one: one.circumstance,
    "circumstance_detail": lambda one: one.circumstance,
    "water_body": lambda one: one.water_body,
    "water_place": lambda one: one.water_place,
    "event_type": lambda one: one.event_type,
    "event_type_detail": lambda one: one.event_type,
    "factor": lambda one: one.factor,
    "factor_detail": lambda one: one.factor,
    "oked": lambda one: one.oked,
}


def amount(incident: Incident, measure: str) -> int:
    if measure == "incidents":
        return 1
    return (incident.damage or 0) if measure == "damage" else incident.total(measure)


def by_hand(
    chosen: Sequence[Incident], by: Sequence[str], measures: Sequence[str]
) -> dict[tuple[object, ...], list[int]]:
    found: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0] * len(measures))
    for incident in chosen:
        sums = found[tuple(BY_HAND[name](incident) for name in by)]
        for position, measure in enumerate(measures):
            sums[position] += amount(incident, measure)
    return dict(found)


def counted(period: Period | None = None) -> list[Incident]:
    return [one for one in records() if kinds.counted(one).yes and (period is None or day(one) in period)]


def test_every_dimension_is_counted_here() -> None:
    assert set(BY_HAND) == set(DIMENSION)
    assert len(DIMENSION) == len(DIMENSIONS)


@pytest.mark.parametrize("period", [None, YEAR, ODD], ids=["all", "year", "odd"])
def test_every_dimension_and_measure_agrees_with_counting_by_hand(
    each_filled: Registry, period: Period | None
) -> None:
    query = Query(period=period)
    for name in BY_HAND:
        table = each_filled.statistics.count(query, (name,), measures=tuple(MEASURE))
        figures = {row[:1]: list(row[1:]) for row in table.rows}
        wanted = by_hand(counted(period), (name,), tuple(MEASURE))
        assert {key: sums for key, sums in figures.items() if any(sums)} == wanted, name
        zeros = [key for key, sums in figures.items() if not any(sums)]
        assert not zeros or name in {"month", "quarter", "year", "week", "weekday", "hour", "kind"}


@pytest.mark.parametrize(
    "by", [("month", "kind"), ("district", "cause"), ("kind", "cause", "year"), ("weekday", "hour")]
)
def test_dimensions_are_crossed(each_filled: Registry, by: tuple[str, ...]) -> None:
    table = each_filled.statistics.count(Query(period=ODD), by)
    figures = {row[: len(by)]: list(row[len(by) :]) for row in table.rows}
    assert {key: sums for key, sums in figures.items() if any(sums)} == by_hand(counted(ODD), by, BASIC)


def test_without_dimensions_there_is_one_row_of_totals(full_registry: Registry) -> None:
    table = full_registry.statistics.count(EVERYTHING, ())
    assert table.rows == (tuple(by_hand(counted(), (), BASIC)[()]),)
    assert table.totals == table.rows[0]


def test_months_and_kinds_are_complete_within_the_filter(full_registry: Registry) -> None:
    period = Period(date(2010, 5, 7), date(2010, 7, 1))
    table = full_registry.statistics.count(Query(period=period), ("month", "kind"))
    months, codes = ("2010-05", "2010-06", "2010-07"), ("fire", "water", "workplace")
    assert [row[:2] for row in table.rows] == [(month, kind) for month in months for kind in codes]
    assert set(table.column("incidents")) == {0}
    only = full_registry.statistics.count(Query(period=period, kinds=("water",)), ("month", "kind"))
    assert only.column("kind") == ("water",) * 3


def test_without_a_period_time_runs_from_the_first_to_the_last(full_registry: Registry) -> None:
    months = full_registry.statistics.count(EVERYTHING, ("month",)).column("month")
    days = sorted(day(one) for one in counted())
    assert (months[0], months[-1]) == (f"{days[0]:%Y-%m}", f"{days[-1]:%Y-%m}")
    assert len(months) == (days[-1].year - days[0].year) * 12 + days[-1].month - days[0].month + 1
    weeks = full_registry.statistics.count(Query(period=YEAR), ("week",)).column("week")
    assert (weeks[0], weeks[-1], len(weeks)) == ("2025-W01", "2026-W01", 53)


def test_several_lengths_of_time_go_together(full_registry: Registry) -> None:
    table = full_registry.statistics.count(Query(period=YEAR), ("year", "month"))
    assert [row[:2] for row in table.rows] == [("2025", f"2025-{n:02d}") for n in range(1, 13)]
    mixed = full_registry.statistics.count(Query(period=YEAR), ("month", "week"))
    assert ("2025-01", "2025-W05") in {row[:2] for row in mixed.rows}
    assert ("2025-02", "2025-W05") in {row[:2] for row in mixed.rows}


def test_drafts_and_annulled_records_never_count_unless_all_are_asked(each_filled: Registry) -> None:
    usual = each_filled.statistics.count(EVERYTHING, ("status",))
    assert set(usual.column("status")) <= {status.value for status in COUNTED}
    every = each_filled.statistics.count(EVERYTHING, ("status",), all_records=True)
    assert {"draft", "annulled"} <= set(every.column("status"))
    assert every.totals is not None
    assert every.totals[1] == len(records())


def test_codes_come_in_their_printed_order_and_the_unknown_last(full_registry: Registry) -> None:
    query = Query(kinds=("fire",))
    codes = full_registry.statistics.count(query, ("cause",)).column("cause")
    printed = [item.code for item in book().lists["fire_cause"].items]
    known = [str(code) for code in codes if code]
    assert known == sorted(known, key=printed.index)
    assert codes[-1] == ""
    heading = full_registry.statistics.count(query, ("cause",)).columns[0]
    assert heading.codes == "fire_cause"


def test_an_unknown_dimension_is_refused_with_those_there_are(full_registry: Registry) -> None:
    with pytest.raises(ExpectedError, match="month"):
        full_registry.statistics.count(EVERYTHING, ("colour",))


def test_a_filter_over_the_details_restricts_the_count(full_registry: Registry) -> None:
    query = Query(places=("352410000",), kinds=("fire",))
    table = full_registry.statistics.count(query, ("kind",))
    wanted = [one for one in counted() if one.kind == "fire" and one.place == "352410000"]
    assert table.column("incidents") == (len(wanted),)


def test_a_draft_without_a_day_stands_last_where_all_are_asked(each_registry: Registry) -> None:
    draft = Incident(kind="fire", status=Status.DRAFT)
    known = replace(draft, occurred_on=date(2025, 5, 5), status=Status.ANNULLED)
    database = each_registry._session.database
    with database.write() as connection:
        bulk.insert_many(connection, [draft, known], "tester", database.now())
    for name, first in (("month", "2025-05"), ("week", "2025-W19"), ("weekday", 1)):
        rows = each_registry.statistics.count(EVERYTHING, (name,), all_records=True).rows
        assert rows[0][:2] == (first, 1)
        assert rows[-1][:2] == ("", 1)
