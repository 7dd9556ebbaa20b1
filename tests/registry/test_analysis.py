"""Linked charts through the door: level, causes, week, season, places; what is brushed filters the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period
from safetyreg.domain.query import Condition, Operator, Query
from safetyreg.domain.status import Status
from safetyreg.errors import ExpectedError
from safetyreg.statistics.brush import Brush
from safetyreg.storage import bulk
from safetyreg.storage.engine import Database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safetyreg.registry import Registry

JULY = Period(date(2025, 7, 1), date(2025, 7, 31))
TODAY = date(2026, 1, 1)
FIRE = Incident(kind="fire", subtype="fire", status=Status.REGISTERED, place="352410000", time_unknown=True)
CITY = replace(FIRE, place="351010000", cause_final="6", time_unknown=False)
YEAR = Query(kinds=("fire",), period=Period(date(2025, 1, 1), date(2025, 12, 31)))


def fill(registry: Registry, found: Iterator[Incident]) -> None:
    database = Database(registry.location)
    with database.write() as connection:
        bulk.insert_many(connection, found, registry.user.account, database.now())
        database.bump(connection)
    database.close()


def monthly(form: Incident, first: int, last: int, a_month: int) -> Iterator[Incident]:
    for year in range(first, last + 1):
        for month in range(1, 13):
            for number in range(a_month + (month + year) % 3):
                day = date(year, month, 1) + timedelta(days=number)
                yield replace(form, occurred_on=day, registered_on=day)


def city(first: int, last: int, a_month: int) -> Iterator[Incident]:
    for one in monthly(CITY, first, last, a_month):
        yield replace(one, occurred_at=time(21, 30))


@pytest.fixture
def filled(registry: Registry) -> Registry:
    """Fires without a cause in a district at no known hour; stoves in a city at nine in the evening."""
    fill(registry, monthly(FIRE, 2022, 2025, 4))
    fill(registry, city(2022, 2024, 4))
    fill(registry, city(2025, 2025, 14))
    return registry


def test_the_level_changes_where_the_year_doubles(filled: Registry) -> None:
    found = filled.analysis.level(YEAR, today=TODAY)
    assert [found.months[change.place].first for change in found.changes] == [date(2025, 1, 1)]
    before, after = found.sides(found.changes[0])
    assert after > 1.5 * before
    assert found.seasonal
    assert found.fitted is not None
    assert found.fitted.percent > 0
    assert found.cut is not None, "the series begins where a region was split"


def test_a_level_needs_two_years(registry: Registry) -> None:
    fill(registry, monthly(FIRE, 2025, 2025, 4))
    with pytest.raises(ExpectedError):
        registry.analysis.level(YEAR, today=TODAY)


def test_a_cause_has_the_verdict_of_its_own_series(filled: Registry) -> None:
    found = filled.analysis.groups(YEAR, "cause", today=TODAY).found
    assert found is not None
    assert [(bar.key, bar.answer.verdict) for bar in found.bars] == [("6", "rise")]
    alone = YEAR.and_where(Condition("cause", Operator.IS, "6"))
    told, same = found.bars[0].answer, filled.statistics.judged(alone, TODAY)[0].answers["incidents"]
    assert told.dispersion.phi == pytest.approx(same.dispersion.phi, rel=1e-9)
    assert replace(told, dispersion=same.dispersion) == same
    assert found.unknown_after == 60


def test_places_are_districts_within_one_region(filled: Registry) -> None:
    found = filled.analysis.places(YEAR, today=TODAY)
    assert found.dimension == "district"
    assert found.found is not None
    assert [(bar.key, bar.answer.verdict) for bar in found.found.bars] == [
        ("3510", "rise"),
        ("3524", "chance"),
    ]


def test_a_group_across_a_break_has_no_verdict(filled: Registry) -> None:
    crossing = Query(kinds=("fire",), period=Period(date(2022, 6, 8), date(2023, 6, 7)))
    found = filled.analysis.places(crossing, today=TODAY)
    assert found.found is None
    assert found.periods.footnotes


def test_the_week_tells_what_has_no_hour(filled: Registry) -> None:
    found = filled.analysis.weekly(YEAR, today=TODAY)
    assert found.timeless == 60
    assert sum(row[21] for row in found.week.cells) == found.total - found.timeless


def test_an_even_year_has_no_season(registry: Registry) -> None:
    fill(registry, monthly(FIRE, 2022, 2025, 4))
    found = registry.analysis.yearly(YEAR, today=TODAY)
    assert not found.season.holds
    assert found.months[0].first == date(2022, 7, 1)


def test_a_brush_filters_every_chart_but_its_own(filled: Registry) -> None:
    stoves = Brush("cause", frozenset({"6"}))
    week = filled.analysis.weekly(YEAR, (stoves,), TODAY)
    assert week.timeless == 0
    own = filled.analysis.groups(YEAR, "cause", (stoves,), TODAY)
    assert own == filled.analysis.groups(YEAR, "cause", (), TODAY)


def test_a_brushed_period_is_the_one_that_is_looked_at(filled: Registry) -> None:
    year = Brush("year", frozenset({"2024"}))
    months = Brush("month", frozenset({"2024-03", "2024-04"}))
    for brush, days in (
        (year, Period(date(2024, 1, 1), date(2024, 12, 31))),
        (months, Period(date(2024, 3, 1), date(2024, 4, 30))),
    ):
        alone = YEAR.in_period(days)
        asked = filled.analysis.groups(YEAR, "cause", (brush,), TODAY)
        assert asked == filled.analysis.groups(alone, "cause", (), TODAY)
        assert filled.analysis.weekly(YEAR, (brush,), TODAY) == filled.analysis.weekly(alone, (), TODAY)
        told = filled.analysis.records(YEAR, (brush, Brush("hour", frozenset({21}))), TODAY)
        assert filled.incidents.count(told) == sum(
            row[21] for row in filled.analysis.weekly(alone, (), TODAY).week.cells
        )
    level = filled.analysis.level(YEAR, (year,), TODAY)
    assert level == filled.analysis.level(YEAR, (), TODAY), "a chart over time leaves out what it brushes"


def test_a_month_of_every_year_is_compared_with_itself(filled: Registry) -> None:
    julys = Brush("month", frozenset({"2023-07", "2024-07", "2025-07"}))
    found = filled.analysis.groups(YEAR, "cause", (julys,), TODAY).found
    july = filled.analysis.groups(YEAR.in_period(JULY), "cause", (), TODAY).found
    assert found is not None
    assert july is not None
    assert [(bar.before, bar.after) for bar in found.bars] == [(bar.before, bar.after) for bar in july.bars]


def test_records_behind_a_mark_are_told_by_conditions_or_by_ids(filled: Registry) -> None:
    stoves = Brush("cause", frozenset({"6"}))
    month = Brush("month", frozenset({"2025-03"}))
    found = filled.analysis.records(YEAR, (stoves, month), TODAY)
    assert found.ids is None
    assert found.period == Period(date(2025, 3, 1), date(2025, 3, 31))
    evening = filled.analysis.records(YEAR, (stoves, Brush("hour", frozenset({21}))), TODAY)
    assert evening.ids is not None
    assert filled.incidents.count(evening) == len(evening.ids) == 180
    unknown = filled.analysis.records(YEAR, (Brush("cause", frozenset({""})),), TODAY)
    assert filled.incidents.count(unknown) == 60


def test_words_are_found_by_the_database(filled: Registry) -> None:
    assert filled.analysis.weekly(YEAR.only(words="nowhere"), today=TODAY).total == 0


def test_a_write_is_seen_whether_it_was_told_or_not(filled: Registry) -> None:
    before = filled.analysis.weekly(YEAR, today=TODAY).total
    ids = filled.incidents.first(YEAR, limit=2)
    for number, told in zip(ids, (True, False), strict=True):
        record = filled.incidents.get(number)
        saved = filled.incidents.set_status(
            number, Status.ANNULLED, reason="entered twice", expected_version=record.version
        )
        if told:
            filled.analysis.note(saved.changes)
    assert filled.analysis.weekly(YEAR, today=TODAY).total == before - 2


def test_the_press_check_answers(registry: Registry) -> None:
    found = registry.analysis.press("+60 %, 5 → 2")
    assert found.answer is not None
    assert found.answer.verdict == "chance"
    assert found.slips
