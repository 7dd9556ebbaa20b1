"""Provisional months on a chart: hatched, what they will be as a whisker, in the hover and in the table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.delay import Nowcast, Triangle
from safetyreg.statistics.newest import Newest
from safetyreg.statistics.provisional import Provisional
from safetyreg.statistics.trend import Wanted
from tests.ui.figures import FiguresDoor, trend_of
from tests.ui.windows import BOOK, TODAY
from ui.analysis.page import AnalysisPage
from ui.widgets.chart_expected import whiskers
from ui.widgets.chart_look import Look
from ui.widgets.chart_newest import with_expected, with_newest
from ui.widgets.trend_chart import Shown, TrendWords, chart_of
from ui.widgets.trend_table import table_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.widgets.chart import Chart

YEAR = Query(period=Period(date(2026, 1, 1), TODAY))
EN = Texts(Language.EN)
SEPTEMBER = Provisional(8, date(2026, 9, 1), 18, 21.4, 19, 25)
HATCHED = Provisional(7, date(2026, 8, 1), 17)


def chart(kinds: tuple[str, ...] = ("fire",)) -> Chart:
    return chart_of(trend_of(YEAR, Wanted(kinds=kinds)), Shown(), EN, TODAY)


def test_a_complete_chart_stays_as_it_is() -> None:
    assert with_newest(chart(), {"fire": ()}, EN) == chart()


def test_months_are_hatched_and_say_what_they_will_be() -> None:
    found = with_newest(chart(), {"fire": (HATCHED, SEPTEMBER)}, EN)
    assert found.provisional == (7, 8, 9)
    assert [(one.bucket, one.value, one.low, one.high) for one in found.expected] == [(8, 21.4, 19, 25)]
    assert found.readings[8].note == "provisional; will be 21 (19–25)"
    assert found.readings[7].note == "provisional, may still rise"
    assert "95 % interval" in found.method
    assert found.greatest >= 25
    only = with_newest(chart(), {"fire": (HATCHED,)}, EN)
    assert "may still raise" in only.method
    assert not only.expected


def test_several_kinds_are_named_and_stand_side_by_side(session: Session) -> None:
    found = with_newest(chart(("fire", "water")), {"fire": (SEPTEMBER,), "water": (SEPTEMBER,)}, EN)
    assert found.readings[8].note.startswith("Fires: provisional")
    pg = pytest.importorskip("pyqtgraph")
    bars = [
        item for item in whiskers(pg, found, Look.of(session.theme)) if isinstance(item, pg.PlotCurveItem)
    ]
    assert [round(float(bar.xData[0]), 2) for bar in bars] == [7.93, 8.07]
    assert [list(bar.yData) for bar in bars] == [[19, 25], [19, 25]]
    assert not found.complete
    one = with_newest(chart(("fire", "water")), {"fire": (SEPTEMBER,), "water": ()}, EN)
    assert one.complete == {("water", 8)}, "the running month is complete for nobody"


def test_the_table_has_a_column_of_what_will_be() -> None:
    trend, shown = trend_of(YEAR, Wanted(kinds=("fire",))), Shown()
    table = table_of(trend, shown, TrendWords(trend, shown, EN, TODAY), EN, BOOK)
    columns, rows = with_expected(table, {"fire": (HATCHED, SEPTEMBER)}, EN)
    assert columns[-1].heading == "will be (95 %)"
    assert [row[-1].text for row in rows[7:9]] == ["—", "21 (19–25)"]
    assert with_expected(table, {"fire": (HATCHED,)}, EN) == table


@pytest.fixture
def door() -> FiguresDoor:
    """A door whose September is still filling up."""
    months = (
        Nowcast(date(2026, 8, 1), 17, 17.0, 17, 17, 1.0),
        Nowcast(date(2026, 9, 1), 18, 21.0, 19, 25, 0.86),
    )
    late = Newest(Triangle(date(2026, 9, 30), (), (), 0), months, {})
    found = FiguresDoor()
    found.newest.found["fire"] = late
    return found


def test_the_trend_hatches_the_month_once_it_is_known(
    qtbot: QtBot, session: Session, door: FiguresDoor
) -> None:
    assert door.newest.found
    session.set_filter(session.filter.only(kinds=("fire",)))
    page = AnalysisPage(session)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: page.trend.chart.chart is not None and bool(page.trend.chart.chart.expected))
    assert page.trend.chart.chart is not None
    assert page.trend.chart.chart.provisional == (8, 9)
    page.trend.controls.changed.emit(page.trend.controls.choice)
    qtbot.waitUntil(lambda: bool(page.trend.chart.chart and page.trend.chart.chart.expected))


@pytest.mark.parametrize(("step", "hatched"), [(Step.QUARTER, (2, 3)), (Step.YEAR, (0,)), (Step.WEEK, None)])
def test_longer_and_shorter_periods_are_hatched_only(
    qtbot: QtBot, session: Session, door: FiguresDoor, step: Step, hatched: tuple[int, ...] | None
) -> None:
    from ui.widgets.chart_newest import NewestMonths  # noqa: PLC0415  beside its one use

    trend = trend_of(YEAR, Wanted(step, kinds=("fire",)))
    reader = NewestMonths(session, session)
    with qtbot.waitSignal(reader.found) as heard:
        reader.ask(YEAR, trend)
    assert heard.args is not None
    assert door.newest.found
    found = with_newest(chart_of(trend, Shown(), EN, TODAY), heard.args[1], EN)
    assert not found.expected
    if hatched is not None:
        assert found.provisional == hatched
    else:
        first = trend.buckets[found.provisional[1]]
        assert first.last >= date(2026, 9, 1) > trend.buckets[found.provisional[1] - 1].last
