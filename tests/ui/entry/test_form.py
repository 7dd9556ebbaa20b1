"""What is asked, what is wrong and where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from safetyreg.domain.kinds import KINDS
from tests.ui.entry.hands import DAY, Hands
from ui.entry.page import EntryPage
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session


def marks(hands: Hands) -> dict[str, str]:
    buttons = hands.page.bench.desk.rail.buttons
    sections = hands.form.sections
    return {s.section.code: b.mark() for s, b in zip(sections, buttons, strict=True)}


def test_fields_come_and_go_by_the_answers(hands: Hands) -> None:
    hands.begin("fire")
    rows = hands.form.rows
    assert rows["object"].isVisibleTo(hands.form)
    assert not rows["country"].isVisibleTo(hands.form)
    rows["subtype"].input.widget().setFocus()
    hands.press(Qt.Key.Key_5)
    assert not rows["object"].isVisibleTo(hands.form)
    assert rows["co_cause"].isVisibleTo(hands.form)
    assert not hands.form.sections[3].isVisibleTo(hands.form)
    assert not hands.page.bench.desk.rail.buttons[3].isVisibleTo(hands.page)
    hands.fill(place="abroad")
    assert rows["country"].isVisibleTo(hands.form)


def test_an_answer_that_is_not_asked_any_more_is_not_saved_but_stays_until_then(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(area="48")
    rows = hands.form.rows
    rows["subtype"].input.widget().setFocus()
    hands.press(Qt.Key.Key_2)
    assert hands.form.incident().value("area") is None
    hands.press(Qt.Key.Key_1)
    assert hands.form.incident().value("area") == 48


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_a_form_that_was_just_begun_accuses_nobody(hands: Hands, kind: str) -> None:
    hands.begin(kind)
    hands.settled()
    assert "!" not in marks(hands).values()
    QTest.mouseClick(hands.page.bench.header.register_button, Qt.MouseButton.LeftButton)
    hands.settled()
    assert "!" in marks(hands).values()


def test_what_cannot_be_read_says_so_under_the_field(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(occurred_on="99999999")
    hands.settled()
    assert "no date" in hands.message("occurred_on")
    assert hands.form.incident().raw == {"occurred_on": "99999999"}
    assert marks(hands)["when"] == "!"
    hands.page.bench.header.save_button.click()
    assert hands.saved().raw == {"occurred_on": "99999999"}


def test_what_is_missing_is_said_once_the_field_was_visited(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(damage="1000")
    hands.settled()
    assert not hands.message("occurred_on")
    hands.fill(occurred_on="")
    hands.settled()
    assert "Date" in hands.message("occurred_on")


def test_registering_goes_to_the_first_problem(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(damage="1000")
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    hands.qtbot.waitUntil(lambda: not hands.editing.saver.under_way)
    hands.settled()
    assert hands.focus() is hands.form.rows["occurred_on"].input.widget()
    assert "before registering" in hands.page.bench.news.banner.text()
    assert hands.message("place")


def test_the_unknown_time_is_an_answer(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(occurred_at="0314")
    time = hands.form.fields.time()
    time.tick.click()
    assert hands.form.incident().time_unknown
    assert hands.form.incident().occurred_at is None
    assert time.time.isReadOnly()
    hands.editing.checking.check()
    hands.settled()
    assert not hands.message("occurred_at")


@pytest.mark.parametrize("text", ["49.8, 73.1", "49,8; 73,1", "49.8 73.1", "49.8,73.1"])
def test_a_point_pasted_in_one_go_fills_both(hands: Hands, text: str) -> None:
    hands.begin("fire")
    field = hands.form.rows["latitude"].input.widget()
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QGuiApplication.clipboard().setText(text)
    field.paste()
    found = hands.form.incident()
    assert (found.latitude, found.longitude) == (49.8, 73.1)


def test_a_decimal_comma_is_no_second_number(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(latitude="49,8")
    assert hands.form.incident().latitude == 49.8
    assert hands.form.incident().longitude is None


def test_totals_say_what_the_list_gives(hands: Hands) -> None:
    hands.begin("fire")
    people = hands.form.people
    people.model.put(0, people.model.columns[0], "Тестов")
    people.model.put(0, people.model.columns[5], "died")
    dead = hands.form.rows["dead"].input.widget()
    assert isinstance(dead, QLineEdit)
    assert dead.placeholderText() == "from the list: 1"
    hands.fill(dead="0")
    hands.settled()
    assert "Fewer than in the list" in hands.message("dead")


def test_sections_are_reached_by_their_number(hands: Hands) -> None:
    hands.begin("fire")
    assert hands.page.jump(2)
    assert hands.focus() is hands.form.rows["object"].input.widget()
    assert hands.page.jump(5)
    assert hands.focus() is hands.form.people.grid
    assert not hands.page.jump(99)
    hands.page.bench.desk.rail.buttons[7].click()
    assert hands.focus() is hands.form.rows["story"].input.widget()


def test_sections_say_how_far_they_are(hands: Hands) -> None:
    hands.begin("fire")
    assert marks(hands)["loss"] == ""
    hands.fill_required()
    hands.fill(damage="1000")
    people = hands.form.people
    people.model.put(0, people.model.columns[0], "Тестов")
    hands.settled()
    found = marks(hands)
    assert (found["when"], found["loss"], found["people"]) == ("✓", "•", "1")


def test_the_hint_of_the_field_stands_beside_the_form(hands: Hands) -> None:
    hands.begin("fire")
    hands.form.rows["place"].input.widget().setFocus()
    assert "abroad" in hands.page.bench.aid.hint()
    assert hands.page.help_text() == hands.page.bench.aid.hint()
    hands.form.people.grid.begin()
    assert "surname" in hands.page.help_text()


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_tab_walks_through_every_field_in_their_order(hands: Hands, kind: str) -> None:
    hands.begin(kind)
    asked = [row for row in hands.form.rows.values() if row.asked]
    seen: list[str] = []
    for _ in range(3 * len(asked)):
        row = next((one for one in asked if one.isAncestorOf(hands.focus())), None)
        if row is not None and row.name not in seen:
            seen.append(row.name)
        hands.tab()
    in_form = [row.name for section in hands.form.sections for row in section.rows if row.asked]
    assert seen == in_form


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_every_control_has_a_name(hands: Hands, kind: str) -> None:
    hands.begin(kind)
    page: EntryPage = hands.page
    silent = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(page)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert silent == []


@pytest.mark.parametrize("width", [820, 1150, 1700])
def test_nothing_is_cut_at_any_width(hands: Hands, width: int) -> None:
    hands.page.resize(width, 720)
    hands.begin("workplace")
    room, content = hands.form.area.viewport().width(), hands.form.area.widget()
    assert content is not None
    for row in hands.form.rows.values():
        if row.asked:
            assert row.input.widget().width() >= row.input.widget().minimumSizeHint().width(), row.name
            assert row.mapTo(content, row.rect().topRight()).x() <= room, row.name


def test_copy_of_the_last_fills_in_only_what_is_blank(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill_required()
    hands.fill(address="ул. Тестовая, 1", damage="5000")
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    first = hands.saved()
    hands.begin("fire")
    hands.fill(address="ул. Другая, 2")
    hands.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    hands.settled()
    found = hands.form.incident()
    assert (found.place, found.address, found.damage) == (first.place, "ул. Другая, 2", None)
    assert found.occurred_at is None
    hands.page.open_copy(first.id or 0)
    hands.settled()
    assert hands.form.incident().address == "ул. Тестовая, 1"
    assert hands.form.origin().id is None


def test_likely_duplicates_stand_beside_the_form(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill_required()
    hands.fill(address="ул. Тестовая, 1")
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    first = hands.saved()
    hands.begin("fire")
    pane = hands.page.bench.aid.duplicates
    hands.fill(occurred_on=DAY, occurred_at="0320", place="352410000", address="ул. Тестовая, 1")
    hands.qtbot.waitUntil(lambda: bool(pane.found()))
    assert pane.found()[0].number == first.number
    pane.dismiss(first.id or 0)
    assert pane.found() == ()
    assert not pane.isVisibleTo(hands.page)


def test_alt_and_a_digit_go_to_a_section_here_and_to_a_page_elsewhere(real: Session, qtbot: QtBot) -> None:
    window = MainWindow(real)
    qtbot.addWidget(window)
    window.show()
    real.new_incident.emit("fire")
    qtbot.waitUntil(lambda: not list(real.jobs.running()))
    page = window.page()
    assert isinstance(page, EntryPage)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is page.bench.form.rows["object"].input.widget()
    window.go("settings")
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.key() == "overview"
    qtbot.waitUntil(lambda: not list(real.jobs.running()))
