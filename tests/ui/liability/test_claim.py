"""Facts for the compensation entered as a person does: amounts, months, switches."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from safetyreg.domain.claim import Switch
from tests.ui.doors import idle
from tests.ui.keys import press, write
from tests.ui.liability.cases import case_of
from tests.ui.sections import filled
from ui.liability.claim_dialog import ClaimDialog

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.liability.conftest import Stage
    from ui.liability.typed_grid import TypedGrid
    from ui.widgets.form_dialog import FormDialog


def test_an_amount_below_zero_is_refused_at_its_field(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    assert case.claim is not None
    dialog = ClaimDialog(stage.session, case, case.claim, stage.page.case)
    moral = next(one for one in dialog._captions if one.control is dialog.amounts["moral"])
    write(dialog.amounts["costs"], "-5")
    dialog.amounts["costs"].editingFinished.emit()
    costs = next(one for one in dialog._captions if one.control is dialog.amounts["costs"])
    assert costs.message() == "Enter 0 or more."
    assert not moral.message()
    write(dialog.amounts["moral"], "abc")
    dialog.accept()
    assert costs.wrong, "the form stays open"
    assert moral.wrong, "every field that is wrong says so at once"
    dialog.amounts["moral"].setText("")
    dialog.amounts["costs"].setText("5")
    dialog.months.add_row(("13.2025", 5, "yes", None))
    dialog.accept()
    assert not dialog.banner.isHidden()
    dialog.months.setCurrentCell(dialog.months.rowCount() - 1, 0)
    dialog.months.remove_current()
    assert dialog.complete()
    assert dialog.banner.isHidden(), "what was said is over"
    assert dialog.complete()
    dialog.deleteLater()


def test_a_month_that_is_none_is_said_at_its_cell_even_without_an_amount(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    assert case.claim is not None
    dialog = ClaimDialog(stage.session, case, case.claim, stage.page.case)
    months = dialog.months
    said: list[str] = []
    months.wrong.connect(said.append)
    cell = months.item(0, 0)
    assert cell is not None
    cell.setText("13.2025")
    assert said[-1] == "Month “13.2025” cannot be read: type it as 09.2025."
    assert cell.toolTip() == said[-1]
    months.setCurrentCell(5, 1)
    dialog.accept()
    assert dialog.isVisible() or not dialog.result()
    assert dialog.banner.text() == said[-1]
    assert (months.currentRow(), months.currentColumn()) == (0, 0), "the cursor goes to the cell"
    cell.setText("09.25")
    assert "09.25" in said[-1], "a year of two digits is no year"
    cell.setText("04.2025")
    assert said[-1] == ""
    once = months.item(1, 3)
    assert once is not None
    once.setText("5000")
    assert said[-1] == "Enter the gross earnings of the month."
    once.setText("")
    dialog.increases.add_row((2026, None))
    assert not dialog.complete()
    assert dialog.increases.reveal_wrong()
    dialog.deleteLater()


def test_earnings_of_the_accident_month_are_refused_in_the_form(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    assert case.claim is not None
    dialog = ClaimDialog(stage.session, case, case.claim, stage.page.case)
    day = case.ledger.circumstances.occurred_on
    dialog.months.add_row((day.strftime("%m.%Y"), 300_000, "yes", None))
    assert not dialog.complete()
    assert "before the month of the accident" in dialog.banner.text()
    dialog.deleteLater()


def test_only_heads_that_can_be_paid_have_a_switch(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    assert case.claim is not None
    kept = Switch("funeral", reduces=True, reason="решение суда")
    dialog = ClaimDialog(stage.session, case, replace(case.claim, switches=(kept,)), stage.page.case)
    shown = {line.head.code for line in dialog.switches._lines}
    assert shown == {"lost_earnings", "additional_costs", "agreement", "moral"}, "the victim lives"
    assert dialog.claim().switches == (kept,), "what is not shown is not lost"
    facts = replace(case.ledger.circumstances, fatal=True)
    dead = replace(case, ledger=replace(case.ledger, circumstances=facts))
    fatal = ClaimDialog(stage.session, dead, case.claim, stage.page.case)
    assert "lost_earnings" not in {line.head.code for line in fatal.switches._lines}
    assert {"breadwinner", "funeral"} < {line.head.code for line in fatal.switches._lines}
    for one in (dialog, fatal):
        one.deleteLater()


def test_earnings_are_pasted_and_a_switch_needs_its_reason(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_of(qtbot, stage)

    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, ClaimDialog)
        assert dialog.months.rowCount() == 12
        QGuiApplication.clipboard().setText("\r\n".join(["300 000"] * 11 + ["abc"]))
        dialog.months.paste()
        assert not dialog.complete(), "a cell cannot be read"
        last = dialog.months.item(11, 1)
        assert last is not None
        last.setText("300000")
        dialog._add_month()
        assert dialog.months.rowCount() == 13
        line = dialog.switches._lines[0]
        line.choice.set_value("no" if line.head.guilt_reduces else "yes")
        assert not dialog.complete()
        line.reason.setText("решение суда")

    filled(monkeypatch, ClaimDialog, fill)
    stage.page.case.money.edit.click()
    idle(qtbot, stage.session)
    assert stage.page.case.case is not None
    claim = stage.page.case.case.claim
    assert claim is not None
    assert len(claim.months) == 12
    assert claim.switches[0].reason == "решение суда"


def test_enter_goes_to_the_month_below_and_never_closes_the_form(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    assert case.claim is not None
    dialog = ClaimDialog(stage.session, case, case.claim, stage.page.case)
    with qtbot.waitExposed(dialog):
        dialog.open()
    months = dialog.months
    months.setCurrentCell(0, 1)
    for amount in ("400000", "410000"):
        write(months, amount[0])
        (editor,) = (one for one in months.viewport().findChildren(QLineEdit) if one.isVisible())
        write(editor, amount[1:])
        below = months.currentRow() + 1
        press(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(_stands_at, months, below))
    assert [month.amount for month in dialog.claim().months] == [400_000, 410_000]
    months.setCurrentCell(months.rowCount() - 1, 1)
    press(months, Qt.Key.Key_Return)
    assert months.currentRow() == months.rowCount() - 1
    assert dialog.isVisible()
    dialog.reject()
    dialog.deleteLater()


def _stands_at(months: TypedGrid, row: int) -> bool:
    return months.currentRow() == row
