"""Warnings, conflicts, statuses, and a registry that goes away in mid-entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel

from safetyreg.domain.changes import Changes
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from safetyreg.domain.user import Role
from safetyreg.errors import NotPermittedError, UnavailableError
from tests.ui.entry.hands import CTRL, DAY, TEMIRTAU, YESTERDAY, Hands
from ui.entry.conflict import differences, merged
from ui.entry.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    import pytest

    from ui.session import Session

FIRE = Incident(
    kind="fire",
    subtype="fire",
    occurred_on=YESTERDAY,
    time_unknown=True,
    reported_on=YESTERDAY,
    place=TEMIRTAU,
    address="ул. Тестовая, 1",
)


def stored(real: Session, incident: Incident = FIRE, *, register: bool = True) -> int:
    return real.registry.incidents.save(incident, expected_version=0, register=register).id


def opened(hands: Hands, number: int) -> None:
    hands.page.open_existing(number)
    hands.settled()


def tick_of(hands: Hands, name: str) -> QCheckBox:
    return hands.form.rows[name].findChildren(QCheckBox)[-1]


def test_a_warning_needs_a_tick_and_is_kept(hands: Hands) -> None:
    hands.begin("workplace")
    hands.fill_required()
    hands.press(Qt.Key.Key_R, CTRL)
    hands.qtbot.waitUntil(lambda: not hands.editing.saver.under_way)
    hands.settled()
    assert "Nobody died" in hands.message("injured")
    tick = hands.form.rows["injured"]._tick
    assert tick.isVisibleTo(hands.page)
    for row in hands.form.rows.values():
        if row.open_warnings:
            row._tick.click()
    hands.settled()
    hands.press(Qt.Key.Key_R, CTRL)
    found = hands.saved()
    assert found.status is Status.REGISTERED
    assert any(key.startswith("no-victims") for key in found.acknowledged)


def test_the_tick_of_a_warning_that_is_gone_is_gone(hands: Hands) -> None:
    hands.begin("workplace")
    hands.fill_required()
    hands.form.tick("no-victims:injured:", yes=True)
    hands.editing.checking.check()
    hands.settled()
    assert "no-victims:injured:" in hands.form.ticks()
    hands.fill(injured="1")
    hands.editing.checking.check()
    hands.settled()
    assert hands.form.ticks() == frozenset()


def test_who_sees_initials_only_changes_no_names(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(surname="Тестов", given_name="Тест", birth_date=date(1962, 3, 4), outcome="injured")
    number = stored(real, replace(FIRE, persons=(person,)), register=False)
    inner = real.registry._session
    monkeypatch.setattr(inner, "user", replace(inner.user, role=Role.OPERATOR))
    opened(hands, number)
    assert hands.form.incident().persons[0].full_name == "Т. Т."
    hands.form.people.model.put(0, hands.form.people.model.columns[5], "died")
    hands.press(Qt.Key.Key_S, CTRL)
    hands.saved()
    monkeypatch.undo()
    found = real.registry.incidents.reveal(number, "a test").persons[0]
    assert (found.full_name, found.birth_date, found.outcome) == ("Тестов Тест", date(1962, 3, 4), "dead")


def test_both_versions_side_by_side(hands: Hands, real: Session) -> None:
    real.registry.users.set_display_name("Анна Тестова")
    number = stored(real)
    opened(hands, number)
    hands.fill(address="ул. Моя, 2", damage="1000")
    theirs = replace(hands.stored(number), address="ул. Чужая, 3", settlement="Тестовка")
    real.registry.incidents.save(theirs, expected_version=theirs.version)
    hands.press(Qt.Key.Key_S, CTRL)
    hands.qtbot.waitUntil(lambda: hands.editing.conflict.dialog is not None)
    dialog = hands.editing.conflict.dialog
    assert dialog is not None
    assert dialog.from_mine() == {"address", "damage"}
    assert any(one.text().startswith("Анна Тестова saved") for one in dialog.findChildren(QLabel))
    dialog.choose("address", mine=False)
    dialog.accept()
    hands.qtbot.waitUntil(lambda: hands.stored(number).version == 3)
    hands.settled()
    found = hands.stored(number)
    assert (found.address, found.damage, found.settlement) == ("ул. Чужая, 3", 1000, "Тестовка")
    assert hands.form.incident().address == "ул. Чужая, 3"
    assert not hands.editing.dirty


def test_going_back_from_a_conflict_keeps_what_was_typed(hands: Hands, real: Session) -> None:
    number = stored(real)
    opened(hands, number)
    hands.fill(address="ул. Моя, 2")
    theirs = replace(hands.stored(number), address="ул. Чужая, 3")
    real.registry.incidents.save(theirs, expected_version=theirs.version)
    hands.press(Qt.Key.Key_S, CTRL)
    hands.qtbot.waitUntil(lambda: hands.editing.conflict.dialog is not None)
    dialog = hands.editing.conflict.dialog
    assert dialog is not None
    dialog.reject()
    assert "Not saved" in hands.page.bench.news.banner.text()
    assert hands.form.incident().address == "ул. Моя, 2"


def test_a_newer_version_that_says_the_same_is_taken(hands: Hands, real: Session) -> None:
    number = stored(real)
    opened(hands, number)
    real.registry.incidents.set_status(number, Status.INVESTIGATED, reason="", expected_version=1)
    hands.editing.set_status(Status.CLOSED, "")
    hands.qtbot.waitUntil(lambda: "meanwhile" in hands.page.bench.news.banner.text())
    assert hands.editing.origin.status is Status.INVESTIGATED


def test_people_are_chosen_as_a_list() -> None:
    base = replace(FIRE, id=1, version=1)
    mine = replace(base, persons=(Person(surname="Тестов"),), time_unknown=False)
    theirs = replace(base, version=2, damage=5)
    found = {one.name: one for one in differences(base, mine, theirs)}
    assert set(found) == {"persons", "time_unknown", "damage"}
    assert found["persons"].mine_changed
    assert not found["persons"].theirs_changed
    assert found["damage"].theirs_changed
    made = merged(mine, theirs, {"persons", "time_unknown"})
    assert (made.persons, made.time_unknown, made.damage) == (mine.persons, False, 5)
    assert merged(mine, theirs, set()).persons == ()


def test_an_absent_registry_is_tried_again_and_nothing_is_lost(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.begin("fire")
    hands.fill(address="ул. Тестовая, 1")

    def away(*_: object, **__: object) -> None:
        raise UnavailableError("The server is away: try again later.")

    monkeypatch.setattr(real.registry.incidents, "save", away)
    hands.press(Qt.Key.Key_S, CTRL)
    news = hands.page.bench.news
    hands.qtbot.waitUntil(lambda: news.away.isVisibleTo(hands.page))
    assert "trying again in 5 s" in news.away.text()
    hands.editing.saver._tick()
    assert "trying again in 4 s" in news.away.text()
    hands.fill(settlement="Тестовка")
    monkeypatch.undo()
    hands.editing.saver.try_now()
    found = hands.saved()
    assert (found.address, found.settlement) == ("ул. Тестовая, 1", "Тестовка")
    assert not news.away.isVisibleTo(hands.page)


def test_trying_can_be_stopped(hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.begin("fire")
    hands.fill(address="ул. Тестовая, 1")

    def away(*_: object, **__: object) -> None:
        raise UnavailableError("The server is away: try again later.")

    monkeypatch.setattr(real.registry.incidents, "save", away)
    hands.press(Qt.Key.Key_S, CTRL)
    hands.qtbot.waitUntil(lambda: hands.page.bench.news.away.isVisibleTo(hands.page))
    for _ in range(5):
        hands.editing.saver._tick()
    hands.qtbot.waitUntil(lambda: "in 10 s" in hands.page.bench.news.away.text())
    hands.editing._stop_trying()
    assert "Not saved" in hands.page.bench.news.banner.text()
    assert hands.form.incident().address == "ул. Тестовая, 1"
    assert hands.page.bench.header.save_button.isEnabled()


def test_what_the_role_forbids_is_said_in_the_page(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.begin("fire")
    hands.fill(address="ул. Тестовая, 1")

    def refuse(*_: object, **__: object) -> None:
        raise NotPermittedError("Your role does not allow this.")

    monkeypatch.setattr(real.registry.incidents, "save", refuse)
    hands.press(Qt.Key.Key_S, CTRL)
    hands.qtbot.waitUntil(lambda: "does not allow" in hands.page.bench.news.banner.text())
    assert hands.editing.dirty


def test_a_status_changes_with_its_reason(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = stored(real)
    opened(hands, number)
    header = hands.page.bench.header
    menu = header.statuses()
    assert [action.text() for action in menu.actions()] == [
        "Under investigation…",
        "Close the case",
        "Annul…",
    ]
    menu.actions()[0].trigger()
    assert hands.saved().status is Status.INVESTIGATED
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "entered twice")
    header.statuses().actions()[-1].trigger()
    found = hands.saved()
    assert (found.status, found.status_reason) == (Status.ANNULLED, "entered twice")
    assert header.chip.text() == "annulled"


def test_a_status_waits_for_what_was_typed(hands: Hands, real: Session) -> None:
    opened(hands, stored(real))
    hands.fill(address="ул. Другая")
    hands.page.bench.header.status_asked.emit(Status.CLOSED)
    assert "first" in hands.page.bench.news.banner.text()
    assert hands.editing.origin.status is Status.REGISTERED


def test_nothing_typed_is_nothing_saved(hands: Hands, real: Session) -> None:
    opened(hands, stored(real))
    with hands.qtbot.waitSignal(real.said):
        hands.page.bench.header.save_button.click()
    assert hands.stored(hands.editing.origin.id or 0).version == 1


def test_a_record_changed_elsewhere_is_shown_anew(hands: Hands, real: Session) -> None:
    number = stored(real)
    opened(hands, number)
    theirs = replace(hands.stored(number), address="ул. Чужая, 3")
    saved = real.registry.incidents.save(theirs, expected_version=1)
    elsewhere = hands.page.bench.header.print_button
    elsewhere.setFocus()
    real.announce(saved.changes)
    hands.settled()
    assert hands.form.incident().address == "ул. Чужая, 3"
    assert hands.focus() is elsewhere, "nobody asked for the cursor to move"
    hands.fill(address="ул. Моя")
    real.announce(Changes(incidents=None))
    assert hands.form.incident().address == "ул. Моя"


def test_a_reason_is_needed(hands: Hands, real: Session) -> None:
    dialog = ReasonDialog("Why?", "Annul", real.texts, hands.page)
    hands.qtbot.addWidget(dialog)
    assert not dialog.confirm.isEnabled()
    dialog.reason.setPlainText("entered twice")
    assert dialog.confirm.isEnabled()
    dialog.buttons.accepted.emit()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.text() == "entered twice"


def test_the_number_of_problems_falls_as_they_are_solved(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(occurred_on=DAY, reported_on=DAY, place=TEMIRTAU, damage="1 00x")
    hands.press(Qt.Key.Key_R, CTRL)
    hands.settled()
    banner = hands.page.bench.news.banner
    assert banner.text().startswith("2 problems")
    hands.fill(damage="100")
    hands.settled()
    assert banner.text().startswith("1 problem ")
    hands.fill(occurred_at="0314")
    hands.settled()
    assert not banner.isVisibleTo(hands.page)
