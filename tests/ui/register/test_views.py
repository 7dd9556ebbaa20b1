from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.period import Period
from safetyreg.domain.query import Condition, Operator, Order, Query
from safetyreg.i18n import Language
from tests.ui.register.conftest import waited
from ui.filter import Filter, Preset
from ui.register.columns import widths_in
from ui.register.view_name import ViewName
from ui.register.views import BUILT_IN, SavedView, matching
from ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from safetyreg.i18n import Texts
    from tests.ui.register.doors import RegisterDoor
    from ui.register.page import RegisterPage
    from ui.session import Session

VIEW = SavedView(
    "Stoves",
    Filter(preset=Preset.YEAR, kinds=("fire",), words="печь"),
    subtypes=("fire",),
    where=(Condition("cause", Operator.IS, ("6", "7")), Condition("dead", Operator.MORE, 0)),
    counted=True,
    columns=("number", "place"),
    order=Order("damage", descending=False),
)


def answered(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, answers: list[object]) -> list[object]:
    """Answer a dialog's question with one answer after the other; return those that are left."""
    monkeypatch.setattr(owner, name, lambda *_, **__: answers.pop(0))
    return answers


def chosen(page: RegisterPage, text: str) -> QAction:
    """Return a line of the menu of views."""
    return next(one for one in page.views.menu().actions() if one.text() == text)


def test_a_saved_view_is_kept_whole() -> None:
    assert SavedView.from_kept("Stoves", VIEW.kept()) == VIEW


@pytest.mark.parametrize("kept", [None, "x", {}, {"where": [1, ["a"]], "order": 7, "columns": "x"}])
def test_nonsense_is_left_out(kept: object) -> None:
    assert SavedView.from_kept("x", kept) == SavedView("x", Filter.from_kept({}))


@pytest.mark.parametrize("view", BUILT_IN, ids=lambda view: view.code)
def test_a_built_in_view_knows_itself(view: object) -> None:
    base = Query(period=Period(date(2026, 1, 1), date(2026, 2, 1)), kinds=("fire",), words="x")
    for one in BUILT_IN:
        assert (matching(one.query(base)) is view) is (one is view)


def test_a_chip_shows_its_records_and_again_all(qtbot: QtBot, session: Session, page: RegisterPage) -> None:
    chip = page.views.chips["not_counted"]
    with qtbot.waitSignal(page.loader.shown):
        chip.click()
    assert session.query.counted is False
    assert chip.isChecked()
    assert page.views.name() == "Not counted"
    waited(qtbot, lambda: page.model.rowCount() == 200)
    with qtbot.waitSignal(page.loader.listed):
        chip.click()
    assert not chip.isChecked()
    assert page.views.name() == "All records"
    assert page.model.rowCount() == 1000


def test_statuses_of_a_view_show_in_the_filter_bar(
    qtbot: QtBot, session: Session, page: RegisterPage
) -> None:
    with qtbot.waitSignal(page.loader.shown):
        page.views.chips["drafts"].click()
    assert session.filter.statuses == ("draft",)
    assert session.filter.preset is Preset.ALL


def test_a_view_is_saved_chosen_and_deleted(
    qtbot: QtBot,
    session: Session,
    door: RegisterDoor,
    page: RegisterPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.columns.show_columns(("number", "place"))
    page.views.chips["not_counted"].click()
    page.views.save_asked.emit("Mine")
    waited(qtbot, lambda: page.views.name() == "Mine")
    assert "Mine" in door.settings.kept
    page.views.choose(BUILT_IN[0])
    page.columns.reset()
    chosen(page, "Mine").trigger()
    assert page.columns.names() == ("number", "place")
    assert session.query.counted is False
    assert page.views.name() == "Mine"
    session.set_filter(session.filter.only(kinds=("water",)))
    assert page.views.name() == "Not counted"
    session.set_filter(session.filter.only(kinds=()))
    asked = answered(monkeypatch, Question, "ask", [False, True])
    chosen(page, "Delete “Mine”…").trigger()
    assert door.settings.kept
    chosen(page, "Delete “Mine”…").trigger()
    waited(qtbot, lambda: not door.settings.kept)
    assert page.views.name() == "Not counted"
    assert asked == []


def test_a_view_gets_another_name_and_stays_the_one_shown(
    qtbot: QtBot, door: RegisterDoor, page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.views.chips["not_counted"].click()
    page.views.save_asked.emit("Mine")
    waited(qtbot, lambda: page.views.name() == "Mine")
    kept = door.settings.kept["Mine"]
    assert "Not counted" in page.views._taken("Mine")
    assert "Mine" not in page.views._taken("Mine")
    answered(monkeypatch, ViewName, "ask", ["", "Mine", "Ours"])
    for _ in range(3):
        chosen(page, "Rename “Mine”…").trigger()
    waited(qtbot, lambda: page.views.name() == "Ours")
    assert door.settings.kept == {"Ours": kept}


def test_a_view_is_saved_under_the_name_that_was_typed(
    qtbot: QtBot, page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, ViewName, "ask", ["", "Mine"])
    chosen(page, "Save this view…").trigger()
    assert page.views.name() == "All records"
    chosen(page, "Save this view…").trigger()
    waited(qtbot, lambda: page.views.name() == "Mine")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("  ", "Type a name."), ("их  ПОЖАРЫ", "A view is named “их ПОЖАРЫ” already: choose another name.")],
)
def test_a_name_is_a_views_own(qtbot: QtBot, texts: Texts, typed: str, problem: str) -> None:
    dialog = ViewName(texts, "Мои пожары", ("Их пожары",), renaming=True)
    qtbot.addWidget(dialog)
    assert dialog.input.selectedText() == "Мои пожары"
    dialog.input.setText(typed)
    dialog.accept()
    assert dialog.field.message() == problem
    dialog.input.setText(" Наши   пожары ")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert dialog.name() == "Наши пожары"


def test_as_many_chips_as_there_is_room_for(page: RegisterPage) -> None:
    page.views.resize(page.views.chooser.sizeHint().width() + 10, 40)
    assert all(chip.isHidden() for chip in page.views.chips.values())
    page.views.resize(2000, 40)
    assert not any(chip.isHidden() for chip in page.views.chips.values())


def test_widths_are_remembered_for_the_language_of_their_headings(
    session: Session, page: RegisterPage
) -> None:
    page.view.setColumnWidth(0, 260)
    names = page.columns.names()
    assert session.preferences.get(widths_in(Language.EN))[names[0]] == 260
    assert not session.preferences.get(widths_in(Language.KK))
