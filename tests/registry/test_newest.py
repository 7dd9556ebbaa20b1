"""The newest months through the door: delays, nowcasts, silences, what records do not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.batch import Batch
from safetyreg.domain.period import Step
from safetyreg.domain.query import Query
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Texts
from safetyreg.registry import Registry
from safetyreg.statistics.pareto import Worth
from safetyreg.storage import batches, bulk
from safetyreg.storage.engine import Database
from tests.registries import ACCOUNT
from tests.registry.test_analysis import CITY, FIRE, YEAR, fill, monthly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safetyreg.domain.incident import Incident

TODAY = date(2026, 1, 10)
EN = Texts(Language.EN)


def late(registered: int) -> Iterator[Incident]:
    """Yield ten a month of three years; each third is known `registered` days later than the others."""
    for month in range(36):
        for number in range(10):
            day = date(2023 + month // 12, month % 12 + 1, 2 + number)
            known = day + timedelta(days=registered if number % 3 == 0 else 1)
            if known <= TODAY:
                yield replace(CITY, occurred_on=day, reported_on=known, registered_on=known)


def test_a_month_that_fills_up_has_its_nowcast(registry: Registry) -> None:
    fill(registry, late(40))
    found = registry.newest.months(Query(kinds=("fire",)), TODAY)
    assert found.triangle.as_of == date(2025, 12, 31)
    assert found.provisional == (date(2025, 12, 1),)
    starts = (date(2025, 11, 1), date(2025, 12, 1))
    (month,) = found.of(starts, (10, 6))
    assert (month.place, month.count) == (1, 6)
    assert month.low is not None
    assert month.high is not None
    assert month.expected is not None
    assert 6 <= month.low <= month.expected <= month.high
    assert month.expected == pytest.approx(9, abs=1.5)


def test_imports_without_a_reported_day_are_left_out_and_counted_whole(registry: Registry) -> None:
    fill(registry, late(40))
    database = Database(registry.location)
    with database.write() as connection:
        at = database.now()
        batch = batches.add(
            connection, Batch(file_name="a", sha256="0", profile="p", account=registry.user.account, at=at)
        )
        old = [
            replace(CITY, occurred_on=date(2025, 12, 5), registered_on=date(2026, 1, 9), batch=batch)
            for _ in range(7)
        ]
        bulk.insert_many(connection, old, registry.user.account, at)
        database.bump(connection)
    database.close()
    found = registry.newest.months(Query(kinds=("fire",)), TODAY)
    assert found.triangle.left_out == 7
    assert "7 records without one" in EN.of(found.triangle.note())
    (month,) = found.of((date(2025, 12, 1),), (13,))
    assert month.expected == pytest.approx(16, abs=1.5)
    assert month.low is not None
    assert month.low >= 13


def test_with_few_reports_the_last_two_months_are_only_hatched(registry: Registry) -> None:
    fill(registry, monthly(FIRE, 2025, 2025, 2))
    found = registry.newest.by_kind(Query(kinds=("fire", "water")), TODAY)["fire"]
    assert found.nowcasts == ()
    assert found.provisional == (date(2025, 11, 1), date(2025, 12, 1))
    assert [month.expected for month in found.of((date(2025, 12, 1),), (3,))] == [None]


def test_the_level_knows_its_provisional_months(registry: Registry) -> None:
    fill(registry, late(40))
    found = registry.analysis.level(YEAR, today=TODAY)
    assert [month.start for month in found.provisional] == [date(2025, 12, 1)]
    assert found.provisional[0].place == len(found.months) - 1
    assert found.provisional[0].place not in found.signals
    assert found.provisional == registry.newest.months(YEAR.only(period=None), TODAY).of(
        [month.first for month in found.months], found.chart.counts
    )


def test_nothing_is_searched_in_months_that_fill_up(registry: Registry) -> None:
    fill(registry, late(75))
    found = registry.analysis.level(YEAR, today=TODAY)
    assert [month.start.month for month in found.provisional] == [11, 12]
    assert found.whole == len(found.months) - 2
    assert found.mean == pytest.approx(10)
    assert found.chart.counts[-2:] == (6, 6)
    assert found.chart.expected[-1] == pytest.approx(10, abs=0.5)
    assert found.changes == ()
    assert found.fitted is None, "34 whole months are too few for a trend"
    with pytest.raises(ExpectedError, match="36"):
        registry.analysis.pace(YEAR, today=TODAY)


def test_a_trend_leaves_them_out_and_says_which(registry: Registry) -> None:
    fill(registry, late(75))
    early = (
        replace(one, occurred_on=day - timedelta(days=365)) for one in late(0) if (day := one.occurred_on)
    )
    fill(
        registry, (replace(one, reported_on=one.occurred_on, registered_on=one.occurred_on) for one in early)
    )
    found = registry.analysis.pace(YEAR, today=TODAY)
    assert found.left_out == (date(2025, 11, 1), date(2025, 12, 1))
    assert found.months[-1].first == date(2025, 10, 1)


def test_a_district_with_few_reports_is_as_late_as_all(registry: Registry) -> None:
    fill(registry, late(75))
    few = replace(FIRE, reported_on=None)
    days = (date(2025 - number // 12, number % 12 + 1, 7) for number in range(36))
    fill(registry, (replace(few, occurred_on=day, registered_on=day) for day in days))
    whole = registry.analysis.sighted(YEAR, Step.MONTH, today=TODAY).series.filling
    own = registry.analysis.sighted(YEAR, Step.MONTH, "3524", TODAY).series.filling
    assert [month.start.month for month in whole] == [month.start.month for month in own] == [11, 12]
    assert all(month.expected is not None for month in whole)
    assert all(month.expected is None for month in own)
    with pytest.raises(ExpectedError, match="twelve whole periods"):
        registry.analysis.sighted(YEAR, Step.MONTH, "3510000", TODAY)


def test_a_silent_district_and_employer_are_leads(registry: Registry) -> None:
    employer = replace(CITY, kind="workplace", subtype="accident", bin="010140000019", organisation="Mine")
    fill(registry, monthly(FIRE, 2022, 2024, 3))
    fill(registry, monthly(CITY, 2022, 2025, 3))
    fill(registry, monthly(employer, 2022, 2024, 1))
    district, plant = registry.newest.quiet(Query(), date(2025, 12, 8))
    assert (district.dimension, district.silence.key) == ("district", "3524")
    assert district.silence.marked
    assert district.silence.expected > 30
    assert district.silence.last.year == 2024
    assert (plant.dimension, plant.name, plant.query.period) == ("bin", "Mine", None)
    assert registry.incidents.count(plant.query) == plant.silence.events
    assert registry.newest.quiet(Query(kinds=("water",)), TODAY) == ()


def test_records_without_a_cause_make_a_pareto_worthless(registry: Registry) -> None:
    fill(registry, monthly(FIRE, 2025, 2025, 4))
    fill(registry, monthly(CITY, 2025, 2025, 4))
    (fires,) = registry.newest.lacking(YEAR, TODAY)
    assert fires.causes == fires.records // 2 == registry.incidents.count(fires.query)
    assert fires.hours == fires.records
    assert fires.worth is Worth.WORTHLESS
    assert registry.newest.lacking(YEAR.only(kinds=("water",)), TODAY) == ()


def test_both_databases_answer(location: str) -> None:
    opened = Registry.open(location, account=ACCOUNT)
    fill(opened, late(40))
    fill(opened, monthly(FIRE, 2022, 2024, 3))
    found = opened.newest.months(Query(kinds=("fire",)), TODAY)
    assert found.provisional == (date(2025, 12, 1),)
    assert [one.silence.key for one in opened.newest.quiet(Query(), date(2025, 12, 20))] == ["3524"]
    assert opened.newest.lacking(YEAR, TODAY)[0].causes == 0
    alarms = opened.watching.alarms(YEAR, today=TODAY).alarms
    for one in alarms:
        opened.watching.acknowledge(YEAR, one, "looked at")
    assert all(one.look for one in opened.watching.alarms(YEAR, today=TODAY).alarms)
    opened.close()
