"""A decision and a ground entered as a person does, and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from safetyreg.domain.decision import Action, After, Body, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Area, Side
from safetyreg.domain.ledger import Effective
from safetyreg.i18n import Language
from safetyreg.liability.precedents import Features, Part, PastCase, Precedent
from tests.ui.doors import idle, real_session
from tests.ui.keys import NONE, press, write
from tests.ui.liability.cases import case_of
from tests.ui.sections import filled
from ui.liability.decision_dialog import DecisionDialog
from ui.liability.dissents_box import DissentRow
from ui.liability.ground_dialog import GroundDialog
from ui.liability.similar_pane import SimilarPane

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.liability.conftest import Stage
    from ui.session import Session
    from ui.theme import Theme
    from ui.widgets.form_dialog import FormDialog


def test_shares_fill_up_to_a_hundred_and_findings_come_while_typing(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    dialog = DecisionDialog(stage.session, case, None, stage.page.case)
    write(dialog.shares.employee, "30")
    assert dialog.shares.value() == Shares(30, 70)
    assert "gross negligence is not found" in dialog.findings.text.text()
    dialog.gross.set_value(Answer.YES)
    write(dialog.evidence, "протокол")
    assert "Nothing unlawful" in dialog.findings.text.text()
    dialog.shares.employer.setText("")
    write(dialog.shares.employer, "55")
    assert dialog.shares.value() == Shares(45, 55)
    dialog.shares.third.setText("")
    write(dialog.shares.third, "5")
    assert dialog.shares.value() == Shares(45, 50, 5)
    write(dialog.shares.third, "8")
    assert dialog.shares.value() == Shares(45, 0, 58), "nothing is left for the employer, which is seen"
    dialog.shares.third.setText("")
    write(dialog.shares.third, "5")
    assert dialog.shares.value() == Shares(45, 50, 5)
    assert "third party" in dialog.findings.text.text()
    assert not dialog.complete(), "body and date are missing"
    assert dialog._captions["body"].message()
    dialog.deleteLater()


def test_a_late_dissent_is_said_while_it_is_typed_and_blocks_nothing(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    dialog = DecisionDialog(stage.session, case, None, stage.page.case)
    dialog.body.set_value("commission")
    dialog.body_name.setText("Комиссия")
    write(dialog.day, "02062025")
    write(dialog.shares.employee, "0")
    dialog.dissents._on_add()
    row = dialog.dissents.rows[0]
    write(row.author, "Б. Эксперт")
    write(row.day, "04062025")
    assert "Б. Эксперт" not in dialog.findings.text.text()
    row.day.setText("")
    write(row.day, "05062025")
    assert "Б. Эксперт came on 05.06.2025, after the term ended on 04.06.2025" in dialog.findings.text.text()
    assert dialog.complete(), "a finding is no entry error"
    dialog.deleteLater()


def test_the_last_day_of_a_dissent_is_named_where_the_investigation_ended(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    ended = replace(case.ledger.circumstances, ended_on=date(2025, 6, 2))
    dialog = DecisionDialog(
        stage.session, replace(case, ledger=replace(case.ledger, circumstances=ended)), None, stage.page.case
    )
    assert dialog._captions["dissents"].message() == "Due in writing by 04.06.2025."
    dialog.deleteLater()


def test_an_opinion_without_author_or_with_a_share_beyond_100_is_not_lost(qtbot: QtBot, stage: Stage) -> None:
    dialog = DecisionDialog(stage.session, case_of(qtbot, stage), None, stage.page.case)
    dialog.dissents._on_add()
    row = dialog.dissents.rows[0]
    write(row.reasons, "нет доказательств")
    dialog.accept()
    assert "Name the author" in dialog._captions["dissents"].message()
    write(row.author, "Б. Эксперт")
    write(row.employee, "150")
    assert dialog._captions["dissents"].message() == "Enter 100 or less."
    dialog.deleteLater()


def test_a_decision_is_kept_with_its_dissent_and_document(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case = case_of(qtbot, stage)
    act = tmp_path / "act.txt"
    act.write_text("act", encoding="utf-8")

    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, DecisionDialog)
        dialog.body.set_value("inspector")
        dialog.body_name.setText("Инспекция")
        dialog.day.setText("01.10.2025")
        write(dialog.shares.employee, "10")
        dialog.dissents._on_add()
        dialog.dissents.rows[0].author.setText("Б. Эксперт")
        dialog.dissents.rows[0].employee.setText("0")
        dialog.file.add_path(act)

    filled(monkeypatch, DecisionDialog, fill)
    stage.page.case.decide.click()
    idle(qtbot, stage.session)
    kept = stage.session.registry.decisions.ledger(case.victim.incident, case.victim.person).decisions[-1]
    assert kept.shares == Shares(10, 90)
    assert kept.dissents[0].shares == Shares(0, 100)
    assert kept.attachment is not None
    assert stage.page.case.case is not None
    assert len(stage.page.case.case.ledger.decisions) == 3, "the case was read again"


def test_the_cursor_goes_through_a_decision_as_it_is_read(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    dialog = DecisionDialog(stage.session, case, None, stage.page.case)
    dialog.action.set_value(Action.ANNULS.value)
    dialog._on_edited()
    dialog.show()
    fields = dialog._captioned_fields()
    rows = [field.mapTo(dialog, QPoint()) for field in fields if field.isVisible()]
    assert [(at.y(), at.x()) for at in rows] == sorted((at.y(), at.x()) for at in rows)
    parts = {field.control: field for field in fields}
    inner: list[object] = []
    part = dialog.body_name.nextInFocusChain()
    while part is not None and part is not dialog.body_name:
        inner += [part] if part in parts else []
        part = part.nextInFocusChain()
    assert inner.index(dialog.document) < inner.index(dialog.day)
    dialog.deleteLater()


def test_a_share_apart_from_similar_cases_is_said_while_a_reason_can_be_written(
    qtbot: QtBot, stage: Stage
) -> None:
    case = case_of(qtbot, stage)
    past = PastCase(9, 9, "3-9", Features(), ((Body.COURT, Shares(10, 90)),), Effective(decision=None))
    stands = replace(past, effective=Effective(replace(case.ledger.decisions[0], shares=Shares(10, 90))))
    near = replace(case, similar=tuple(Precedent(stands, 0.9, ()) for _ in range(5)))
    dialog = DecisionDialog(stage.session, near, None, stage.page.case)
    alike = dialog.findings.alike
    assert alike.isHidden(), "no share is typed yet"
    write(dialog.shares.employee, "40")
    assert not alike.isHidden()
    assert "give a reason" in alike.text()
    write(dialog.reason, "грубое нарушение")
    assert "explained" in alike.text()
    dialog.deleteLater()


def test_what_makes_a_case_similar_stands_in_sight(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    past = PastCase(9, 9, "3-9", Features(), ((Body.COURT, Shares(10, 90)),), Effective(decision=None))
    parts = (Part("OKED section", 10, 1.0), Part("causes", 25, 0.5), Part("severity", 15, 0.0))
    pane = SimilarPane(stage.session)
    qtbot.addWidget(pane)
    pane.show_case(replace(case, similar=(Precedent(past, 0.5, parts),)))
    (row,) = pane.rows
    assert "alike: OKED section, causes 50\xa0%" in [part.text() for part in row.findChildren(QLabel)]


def test_typing_begins_with_who_decided(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    dialog = DecisionDialog(stage.session, case, None, stage.page.case)
    dialog.show()
    focus = dialog.focusWidget()
    assert isinstance(focus, QPushButton)
    assert dialog.body.isAncestorOf(focus), "a key presses the first of the bodies"
    press(focus, Qt.Key.Key_Space, " ")
    QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, NONE, " "))
    assert dialog.decision().body is Body.COMMISSION
    dialog.reject()
    dialog.deleteLater()


def test_an_annulment_is_offered_of_the_decision_in_force(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    last = case.ledger.decisions[-1]
    assert len(case.ledger.decisions) > 1
    dialog = DecisionDialog(stage.session, case, None, stage.page.case)
    dialog.action.set_value(Action.ANNULS.value)
    assert dialog.decision().annuls == last.id
    dialog.deleteLater()


@pytest.mark.parametrize("language", [Language.RU, Language.KK])
def test_what_a_dissent_asks_for_is_read_whole(
    qtbot: QtBot, theme: Theme, opened: Session, language: Language
) -> None:
    session = real_session(opened, theme, opened.registry, language)
    row = DissentRow(session)
    qtbot.addWidget(row)
    row.resize(612, row.sizeHint().height())
    row.show()
    for part in (row.author, row.employee, row.day, row.reasons):
        text = part.fontMetrics().horizontalAdvance(part.placeholderText())
        assert text <= part.width() - 24, part.placeholderText()
    session.jobs.close()


def test_an_annulment_names_its_decision(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    dialog = DecisionDialog(stage.session, case, None, stage.page.case)
    dialog.action.set_value(Action.ANNULS.value)
    dialog.after.set_value(After.REINVESTIGATION.value)
    dialog.action.edited.emit()
    assert dialog._captions["shares"].isHidden()
    found = dialog.decision()
    assert found.annuls == case.ledger.decisions[-1].id
    assert found.after is After.REINVESTIGATION
    again = DecisionDialog(stage.session, case, found, stage.page.case)
    assert again.decision() == found
    for one in (dialog, again):
        one.deleteLater()


def test_a_ground_comes_from_the_checklist(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_of(qtbot, stage)

    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, GroundDialog)
        assert not dialog.complete()
        dialog.check.setCurrentIndex(dialog.check.findData("ppe"))
        dialog._on_check()
        dialog.evidence.setText("карточка выдачи")

    filled(monkeypatch, GroundDialog, fill)
    stage.page.case.grounds.adds[Side.EMPLOYER].click()
    idle(qtbot, stage.session)
    assert stage.page.case.case is not None
    found = stage.page.case.case.sheet.of(Side.EMPLOYER)[-1]
    assert (found.area, found.norm, found.check) == (Area.EQUIPMENT, "lc-182", "ppe")
    assert found.evidence == "карточка выдачи"


def test_a_ground_is_changed_and_removed(qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    case_of(qtbot, stage)

    def change(dialog: FormDialog) -> None:
        assert isinstance(dialog, GroundDialog)
        dialog.norm.setEditText("Правила, п. 12")
        dialog.weight.set_value("2")

    filled(monkeypatch, GroundDialog, change)
    stage.page.case.grounds.cards[0].click()
    idle(qtbot, stage.session)
    assert stage.page.case.case is not None
    assert stage.page.case.case.sheet.of(Side.EMPLOYER)[0].norm == "Правила, п. 12"

    def remove(dialog: FormDialog) -> None:
        assert isinstance(dialog, GroundDialog)
        dialog._on_remove()

    filled(monkeypatch, GroundDialog, remove)
    stage.page.case.grounds.cards[0].click()
    idle(qtbot, stage.session)
    assert stage.page.case.case.sheet.of(Side.EMPLOYER) == ()


def test_a_document_is_attached_to_a_decision_that_has_none(
    qtbot: QtBot, stage: Stage, tmp_path: Path
) -> None:
    case = case_of(qtbot, stage)
    act = tmp_path / "court.txt"
    act.write_text("act", encoding="utf-8")
    stage.page.case.edits.attach_file(case, case.ledger.decisions[0].id or 0, act)
    idle(qtbot, stage.session)
    assert stage.page.case.case is not None
    assert stage.page.case.case.ledger.decisions[0].attachment is not None


def test_the_opinion_is_written_as_a_document(qtbot: QtBot, stage: Stage, tmp_path: Path) -> None:
    case = case_of(qtbot, stage)
    path = tmp_path / "opinion.docx"
    stage.page.case.edits.save_opinion(case.victim, path)
    idle(qtbot, stage.session)
    assert path.read_bytes().startswith(b"PK")
    assert "Saved" in stage.page.case.banner.text()


def test_beside_the_opinion_stands_which_template_is_in_force(
    qtbot: QtBot, stage: Stage, tmp_path: Path
) -> None:
    view = stage.page.case
    case_of(qtbot, stage)
    assert view.template.text() == "template: shipped"
    own, opinions = tmp_path / "own.docx", stage.session.registry.liability.opinions
    opinions.save_template(Language.EN, own)
    stage.session.announce(opinions.use_template(Language.EN, own))
    idle(qtbot, stage.session)
    assert view.template.text() == "template: own.docx"
    assert str(own) in view.template.toolTip()


def test_a_decision_that_is_refused_can_be_opened_again(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case = case_of(qtbot, stage)
    shown: list[FormDialog] = []

    def leave(dialog: FormDialog) -> bool:
        shown.append(dialog)
        return False

    monkeypatch.setattr(DecisionDialog, "asked", leave)
    decision = case.ledger.decisions[0]
    stage.page.case.edits.add_decision(case, decision, tmp_path / "missing.pdf")
    idle(qtbot, stage.session)
    assert "missing.pdf" in stage.page.case.banner.text()
    stage.page.case.banner._buttons[0].click()
    (dialog,) = shown
    assert isinstance(dialog, DecisionDialog)
    assert dialog.decision().shares == decision.shares
    dialog.deleteLater()
