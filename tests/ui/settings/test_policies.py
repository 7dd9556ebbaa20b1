"""Threshold policies: entered, changed, removed, and an adopted project confirmed as law."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.policy import Exemption, PolicyStatus
from safetyreg.domain.reference import ValueStatus
from safetyreg.i18n import Language
from tests.ui.doors import idle, real_session
from tests.ui.sections import filled, ready
from ui.settings.page import build
from ui.settings.policies import Policies
from ui.settings.policy_dialogs import ConfirmDialog, PolicyDialog
from ui.widgets.question import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from safetyreg.domain.policy import Policy
    from ui.session import Session
    from ui.settings.page import SettingsPage
    from ui.theme import Theme
    from ui.widgets.form_dialog import FormDialog


def section_of(qtbot: QtBot, page: SettingsPage) -> Policies:
    found = ready(qtbot, page, "policies")
    assert isinstance(found, Policies)
    return found


def kept(session: Session, code: str) -> Policy | None:
    return next((one for one in session.registry.law.policies() if one.code == code), None)


def test_an_employers_position_is_entered_changed_and_removed(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = section_of(qtbot, page)

    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, PolicyDialog)
        dialog.code.setText("kz-unions")
        assert not dialog.complete(), "the code is taken, the name is missing"
        dialog.code.setText("employers-2026")
        dialog.names[0].setText("Работодатели: не более 40 %")
        dialog.cap.setText("40")
        dialog.exemptions[Exemption.FATAL].setChecked(True)
        dialog.heads["moral"].setChecked(True)

    filled(monkeypatch, PolicyDialog, fill)
    section.rows.add.emit()
    idle(qtbot, opened)
    found = kept(opened, "employers-2026")
    assert found is not None
    assert (found.cap, found.status, found.heads) == (40, PolicyStatus.PROPOSAL, ("moral",))
    assert found.exemptions == (Exemption.FATAL,)

    def change(dialog: FormDialog) -> None:
        assert isinstance(dialog, PolicyDialog)
        assert dialog.code.isReadOnly()
        dialog.cap.setText("")

    filled(monkeypatch, PolicyDialog, change)
    section.rows.edit.emit(section._policies.index(found))
    idle(qtbot, opened)
    changed = kept(opened, "employers-2026")
    assert changed is not None
    assert changed.cap is None
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)
    section.rows.remove.emit(section._policies.index(changed))
    idle(qtbot, opened)
    assert kept(opened, "employers-2026") is None


def test_only_an_adopted_project_is_confirmed_and_needs_day_and_number(
    qtbot: QtBot, opened: Session, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = section_of(qtbot, page)
    codes = [policy.code for policy in section._policies]
    section.rows.table.selectRow(codes.index("kz-unions"))
    assert not section.confirm.isEnabled()
    section.rows.table.selectRow(codes.index("kz-bill-25"))
    assert section.confirm.isEnabled()

    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert not dialog.complete()
        dialog.first.setText("01.01.2027")
        dialog.number.setText("№ 1-ТЕСТ")

    filled(monkeypatch, ConfirmDialog, fill)
    section.confirm.click()
    idle(qtbot, opened)
    law = kept(opened, "kz-bill-25")
    assert law is not None
    assert (law.status, law.valid_from) == (PolicyStatus.IN_FORCE, date(2027, 1, 1))
    assert law.document == "№ 1-ТЕСТ"


def test_a_new_policy_has_a_free_code_and_says_what_it_lacks(qtbot: QtBot, opened: Session) -> None:
    dialog = PolicyDialog(opened, None, frozenset({"own-1"}))
    qtbot.addWidget(dialog)
    assert dialog.code.text() == "own-2"
    assert dialog.policy().verified is ValueStatus.UNVERIFIED
    dialog.names[0].setText("Работодатели")
    assert dialog.complete()
    dialog.verified.set_value(ValueStatus.CONFIRMED.value)
    dialog.first.setText("01.02.2026")
    dialog.last.setText("01.01.2026")
    dialog.accept()
    assert dialog._last.message() == "The last day lies before the first."
    assert dialog._source.message() == "A confirmed policy needs its source."
    dialog.source.setText("письмо № 1")
    dialog.last.setText("01.03.2026")
    assert dialog.complete()
    assert dialog.policy().verified is ValueStatus.CONFIRMED


def test_a_dialog_grows_with_its_problems(qtbot: QtBot, opened: Session) -> None:
    bill = next(one for one in opened.registry.law.policies() if one.code == "kz-bill-25")
    dialog = ConfirmDialog(opened, bill)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.height() > before
    assert dialog._area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", [Language.RU, Language.KK])
def test_names_of_policies_are_read_whole_in_a_narrow_window(
    qtbot: QtBot, theme: Theme, opened: Session, language: Language
) -> None:
    session = real_session(opened, theme, opened.registry, language)
    page = build(session)
    qtbot.addWidget(page)
    page.entered()
    section = section_of(qtbot, page)
    page.resize(1180, 660)
    page.show()
    table = section.rows.table
    metrics, room = table.fontMetrics(), table.columnWidth(0) - 16
    for policy in section._policies:
        name = session.texts.name(policy.names)
        assert metrics.horizontalAdvance(name) <= room, name
    session.jobs.close()


def test_where_a_shipped_policy_is_from_is_said_in_the_language_of_the_window(
    qtbot: QtBot, page: SettingsPage
) -> None:
    section = section_of(qtbot, page)
    tips = [section._cells(policy)[0].tip for policy in section._policies]
    assert any("nobody's position" in tip for tip in tips)
    assert not any("подпись" in tip for tip in tips)
