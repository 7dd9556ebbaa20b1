"""Analysis: what is asked of the door, what is shown, what a click opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from safetyreg.domain.changes import Changes
from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from safetyreg.i18n import Language
from tests.ui.figures import FiguresDoor
from tests.ui.windows import TODAY, session_of, theme_of
from ui import preferences
from ui.analysis.page import AnalysisPage, build
from ui.filter import Preset
from ui.theme import Appearance
from ui.widgets.trend_choice import CHOICE, Choice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session


@pytest.fixture
def door() -> FiguresDoor:
    """A door with figures."""
    return FiguresDoor()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> AnalysisPage:
    found = build(session)
    assert isinstance(found, AnalysisPage)
    qtbot.addWidget(found)
    found.resize(1150, 680)
    found.show()
    found.entered()
    qtbot.waitUntil(lambda: found.trend.chart.plot is not None and found.trend.chart.chart is not None)
    return found


def asked(door: FiguresDoor) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(w.step.value, w.measure, w.kinds) for _, w in door.statistics.trends_asked]


def test_months_of_every_kind_are_read_first(page: AnalysisPage, door: FiguresDoor) -> None:
    assert asked(door) == [("month", "incidents", ())]
    assert page.trend.chart.title().text() == "Incidents: 435 against 210 in the same period last year"
    assert "number of incidents" in page.trend.question.text()
    assert page.trend.table.model().rowCount() == 11


def test_step_measure_and_kind_are_read_anew_and_remembered(
    qtbot: QtBot, page: AnalysisPage, door: FiguresDoor, session: Session
) -> None:
    QTest.mouseClick(page.trend.controls.step.buttons()[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.trend.controls.measure.buttons()[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.trend.controls.kind.buttons()[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.trend.chart.title().text().startswith("Fires · Dead: "))
    assert asked(door)[-1] == ("quarter", "dead", ("fire",))
    assert "dead" in page.trend.question.text()
    assert not page.trend.controls.average.isEnabled()
    kept = Choice.from_kept(session.preferences.get(CHOICE))
    assert kept == Choice(Step.QUARTER, "dead", "fire")


def test_lines_beside_the_figures_need_no_reading(page: AnalysisPage, door: FiguresDoor) -> None:
    page.trend.controls.average.click()
    page.trend.controls.last_year.click()
    assert len(asked(door)) == 1
    assert page.trend.chart.chart is not None
    assert {line.style.value for line in page.trend.chart.chart.lines} == {"now", "average"}


def test_a_mark_opens_the_register_on_its_records(qtbot: QtBot, page: AnalysisPage, session: Session) -> None:
    assert page.trend.chart.chart is not None
    with qtbot.waitSignal(session.show_page) as shown:
        page.trend.chart.opened.emit(page.trend.chart.chart.spot(1, 3))
    assert shown.args == ["register"]
    assert session.query.period == Period(date(2026, 4, 1), date(2026, 4, 30))
    assert session.query.kinds == ("fire",)
    assert session.query.counted


def test_a_row_opens_the_records_of_its_bucket(qtbot: QtBot, page: AnalysisPage, session: Session) -> None:
    with qtbot.waitSignal(session.show_page):
        page.trend.table.opened.emit(0)
    assert session.query.period == Period(date(2026, 1, 1), date(2026, 1, 31))
    assert session.query.kinds == ()


def test_figures_stand_below_only_where_the_chart_keeps_its_room(qtbot: QtBot, page: AnalysisPage) -> None:
    page.resize(1150, 620)
    qtbot.waitUntil(page.trend.figures.isHidden)
    assert not page.trend.chart.switch.isHidden()
    page.trend.chart.switch.click()
    assert page.trend.chart.stack.currentWidget() is page.trend.chart.table
    page.resize(1150, 1000)
    qtbot.waitUntil(lambda: not page.trend.figures.isHidden())
    assert page.trend.chart.switch.isHidden()
    assert page.trend.chart.stack.currentWidget() is page.trend.chart.plot


def test_the_row_of_totals_opens_nothing(qtbot: QtBot, page: AnalysisPage, session: Session) -> None:
    with qtbot.assertNotEmitted(session.show_page):
        page.trend.table.opened.emit(10)


def test_rows_are_copied_as_cells(qtbot: QtBot, page: AnalysisPage) -> None:
    page.trend.table.selectRow(0)
    page.trend.table.copy()
    head, first, _ = QGuiApplication.clipboard().text().split("\r\n")
    assert head.split("\t")[:4] == ["Month", "Fires", "Fires, 2025", "Fires, change"]
    assert first.split("\t")[:3] == ["Jan 2026", "10", "5"]


def test_another_filter_is_read_when_the_page_is_seen(
    qtbot: QtBot, page: AnalysisPage, door: FiguresDoor, session: Session
) -> None:
    page.hide()
    session.set_filter(session.filter.only(kinds=("water",)))
    assert len(asked(door)) == 1
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: page.trend.chart.title().text().startswith("Accidents on the water: "))
    assert asked(door)[-1][2] == ("water",)
    assert not page.trend.controls.kind.isVisible()


def test_a_save_elsewhere_is_read_anew_and_one_of_nothing_is_not(
    qtbot: QtBot, page: AnalysisPage, door: FiguresDoor, session: Session
) -> None:
    session.announce(Changes(state=2))
    assert len(asked(door)) == 1
    session.announce(Changes(state=3, incidents=frozenset({5})))
    qtbot.waitUntil(lambda: len(asked(door)) == 2)


def test_all_the_time_compares_nothing_with_what_was_not_recorded(
    qtbot: QtBot, page: AnalysisPage, session: Session
) -> None:
    session.set_filter(session.filter.only(preset=Preset.ALL))
    qtbot.waitUntil(lambda: "against" not in page.trend.chart.title().text())


def test_nothing_counted_says_what_to_do(
    qtbot: QtBot, page: AnalysisPage, door: FiguresDoor, session: Session
) -> None:
    door.statistics.empty = True
    session.set_filter(session.filter.only(words="nothing"))
    qtbot.waitUntil(lambda: page.trend.chart.chart is None)
    assert not page.trend.figures.isVisible()


def test_a_failure_is_told_with_a_way_to_try_again(
    qtbot: QtBot, page: AnalysisPage, door: FiguresDoor, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[BaseException, object]] = []
    monkeypatch.setattr(session.errors, "show", lambda error, again=None: told.append((error, again)))
    door.statistics.broken = True
    session.set_filter(session.filter.only(words="x"))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][1] is not None
    door.statistics.broken = False
    page.entered()
    qtbot.waitUntil(lambda: door.statistics.trends_asked[-1][0].words == "x")


def test_the_table_stands_beside_the_chart_where_there_is_room(qtbot: QtBot, page: AnalysisPage) -> None:
    assert page.trend.splitter.orientation() is Qt.Orientation.Vertical
    page.trend.controls.kind.buttons()[1].click()
    qtbot.waitUntil(lambda: page.trend.chart.title().text().startswith("Fires"))
    assert page.trend.splitter.orientation() is Qt.Orientation.Horizontal
    page.resize(700, 680)
    assert page.trend.splitter.orientation() is Qt.Orientation.Vertical


def test_export_saves_the_chart(page: AnalysisPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[str] = []

    def choose(_view: object, _caption: str, name: str, _kinds: str) -> tuple[str, str]:
        asked_for.append(name)
        return "", ""

    monkeypatch.setattr("ui.widgets.pictures.QFileDialog.getSaveFileName", choose)
    assert page.export_found()
    assert asked_for[0].endswith(".png")


def test_the_style_of_changes_is_taken_over_when_the_page_is_shown_again(
    page: AnalysisPage, session: Session
) -> None:
    session.preferences.put(preferences.CHANGE_STYLE, "times")
    page.entered()
    assert page.trend.chart.chart is not None
    assert page.trend.chart.chart.readings[0].rows[0][3] == "+2×"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
def test_the_page_opens_in_every_language_and_look(
    qtbot: QtBot, language: Language, look: Appearance
) -> None:
    parent, theme = QObject(), theme_of(look)
    session = session_of(parent, theme, door=FiguresDoor(), language=language)
    page = AnalysisPage(session)
    qtbot.addWidget(page)
    page.resize(1150, 680)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: page.trend.chart.stack.currentWidget() is page.trend.chart.plot)
    assert page.minimumSizeHint().width() <= 1150
    assert not page.grab().isNull()
    session.jobs.close()
    theme.deleteLater()


def test_a_kept_choice_that_is_not_understood_is_the_first_one() -> None:
    assert Choice.from_kept({"step": "decade", "measure": "joy", "kind": "flood", "average": 7}) == Choice()
    assert Choice(kind="fire").kinds(("water",)) == ("water",)
    assert Choice(kind="fire").kinds(()) == ("fire",)
    assert Query(period=Period(TODAY, TODAY)).kinds == ()
