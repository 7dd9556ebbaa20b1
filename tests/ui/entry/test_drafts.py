"""What is typed survives: kept two seconds later, offered again, restored or thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.user import Role
from safetyreg.errors import UnavailableError
from tests.ui.doors import idle
from tests.ui.entry.hands import CTRL, DAY, TEMIRTAU, Hands, iin
from ui.entry.keeping import Carried
from ui.entry.kept_forms import find
from ui.entry.page import EntryPage, build

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.session import Session


def another(real: Session, qtbot: QtBot, kind: str = "fire") -> Hands:
    """Open the page again, as after a kill."""
    page = build(real)
    assert isinstance(page, EntryPage)
    qtbot.addWidget(page)
    page.resize(1186, 720)
    page.show()
    page.activateWindow()
    found = Hands(page, real, qtbot)
    found.begin(kind)
    return found


def typed(hands: Hands) -> None:
    hands.begin("fire")
    hands.fill(occurred_on=DAY, place=TEMIRTAU, damage="1 00x", occurred_at="0314")
    people = hands.form.people
    people.grid.begin()
    hands.type("Тестов Тест Тестович")
    hands.type(iin("620304", "3"))
    people.model.put(0, people.model.columns[5], "zzz")
    hands.editing.keeping.keeper.flush()
    hands.settled()


def test_what_was_typed_comes_back_after_a_kill(hands: Hands, real: Session, qtbot: QtBot) -> None:
    typed(hands)
    assert "draft kept at" in hands.page.bench.header.note.text()
    before = hands.form.incident()
    again = another(real, qtbot)
    banner = again.page.bench.news.banner
    assert banner.isVisibleTo(again.page)
    assert "never saved" in banner.text()
    assert again.form.incident().place == ""
    again.editing.keeping.offer.restore()
    after = again.form.incident()
    assert (after.values(), after.raw, after.persons) == (before.values(), before.raw, before.persons)
    assert after.raw == {"damage": "1 00x", "0.outcome": "zzz"}
    assert again.editing.dirty


def test_typing_on_leaves_the_kept_form_alone(hands: Hands, real: Session, qtbot: QtBot) -> None:
    typed(hands)
    again = another(real, qtbot)
    again.fill(address="ул. Другая")
    again.editing.keeping.keeper.flush()
    again.settled()
    kept = {one.key: one.texts for one in real.registry.forms.all()}
    assert kept["new"]["place"] == TEMIRTAU
    assert kept["new-2"]["address"] == "ул. Другая"


def test_thrown_away_is_gone(hands: Hands, real: Session, qtbot: QtBot) -> None:
    typed(hands)
    again = another(real, qtbot)
    again.editing.keeping.offer.discard()
    again.settled()
    assert real.registry.forms.all() == ()
    assert not again.page.bench.news.banner.isVisibleTo(again.page)


def test_a_saved_record_leaves_no_kept_form(hands: Hands, real: Session) -> None:
    typed(hands)
    hands.press(Qt.Key.Key_S, CTRL)
    saved = hands.saved()
    assert saved.raw == {"damage": "1 00x", "0.outcome": "zzz"}
    assert real.registry.forms.all() == ()
    hands.fill(address="ул. Тестовая")
    hands.editing.keeping.keeper.flush()
    hands.settled()
    assert [one.key for one in real.registry.forms.all()] == [str(saved.id)]


def test_what_was_just_saved_is_not_offered_by_the_next_form(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.begin("fire")
    hands.fill_required()
    hands.editing.keeping.keeper.flush()
    hands.settled()
    looked = Event()
    drop = real.registry.forms.drop

    def late(kind: str, key: str) -> None:
        assert looked.wait(10)
        drop(kind, key)

    monkeypatch.setattr(real.registry.forms, "drop", late)
    hands.press(Qt.Key.Key_Return, CTRL)
    keeper = hands.editing.keeping.keeper
    hands.qtbot.waitUntil(lambda: hands.form.incident().place == "" and keeper.key != "")
    looked.set()
    hands.settled()
    assert hands.editing.keeping.offer.offered() == ()
    assert hands.newest().number in hands.page.bench.news.banner.text()
    assert real.registry.forms.all() == ()


def test_a_record_in_work_is_restored_over_the_version_it_began_with(
    hands: Hands, real: Session, qtbot: QtBot
) -> None:
    hands.begin("fire")
    hands.fill(address="ул. Первая")
    hands.press(Qt.Key.Key_S, CTRL)
    number = hands.saved().id or 0
    hands.fill(address="ул. Вторая")
    hands.page.may_leave()
    hands.settled()
    again = another(real, qtbot)
    again.page.open_existing(number)
    again.settled()
    assert again.form.incident().address == "ул. Первая"
    again.editing.keeping.offer.restore()
    again.press(Qt.Key.Key_S, CTRL)
    assert again.saved().address == "ул. Вторая"


def test_it_is_kept_by_itself_after_the_last_key(hands: Hands, real: Session) -> None:
    hands.begin("fire")
    field = hands.form.rows["address"].input.widget()
    field.setFocus()
    hands.press(Qt.Key.Key_X)
    with hands.qtbot.waitSignal(hands.editing.keeping.keeper.kept, timeout=6000):
        pass
    assert real.registry.forms.all()[0].texts["address"] == "x"


def test_a_registry_that_is_away_is_said_in_the_head(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.begin("fire")

    def away(*_: object, **__: object) -> None:
        raise UnavailableError("The server is away: try again later.")

    monkeypatch.setattr(real.registry.forms, "keep", away)
    hands.fill(address="ул. Тестовая")
    hands.editing.keeping.keeper.flush()
    hands.settled()
    assert "not kept" in hands.page.bench.header.note.text()
    monkeypatch.undo()
    hands.editing.keeping.keeper.flush()
    hands.settled()
    assert real.registry.forms.all()


def test_who_may_only_look_types_nothing(
    hands: Hands, real: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = real.registry.incidents.save(
        Incident(kind="fire", address="ул. Тестовая", persons=(Person(outcome="injured"),)),
        expected_version=0,
    ).id
    model = hands.form.people.model
    assert model.rowCount() == 1
    session = real.registry._session
    monkeypatch.setattr(session, "user", replace(session.user, role=Role.VIEWER))
    hands.page.open_existing(number)
    hands.settled()
    assert not hands.form.rows["address"].input.widget().isEnabled()
    assert not hands.page.bench.header.save_button.isVisibleTo(hands.page)
    banner = hands.page.bench.news.banner
    assert banner.isVisibleTo(hands.page)
    assert "your role is “viewer”" in banner.text()
    assert model.rowCount() == 1, "the one person, and no row to add another"
    assert not hands.form.people._remove.isVisibleTo(hands.form.people)
    hands.editing.save()
    assert not hands.editing.saver.under_way
    monkeypatch.undo()
    hands.page.open_existing(number)
    hands.settled()
    assert model.rowCount() == 2


def test_what_is_restored_is_typed_on_without_the_mouse(hands: Hands, real: Session, qtbot: QtBot) -> None:
    typed(hands)
    again = another(real, qtbot)
    again.editing.keeping.offer.restore()
    assert again.form.isAncestorOf(again.focus())


def test_what_is_typed_goes_on_in_the_window_of_another_language(
    hands: Hands, real: Session, qtbot: QtBot
) -> None:
    typed(hands)
    before = hands.form.incident()
    carried = hands.page.carried()
    assert isinstance(carried, Carried)
    page = build(real)
    assert isinstance(page, EntryPage)
    qtbot.addWidget(page)
    assert page.carried() is None
    page.carry_on(carried)
    page.entered()
    again = Hands(page, real, qtbot)
    again.settled()
    after = again.form.incident()
    assert (after.values(), after.raw, after.persons) == (before.values(), before.raw, before.persons)
    assert again.editing.dirty
    assert again.editing.keeping.keeper.key == hands.editing.keeping.keeper.key
    assert not page.bench.news.banner.isVisibleTo(page)


class Kept:
    def __init__(self, key: str, minutes: int, kind: str = "fire") -> None:
        self.kind = kind
        self.key = key
        self.texts: Mapping[str, str] = {}
        self.kept_at = datetime(2026, 10, 26, tzinfo=UTC) + timedelta(minutes=minutes)


def test_kept_forms_are_found_by_kind_and_record_the_newest_first() -> None:
    every = (Kept("new", 1), Kept("new-2", 2), Kept("7", 3), Kept("new", 4, "water"))
    found = find(every, "fire", None)
    assert [one.key for one in found.forms] == ["new-2", "new"]
    assert found.key == "new-3"
    assert find(every, "fire", 8).key == "8"
    rest = find(every, "fire", None, {"new"})
    assert ([one.key for one in rest.forms], rest.key) == (["new-2"], "new")
    assert [one.key for one in find(every, "fire", 7).forms] == ["7"]


def shown_again(real: Session, qtbot: QtBot) -> EntryPage:
    """Show the page without a record, as a line of the overview does."""
    page = build(real)
    assert isinstance(page, EntryPage)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    return page


def test_the_page_opens_on_the_kind_that_was_left_last(real: Session, qtbot: QtBot) -> None:
    real.registry.forms.keep("water", {"address": "ул. Речная, 1"})
    page = shown_again(real, qtbot)
    qtbot.waitUntil(lambda: bool(page.editing.keeping.offer.offered()))
    assert page.editing.origin.kind == "water"
    page = shown_again(real, qtbot)
    page.open_new("workplace")
    idle(qtbot, real)
    assert page.editing.origin.kind == "workplace", "what the user asked for stays"


def test_the_page_opens_on_the_record_that_was_left_last(real: Session, qtbot: QtBot) -> None:
    saved = real.registry.incidents.save(Incident(kind="fire", address="ул. Тестовая"), expected_version=0)
    real.registry.forms.keep("fire", {"address": "ул. Тестовая, 2"}, str(saved.id))
    page = shown_again(real, qtbot)
    qtbot.waitUntil(lambda: page.editing.origin.id == saved.id)
    qtbot.waitUntil(lambda: bool(page.editing.keeping.offer.offered()))
