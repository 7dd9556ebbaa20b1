from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from safetyreg.domain.user import Role, User
from safetyreg.errors import CancelledError, ExpectedError
from tests.ui.register.conftest import waited
from ui.register.export_dialog import Export, ExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.register.doors import RegisterDoor
    from ui.register.page import RegisterPage
    from ui.session import Session


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, tmp_path: Path) -> ExportDialog:
    found = ExportDialog(session, 1234)
    qtbot.addWidget(found)
    found.file.setText(str(tmp_path / "found.xlsx"))
    return found


def test_format_and_name_go_together(dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.accept_button.isEnabled()
    dialog.format.buttons()[1].click()
    assert dialog.export() == Export(tmp_path / "found.csv")
    dialog.file.setText(str(tmp_path / "found.doc"))
    assert not dialog.accept_button.isEnabled()
    assert "must end in .csv" in dialog._hint.text()
    dialog.file.setText(str(tmp_path / "no" / "found.csv"))
    assert "no such folder" in dialog._hint.text()


def test_a_file_that_is_there_is_told(dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "old.xlsx").touch()
    dialog.file.setText(str(tmp_path / "old.xlsx"))
    assert "will be replaced" in dialog._hint.text()
    assert dialog.accept_button.isEnabled()


def test_personal_data_need_a_reason(dialog: ExportDialog) -> None:
    dialog.personal.setChecked(True)
    assert not dialog.accept_button.isEnabled()
    dialog.reason.setText("court order 12")
    assert dialog.accept_button.isEnabled()
    assert dialog.export().personal
    assert dialog.export().reason == "court order 12"
    dialog.personal.setChecked(False)
    assert dialog.export().reason == ""


def test_personal_data_are_not_offered_to_an_operator(
    qtbot: QtBot, session: Session, door: RegisterDoor
) -> None:
    door.user = User("operator", "", Role.OPERATOR)
    found = ExportDialog(session, None)
    qtbot.addWidget(found)
    assert found.personal.isHidden()


def test_a_file_is_chosen(dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "chosen"), ""))
    dialog._browse.click()
    assert dialog.export().path == tmp_path / "chosen.xlsx"


def test_what_is_found_is_written(
    qtbot: QtBot, page: RegisterPage, door: RegisterDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "found.csv"
    monkeypatch.setattr(ExportDialog, "ask", lambda *_: Export(path, personal=True, reason="court"))
    assert page.export_found()
    waited(qtbot, lambda: page.news.text() == "3 records written to found.csv.")
    query, options = door.reports.asked[0]
    assert query == page.loader.query
    assert (options.order, options.personal, options.reason) == (page.loader.order, True, "court")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    for button in page.news.findChildren(QPushButton):
        button.click()
    assert opened == [str(path), str(tmp_path)]


@pytest.mark.parametrize("cancelled", [True, False])
def test_a_failed_export_is_told(
    qtbot: QtBot, page: RegisterPage, session: Session, door: RegisterDoor, tmp_path: Path, cancelled: bool
) -> None:
    door.reports.error = CancelledError("x") if cancelled else ExpectedError("The disk is full.")
    chosen = Export(tmp_path / "found.csv")
    if cancelled:
        with qtbot.waitSignal(session.said):
            page.export.run(chosen, page.loader.query, page.loader.order)
        assert page.news.isHidden()
    else:
        page.export.run(chosen, page.loader.query, page.loader.order)
        waited(qtbot, lambda: page.news.text() == "The disk is full.")


def test_the_answer_of_the_dialog(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ExportDialog, "exec", lambda _: QDialog.DialogCode.Accepted.value)
    found = ExportDialog.ask(session, 5)
    assert found is not None
    assert found.path.suffix == ".xlsx"
    monkeypatch.setattr(ExportDialog, "exec", lambda _: QDialog.DialogCode.Rejected.value)
    assert ExportDialog.ask(session, 5) is None


def test_the_selected_records_are_written_alone(
    qtbot: QtBot, page: RegisterPage, door: RegisterDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []

    def ask(_: Session, count: int | None, __: object) -> Export:
        asked.append(count)
        return Export(tmp_path / "chosen.xlsx")

    monkeypatch.setattr(ExportDialog, "ask", ask)
    page.view.select_rows([0, 2])
    menu = page.row_menu()
    next(one for one in menu.actions() if one.text() == "Export the selected…").trigger()
    waited(qtbot, lambda: len(door.reports.asked) == 1)
    assert asked == [2]
    assert door.reports.asked[0][0].ids == (1000, 998)
    menu.deleteLater()
