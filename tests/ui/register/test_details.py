from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from safetyreg.domain.attachment import Attachment
from safetyreg.domain.changes import HistoryLine
from safetyreg.domain.problem import Problem, Severity
from safetyreg.domain.status import Status
from safetyreg.domain.user import Role, User
from safetyreg.errors import Message
from safetyreg.i18n import Language, Texts
from tests.ui.register.conftest import waited
from tests.ui.register.doors import incident
from tests.ui.windows import BOOK
from ui.register.record import Record, groups, history_text
from ui.register.status_dialog import StatusDialog
from ui.widgets.history_pane import HistoryPane
from ui.widgets.print_preview import PrintPreview

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.register.doors import RegisterDoor
    from ui.register.page import RegisterPage
    from ui.session import Session

TEXTS = Texts(Language.EN)


def told(record: Record) -> dict[str, dict[str, str]]:
    return {group.title: dict(group.lines) for group in groups(record, TEXTS, BOOK)}


def test_what_is_filled_is_told_by_section() -> None:
    found = told(Record(incident(1)))
    assert found["When and where"]["Date"] == "26.10.2026, 03:15"
    assert found["When and where"]["Place (KATO)"] == "Temirtau city"
    assert found["Damage and rescued"]["Damage"] == "1\u00a0250\u00a0000\u00a0tenge"
    assert found["Persons"] == {"Ө. Б.": "died, 45 years"}
    assert "Organisation" not in found
    assert "What happened" not in found


def test_what_belongs_together_stands_together() -> None:
    one = replace(incident(1), occurred_at=None, time_unknown=True, latitude=49.8, longitude=73.1, dead=None)
    warning = Problem("late", "reported_on", Message("Reported late."), Severity.WARNING)
    file = Attachment(name="act.pdf", size=1, sha256="")
    found = told(Record(replace(one, attachments=(file,)), warnings=(warning,)))
    assert found["When and where"]["Date"] == "26.10.2026, time unknown"
    assert found["When and where"]["Coordinates"] == "49.8000; 73.1000"
    assert found["People"]["Dead"] == "1"
    assert found["Kept warnings"] == {"": "Reported late."}
    assert found["Files"] == {"": "act.pdf"}


def test_the_history_is_counted() -> None:
    line = HistoryLine("2026-10-26T04:00:00+00:00", "Inspector", "created")
    text = history_text(Record(incident(1), (line,)), TEXTS)
    assert text == "1 line of history, the last 26.10.2026 09:00, Inspector"
    assert history_text(Record(incident(1)), TEXTS) == ""


def test_the_pane_follows_the_table(qtbot: QtBot, page: RegisterPage, door: RegisterDoor) -> None:
    for row in (3, 4, 5):
        page.view.go_to(row)
    waited(qtbot, lambda: page.details.record is not None)
    assert page.details.record is not None
    assert page.details.record.incident.id == 995
    assert ("get", 996) not in door.incidents.asked
    assert "Place (KATO): Temirtau city" in page.details.text()
    assert page.details._title.text() == "Burning, not counted as a fire"
    assert page.details._tags[1].text() == "not counted"


def test_several_records_are_counted(qtbot: QtBot, page: RegisterPage) -> None:
    page.view.select_rows([1, 2, 3])
    assert page.details._message.text() == "3 records selected"
    assert not page.details.print_card()


def test_a_record_that_is_gone_is_said_in_the_pane(
    qtbot: QtBot, page: RegisterPage, door: RegisterDoor
) -> None:
    door.incidents.gone = {990}
    page.view.go_to(10)
    waited(qtbot, lambda: "not there any more" in page.details._message.text())


def test_the_buttons_of_the_pane(
    qtbot: QtBot, session: Session, page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(PrintPreview, "ask", lambda *given: asked.append(given))
    waited(qtbot, lambda: page.details.record is not None)
    with qtbot.waitSignal(session.open_incident):
        page.details.open_button.click()
    page.details.history_button.click()
    history = page.details.currentWidget()
    assert isinstance(history, HistoryPane)
    history.close_link.click()
    assert page.details.currentWidget() is page.details._card
    with qtbot.waitSignal(page.details.print_asked):
        page.details.print_button.click()
    waited(qtbot, lambda: len(asked) == 1)


def test_the_way_of_a_record_is_offered(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited(qtbot, lambda: page.details.record is not None)
    actions = {one.text(): one for one in page.details.status_menu().actions() if one.text()}
    assert list(actions) == ["under investigation…", "closed…", "Annul…"]
    monkeypatch.setattr(StatusDialog, "ask", lambda *_: None)
    actions["closed…"].trigger()
    assert door.incidents.calls("set_status") == 0
    monkeypatch.setattr(StatusDialog, "ask", lambda *_: "twice")
    with qtbot.waitSignal(session.changed):
        actions["Annul…"].trigger()
    assert ("set_status", (1000, Status.ANNULLED, "twice", 1)) in door.incidents.asked


def test_a_draft_is_registered_in_its_form(
    qtbot: QtBot, session: Session, page: RegisterPage, door: RegisterDoor
) -> None:
    door.incidents.changed[990] = replace(incident(990), status=Status.DRAFT, number="")
    page.view.go_to(10)
    waited(qtbot, lambda: page.details.record is not None and page.details.record.incident.id == 990)
    assert page.details._number_label.text() == "no number yet"
    register = page.details.status_menu().actions()[0]
    with qtbot.waitSignal(session.open_incident):
        register.trigger()


def test_a_viewer_changes_no_status(qtbot: QtBot, page: RegisterPage, door: RegisterDoor) -> None:
    door.user = User("guest", "Guest", Role.VIEWER)
    page.view.go_to(10)
    waited(qtbot, lambda: page.details.record is not None and page.details.record.incident.id == 990)
    assert page.details.status_button.isHidden()


@pytest.mark.parametrize(
    ("new", "needed"), [(Status.ANNULLED, True), (Status.CLOSED, False), (Status.INVESTIGATED, False)]
)
def test_annulling_needs_a_reason(qtbot: QtBot, session: Session, new: Status, needed: bool) -> None:
    dialog = StatusDialog("1-2026-000001", Status.REGISTERED, new, TEXTS)
    qtbot.addWidget(dialog)
    assert dialog.accept_button.isEnabled() is not needed
    dialog.reason.setPlainText("entered twice")
    assert dialog.accept_button.isEnabled()


def test_the_reason_is_the_answer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: StatusDialog) -> int:
        dialog.reason.setPlainText("entered twice")
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(StatusDialog, "exec", answer)
    asked = StatusDialog.ask("", Status.DRAFT, Status.ANNULLED, TEXTS)
    assert asked == "entered twice"
    monkeypatch.setattr(StatusDialog, "exec", lambda _: QDialog.DialogCode.Rejected.value)
    assert StatusDialog.ask("", Status.DRAFT, Status.ANNULLED, TEXTS) is None
