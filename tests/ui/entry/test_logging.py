"""A fire, a drowning and a workplace accident are logged by the keyboard alone."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from safetyreg.domain.status import Status
from tests.ui.entry.hands import CTRL, DAY, TEMIRTAU, YESTERDAY, Hands, iin

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_fire_is_logged_by_tab_and_digits(hands: Hands) -> None:
    hands.begin("fire")
    hands.tab()
    hands.type(DAY)
    hands.type("0314")
    hands.tab()
    hands.type(DAY)
    hands.type("0316")
    hands.type("112")
    hands.type("темир")
    hands.press(Qt.Key.Key_S, CTRL)
    draft = hands.saved()
    assert (draft.occurred_on, draft.occurred_at, draft.place) == (YESTERDAY, time(3, 14), TEMIRTAU)
    assert (draft.subtype, draft.status, draft.number) == ("fire", Status.DRAFT, "")
    hands.press(Qt.Key.Key_R, CTRL)
    registered = hands.saved()
    assert registered.status is Status.REGISTERED
    assert registered.number.startswith("1-")
    assert registered.number in hands.page.bench.header.title.text()


def test_a_subtype_is_taken_by_its_digit_and_by_arrows(hands: Hands) -> None:
    hands.begin("fire")
    hands.press(Qt.Key.Key_2)
    assert hands.form.incident().subtype == "burning"
    hands.press(Qt.Key.Key_Right)
    assert hands.form.incident().subtype == "steppe_fire"
    hands.press(Qt.Key.Key_Left)
    assert hands.form.incident().subtype == "burning"


def test_a_drowning_with_two_persons(hands: Hands) -> None:
    hands.begin("water")
    hands.fill_required()
    hands.form.people.grid.begin()
    hands.type("Тестов Тест Тестович")
    hands.type(iin("620304", "3"))
    hands.tab()
    hands.tab()
    hands.tab()
    hands.type("died")
    hands.press(Qt.Key.Key_Return)
    hands.type("Тестова Проба")
    hands.type(iin("170505", "6"))
    hands.tab()
    hands.tab()
    hands.tab()
    hands.type("resc")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: hands.form.origin().id is None and not hands.editing.dirty)
    hands.settled()
    found = hands.newest()
    assert found.number.startswith("2-")
    assert [(one.surname, one.sex, one.outcome) for one in found.persons] == [
        ("Тестов", "male", "dead"),
        ("Тестова", "female", "rescued"),
    ]
    assert found.persons[1].child_on(found.occurred_on)
    assert (found.total("dead"), found.total("rescued_children")) == (1, 1)
    assert hands.form.incident().persons == ()
    assert found.number in hands.page.bench.news.banner.text()


def test_a_workplace_accident_with_its_briefings(hands: Hands, qtbot: QtBot) -> None:
    hands.begin("workplace")
    hands.fill_required()
    hands.fill(organisation="ТОО «Тест»", hazardous_facility="")
    people = hands.form.people
    people.grid.begin()
    hands.type("Тестов Тест")
    people.panel.open()
    for name, text in {"birth_date": "01021980", "outcome": "", "primary_briefing_on": DAY}.items():
        row = people.panel.rows[name]
        if row.asked:
            row.input.widget().setFocus(Qt.FocusReason.TabFocusReason)
            hands.type(text)
    people.grid.setFocus()
    people.model.put(0, people.model.columns[5], "injured")
    hands.page.bench.header.save_button.click()
    found = hands.saved()
    assert found.organisation == "ТОО «Тест»"
    assert found.persons[0].outcome == "injured"
    assert found.persons[0].details["primary_briefing_on"] == YESTERDAY
