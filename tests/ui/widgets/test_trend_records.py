"""Every mark of a chart opens as many records as it shows: against a registry of invented records."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Order, Query
from safetyreg.i18n import Language, Texts
from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo
from safetyreg.statistics.trend import Wanted
from ui.widgets.trend_chart import Shown, behind, chart_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 10, 26)
ODD_DAYS = Query(period=Period(date(2025, 2, 15), date(2026, 9, 3)))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """Six hundred invented records of five years."""
    path: Path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    create_demo(path, account="viewer", incidents=600, seed=3, until=datetime(2026, 10, 26, 14))
    opened = Registry.open(str(path), account="viewer")
    yield opened
    opened.close()


@pytest.mark.parametrize("query", [Query(), ODD_DAYS])
@pytest.mark.parametrize("step", [Step.QUARTER, Step.YEAR])
def test_a_mark_opens_as_many_incidents_as_it_shows(demo: Registry, query: Query, step: Step) -> None:
    trend = demo.statistics.trend(query, Wanted(step), TODAY)
    chart = chart_of(trend, Shown(), Texts(Language.EN), TODAY)
    for line in chart.opening:
        for value, days in zip(line.values, line.days, strict=True):
            asked = query.only(kinds=(line.kind,), period=days, counted=True)
            assert demo.incidents.count(asked) == value


def test_weeks_a_year_before_are_the_same_days_of_the_week(demo: Registry) -> None:
    trend = demo.statistics.trend(ODD_DAYS, Wanted(Step.WEEK, kinds=("fire",)), TODAY)
    chart = chart_of(trend, Shown(), Texts(Language.EN), TODAY)
    busiest = max(range(len(chart.buckets)), key=lambda place: chart.opening[0].values[place] or 0)
    for number in (0, 1):
        for bucket in (0, busiest, len(chart.buckets) - 1):
            spot = chart.spot(number, bucket)
            assert spot is not None
            found = demo.incidents.count(behind(ODD_DAYS, spot, "incidents"))
            assert found == chart.opening[number].values[bucket]


def test_the_people_of_a_mark_stand_in_its_records(demo: Registry) -> None:
    for measure in ("dead", "injured", "rescued", "damage"):
        trend = demo.statistics.trend(ODD_DAYS, Wanted(Step.YEAR, measure, ("fire",)), TODAY)
        chart = chart_of(trend, Shown(), Texts(Language.EN), TODAY)
        spot = chart.spot(1, 0)
        assert spot is not None
        ids = list(demo.incidents.ids(behind(ODD_DAYS, spot, measure), Order()))
        rows = demo.incidents.rows(ids, (measure,))
        values = [row[0] for row in rows.values()]
        assert all(values)
        assert sum(value for value in values if isinstance(value, int)) == chart.opening[1].values[0]
