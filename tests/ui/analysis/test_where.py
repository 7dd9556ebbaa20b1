"""Where?: the funnel, the map of tiles and of real boundaries, old borders; what is missing is told."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from safetyreg.domain.period import Period
from safetyreg.i18n import Language
from tests.registry.test_places import EMPLOYED, people, ulytau
from tests.ui.analysis.pages import FIRE, ask, fill, fires, monthly, places, shown, title
from tests.ui.doors import idle, real_session
from tests.ui.windows import theme_of
from ui.analysis.map_card import BOUNDARIES, MEASURE
from ui.analysis.map_paint import Fill
from ui.analysis.page import AnalysisPage
from ui.analysis.question import Question, Topic
from ui.analysis.tile_layout import TILES, spots
from ui.filter import Preset
from ui.theme import Appearance
from ui.widgets.chart_look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.analysis.answers import AnswerPane
    from ui.session import Session

RESIDENTS = {"3510": 500_000.0, "3524": 180_000.0, "3516": 78_000.0, "3532": 55_000.0}


@pytest.fixture
def page(qtbot: QtBot, registry: Registry, opened: Session) -> AnalysisPage:
    fires(registry)
    return shown(qtbot, opened, "fire", height=900)


def square(west: float, south: float, size: float = 1.0) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def write(path: Path, *codes: str) -> Path:
    """Write squares side by side; the second lies inside the first."""
    corners = [square(70, 50, 2), square(70.5, 50.5), square(72, 50, 2)]
    features = [
        {
            "properties": {"KATO": code},
            "geometry": {"type": "Polygon", "coordinates": [corners[place % 3]]},
        }
        for place, code in enumerate(codes)
    ]
    path.write_text(json.dumps({"features": features}), encoding="utf-8")
    return path


def where(qtbot: QtBot, page: AnalysisPage, session: Session) -> AnswerPane:
    return ask(qtbot, page, session, Question.PLACES)


def test_without_population_one_sentence_says_what_to_enter_and_where(
    qtbot: QtBot, page: AnalysisPage, opened: Session
) -> None:
    pane = where(qtbot, page, opened)
    card = pane.drawn[Topic.FUNNEL]
    assert card.stack.currentWidget() is card.empty
    button = card.empty.findChildren(type(pane.map.measure.buttons()[0]))[0]
    with qtbot.waitSignal(opened.show_page) as shown:
        button.click()
    assert shown.args == ["settings/denominators"]
    assert pane.map.measure.value() == "change", "there is no rate to show"
    assert title(pane, Topic.MAP) == "More: Karaganda city"


def test_places_outside_are_named_and_silent_ones_told(
    qtbot: QtBot, page: AnalysisPage, opened: Session, registry: Registry
) -> None:
    people(registry, RESIDENTS)
    pane = where(qtbot, page, opened)
    card = pane.drawn[Topic.FUNNEL]
    assert title(pane, Topic.FUNNEL).startswith(("Above what is expected: ", "Silent: ", "No place"))
    assert "exact Poisson limits" in card.method.text()
    assert "Newest population figures: 01.01.2025" in card.method.text()
    assert "Left out, their population is not known: " in card.method.text()
    places(qtbot, card)
    assert len(card.view.places) == len(RESIDENTS)
    card.view.point(0)
    assert "95 % interval" in card.view.accessibleDescription()
    rows = [[card.table.model().index(row, column).data() for column in range(6)] for row in range(13)]
    assert rows[1][:3] == ["Balkhash city", "0", "78\xa0000"]
    assert rows[1][4].startswith("0–")
    assert ["not known", "—", "—", "—"] in [row[2:] for row in rows]


def test_a_place_of_the_funnel_and_of_the_map_filters_the_others(
    qtbot: QtBot, page: AnalysisPage, opened: Session, registry: Registry
) -> None:
    people(registry, RESIDENTS)
    pane = where(qtbot, page, opened)
    spot = QPoint()
    for topic in (Topic.FUNNEL, Topic.MAP):
        card = pane.drawn[topic]
        places(qtbot, card)
        spot = card.view.places[0].center().toPoint()
        QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=spot)
        assert [brush.dimension for brush in pane.brush_row.brushes] == ["district"]
        idle(qtbot, opened)
        pane.brush_row.clear_link.click()
        idle(qtbot, opened)
    with qtbot.waitSignal(opened.show_page):
        QTest.mouseDClick(pane.map.view, Qt.MouseButton.LeftButton, pos=spot)
    assert opened.query.where[0].field == "district"


def test_the_map_turns_from_rate_to_change_to_count(
    qtbot: QtBot, page: AnalysisPage, opened: Session, registry: Registry
) -> None:
    people(registry, RESIDENTS)
    pane = where(qtbot, page, opened)
    assert pane.map.measure.value() == "rate"
    assert "Their population is not known: " in pane.map.method.text()
    rate = title(pane, Topic.MAP)
    QTest.mouseClick(pane.map.measure.buttons()[2], Qt.MouseButton.LeftButton)
    assert title(pane, Topic.MAP).startswith("Most incidents: Karaganda city, ")
    assert opened.preferences.get(MEASURE) == "count"
    QTest.mouseClick(pane.map.measure.buttons()[1], Qt.MouseButton.LeftButton)
    assert title(pane, Topic.MAP) == "More: Karaganda city" != rate
    places(qtbot, pane.map)
    told = []
    for spot in range(len(pane.map.view.places)):
        pane.map.view.point(spot)
        told.append(pane.map.view.accessibleDescription())
    assert any("A rise is confirmed" in text for text in told)


def test_real_boundaries_are_loaded_remembered_and_left(
    qtbot: QtBot, page: AnalysisPage, opened: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "areas.geojson", "353200000", "351000000", "352400000", "999999999")
    monkeypatch.setattr(
        "ui.analysis.map_card.QFileDialog.getOpenFileName", lambda *_: (str(file), "Boundaries (*.geojson)")
    )
    pane = where(qtbot, page, opened)
    pane.map.load_link.click()
    idle(qtbot, opened)
    assert opened.preferences.get(BOUNDARIES) == str(file)
    places(qtbot, pane.map)
    assert len(pane.map.view.places) == 3
    assert "Without boundaries in the file: Balkhash city, " in pane.map.method.text()
    assert "no place of the list: 999999999" in pane.map.method.text()
    inner = pane.map.view.places[-1]
    assert inner.width() < pane.map.view.places[0].width(), "what is enclosed lies on top"
    QTest.mouseClick(pane.map.view, Qt.MouseButton.LeftButton, pos=inner.center().toPoint())
    assert pane.brush_row.brushes[0].keys == frozenset({"3510"})
    idle(qtbot, opened)
    pane.map.tiles_link.click()
    assert not opened.preferences.get(BOUNDARIES)
    assert pane.map.tiles_link.isHidden()


def test_boundaries_of_the_last_time_are_there_again_or_their_loss_is_told(
    qtbot: QtBot, page: AnalysisPage, opened: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.preferences.put(BOUNDARIES, str(write(tmp_path / "areas.geojson", "350000000")))
    pane = where(qtbot, page, opened)
    assert "The file has no boundaries of these places" in pane.map.method.text()
    pane.map.load(tmp_path / "none.geojson")
    idle(qtbot, opened)
    assert "cannot be read" in pane.map.method.text()
    told: list[BaseException] = []
    monkeypatch.setattr(opened.errors, "show", told.append)
    monkeypatch.setattr(opened.registry.analysis, "boundaries", broken)
    pane.map.load(tmp_path / "areas.geojson")
    idle(qtbot, opened)
    assert told


def broken(_: Path) -> None:
    """Fail as a bug does."""
    raise ValueError


def test_old_borders_stand_where_nothing_else_can_be_compared(
    qtbot: QtBot, page: AnalysisPage, opened: Session, registry: Registry
) -> None:
    fill(registry, monthly(FIRE, 2018, 2021, 3), ulytau(2018, 2025, 3))
    crossing = Period(date(2023, 1, 1), date(2023, 5, 31))
    opened.set_filter(opened.filter.in_period(crossing).only(places=("350000000",)))
    pane = where(qtbot, page, opened)
    card = pane.drawn[Topic.PLACE]
    assert title(pane, Topic.PLACE).startswith("In the old borders: Karaganda Region + Ulytau Region: ")
    assert "is the region in the borders before" in card.method.text()
    assert card.table.model().rowCount() == 1
    with qtbot.waitSignal(opened.show_page):
        card.table.opened.emit(0)
    assert opened.query.places == ("350000000", "620000000") or opened.query.ids


def test_tiles_stand_once_and_what_has_none_stands_below() -> None:
    for prefix in ("", "35", "62"):
        own = tuple(code for code in TILES if code.startswith(prefix) and (prefix or len(code) == 2))
        found = spots(own)
        assert len({found[code] for code in own}) == len(own), "no two tiles in one place"
        assert min(column for column, _ in found.values()) == 0
    assert spots(("3910", "3916")) == {"3910": (0, 0), "3916": (1, 0)}
    assert spots(("3910", "3510", "3524"))["3910"][1] == 2


def test_numbers_can_be_read_on_every_colour(opened: Session) -> None:
    looks = (Look.of(opened.theme), Look.paper(1.0))
    for look in looks:
        for strength in (0.0, 0.2, 0.5, 0.9):
            for colour in ("fire", "water", "workplace", "error", "good", "previous"):
                fill_ = Fill(colour, strength)
                contrast = abs(fill_.mixed(look).lightnessF() - fill_.text(look).lightnessF())
                assert contrast > 0.3


@pytest.mark.parametrize(
    ("language", "look"), [(Language.RU, Appearance.LIGHT), (Language.KK, Appearance.DARK)]
)
def test_where_opens_in_every_language_and_look_and_leaves_as_pictures(
    qtbot: QtBot, registry: Registry, tmp_path: Path, language: Language, look: Appearance
) -> None:
    fires(registry)
    people(registry, RESIDENTS)
    people(registry, {"3510": 1.0}, EMPLOYED)
    parent, theme = QObject(), theme_of(look)
    session = real_session(parent, theme, registry, language)
    session.set_filter(session.filter.only(preset=Preset.YEAR_TO_DATE, kinds=("fire",)))
    found = AnalysisPage(session)
    qtbot.addWidget(found)
    found.resize(1150, 660)
    found.show()
    pane = where(qtbot, found, session)
    assert found.minimumSizeHint().width() <= 1150
    pane.map.load(write(tmp_path / "areas.geojson", "353200000", "351000000", "352400000"))
    idle(qtbot, session)
    for topic in (Topic.FUNNEL, Topic.MAP):
        for ending in ("png", "svg"):
            pane.card(topic).write(tmp_path / f"{topic.value}.{ending}")
            idle(qtbot, session)
    assert {path.stem for path in tmp_path.glob("*.svg")} == {"funnel", "map"}
    assert not QImage(str(tmp_path / "map.png")).isNull()
    session.jobs.close()
    theme.deleteLater()
