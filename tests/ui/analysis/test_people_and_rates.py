"""Who, rare events, percent a year, rates of work: titles, marks that open, pictures, languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from safetyreg.i18n import Language
from safetyreg.storage import bulk, denominators
from safetyreg.storage.engine import Database
from tests.ui.analysis.pages import ask, shown, title
from tests.ui.doors import idle, real_session
from tests.ui.windows import theme_of
from ui.analysis.question import Question, Topic
from ui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.analysis.answers import AnswerPane
    from ui.session import Session

FIRE = Incident(kind="fire", subtype="fire", status=Status.REGISTERED, place="351010000", time_unknown=True)
WORK = replace(FIRE, kind="workplace", subtype="accident")
TOPICS = {
    Question.WHO: (Topic.DEAD, Topic.INJURED, Topic.RESCUED, Topic.MISSING),
    Question.PACE: (Topic.PACE,),
    Question.LEVEL: (Topic.RARE,),
    Question.WORK: (Topic.WORK,),
}


def fires() -> Iterator[Incident]:
    """A fire every five days from 2022 on; each eighth kills a man, one a girl too and someone unknown."""
    day, number = date(2022, 7, 1), 0
    while day < date(2026, 10, 20):
        people = [Person(outcome="dead", age=40, sex="male")] if number % 8 == 0 else []
        if number == 304:
            people += [Person(outcome="dead", age=5, sex="female"), Person(outcome="dead")]
        hurt = [Person(outcome="injured", age=30, sex="female")] if number % 5 == 0 else []
        saved = [Person(outcome="rescued", age=8, sex="male")] * 2 if number % 9 == 0 else []
        lost = 3 if number == 300 else None
        everyone = (*people, *hurt, *saved)
        yield replace(FIRE, occurred_on=day, registered_on=day, persons=everyone, missing=lost)
        day, number = day + timedelta(days=5), number + 1


def accidents() -> Iterator[Incident]:
    for number in range(70):
        day = date(2023, 1, 5) + timedelta(days=number * 19)
        lost = {} if number % 7 == 0 else {"days_lost": 10 + number}
        hurt = Person(outcome="injured", age=30, sex="male", details=lost)
        yield replace(WORK, occurred_on=day, registered_on=day, persons=(hurt,))


def fill(registry: Registry, *, figures: bool = True) -> None:
    known = [
        Denominator(kind, "35", date(year, 1, 1), value, "an invented source")
        for kind, value in ((DenominatorKind.EMPLOYED, 50_000.0), (DenominatorKind.HOURS, 8e7))
        for year in range(2021, 2027)
    ]
    database = Database(registry.location)
    with database.write() as connection:
        bulk.insert_many(connection, [*fires(), *accidents()], registry.user.account, database.now())
        denominators.take(connection, known if figures else ())
        database.bump(connection)
    database.close()


def click(qtbot: QtBot, pane: AnswerPane, topic: Topic, number: int, *, twice: bool = False) -> None:
    view = pane.drawn[topic].view
    view.grab()
    qtbot.waitUntil(lambda: bool(view.places))
    spot = view.places[number].center().toPoint()
    (QTest.mouseDClick if twice else QTest.mouseClick)(view, Qt.MouseButton.LeftButton, pos=spot)


def test_who_died_is_the_title_and_filters_the_rest(
    qtbot: QtBot, registry: Registry, opened: Session
) -> None:
    fill(registry)
    page = shown(qtbot, opened, "fire", "workplace")
    pane = ask(qtbot, page, opened, Question.WHO)
    assert title(pane, Topic.DEAD).startswith("Died mostly: men, 35–59 years, 8 of 10")
    assert title(pane, Topic.INJURED).startswith("Injured mostly: women, 18–34 years")
    assert title(pane, Topic.RESCUED).startswith("Rescued mostly: men, 7–14 years, ")
    assert title(pane, Topic.MISSING).startswith("Missing: 3, of them listed by name 0; ")
    assert "age unknown 1, sex unknown 1, not listed by name 0" in pane.card(Topic.DEAD).method.text()
    rows = [mark.reading.title for mark in pane.drawn[Topic.DEAD].view._drawing.marks]  # type: ignore[union-attr]
    assert rows[-4:] == ["men", "women", "under 18", "intoxicated"]
    click(qtbot, pane, Topic.DEAD, rows.index("under 18"))
    assert [brush.dimension for brush in pane.brush_row.brushes] == ["dead"]
    assert "children under 18" in pane.brush_row.chips[0].button.text()
    idle(qtbot, opened)
    assert pane.drawn[Topic.INJURED].stack.currentWidget() is pane.drawn[Topic.INJURED].empty
    with qtbot.waitSignal(opened.show_page):
        click(qtbot, pane, Topic.DEAD, rows.index("under 18"), twice=True)
    assert opened.query.ids is not None
    assert len(opened.query.ids) == 1


def test_rare_events_open_at_one_click(qtbot: QtBot, registry: Registry, opened: Session) -> None:
    fill(registry)
    page = shown(qtbot, opened, "fire", "workplace")
    pane = ask(qtbot, page, opened, Question.LEVEL)
    assert title(pane, Topic.RARE) == (
        "Fatal incidents: 40 days apart on average; the last gap, 40 days, is within chance"
    )
    assert "An accident counts once" in pane.card(Topic.RARE).method.text()
    assert pane.drawn[Topic.RARE].hint() == "A click on a mark opens its records."
    with qtbot.waitSignal(opened.show_page):
        click(qtbot, pane, Topic.RARE, 2)
    assert not pane.brush_row.brushes
    assert opened.query.ids is not None
    found = [registry.incidents.get(one).occurred_on for one in opened.query.ids]
    assert found == [date(2022, 7, 1) + timedelta(days=120)]


def test_a_month_of_the_trend_is_brushed(qtbot: QtBot, registry: Registry, opened: Session) -> None:
    fill(registry)
    page = shown(qtbot, opened, "fire", "workplace")
    pane = ask(qtbot, page, opened, Question.PACE)
    assert title(pane, Topic.PACE).startswith("No trend beyond chance: ")
    assert "95 % interval" in title(pane, Topic.PACE)
    click(qtbot, pane, Topic.PACE, 3)
    assert pane.brush_row.brushes[0].keys == {"2022-10"}
    pane.drawn[Topic.PACE].view.setFocus()
    QTest.keyClick(pane.drawn[Topic.PACE].view, Qt.Key.Key_Right)
    assert "season and trend" in pane.drawn[Topic.PACE].view.accessibleDescription()


def test_months_are_swept_together(qtbot: QtBot, registry: Registry, opened: Session) -> None:
    fill(registry)
    page = shown(qtbot, opened, "fire")
    pane = ask(qtbot, page, opened, Question.PACE)
    view = pane.drawn[Topic.PACE].view
    view.grab()
    qtbot.waitUntil(lambda: bool(view.places))
    first, last = (view.places[number].center().toPoint() for number in (8, 5))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, last)
    assert not view.grab().isNull()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert pane.brush_row.brushes[0].keys == {"2022-12", "2023-01", "2023-02", "2023-03"}
    assert pane.brush_row.chips[0].button.text().endswith("Dec 2022 – Mar 2023")
    pane.brush_row.clear()
    ask(qtbot, page, opened, Question.LEVEL)
    chart = pane.level.chart
    assert chart is not None
    pane.level.swept.emit(chart.spot(0, 2), chart.spot(0, 4))
    assert len(pane.brush_row.brushes[0].keys) == 3


def test_rates_of_work_whatever_kind_is_looked_at(qtbot: QtBot, registry: Registry, opened: Session) -> None:
    fill(registry)
    page = shown(qtbot, opened, "fire", "workplace")
    pane = ask(qtbot, page, opened, Question.WORK)
    assert not pane.kind.isVisible()
    assert title(pane, Topic.WORK).startswith("Kch 0.")
    assert title(pane, Topic.WORK).endswith("the change is within chance")
    said = pane.card(Topic.WORK).method.text()
    assert "Days lost are unknown for 10 of 70 injured" in said
    assert "an invented source" in said
    click(qtbot, pane, Topic.WORK, 1)
    assert [brush.keys for brush in pane.brush_row.brushes] == [{"2024"}]
    assert pane.brush_row.chips[0].button.text().endswith("2024")
    ask(qtbot, page, opened, Question.TIME)
    assert "2024" in pane.card(Topic.WEEK).method.text()
    ask(qtbot, page, opened, Question.WORK)
    with qtbot.waitSignal(opened.show_page):
        click(qtbot, pane, Topic.WORK, 1, twice=True)
    assert opened.query.kinds == ("workplace",)
    assert opened.query.period is not None
    assert opened.query.period.first == date(2024, 1, 1)


def test_without_employed_it_says_what_to_enter(qtbot: QtBot, registry: Registry, opened: Session) -> None:
    fill(registry, figures=False)
    page = shown(qtbot, opened, "fire", "workplace")
    pane = ask(qtbot, page, opened, Question.WORK)
    assert title(pane, Topic.WORK) == "Kch needs the number of employed: enter it in Settings"
    assert (
        "2023–2026: enter them in Settings, “Population and employed”" in pane.card(Topic.WORK).method.text()
    )


@pytest.mark.parametrize(
    ("language", "look"), [(Language.RU, Appearance.DARK), (Language.KK, Appearance.LIGHT)]
)
def test_they_stand_in_every_language_and_leave_as_pictures(
    qtbot: QtBot, registry: Registry, language: Language, look: Appearance, tmp_path: Path
) -> None:
    fill(registry)
    parent, theme = QObject(), theme_of(look)
    session = real_session(parent, theme, registry, language)
    page = shown(qtbot, session, "fire", "workplace")
    for question, topics in TOPICS.items():
        pane = ask(qtbot, page, session, question)
        for topic in topics:
            card = pane.drawn[topic]
            assert title(pane, topic)
            assert card.table.model().rowCount() == len(card.view._drawing.marks)  # type: ignore[union-attr]
            for ending in ("png", "svg"):
                card.write(tmp_path / f"{topic.value}.{ending}")
                idle(qtbot, session)
            card.view.point(0)
            QTest.mouseMove(card.view, QPoint(1, 1))
    wanted = {
        f"{topic.value}.{ending}"
        for topics in TOPICS.values()
        for topic in topics
        for ending in ("png", "svg")
    }
    assert wanted <= {path.name for path in tmp_path.iterdir()}
    session.jobs.close()
    theme.deleteLater()
