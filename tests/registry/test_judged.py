"""Verdicts through the door: scatter of the filter's own series, people not one by one, breaks respected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.incident import Incident
from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from safetyreg.domain.status import Status
from safetyreg.errors import ExpectedError
from safetyreg.statistics.trend import Wanted
from safetyreg.storage import bulk
from safetyreg.storage.engine import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safetyreg.registry import Registry
    from safetyreg.statistics.judging import Judged

TODAY = date(2026, 1, 1)
FIRE = Incident(kind="fire", subtype="fire", status=Status.REGISTERED, place="352410000", time_unknown=True)
YEAR = Query(kinds=("fire",), period=Period(date(2025, 1, 1), date(2025, 12, 31)))


def fill(registry: Registry, found: Iterator[Incident]) -> None:
    database = Database(registry.location)
    with database.write() as connection:
        bulk.insert_many(connection, found, registry.user.account, database.now())
        database.bump(connection)
    database.close()


def monthly(first: int, last: int, a_month: int) -> Iterator[Incident]:
    for year in range(first, last + 1):
        for month in range(1, 13):
            for number in range(a_month + (month + year) % 3):
                day = date(year, month, 1) + timedelta(days=number)
                yield replace(FIRE, occurred_on=day, registered_on=day)


def judged(registry: Registry, query: Query = YEAR) -> Judged:
    return registry.statistics.judged(query, TODAY)[0]


def test_a_steady_series_confirms_nothing(each_registry: Registry) -> None:
    fill(each_registry, monthly(2020, 2025, 8))
    answer = judged(each_registry).answers["incidents"]
    assert answer.verdict == "chance"
    assert answer.dispersion.months >= 36


def test_a_doubled_year_is_a_rise(each_registry: Registry) -> None:
    fill(each_registry, monthly(2020, 2024, 8))
    fill(each_registry, monthly(2025, 2025, 18))
    answer = judged(each_registry).answers["incidents"]
    assert (answer.verdict, answer.exposure_before, answer.exposure_after) == ("rise", 366, 365)


def test_a_short_history_is_too_little(registry: Registry) -> None:
    fill(registry, monthly(2024, 2025, 8))
    assert judged(registry).answers["incidents"].verdict == "too_few"


def test_one_accident_with_many_victims_is_no_epidemic(registry: Registry) -> None:
    fill(registry, monthly(2020, 2025, 8))
    day = date(2025, 6, 1)
    fill(registry, iter([replace(FIRE, occurred_on=day, registered_on=day, dead=74)]))
    answer = judged(registry).answers["dead"]
    assert (answer.before, answer.after) == (0, 74)
    assert answer.dispersion.phi == pytest.approx(74)
    assert not answer.verdict.confirmed


def test_a_comparison_across_a_break_has_no_verdict(registry: Registry) -> None:
    fill(registry, monthly(2017, 2019, 8))
    drowning = Query(kinds=("water",), period=Period(date(2019, 1, 1), date(2019, 12, 31)))
    found = judged(registry, drowning)
    assert not found.periods.sound
    assert not found.answers


def test_days_to_come_are_no_fall(registry: Registry) -> None:
    fill(registry, monthly(2020, 2025, 8))
    coming = YEAR.in_period(Period(date(2026, 2, 1), date(2026, 12, 31)))
    assert not judged(registry, coming).answers
    assert not registry.statistics.trend(coming, Wanted(Step.MONTH), TODAY).answers
    for ask in (registry.analysis.level, registry.analysis.pace, registry.analysis.places):
        with pytest.raises(ExpectedError, match="has not begun"):
            ask(coming, today=TODAY)


def test_no_workbook_is_made_of_days_to_come(registry: Registry, tmp_path: Path) -> None:
    coming = YEAR.in_period(Period(date(2099, 1, 1), date(2099, 12, 31)))
    with pytest.raises(ExpectedError, match="has not begun"):
        registry.reports.summary(coming, tmp_path / "coming.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))
