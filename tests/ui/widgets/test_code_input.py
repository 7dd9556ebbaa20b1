from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from safetyreg.i18n import Language, Texts
from tests.ui.keys import write
from tests.ui.windows import CAUSES
from ui.widgets.code_input import CodeInput
from ui.widgets.code_search import CodeSearch
from ui.widgets.codes_input import CodesInput

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

RUSSIAN = Texts(Language.RU)


def found(text: str, on: date | None = None) -> list[str]:
    return [one.item.code for one in CodeSearch(CAUSES, Language.RU, on).find(text)]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("6", ["6", "6.1", "unknown"]),
        ("печи", ["6", "6.1", "unknown"]),
        ("пож", ["x-other", "unknown"]),
        ("gj;fh", ["x-other", "unknown"]),
        ("замык", ["7", "unknown"]),
        ("өрт", ["x-other", "unknown"]),
        ("-hn", ["x-other", "unknown"]),
        ("short", ["7", "unknown"]),
        ("нет печи", ["6.1", "unknown"]),
        ("ничего такого", ["unknown"]),
    ],
)
def test_a_code_is_found(typed: str, codes: list[str]) -> None:
    assert found(typed) == codes


def test_only_codes_of_the_day_are_offered() -> None:
    assert "9" not in found("")
    assert "9" in found("", date(2019, 1, 1))
    assert found("")[-1] == "unknown"


def field_of(qtbot: QtBot) -> CodeInput:
    field = CodeInput(CAUSES, RUSSIAN)
    qtbot.addWidget(field)
    field.show()
    return field


def leave(field: CodeInput) -> None:
    QApplication.sendEvent(field, QFocusEvent(QFocusEvent.Type.FocusOut))


def test_enter_takes_the_selected_code(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    write(field, "печ")
    assert field.popup().isVisible()
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.picked) as signal:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert signal.args == ["6.1"]
    assert field.value() == "6.1"
    assert field.text() == "6.1 · Печи: нет разделки"
    assert not field.popup().isVisible()


def test_tab_takes_too_and_escape_closes(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    write(field, "замык")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.value() == "7"
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert field.popup().isVisible()
    current = field.popup().current()
    assert current is not None
    assert current.code == "7"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.popup().isVisible()
    assert field.value() == "7"


def test_leaving_takes_the_only_meaning(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    write(field, "коротк")
    leave(field)
    assert field.value() == "7"


def test_unknown_is_an_answer(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    write(field, "неизвестно")
    leave(field)
    assert field.value() == "unknown"
    assert field.text() == "неизвестно"


def test_what_means_nothing_is_said_and_kept(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    write(field, "ыыы")
    leave(field)
    assert field.value() is None
    assert not field.readable()
    assert field.raw() == "ыыы"
    problem = field.problem()
    assert problem is not None
    assert "ыыы" in RUSSIAN.of(problem)


def test_nonsense_is_never_taken_for_unknown(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    write(field, "ыыы")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.value() is None
    assert field.raw() == "ыыы"
    field.clear()
    write(field, "ytbp")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.value() == "unknown"


def test_a_click_picks(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    field.open_list()
    field.popup().picked.emit(CAUSES.by_code["7"])
    assert field.value() == "7"


def test_the_list_is_drawn(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    write(field, "печи")
    assert not field.popup().grab().isNull()
    field.clear()
    field.textEdited.emit("")
    assert not field.popup().isVisible()


def test_another_list_keeps_what_it_knows(qtbot: QtBot) -> None:
    field = field_of(qtbot)
    field.set_value("7")
    field.set_codes(CAUSES, date(2019, 1, 1))
    assert field.value() == "7"
    field.set_day(date(2026, 1, 1))
    write(field, "9")
    assert [one.item.code for one in field.popup().found()] == ["unknown"]


def test_several_codes_are_chips(qtbot: QtBot) -> None:
    field = CodesInput(CAUSES, RUSSIAN)
    qtbot.addWidget(field)
    field.show()
    write(field.field, "7")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    write(field.field, "6.1")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert field.value() == ("7", "6.1")
    field.chips()[0].removed.emit()
    assert field.value() == ("6.1",)
    field.set_raw("7;нечто")
    assert field.value() == ("7",)
    assert field.raw() == "7;нечто"
    assert not field.readable()
    assert field.problem() is not None
