"""Cases: listed, narrowed, opened; what a case says of its decisions, grounds, split and tenge."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from safetyreg.domain.decision import Action, After
from safetyreg.domain.user import Role, User
from tests.ui.doors import idle
from tests.ui.keys import press, write
from ui.liability.case_rows import Narrowing
from ui.liability.page import CASES, THRESHOLD
from ui.liability.split_bar import _endings

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.liability.conftest import Stage
    from ui.liability.case_view import CaseView


def said(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel) if not part.isHidden())


def case_of(qtbot: QtBot, stage: Stage) -> CaseView:
    stage.page.open_case(stage.twice)
    idle(qtbot, stage.session)
    return stage.page.case


def test_the_list_names_every_victim_and_what_stands(stage: Stage) -> None:
    model = stage.page.cases.model
    shares = {row.person: row.share for row in model.rows}
    assert shares == {stage.twice.person: 60, stage.once.person: 20, stage.undecided.person: None}
    assert model.index(0, 5).data() in {"60", "20", "—"}
    assert "3 victims" in stage.page.cases.count.text()


def test_chips_and_search_narrow_the_list(stage: Stage) -> None:
    cases = stage.page.cases
    chips = cases.chips
    assert chips[Narrowing.UNDECIDED].text() == "without decision · 1"
    assert chips[Narrowing.FINDINGS].text() == "with findings · 1"
    assert chips[Narrowing.ABOVE].text() == "above 25 % · 1"
    chips[Narrowing.UNDECIDED].click()
    assert [row.person for row in cases.model.rows] == [stage.undecided.person]
    chips[Narrowing.UNDECIDED].click()
    write(cases.search, "слесарь")
    assert [row.person for row in cases.model.rows] == [stage.once.person]
    cases.search.setText("нет такого")
    assert cases.stack.currentWidget() is cases.empty


def test_another_threshold_renames_its_chip(stage: Stage) -> None:
    stage.page.threshold.cap_chosen.emit(60)
    assert stage.page.cases.chips[Narrowing.ABOVE].text() == "above 60 % · 0"


def test_rows_copy_as_cells(stage: Stage) -> None:
    stage.page.cases.table.selectRow(0)
    stage.page.cases.table.copy()
    assert QGuiApplication.clipboard().text().count("\t") == 8


def test_enter_opens_a_case_and_escape_leads_back(qtbot: QtBot, stage: Stage) -> None:
    cases, page = stage.page.cases, stage.page
    cases.table.setCurrentIndex(cases.model.index(0, 0))
    press(cases.table, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.case
    page.case.left.emit()
    assert page.stack.currentWidget() is cases


def test_the_time_line_marks_what_stands_and_tells_findings_with_their_norm(
    qtbot: QtBot, stage: Stage
) -> None:
    text = said(case_of(qtbot, stage).timeline)
    assert "Commission, 7" in text
    assert "60 / 40" in text
    assert text.count("in force") == 2, "the mark and the note below"
    assert "Dissenting opinion: А. Профсоюзов" in text
    assert "gross negligence is not found" in text
    assert "art. 190" in text


def test_the_sheet_gives_a_range_with_its_reasons(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    assert next(card.ground.text for card in case.grounds.cards) == "Нет инструктажа"
    assert case.split.range.text() == "Recommended range 25–25 %"
    assert "1 ÷ (1 + 3 + 0)" in case.split.reasons.text()
    assert "Анкеры подрядчика" in case.split.reasons.text()


def test_where_nothing_is_decided_the_ledger_begins_with_that(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    assert not case.timeline._area.isHidden()
    assert "Recommended range 25–25 %" in case.split.decided.toolTip(), "the mark under the bar is named"
    stage.page.open_case(stage.undecided)
    idle(qtbot, stage.session)
    assert case.timeline._area.isHidden()
    assert "no decision yet" in case.timeline._note.text().lower()


def test_another_policy_caps_for_comparison(qtbot: QtBot, stage: Stage) -> None:
    case = case_of(qtbot, stage)
    split = case.split
    assert "employer 40 %" in split.capped.accessibleName()
    split.policies.setCurrentIndex(split.policies.findData("kz-bill-25"))
    split.policies.activated.emit(split.policies.currentIndex())
    assert "employer 75 %" in split.capped.accessibleName()
    assert "threshold 25 %" in split.capped.accessibleName()
    assert "employee 60 %" in split.decided.accessibleName()
    moral = next(line for line in case.money.table.lines if "1\u00a0000\u00a0000" in line.amounts[0])
    assert moral.amounts == ("1\u00a0000\u00a0000", "400\u00a0000", "750\u00a0000")


def test_earnings_stay_whole_by_law(qtbot: QtBot, stage: Stage) -> None:
    money = case_of(qtbot, stage).money
    assert any(line.amounts == ("160\u00a0000",) * 3 for line in money.table.lines)
    money.copy()
    assert "160\u00a0000" in QGuiApplication.clipboard().text()


def test_a_viewer_sees_no_earnings_and_no_way_to_decide(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = stage.session.registry._session
    monkeypatch.setattr(session, "user", User("viewer", "Viewer", Role.VIEWER))
    case = case_of(qtbot, stage)
    assert case.case is not None
    assert case.case.claim is None
    assert "inspector" in case.money.missing.text()
    assert case.decide.isHidden()
    assert all(add.isHidden() for add in case.grounds.adds.values())


def test_a_case_that_is_gone_says_so(qtbot: QtBot, stage: Stage) -> None:
    stage.page.open_case(replace(stage.twice, person=9999))
    idle(qtbot, stage.session)
    assert "not listed" in stage.page.case.banner.text()


def test_the_view_is_remembered(qtbot: QtBot, stage: Stage) -> None:
    stage.page.views.chosen.emit(THRESHOLD)
    assert stage.page.stack.currentWidget() is stage.page.threshold
    stage.page.views.chosen.emit(CASES)
    assert stage.page.stack.currentWidget() is stage.page.cases
    idle(qtbot, stage.session)


def test_nothing_of_the_time_line_is_wider_than_its_room(qtbot: QtBot, stage: Stage) -> None:
    timeline = case_of(qtbot, stage).timeline
    timeline.setFixedWidth(240)
    stage.page.grab()
    for entry in timeline.entries:
        assert entry.minimumSizeHint().width() < 240


def test_a_narrow_part_of_the_bar_keeps_its_bare_number() -> None:
    assert _endings("employee 10\u00a0%") == ["employee 10\u00a0%", "10 %", "10"]
    assert _endings("жұмыс беруші 40 %") == ["жұмыс беруші 40 %", "40 %", "40"], "«беруші» alone is a giver"


def test_a_list_that_nobody_looks_at_any_more_is_not_read_to_its_end(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases, begun, turned = stage.page.cases, Event(), Event()

    def slow(_: object, tick: Callable[[int, int], None]) -> tuple[object, ...]:
        begun.set()
        turned.wait(5)
        tick(0, 0)
        return ()

    monkeypatch.setattr(stage.session.registry.liability, "cases", slow)
    cases.stale = True
    cases.entered()
    assert begun.wait(5)
    stage.page.views.chosen.emit(THRESHOLD)
    turned.set()
    idle(qtbot, stage.session)
    assert cases.stale
    monkeypatch.undo()
    stage.page.views.chosen.emit(CASES)
    idle(qtbot, stage.session)
    assert len(cases.model.rows) == 3


def test_an_annulment_names_what_it_annuls_and_the_newest_line_is_in_sight(
    qtbot: QtBot, stage: Stage
) -> None:
    view = case_of(qtbot, stage)
    assert view.case is not None
    ledger = view.case.ledger
    first = ledger.decisions[0]
    lines = [replace(first, id=number, document=f"№ {number}") for number in range(1, 12)]
    void = replace(
        first, id=12, action=Action.ANNULS, shares=None, annuls=11, after=After.REINVESTIGATION, dissents=()
    )
    view.timeline.resize(240, 300)
    view.timeline.show_ledger(replace(ledger, decisions=(*lines, void)), (), (), editable=False)
    told = said(view.timeline)
    assert "Annuls “Commission, № 11, " in told
    bar = view.timeline._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() > bar.maximum() // 2)
