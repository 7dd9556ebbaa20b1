"""Overview: cards, chart, what needs attention; every number opens its records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from safetyreg.domain.changes import Changes
from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from safetyreg.errors import Message
from safetyreg.i18n import NO_BREAK_SPACE, Language
from safetyreg.statistics.attention import AttentionLine
from safetyreg.statistics.trend import Wanted
from safetyreg.statistics.verdict import judge
from tests.ui.figures import FiguresDoor, trend_of
from tests.ui.windows import TODAY, session_of, theme_of
from ui import preferences, reported
from ui.filter import Preset
from ui.overview.page import OverviewPage, build, in_a_year
from ui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.widgets.printing import Printout

YEAR = Period(date(2026, 1, 1), TODAY)


@pytest.fixture
def door() -> FiguresDoor:
    """A door with figures."""
    return FiguresDoor()


def loaded(page: OverviewPage) -> bool:
    return page.chart.plot is not None and page.chart.chart is not None and bool(page.attention.rows)


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> OverviewPage:
    found = build(session)
    assert isinstance(found, OverviewPage)
    qtbot.addWidget(found)
    found.resize(1170, 690)
    found.show()
    found.entered()
    qtbot.waitUntil(lambda: loaded(found) and found.cards["workplace"].isEnabled())
    return found


def test_a_card_shows_both_counts_and_the_change(page: OverviewPage) -> None:
    card = page.cards["fire"]
    assert card.number.text() == "874"
    assert card.compared.text() == f"last year 535 · +63.4{NO_BREAK_SPACE}%"
    assert card.people.text().replace(NO_BREAK_SPACE, " ").startswith("dead 18 (27)")
    assert card.accessibleName().startswith("Fires. 874. ")
    assert "01.01.2026" in page.periods.text()
    assert "26.10.2025" in page.periods.text()


def test_a_card_says_whether_the_change_is_real(page: OverviewPage) -> None:
    assert page.cards["fire"].verdict.text() == "rise confirmed, 1.63 times (1.47–1.82)"
    assert page.cards["water"].verdict.text() == "change within chance variation"
    assert "535 → 874" in page.cards["fire"].verdict.toolTip()
    assert "you need about" in page.cards["water"].verdict.toolTip()
    page.cards["fire"].show_verdicts({})
    assert page.cards["fire"].verdict.isHidden()
    assert page.cards["fire"].people.text() == "dead 18 (27) · injured 33 (0)"


def test_changes_of_people_carry_their_verdict_too(page: OverviewPage, qtbot: QtBot) -> None:
    people = page.cards["fire"].people
    qtbot.waitUntil(lambda: bool(people.toolTip()))
    assert people.text().replace(NO_BREAK_SPACE, " ") == "dead 18 (27) ≈ chance\ninjured 33 (0) ▲ rise"
    assert f") ≈{NO_BREAK_SPACE}chance" in people.text(), "a narrow card breaks the line before the verdict"
    assert "18" in people.toolTip()


def test_the_chart_says_the_verdict_of_its_own_counts(page: OverviewPage) -> None:
    assert page.chart.verdict.isHidden()
    query = Query(kinds=("fire",))
    trend = trend_of(query, Wanted(Step.MONTH))
    page._on_trend((query, replace(trend, answers={"fire": (None, judge(535, 874))})))
    assert not page.chart.verdict.isHidden()
    assert page.chart.verdict.text().startswith("A rise is confirmed: 535 → 874, 1.63 times")


def test_changes_are_written_in_the_chosen_style(page: OverviewPage, session: Session) -> None:
    session.preferences.put(preferences.CHANGE_STYLE, "times")
    page.entered()
    assert page.chart.chart is not None
    assert page.chart.chart.readings[0].rows[0][3] == "+2×"


def test_a_card_opens_the_records_behind_its_number(
    qtbot: QtBot, page: OverviewPage, session: Session
) -> None:
    with qtbot.waitSignal(session.show_page) as shown:
        QTest.keyClick(page.cards["water"], Qt.Key.Key_Space)
    assert shown.args == ["register"]
    assert session.query == Query(period=YEAR, kinds=("water",), counted=True)


def test_a_mark_of_the_chart_opens_its_month(qtbot: QtBot, page: OverviewPage, session: Session) -> None:
    assert page.chart.chart is not None
    with qtbot.waitSignal(session.show_page):
        page.chart.opened.emit(page.chart.chart.spot(0, 1))
    assert session.query.period == Period(date(2025, 2, 1), date(2025, 2, 28))


def test_the_chart_shows_the_kind_that_is_chosen_and_remembers_it(
    qtbot: QtBot, page: OverviewPage, session: Session, door: FiguresDoor
) -> None:
    page.kind.buttons()[1].click()
    qtbot.waitUntil(lambda: page.chart.title().text().startswith("Accidents on the water: "))
    assert len(door.statistics.cards_asked) == 1
    other = build(session)
    assert isinstance(other, OverviewPage)
    qtbot.addWidget(other)
    assert other.kind.value() == "water"


def test_lines_of_attention_open_their_records(qtbot: QtBot, page: OverviewPage, session: Session) -> None:
    grave, gap, _ = page.attention.rows
    assert grave.accessibleName().startswith("Urgent. Notice: overdue 2")
    assert "expected calendar" in grave.accessibleName()
    assert not gap.accessibleName().startswith("Urgent")
    with qtbot.waitSignal(session.show_page):
        QTest.mouseClick(gap, Qt.MouseButton.LeftButton)
    assert session.query.where
    with qtbot.waitSignal(session.show_page):
        QTest.keyClick(page.attention.rows[0], Qt.Key.Key_Space)
    assert session.query.ids == (7, 9)


def test_forms_that_were_not_saved_are_opened_as_a_form(
    qtbot: QtBot, page: OverviewPage, session: Session
) -> None:
    with qtbot.waitSignal(session.show_page) as shown:
        page.attention.rows[2].click()
    assert shown.args == ["entry"]


def test_nothing_to_attend_to_is_said(page: OverviewPage) -> None:
    page.attention.show_lines(())
    assert page.attention._calm.isVisible()
    assert not page.attention.rows


def test_the_filter_rules_cards_chart_and_attention(
    qtbot: QtBot, page: OverviewPage, session: Session, door: FiguresDoor
) -> None:
    session.set_filter(session.filter.only(kinds=("workplace",)))
    qtbot.waitUntil(lambda: page.chart.title().text().startswith("Workplace accidents: "))
    qtbot.waitUntil(page.cards["workplace"].isEnabled)
    assert list(page.cards) == ["workplace"]
    assert not page.kind.isVisible()
    assert door.attention.asked[-1].kinds == ("workplace",)


def test_only_what_changed_something_is_read_anew(
    qtbot: QtBot, page: OverviewPage, session: Session, door: FiguresDoor
) -> None:
    session.announce(Changes(state=2))
    assert len(door.statistics.cards_asked) == 1
    page.hide()
    session.announce(Changes(state=3, incidents=None))
    assert len(door.statistics.cards_asked) == 1
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: len(door.statistics.cards_asked) == 2)


def test_a_page_that_is_not_stale_asks_for_terms_alone(
    qtbot: QtBot, page: OverviewPage, door: FiguresDoor
) -> None:
    page.entered()
    qtbot.waitUntil(lambda: len(door.attention.asked) == 2)
    assert len(door.statistics.cards_asked) == 1


def test_alarms_stand_below_what_is_due_and_lead_to_the_watch(
    qtbot: QtBot, page: OverviewPage, session: Session, door: FiguresDoor
) -> None:
    message = Message("Alarms of the watch that nobody has looked at: {count}", {"count": 3})
    door.watching.lines = (AttentionLine("alarms", message, 3, Query(ids=())),)
    before = len(page.attention.rows)
    page.alarms.load()
    qtbot.waitUntil(lambda: len(page.attention.rows) == before + 1)
    with qtbot.waitSignal(session.show_page) as heard:
        page.attention.rows[1].click()
    assert heard.args == ["analysis/watch"]
    page.attention.show_lines(())
    assert len(page.attention.rows) == 1, "alarms stay until newer ones are known"
    page.attention.show_alarms(())
    assert not page.attention.rows


def test_nothing_counted_says_what_to_do(
    qtbot: QtBot, page: OverviewPage, session: Session, door: FiguresDoor
) -> None:
    door.statistics.empty = True
    session.set_filter(session.filter.only(words="nothing"))
    qtbot.waitUntil(lambda: page.chart.chart is None)
    assert page.chart.stack.currentWidget() is page.chart.empty


def test_a_failure_is_told_once_for_each_reading(
    qtbot: QtBot, page: OverviewPage, session: Session, door: FiguresDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(session.errors, "show", lambda error, again=None: told.append(error))
    door.statistics.broken = True
    session.set_filter(session.filter.only(words="x"))
    qtbot.waitUntil(lambda: bool(told))


@pytest.mark.parametrize("pressed", ["button", "keys"])
def test_the_day_report_is_shown_before_it_is_printed(
    qtbot: QtBot, page: OverviewPage, monkeypatch: pytest.MonkeyPatch, pressed: str
) -> None:
    shown: list[Printout] = []
    monkeypatch.setattr(
        "ui.overview.page.PrintPreview.ask", lambda _session, printout, _page: shown.append(printout)
    )
    if pressed == "button":
        page.report.click()
    else:
        assert page.print_page()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].title == "Summary of the day"


def test_short_periods_are_shown_in_their_year() -> None:
    assert in_a_year(Query(period=Period(TODAY, TODAY)), TODAY).period == YEAR
    assert in_a_year(Query(), TODAY).period == YEAR
    march = Query(period=Period(date(2025, 3, 1), date(2025, 3, 31)))
    assert in_a_year(march, TODAY).period == Period(date(2025, 1, 1), date(2025, 3, 31))
    years = Query(period=Period(date(2024, 1, 1), date(2026, 12, 31)))
    assert in_a_year(years, TODAY).period == Period(date(2024, 1, 1), TODAY)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
def test_the_page_fits_the_smallest_screen(qtbot: QtBot, language: Language, look: Appearance) -> None:
    parent, theme = QObject(), theme_of(look)
    session = session_of(parent, theme, door=FiguresDoor(demo=True), language=language)
    session.set_filter(session.filter.only(preset=Preset.YEAR))
    page = OverviewPage(session)
    qtbot.addWidget(page)
    page.resize(1170, 690)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: loaded(page))
    assert page.width() == 1170
    assert page.minimumSizeHint().width() <= 1170
    assert not page.grab().isNull()
    session.jobs.close()
    theme.deleteLater()


def test_the_chart_goes_into_the_report_with_its_kind(page: OverviewPage, session: Session) -> None:
    page.chart.report.click()
    (wish,) = reported.wishes(session)
    assert wish.topic == reported.TREND
    assert wish.options["kind"] == "fire"


def test_what_needs_attention_is_read_while_no_hand_moves(
    qtbot: QtBot, page: OverviewPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The findings of a big registry take seconds; a line that is dragged meanwhile does not stumble."""
    seen: list[bool] = []

    def lines(_query: Query, *, tick: Callable[[int, int], None]) -> tuple[AttentionLine, ...]:
        tick(0, 0)
        seen.append(session.lull.moving)
        return ()

    monkeypatch.setattr(session.registry.attention, "lines", lines)
    session.lull.move()
    page._load_attention()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]
