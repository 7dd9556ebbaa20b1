from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QPushButton

from safetyreg.domain.query import Query
from safetyreg.domain.user import Role, User
from safetyreg.registry.imports import ColumnRule, Profile, from_toml, load
from tests.ui.doors import idle
from tests.ui.fires import log_fires
from tests.ui.imports.settling import settled
from ui.imports.edits import with_kind, with_target
from ui.imports.page import EARLIER, ImportsPage, build
from ui.imports.profile_store import Home, kept_profiles
from ui.main_window import MainWindow
from ui.widgets.code_input import CodeInput
from ui.widgets.question import Question

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.imports.work_part import WorkPart
    from ui.session import Session


def yes(*_: object, **__: object) -> bool:
    return True


def test_without_a_file_the_page_says_what_to_do(page: ImportsPage) -> None:
    assert page.stack.currentWidget() is page.empty
    assert page.button.isEnabled()


def test_a_file_is_shown_with_what_would_become_of_it(work: WorkPart) -> None:
    assert work.look.headings == ("When", "Loss", "Stove")
    assert [number for number, _ in work.look.rows] == [2, 3, 4]
    assert work.look.rejected == {3, 4}
    assert {(one.row, one.column) for one in work.look.remarks if one.grave == "error"} == {(3, 0), (4, 1)}
    assert work.grid.cells.index(1, 0).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert work.grid.cells.index(0, 0).data(Qt.ItemDataRole.BackgroundRole) is None
    assert "1969" in str(work.grid.cells.index(1, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert work.grid.cells.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole)
    assert work.problems.count() >= 2
    assert work.problems._whole.isHidden()
    remarks = tuple(replace(one, column=None) for one in work.look.remarks)
    work.problems.show_look(replace(work.look, remarks=remarks))
    assert not work.problems._whole.isHidden()


def test_a_choice_above_a_column_sends_it_to_a_field(qtbot: QtBot, opened: Session, work: WorkPart) -> None:
    choice = work.grid.head.choice(2)
    assert isinstance(choice, QComboBox)
    place = next(n for n in range(choice.count()) if choice.itemText(n) == "Preliminary cause")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    settled(qtbot, work, opened)
    assert [rule.to for rule in work.profile.columns if rule.column == "Stove"] == ["cause_preliminary"]
    pickers = work.column.map.inputs()
    assert [picker.accessibleName() for picker in pickers] == ["Code for “печь”", "Code for “газ”"]
    assert isinstance(pickers[0], CodeInput)
    pickers[0].picked.emit("unknown")
    settled(qtbot, work, opened)
    rule = next(rule for rule in work.profile.columns if rule.column == "Stove")
    assert rule.values == {"печь": "unknown"}


def test_date_formats_are_kept_as_patterns(qtbot: QtBot, opened: Session, work: WorkPart) -> None:
    work.grid.column_picked.emit(0)
    work.column.formats.setText("DD.MM.YYYY | YYYY-MM-DD")
    work.column.formats.editingFinished.emit()
    settled(qtbot, work, opened)
    rule = next(rule for rule in work.profile.columns if rule.column == "When")
    assert rule.formats == ("%d.%m.%Y", "%Y-%m-%d")
    assert work.column.formats.text() == "DD.MM.YYYY | YYYY-MM-DD"


def test_constants_are_typed_into_inputs_of_their_fields(
    qtbot: QtBot, opened: Session, work: WorkPart
) -> None:
    work.constants.adding.setCurrentIndex(work.constants.adding.findData("settlement"))
    work.constants.adding.activated.emit(1)
    settled(qtbot, work, opened)
    entered = work.constants.input("settlement")
    entered.set_raw("Central")
    entered.committed.emit()
    settled(qtbot, work, opened)
    assert work.profile.constants["settlement"] == "Central"


def test_the_bar_changes_kind_rows_and_heading(qtbot: QtBot, opened: Session, work: WorkPart) -> None:
    work.bar.rows.setCurrentIndex(1)
    work.bar.rows.activated.emit(1)
    settled(qtbot, work, opened)
    assert work.profile.group_by == ("When", "Loss")
    work.bar.group.setText("When, Stove")
    work.bar.group.editingFinished.emit()
    settled(qtbot, work, opened)
    assert work.profile.group_by == ("When", "Stove")
    work.bar.kind.setCurrentIndex(1)
    work.bar.kind.activated.emit(1)
    settled(qtbot, work, opened)
    assert work.profile.kind == "water"
    work.bar.header.setText("9")
    work.bar.header.committed.emit()
    settled(qtbot, work, opened)
    assert work.banner.isVisible()
    assert "9" in work.banner.text()


def test_a_profile_of_another_file_says_what_is_missing(
    qtbot: QtBot, opened: Session, work: WorkPart
) -> None:
    work.set_profile(with_target(work.profile, "Gone", "dead"))
    settled(qtbot, work, opened)
    assert work.look.error is not None
    assert "Gone" in work.banner.text()
    assert work.look.headings == ("When", "Loss", "Stove"), "the rows are still shown"
    work._leave_missing()
    settled(qtbot, work, opened)
    assert work.look.error is None
    assert not work.banner.isVisible()


def test_a_dry_run_counts_and_writes_nothing(
    qtbot: QtBot, opened: Session, work: WorkPart, tmp_path: Path
) -> None:
    work.run_bar.dry.setFocus()
    work.dry_run()
    assert work.run_bar.running
    assert work.run_bar.cancel is work.window().focusWidget()
    idle(qtbot, opened)
    assert work.run_bar.dry is work.window().focusWidget(), "not a button of another page"
    told = work.result.text()
    assert "nothing was written" in told
    assert re.search(r"1 × Loss: .* is no number", told), "the column of a reason is named"
    assert "2 × " not in told
    assert opened.registry.incidents.count(Query()) == 0
    work.result.save(tmp_path / "rejects.xlsx")
    idle(qtbot, opened)
    assert (tmp_path / "rejects.xlsx").stat().st_size > 0
    assert "rejects.xlsx" in work.banner.text()


def test_an_import_is_taken_in_noticed_and_taken_back(
    qtbot: QtBot,
    opened: Session,
    page: ImportsPage,
    work: WorkPart,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(opened.changed):
        work.take_in()
    idle(qtbot, opened)
    assert opened.registry.incidents.count(Query()) == 1
    page.open(file)
    settled(qtbot, work, opened)
    assert "imported on" in work.notice.text()
    monkeypatch.setattr(Question, "exec", lambda _: Question.DialogCode.Rejected)
    work.take_in()
    idle(qtbot, opened)
    assert opened.registry.incidents.count(Query()) == 1, "asked, and not again"
    page.show_part(EARLIER)
    idle(qtbot, opened)
    batches = page.batches
    assert batches.table.model().rowCount() == 1
    assert batches.undo.isEnabled()
    monkeypatch.setattr(Question, "ask", yes)
    batches.undo.setFocus()
    batches.undo.click()
    idle(qtbot, opened)
    assert batches.table is page.window().focusWidget()
    assert opened.registry.incidents.count(Query()) == 0
    assert "Taken back: 1 deleted" in batches.banner.text()
    assert not batches.undo.isEnabled()
    page.show_new()


def test_an_import_says_what_was_rejected_and_shows_the_records(
    qtbot: QtBot, opened: Session, work: WorkPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.take_in()
    idle(qtbot, opened)
    assert "Imported: 1 incident." in work.banner.text()
    assert "2 rows were rejected" in work.banner.text()
    shown: list[str] = []
    opened.show_page.connect(shown.append)
    buttons = {button.text(): button for button in work.banner.findChildren(QPushButton)}
    buttons["Show the records"].click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bad.xlsx"), ""))
    with qtbot.waitSignal(work.result.saving.saved):
        buttons["Save the rejected rows…"].click()
    assert shown == ["register"]
    assert opened.registry.incidents.count(opened.query.only(period=None)) == 1


def test_profiles_are_kept_chosen_and_written(
    qtbot: QtBot, opened: Session, work: WorkPart, tmp_path: Path
) -> None:
    work.profiles.keep_as("Mine", shared=False)
    idle(qtbot, opened)
    work.profiles.keep_as("Ours", shared=True)
    idle(qtbot, opened)
    homes = {one.profile.name: one.home for one in kept_profiles(opened.registry)}
    assert homes["Mine"] is Home.OWN
    assert homes["Ours"] is Home.SHARED
    assert Home.SHIPPED in homes.values()
    work.profiles.save(tmp_path / "p.toml")
    idle(qtbot, opened)
    assert load(tmp_path / "p.toml").columns == work.profile.columns
    labels = [action.text() for action in work.profiles.take.menu().actions()]
    assert {"Mine", "Ours", "Register dump"} <= set(labels)
    work.profiles.open(tmp_path / "p.toml")
    settled(qtbot, work, opened)
    work.profiles.save(tmp_path / "nowhere" / "p.toml")
    idle(qtbot, opened)
    assert "There is no folder" in work.banner.text()


def test_a_kept_profile_that_cannot_be_read_is_left_out(opened: Session) -> None:
    opened.registry.settings.put("import_profiles", {"bad": "kind = 3 = 4"})
    assert Home.OWN not in {one.home for one in kept_profiles(opened.registry)}
    with pytest.raises(Exception, match="no TOML"):
        from_toml("kind = 3 = 4", "bad")


def test_a_wrong_file_is_said_in_place(
    qtbot: QtBot, opened: Session, page: ImportsPage, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    page.open(empty)
    idle(qtbot, opened)
    assert "empty" in page.banner.text()
    assert page.stack.currentWidget() is page.empty


def test_a_file_can_be_dropped(qtbot: QtBot, opened: Session, page: ImportsPage, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    settled(qtbot, page.work, opened)
    assert page.stack.currentWidget() is page.work


def test_the_file_dialog_opens_what_was_chosen(
    qtbot: QtBot, opened: Session, page: ImportsPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(_: QWidget, *__: object) -> tuple[str, str]:
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    page.choose_file()
    settled(qtbot, page.work, opened)
    assert page.work.bar.name.text() == "fires.csv"


def test_a_viewer_is_told_who_may_import(qtbot: QtBot, opened: Session) -> None:
    opened.registry._session.user = User("eve", "Eve", Role.VIEWER)
    found = build(opened)
    qtbot.addWidget(found)
    assert not found.button.isEnabled()
    assert not found.acceptDrops()


def test_a_choice_that_the_focus_reaches_is_brought_into_view(
    qtbot: QtBot, page: ImportsPage, work: WorkPart
) -> None:
    page.resize(500, 640)
    choice = work.grid.head.choice(2)
    with qtbot.waitSignal(work.grid.column_picked) as picked:
        choice.reached.emit()
    assert picked.args == [2]
    assert work.grid.head.sectionViewportPosition(2) < work.grid.viewport().width()


def test_the_window_knows_the_page(qtbot: QtBot, opened: Session) -> None:
    window = MainWindow(opened)
    qtbot.addWidget(window)
    keys = {action.shortcut().toString() for action in window.actions()}
    assert "Ctrl+I" in keys
    assert isinstance(window.go("imports"), ImportsPage)


def test_profiles_come_from_menus(
    qtbot: QtBot, opened: Session, work: WorkPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "saved"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    work.profiles._on_save()
    idle(qtbot, opened)
    assert path.with_suffix(".toml").exists()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path.with_suffix(".toml")), ""))
    work.profiles._on_file()
    settled(qtbot, work, opened)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Named", True))
    work.profiles._ask_name(shared=False)
    idle(qtbot, opened)
    assert work.profiles.take.caption() == "Profile: Named"
    work.profiles.proposed.emit()
    settled(qtbot, work, opened)
    assert work.profile.name == "fires"


def test_rejects_are_saved_where_the_user_says(
    qtbot: QtBot, opened: Session, work: WorkPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.result.save(tmp_path / "nothing.xlsx")
    work.dry_run()
    idle(qtbot, opened)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "bad"), ""))
    with qtbot.waitSignal(work.result.saving.saved):
        work.result.saving.asked.emit()
    assert (tmp_path / "bad.xlsx").exists()
    assert "Why rows are rejected" in work.result.text()


def test_the_registers_own_dump_finds_its_columns(
    qtbot: QtBot, opened: Session, page: ImportsPage, tmp_path: Path
) -> None:
    log_fires(opened.registry, date(2026, 3, 2))
    path = tmp_path / "dump.xlsx"
    opened.registry.reports.register_dump(Query(), path)
    page.open(path)
    settled(qtbot, page.work, opened)
    dump = next(one for one in opened.registry.imports.shipped() if one.auto)
    page.work.profiles.chosen.emit(dump)
    settled(qtbot, page.work, opened)
    headings = page.work.look.headings
    assert page.work.look.error is None
    assert page.work._goal(headings.index("occurred_on")) == "occurred_on"
    assert page.work.bar.persons.currentData() == "#2"
    assert page.work.bar.persons.currentIndex() == 2
    assert page.work.bar.key.currentText() == "record"
    page.work.grid.column_picked.emit(headings.index("cause_preliminary"))
    assert "Preliminary cause" in page.work.column._said.text()


def test_a_problem_leads_to_its_cell(work: WorkPart) -> None:
    work.problems.picked.emit(4, 1)
    assert (work.grid.currentIndex().row(), work.grid.currentIndex().column()) == (2, 1)
    work.grid.copy()


def test_another_kind_keeps_only_what_it_has(work: WorkPart) -> None:
    profile = Profile(name="x", kind="fire", columns=(ColumnRule("Loss", "damage"),))
    assert with_kind(profile, "workplace").columns == profile.columns
