"""Charts added on the page of analysis: listed, moved, removed, reckoned anew, written into the workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pytest

from safetyreg.domain.period import Period
from safetyreg.statistics.brush import Brush
from safetyreg.statistics.charted import Lines, Scatter, Standing
from safetyreg.statistics.sentence import sentence
from safetyreg.statistics.trend import Trend
from tests.registry.test_places import people
from tests.ui.analysis.pages import fires
from tests.ui.analysis.test_where import RESIDENTS
from tests.ui.doors import idle
from ui import reported
from ui.analysis.page import AnalysisPage
from ui.analysis.question import Question, Topic
from ui.analysis.remaking import Remaker
from ui.filter import Preset
from ui.reported import TREND, Wish
from ui.reports.charts_pane import ChartsPane
from ui.reports.page import ReportsPage, build
from ui.widgets.opening import keep_folder
from ui.widgets.trend_choice import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from safetyreg.statistics.charted import Charted
    from ui.session import Session

PICTURES = {Topic.LEVEL, Topic.RARE, Topic.MAP}
STOVES = Brush("cause", frozenset({"6"}))


@pytest.fixture
def filled(registry: Registry, opened: Session, tmp_path: Path) -> Session:
    fires(registry)
    opened.set_filter(opened.filter.only(preset=Preset.YEAR_TO_DATE, kinds=("fire",)))
    keep_folder(opened.preferences, tmp_path / "x")
    return opened


@pytest.fixture
def page(qtbot: QtBot, filled: Session) -> ReportsPage:
    """The page of reports with nothing but charts in the workbook."""
    found = build(filled)
    qtbot.addWidget(found)
    found.resize(1150, 640)
    found.show()
    found.entered()
    idle(qtbot, filled)
    return found


def charts(qtbot: QtBot, session: Session, page: ReportsPage, *wishes: Wish) -> None:
    for wish in wishes:
        reported.add(session, wish)
    part = page.workbook
    part.sheets.setCurrentRow([part._key(item) for item in part._items()].index("charts"))
    part.charts.load(session.query)
    idle(qtbot, session)


def test_every_card_adds_itself_and_survives_a_restart(qtbot: QtBot, filled: Session) -> None:
    analysis = AnalysisPage(filled)
    qtbot.addWidget(analysis)
    analysis.show()
    for question in (Question.TREND, Question.CAUSES, Question.TIME, Question.LEVEL):
        analysis.ask(question)
        idle(qtbot, filled)
    assert analysis.answers is not None
    analysis.trend.chart.report.click()
    for topic in (Topic.CAUSE, Topic.WEEK, Topic.LEVEL):
        analysis.answers.card(topic).report.click()
    analysis.answers.card(Topic.WEEK).report.click()
    assert [wish.topic for wish in reported.wishes(filled)] == [TREND, "cause", "week", "level"]
    assert reported.wishes(filled)[1].kind == "fire"


def test_a_wish_is_kept_as_it_was() -> None:
    wish = Wish("week", "fire", (STOVES, Brush("hour", frozenset({21, 22}))), {"measure": "rate"})
    assert Wish.from_kept(wish.kept()) == wish


def test_the_list_shows_the_answers_of_now(qtbot: QtBot, filled: Session, page: ReportsPage) -> None:
    assert page.workbook.charts.empty is not None
    water = Wish("level", "water")
    charts(
        qtbot,
        filled,
        page,
        Wish("cause", "fire"),
        Wish("week", "fire", (STOVES,)),
        water,
        Wish("old", "fire"),
    )
    said = [row.title.text() for row in page.workbook.charts.rows]
    assert "cause" in said[0].lower() or said[0].startswith("More")
    assert said[1].startswith("Most often") or "differ" in said[1]
    assert said[2] == "Not in the workbook: The filter leaves this kind out: Accidents on the water."
    assert "remove it" in said[3]
    assert "Fires" in page.workbook.charts.rows[1].asked.text()


def test_charts_are_moved_and_removed(qtbot: QtBot, filled: Session, page: ReportsPage) -> None:
    charts(qtbot, filled, page, Wish("cause", "fire"), Wish("week", "fire"), Wish(TREND))
    rows = page.workbook.charts.rows
    assert not rows[0].earlier.isEnabled()
    rows[2].earlier.click()
    idle(qtbot, filled)
    assert [wish.topic for wish in reported.wishes(filled)] == ["cause", TREND, "week"]
    page.workbook.charts.rows[0].remove.click()
    idle(qtbot, filled)
    assert [wish.topic for wish in reported.wishes(filled)] == [TREND, "week"]
    item = next(item for item in page.workbook._items() if page.workbook._key(item) == "charts")
    assert item.toolTip() == "2 charts"


def test_the_workbook_has_them_with_the_figures_of_now(
    qtbot: QtBot, filled: Session, page: ReportsPage
) -> None:
    wishes = (Wish(TREND), Wish("cause", "fire"), Wish("week", "fire", (STOVES,)), Wish("level", "fire"))
    charts(qtbot, filled, page, *wishes)
    with qtbot.waitSignal(page.workbook.saving.saved, timeout=30_000) as saved:
        page.workbook.save()
    path = saved.args[0].paths[0]
    done: Any = openpyxl.load_workbook(path)
    assert [name for name in done.sheetnames if name.startswith("Chart ")] == [
        f"Chart {number}" for number in range(1, 5)
    ]
    trend, cause, week, _ = (done[f"Chart {number}"] for number in range(1, 5))
    assert len(trend._charts) == len(cause._charts) == 1
    assert "Kind:" in str(cause["A5"].value) or "Fires" in str(cause["A5"].value)
    counts = filled.registry.statistics.count(filled.query, ("month",)).column("incidents")
    shown = [row[1].value for row in trend.iter_rows(min_row=9) if isinstance(row[1].value, int)]
    assert shown[: len(counts)] == list(counts)
    said = [str(cell.value) for row in week.iter_rows(max_row=6) for cell in row if cell.value]
    assert any("Stove" in text or "stove" in text for text in said), "the brush is named"
    with ZipFile(path) as content:
        pictures = [name for name in content.namelist() if name.startswith("xl/media/")]
    assert len(pictures) == 1, "the control chart alone is a picture"


def test_the_funnel_is_native_and_names_who_is_outside(qtbot: QtBot, filled: Session) -> None:
    people(filled.registry, RESIDENTS)
    reported.add(filled, Wish(Topic.FUNNEL.value, "fire"))
    made: list[tuple[Charted, ...]] = []
    pane = ChartsPane(filled)
    qtbot.addWidget(pane)
    pane.make(filled.query, filled.texts.language, made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=15_000)
    native = made[0][0].native
    assert isinstance(native, Scatter)
    assert len(native.points) == len(RESIDENTS)
    assert {point.name for point in native.points} >= {"Balkhash city"}
    assert all(point.people > 0 for point in native.points)
    assert len(native.people) == len(native.limits)


def test_the_trend_of_a_report_says_its_verdict(filled: Session) -> None:
    remaker = Remaker(filled, filled.texts.language)
    wish = Wish(TREND, options=Choice(kind="fire").kept())
    year = filled.query.in_period(Period(date(2026, 1, 1), date(2026, 10, 26)))
    found = remaker.read(wish, year, date(2026, 10, 26))
    assert isinstance(found, Trend)
    last = found.answers["fire"][-1]
    assert last is not None
    method = remaker.charted(wish, year, found, drawn=False).method
    assert method.startswith(filled.texts.of(sentence(last)))


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_can_be_made_anew(qtbot: QtBot, filled: Session, topic: Topic) -> None:
    """Whatever a card shows, the report shows too, or says why it has none."""
    made: list[object] = []
    reported.add(filled, Wish(topic.value, "fire"))
    pane = ChartsPane(filled)
    qtbot.addWidget(pane)
    pane.make(filled.query, filled.texts.language, made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=15_000)
    (found,) = made
    assert isinstance(found, tuple)
    for chart in found:
        assert chart.title
        assert chart.table.columns
        drawn = topic in PICTURES or not chart.table.rows
        assert chart.picture.startswith(b"\x89PNG") is drawn
        assert (chart.native is None) is drawn


def test_only_control_charts_and_maps_are_pictures(filled: Session) -> None:
    remaker = Remaker(filled, filled.texts.language)
    today, query = filled.today(), filled.query

    def made(wish: Wish) -> Charted:
        return remaker.charted(wish, query, remaker.read(wish, query, today), drawn=True)

    assert isinstance(made(Wish(Topic.YEAR.value, "fire")).native, Standing)
    pace = made(Wish(Topic.PACE.value, "fire"))
    assert isinstance(pace.native, Lines)
    assert [column.label for column in pace.table.columns][3:5] == ["95 % from", "95 % to"]
    every = made(Wish(TREND, options=Choice(last_year=True, average=True).kept()))
    assert isinstance(every.native, Lines)
    assert every.native.kinds == ("", "fire", "fire")
    money = made(Wish(TREND, options=Choice(measure="damage").kept()))
    assert isinstance(money.native, Lines)
    assert not money.picture
