"""From a record to the liability case of its victim, from every place where a record is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from safetyreg.domain.kinds.workplace import cases, harmed
from safetyreg.domain.status import Status
from tests.registry.accidents import accident, victim, victims_of
from tests.ui.doors import idle
from ui.entry.page import EntryPage
from ui.filter import Filter, Preset
from ui.main_window import MainWindow
from ui.register.page import RegisterPage
from ui.widgets.case_menu import ask_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from safetyreg.domain.incident import Incident
    from safetyreg.registry import Registry
    from ui.session import Session

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def group(registry: Registry) -> list[tuple[int, int]]:
    """An accident with two victims and somebody unharmed."""
    unharmed = victim("Третий", outcome="unharmed", severity="")
    made = accident(victim("Первый"), victim("Второй", profession="слесарь"), unharmed)
    return victims_of(registry._session.database, made)[:2]


@pytest.fixture
def single(registry: Registry) -> tuple[int, int]:
    """An accident with one victim."""
    return victims_of(registry._session.database, accident())[0]


def read(session: Session, number: int) -> Incident:
    return session.registry.incidents.get(number)


def test_only_registered_victims_have_a_case(opened: Session, group: list[tuple[int, int]]) -> None:
    found = read(opened, group[0][0])
    assert [person.id for person in cases(found)] == [person for _, person in group]
    assert not cases(replace(found, status=Status.DRAFT))
    assert not harmed(replace(found, kind="fire"))


def test_of_several_victims_one_is_chosen(
    qtbot: QtBot, opened: Session, group: list[tuple[int, int]]
) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)
    menu = ask_case(opened, read(opened, group[0][0]), beside)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["&1  П. А., машинист крана", "&2  В. А., слесарь"]
    with qtbot.waitSignal(opened.open_case) as asked:
        menu.actions()[1].trigger()
    assert asked.args == list(group[1])
    menu.close()


def test_a_record_without_victims_says_so(qtbot: QtBot, opened: Session) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)
    with qtbot.waitSignal(opened.said) as said:
        assert ask_case(opened, accident(status=Status.DRAFT), beside) is None
    assert "No liability case" in str(said.args)


def test_the_register_leads_to_the_case(qtbot: QtBot, opened: Session, single: tuple[int, int]) -> None:
    opened.set_filter(Filter(preset=Preset.ALL))
    page = RegisterPage(opened)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: page.details.record is not None)
    assert not page.details.case_button.isHidden()
    with qtbot.waitSignal(opened.open_case) as by_button:
        page.details.case_button.click()
    with qtbot.waitSignal(opened.open_case):
        QTest.keyClick(page.view, Qt.Key.Key_L, CONTROL)
    menu = page.row_menu()
    with qtbot.waitSignal(opened.open_case):
        next(one for one in menu.actions() if one.text() == "Liability case").trigger()
    assert by_button.args == list(single)
    menu.deleteLater()


def test_the_form_leads_to_the_case(qtbot: QtBot, opened: Session, single: tuple[int, int]) -> None:
    page = EntryPage(opened)
    qtbot.addWidget(page)
    page.show()
    page.open_new("workplace")
    idle(qtbot, opened)
    assert page.bench.header.case_button.isHidden()
    page.open_existing(single[0])
    idle(qtbot, opened)
    assert not page.bench.header.case_button.isHidden()
    with qtbot.waitSignal(opened.open_case) as asked:
        page.bench.header.case_button.click()
    assert asked.args == list(single)


def test_the_window_goes_to_the_case_and_back_to_the_record(
    qtbot: QtBot, opened: Session, single: tuple[int, int]
) -> None:
    window = MainWindow(opened)
    qtbot.addWidget(window)
    window.show()
    opened.open_case.emit(*single)
    idle(qtbot, opened)
    assert window.key() == "liability"
    case = window.page().case  # type: ignore[attr-defined]
    assert case.case is not None
    assert case.victim.person == single[1]
    case.record.click()
    assert window.key() == "entry"
    idle(qtbot, opened)
