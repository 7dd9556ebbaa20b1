"""The charts that answer over a real registry: titles, linked brushes, records behind marks, export."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from safetyreg.domain.changes import Changes
from safetyreg.domain.period import Period
from safetyreg.i18n import Language
from tests.ui.analysis.pages import ask, fires, places, shown, title
from tests.ui.doors import idle, real_session
from tests.ui.windows import theme_of
from ui.analysis.bar_drawing import BarDrawing, Row
from ui.analysis.page import AnalysisPage
from ui.analysis.press_pane import PressPane
from ui.analysis.question import ASKED, Question, Topic
from ui.theme import Appearance
from ui.widgets.chart import Reading
from ui.widgets.chart_look import Look
from ui.widgets.drawing import Mark
from ui.widgets.drawing_view import DrawingView
from ui.widgets.drawn_view import WholeRows

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, registry: Registry, opened: Session) -> AnalysisPage:
    fires(registry)
    return shown(qtbot, opened, "fire")


def test_four_charts_answer_together(qtbot: QtBot, page: AnalysisPage, opened: Session) -> None:
    pane = ask(qtbot, page, opened, Question.ALL)
    assert title(pane, Topic.LEVEL).startswith("The level changed: January 2026")
    assert "A trend is confirmed: +" in pane.level.verdict.text()
    assert title(pane, Topic.PLACE).startswith("More: ")
    assert "no cause" in title(pane, Topic.CAUSE) or title(pane, Topic.CAUSE).startswith("More: ")
    assert "21:00" in title(pane, Topic.WEEK) or "18:00" in title(pane, Topic.WEEK)
    assert pane.level.title().toolTip(), "the small print is at hand where there is no room for it"
    assert opened.preferences.get(ASKED) == "all"


def test_each_question_shows_its_own_cards(qtbot: QtBot, page: AnalysisPage, opened: Session) -> None:
    for question, topics in (
        (Question.CAUSES, {Topic.CAUSE, Topic.OBJECT}),
        (Question.TIME, {Topic.WEEK, Topic.YEAR}),
        (Question.PLACES, {Topic.FUNNEL, Topic.MAP, Topic.PLACE}),
    ):
        pane = ask(qtbot, page, opened, question)
        assert {topic for topic in Topic if pane.card(topic).isVisible()} == topics
        assert all(title(pane, topic) for topic in topics if topic is not Topic.FUNNEL)
    assert page.answers is not None
    assert "Not a ranking" in page.answers.card(Topic.PLACE).method.text()


def test_what_is_chosen_filters_the_others_until_it_is_let_go(
    qtbot: QtBot, page: AnalysisPage, opened: Session
) -> None:
    pane = ask(qtbot, page, opened, Question.CAUSES)
    bars = pane.drawn[Topic.CAUSE]
    places(qtbot, bars)
    QTest.mouseClick(bars.view, Qt.MouseButton.LeftButton, pos=bars.view.places[0].center().toPoint())
    assert [brush.dimension for brush in pane.brush_row.brushes] == ["cause"]
    ask(qtbot, page, opened, Question.TIME)
    assert "unknown in 0" in pane.card(Topic.WEEK).method.text()
    assert len(pane.brush_row.chips) == 1
    pane.brush_row.chips[0].removed.emit()
    idle(qtbot, opened)
    assert not pane.brush_row.brushes
    assert "unknown in 0" not in pane.card(Topic.WEEK).method.text()


def test_a_weekday_and_an_hour_are_chosen_together(qtbot: QtBot, page: AnalysisPage, opened: Session) -> None:
    pane = ask(qtbot, page, opened, Question.TIME)
    week, year = pane.drawn[Topic.WEEK], pane.drawn[Topic.YEAR]
    places(qtbot, week)
    week.view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(week.view, key)
    assert {brush.dimension for brush in pane.brush_row.brushes} == {"weekday", "hour"}
    idle(qtbot, opened)
    QTest.keyClick(week.view, Qt.Key.Key_Left)
    QTest.keyClick(week.view, Qt.Key.Key_Space)
    assert {brush.dimension for brush in pane.brush_row.brushes} == {"weekday"}
    QTest.keyClick(week.view, Qt.Key.Key_Escape)
    assert week.view.spot is None
    idle(qtbot, opened)
    places(qtbot, year)
    QTest.mouseClick(year.view, Qt.MouseButton.LeftButton, pos=year.view.places[4].center().toPoint())
    assert any(brush.dimension == "month" for brush in pane.brush_row.brushes)
    pane.brush_row.clear_link.click()
    idle(qtbot, opened)
    assert not pane.brush_row.isVisible()


def test_marks_open_their_records(qtbot: QtBot, page: AnalysisPage, opened: Session) -> None:
    pane = ask(qtbot, page, opened, Question.ALL)
    bars = pane.drawn[Topic.PLACE]
    places(qtbot, bars)
    spot = bars.view.places[0].center().toPoint()
    with qtbot.waitSignal(opened.show_page):
        QTest.mouseDClick(bars.view, Qt.MouseButton.LeftButton, pos=spot)
    assert opened.query.where[0].field == "district"
    opened.widen()
    idle(qtbot, opened)
    chart = pane.level.chart
    assert chart is not None
    with qtbot.waitSignal(opened.show_page):
        pane.level.opened.emit(chart.spot(0, len(chart.buckets) - 1))
    assert opened.query.period == Period(date(2026, 9, 1), date(2026, 9, 30))


def test_a_list_of_groups_ends_with_a_whole_row(qtbot: QtBot) -> None:
    rows = tuple(
        Row(Mark(Reading(name, (), ()), ()), name, 3, 4, "4 / 3", "within chance") for name in "abcdefgh"
    )
    drawing, view = BarDrawing("fire", rows), DrawingView(Look.paper(1.0))
    view.show_drawing(drawing, Look.paper(1.0), (), "")
    area = WholeRows()
    qtbot.addWidget(area)
    area.setWidget(view)
    area.set_step(drawing.step(Look.paper(1.0)))
    area.resize(400, 150)
    area.show()
    assert area.viewport().height() % 34 == 0
    area.resize(400, 400)
    qtbot.waitUntil(lambda: area.viewport().height() == 400)


def test_hover_tells_the_sentence_and_a_row_opens_too(
    qtbot: QtBot, page: AnalysisPage, opened: Session
) -> None:
    pane = ask(qtbot, page, opened, Question.PLACES)
    bars = pane.drawn[Topic.PLACE]
    places(qtbot, bars)
    QTest.mouseMove(bars.view, bars.view.places[0].center().toPoint())
    bars.view.point(0)
    assert "A rise is confirmed" in bars.view.accessibleDescription()
    assert "95 % interval" in bars.view.readout.text().replace("&nbsp;", " ")
    bars.show_table(shown=True)
    assert bars.table.model().rowCount() == 2
    with qtbot.waitSignal(opened.show_page):
        bars.table.opened.emit(1)


def test_a_painted_chart_leaves_as_a_picture(
    qtbot: QtBot, page: AnalysisPage, opened: Session, tmp_path: Path
) -> None:
    pane = ask(qtbot, page, opened, Question.TIME)
    for topic in (Topic.WEEK, Topic.YEAR):
        card = pane.card(topic)
        for ending in ("png", "svg"):
            card.write(tmp_path / f"{topic.value}.{ending}")
        card.copy()
    idle(qtbot, opened)
    assert {path.stem for path in tmp_path.glob("*.[ps][nv]g")} == {"week", "year"}
    assert not QGuiApplication.clipboard().image().isNull()
    assert b"<text" in (tmp_path / "week.svg").read_bytes()


def test_a_write_elsewhere_is_read_anew(qtbot: QtBot, page: AnalysisPage, opened: Session) -> None:
    pane = ask(qtbot, page, opened, Question.PLACES)
    before = pane.drawn[Topic.PLACE].chart
    opened.announce(Changes(state=99, incidents=frozenset({1})))
    idle(qtbot, opened)
    assert pane.drawn[Topic.PLACE].chart is not before


def test_too_little_says_what_is_needed(qtbot: QtBot, opened: Session) -> None:
    empty = AnalysisPage(opened)
    qtbot.addWidget(empty)
    empty.resize(1150, 660)
    empty.show()
    pane = ask(qtbot, empty, opened, Question.ALL)
    assert pane.level.stack.currentWidget() is pane.level.empty
    assert title(pane, Topic.CAUSE) == "Nothing was counted here"
    for kind in pane.kind.buttons()[1:]:
        kind.click()
        idle(qtbot, opened)
        assert title(pane, Topic.WEEK) == "Nothing was counted here"


@pytest.mark.parametrize(
    ("language", "look"), [(Language.RU, Appearance.DARK), (Language.KK, Appearance.LIGHT)]
)
def test_every_question_opens_in_every_language_and_look(
    qtbot: QtBot, registry: Registry, language: Language, look: Appearance
) -> None:
    fires(registry)
    parent, theme = QObject(), theme_of(look)
    session = real_session(parent, theme, registry, language)
    page = AnalysisPage(session)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.show()
    for question in Question:
        page.ask(question)
        idle(qtbot, session)
        assert not page.grab().isNull()
    assert page.minimumSizeHint().width() <= 1150
    session.jobs.close()
    theme.deleteLater()


def test_the_press_check_says_what_may_be_said(qtbot: QtBot, opened: Session) -> None:
    page = AnalysisPage(opened)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.ask(Question.PRESS)
    pane = page.own[Question.PRESS]
    assert isinstance(pane, PressPane)
    assert not pane.answer.isVisible()
    pane.field.setText("+60 %, 5 → 2")
    assert pane.sentence.text().startswith("The change is within chance: 5 → 2, 0.40 times")
    assert "−60 %" in pane.slips.text()
    QTest.mouseClick(pane.language.buttons()[0], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    told = pane.sentence.text()
    pane.copy_button.click()
    assert QGuiApplication.clipboard().text() == told
    pane.field.setText("fires rose by 10 %")
    assert not pane.copy_button.isEnabled()
    assert page.export_found() is False


def test_what_is_copied_of_people_carries_its_caution(qtbot: QtBot, opened: Session) -> None:
    pane = PressPane(opened)
    qtbot.addWidget(pane)
    pane.field.setText("74 people died, 1 a year earlier")
    assert "Ask for the number of accidents" in pane.sentence.text()
    pane.copy_button.click()
    assert "Ask for the number of accidents" in QGuiApplication.clipboard().text()
    pane.field.setText("74 fires, 1 a year earlier")
    assert "number of accidents" not in pane.sentence.text()
