"""Watch over a real registry: alarms with their series, acknowledged with a note, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from safetyreg.domain.period import Period
from safetyreg.i18n import Language
from tests.ui.analysis.pages import STOVE, fill, fires, monthly
from tests.ui.doors import idle, real_session
from tests.ui.windows import theme_of
from ui import reported
from ui.analysis.acknowledge_dialog import AcknowledgeDialog
from ui.analysis.page import AnalysisPage
from ui.analysis.question import Question
from ui.analysis.remaking import Remaker
from ui.analysis.watch_pane import WatchPane
from ui.filter import Preset
from ui.theme import Appearance

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.session import Session


def shown(qtbot: QtBot, session: Session) -> AnalysisPage:
    session.set_filter(session.filter.only(preset=Preset.YEAR_TO_DATE, kinds=("fire",)))
    page = AnalysisPage(session)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.show()
    page.show_part("watch")
    idle(qtbot, session)
    return page


def watch(page: AnalysisPage) -> WatchPane:
    found = page.own[Question.WATCH]
    assert isinstance(found, WatchPane)
    return found


def test_an_alarm_says_what_fired_and_opens_its_records(
    qtbot: QtBot, registry: Registry, opened: Session
) -> None:
    fires(registry)
    page = shown(qtbot, opened)
    found = watch(page)
    assert found.summary.text() == "Alarms: 2 of 3 series watched; nobody has looked at: 2"
    assert "one in 40" in found.rate.text()
    row = found.rows[1]
    assert "are usual" in row.why.text()
    assert row.since.text().startswith(("Since ", "Fired: "))
    assert row.told.drawing.marks[23].reading.title == "September 2026"
    assert row.told.drawing.marks[23].reading.note == "within the alarm"
    assert not row.view.grab().isNull()
    last = row.view.places[-1].center().toPoint()
    QTest.mouseMove(row.view, last)
    with qtbot.waitSignal(opened.show_page):
        row.records.click()
    assert opened.query.places == ("3510",)
    assert opened.query.period == row.found.days
    assert row.found.days.last == date(2026, 9, 30)
    with qtbot.waitSignal(opened.show_page):
        QTest.mouseClick(row.view, Qt.MouseButton.LeftButton, pos=last)
    assert opened.query.period == Period(date(2026, 9, 1), date(2026, 9, 30))


def test_a_series_is_a_table_a_picture_and_a_chart_of_the_report(
    qtbot: QtBot, registry: Registry, opened: Session, tmp_path: Path
) -> None:
    fires(registry)
    page = shown(qtbot, opened)
    row = watch(page).rows[1]
    row.switch.click()
    assert row.stack.currentWidget() is row.table
    assert row.table.model().rowCount() == 24
    row.switch.click()
    assert row.stack.currentWidget() is row.view
    for name in ("series.png", "series.svg"):
        row.pictures.write(tmp_path / name)
        idle(qtbot, opened)
    assert b"are usual" in (tmp_path / "series.svg").read_bytes()
    assert (tmp_path / "series.png").stat().st_size > 1000
    row.report.click()
    (wish,) = reported.wishes(opened)
    assert (wish.topic, wish.kind, wish.options) == ("alarm", "fire", {"district": "3510", "step": "month"})
    remaker = Remaker(opened, Language.EN)
    query = opened.query.only(places=(), where=(), period=None)
    charted = remaker.charted(wish, query, remaker.read(wish, query, opened.today()), drawn=True)
    assert charted.title.startswith("Fires · Karaganda city. ")
    assert "are usual" in charted.title
    assert charted.picture
    assert len(charted.table.rows) == 24
    assert remaker.asked(wish) == "Fires · Karaganda city"
    row.switch.click()
    with qtbot.waitSignal(opened.show_page):
        row.table.opened.emit(22)
    assert opened.query.period == Period(date(2026, 8, 1), date(2026, 8, 31))
    quiet = remaker.read(replace(wish, options={"district": "3524", "step": "month"}), query, opened.today())
    assert "No alarm. September 2026: 4, usual 3.8" in remaker.charted(wish, query, quiet, drawn=False).title


def test_a_looked_at_alarm_stands_back_with_its_note(
    qtbot: QtBot, registry: Registry, opened: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fires(registry)
    page = shown(qtbot, opened)
    found = watch(page)
    monkeypatch.setattr(AcknowledgeDialog, "ask", lambda *_: None)
    found.rows[0].act.click()
    assert all(row.found.look is None for row in found.rows)
    monkeypatch.setattr(AcknowledgeDialog, "ask", lambda *_: "old stoves")
    found.rows[0].act.click()
    qtbot.waitUntil(lambda: found.rows[-1].found.look is not None)
    last = found.rows[-1]
    assert last.look.text().endswith(": old stoves")
    assert last.look.text().startswith("Acknowledged by ")
    assert found.summary.text().endswith("nobody has looked at: 1")
    last.act.click()
    qtbot.waitUntil(lambda: found.summary.text().endswith("nobody has looked at: 2"))


def test_weeks_and_nothing_to_watch(qtbot: QtBot, registry: Registry, opened: Session) -> None:
    fill(registry, monthly(STOVE, 2022, 2025, 4))
    page = shown(qtbot, opened)
    found = watch(page)
    assert found.empty.isVisibleTo(found)
    assert not found.summary.isVisibleTo(found)
    found.step.chosen.emit("week")
    idle(qtbot, opened)
    opened.set_filter(opened.filter.only(kinds=("water",)))
    idle(qtbot, opened)
    assert found.rows == []


def test_the_note_must_say_something(qtbot: QtBot, opened: Session) -> None:
    dialog = AcknowledgeDialog("Fires · Temirtau", opened.texts)
    qtbot.addWidget(dialog)
    assert not dialog.complete()
    dialog.note.set_raw("a dump burns")
    assert dialog.complete()


@pytest.mark.parametrize("language", list(Language))
def test_it_stands_in_every_language(qtbot: QtBot, registry: Registry, language: Language) -> None:
    fires(registry)
    fill(registry, (replace(one, kind="fire") for one in monthly(STOVE, 2026, 2026, 4)))
    parent = QObject()
    theme = theme_of(Appearance.DARK)
    session = real_session(parent, theme, registry, language)
    page = shown(qtbot, session)
    found = watch(page)
    assert found.rows
    assert not found.grab().isNull()
    theme.changed.emit()
    assert Period(found.rows[0].found.alarm.since, found.rows[0].found.days.last).days > 0
    session.jobs.close()
    parent.deleteLater()
