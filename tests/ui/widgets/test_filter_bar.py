from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from safetyreg.domain.period import Period
from safetyreg.domain.query import Condition
from tests.ui.keys import write
from tests.ui.windows import PLACES
from ui.filter import Preset
from ui.widgets.filter_bar import FilterBar
from ui.widgets.period_dialog import PeriodDialog
from ui.widgets.place_popup import PlacePopup

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from safetyreg.i18n import Texts
    from ui.session import Session

DAYS = Period(date(2025, 3, 1), date(2025, 5, 31))


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> FilterBar:
    found = FilterBar(session)
    qtbot.addWidget(found)
    found.resize(1180, 60)
    found.show()
    return found


def test_what_is_on_is_a_chip_that_can_be_removed(bar: FilterBar, session: Session) -> None:
    bar.kind_menu().actions()[0].trigger()
    bar.kind_menu().actions()[1].trigger()
    assert session.query.kinds == ("fire", "water")
    assert "Fires" in bar.kind.button.text()
    bar.kind_menu().actions()[0].trigger()
    assert "fire" not in session.query.kinds
    bar.status_menu().actions()[1].trigger()
    assert session.query.statuses == ("registered",)
    for chip in (bar.kind, bar.status, bar.period):
        chip._cross.click()
    assert not session.query.kinds + session.query.statuses
    assert session.query.period is None
    assert bar.kind.button.text() == "Kind"


def test_periods_are_chosen(bar: FilterBar, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    bar.period_menu().actions()[1].trigger()
    assert session.filter.preset is Preset.MONTH
    assert bar.period.button.text() == "Period:\u00a0October 2026"
    monkeypatch.setattr(PeriodDialog, "ask", lambda *_: DAYS)
    bar.period_menu().actions()[-1].trigger()
    assert session.query.period == DAYS
    monkeypatch.setattr(PeriodDialog, "ask", lambda *_: None)
    bar.period_menu().actions()[-1].trigger()
    assert session.query.period == DAYS


def test_chips_open_their_choice(qtbot: QtBot, bar: FilterBar) -> None:
    for chip in (bar.period, bar.kind, bar.status):
        chip._cross.click() if not chip._removable else chip.button.click()
    bar.place.button.click()
    assert bar._places is not None
    assert bar._places.isVisible()


def test_a_place_is_found_and_rules(qtbot: QtBot, bar: FilterBar, session: Session) -> None:
    bar.open_places()
    popup = bar._places
    assert popup is not None
    write(popup.field(), "ntvbh")
    QTest.keyClick(popup.field(), Qt.Key.Key_Return)
    assert session.query.places == ("352400000",)
    assert "Temirtau" in bar.place.button.text()
    bar._on_book()
    assert bar._places is None


def test_the_search_waits_for_a_rest(qtbot: QtBot, bar: FilterBar, session: Session) -> None:
    bar.focus_search()
    with qtbot.waitSignal(session.filter_changed):
        write(bar.search, "печь")
    assert session.query.words == "печь"
    QTest.keyClick(bar.search, Qt.Key.Key_Escape)
    assert session.query.words == ""
    write(bar.search, "акт")
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    assert session.query.words == "акт"


def test_a_narrowing_is_shown_and_taken_back(bar: FilterBar, session: Session) -> None:
    assert not bar.narrowed.isVisible()
    session.show_records(session.query.and_where(Condition("cause", value="6")))
    assert bar.narrowed.isVisible()
    assert bar.narrowed.button.accessibleName().endswith("Cause:\N{NO-BREAK SPACE}Stoves")
    bar.narrowed._cross.click()
    assert not session.narrowed
    assert not bar.narrowed.isVisible()


def test_a_narrow_bar_goes_on_in_the_next_line(bar: FilterBar, session: Session) -> None:
    session.set_filter(
        session.filter.only(kinds=("fire", "water"), places=("352400000",), statuses=("registered", "closed"))
    )
    bar.resize(700, 200)
    bar.grab()
    assert bar.status.y() > bar.period.y()
    assert bar.heightForWidth(700) > bar.heightForWidth(1900)


def test_the_tree_of_places(qtbot: QtBot, texts: Texts) -> None:
    popup = PlacePopup(PLACES, texts)
    qtbot.addWidget(popup)
    root = popup.tree().topLevelItem(0)
    assert root is not None
    assert root.childCount() == 2
    QTest.keyClick(popup.field(), Qt.Key.Key_Down)
    QTest.keyClick(popup.field(), Qt.Key.Key_Down)
    QTest.keyClick(popup.field(), Qt.Key.Key_Up)
    QTest.keyClick(popup.field(), Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.picked) as picked:
        QTest.keyClick(popup.field(), Qt.Key.Key_Enter)
    assert picked.args == ["352400000"]
    write(popup.field(), "abay")
    with qtbot.waitSignal(popup.picked) as picked:
        popup.tree().itemClicked.emit(popup.tree().topLevelItem(0), 0)
    assert picked.args == ["354000000"]
    popup.field().clear()
    popup.field().textEdited.emit("")
    assert popup.tree().topLevelItemCount() == 1


def test_a_period_needs_both_days_in_order(
    qtbot: QtBot, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = PeriodDialog(texts, DAYS)
    qtbot.addWidget(dialog)
    assert dialog.period() == DAYS
    dialog.last.set_value(date(2025, 1, 1))
    dialog.accept()
    assert dialog.period() is None
    assert dialog.result() != PeriodDialog.DialogCode.Accepted
    assert dialog._problem.text()
    monkeypatch.setattr(PeriodDialog, "exec", lambda _: PeriodDialog.DialogCode.Accepted)
    assert PeriodDialog.ask(texts, DAYS) == DAYS
    monkeypatch.setattr(PeriodDialog, "exec", lambda _: PeriodDialog.DialogCode.Rejected)
    assert PeriodDialog.ask(texts, None) is None
