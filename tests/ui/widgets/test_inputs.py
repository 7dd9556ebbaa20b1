from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from safetyreg.domain.field import (
    ANSWERS,
    Choice,
    Field,
    Value,
    answer,
    choice,
    clock,
    code,
    codes,
    day,
    decimal,
    moment,
    money,
    number,
    story,
    text,
)
from tests.ui.keys import press
from tests.ui.windows import BOOK, TODAY
from ui.widgets.choice_input import ChoiceInput, ChoiceList
from ui.widgets.date_input import DateInput
from ui.widgets.inputs import input_of
from ui.widgets.number_input import NumberInput
from ui.widgets.text_input import DigitsInput, StoryInput, TextInput
from ui.widgets.time_input import TimeInput

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from safetyreg.i18n import Texts
    from ui.theme import Theme

MANY = tuple(Choice(str(row), f"Choice {row}") for row in range(6))
FIELDS: tuple[tuple[Field, Value], ...] = (
    (day("day", "Day"), date(2026, 10, 26)),
    (clock("clock", "Clock"), time(3, 14)),
    (moment("moment", "Moment"), datetime(2026, 10, 26, 3, 14)),
    (number("number", "Number"), 1250),
    (decimal("decimal", "Decimal"), 48.5),
    (money("money", "Money"), 9_007_199_254_740),
    (text("text", "Text"), "ул. Абая"),
    (text("iin", "IIN"), "000101500003"),
    (story("story", "Story"), "Загорание\nв кухне"),
    (code("code", "Code", "fire_cause"), "6.1"),
    (codes("codes", "Codes", "fire_cause"), ("6", "7")),
    (answer("answer", "Answer"), "unknown"),
    (choice("choice", "Choice", MANY), "3"),
)


@pytest.mark.parametrize(("field", "value"), FIELDS, ids=[field.name for field, _ in FIELDS])
def test_an_input_keeps_its_value_and_its_draft(
    qtbot: QtBot, texts: Texts, theme: Theme, field: Field, value: Value
) -> None:
    found = input_of(field, texts, BOOK, theme)
    assert isinstance(found, QWidget)
    qtbot.addWidget(found)
    assert found.accessibleName() == field.label
    assert found.value() is None
    found.set_value(value)
    assert found.value() == value
    kept = found.raw()
    found.set_value(None)
    assert found.value() is None
    found.set_raw(kept)
    assert found.value() == value
    assert found.readable()
    assert found.problem() is None
    assert found.widget() is not None


def leave(field: QLineEdit) -> None:
    field.editingFinished.emit()


@pytest.mark.parametrize(
    ("typed", "shown"), [("26102026", "26.10.2026"), ("261026", "26.10.2026"), ("1.2.26", "01.02.2026")]
)
def test_a_date_is_typed_as_digits(qtbot: QtBot, texts: Texts, typed: str, shown: str) -> None:
    field = DateInput(texts, today=lambda: TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field, typed)
    leave(field)
    assert field.text() == shown


def test_a_date_on_the_kazakh_layout(qtbot: QtBot, texts: Texts) -> None:
    field = DateInput(texts, today=lambda: TODAY)
    qtbot.addWidget(field)
    for letter in "әңүқәқәң":
        press(field, ord(letter.upper()), letter)
    assert field.text() == "24802024"
    assert field.value() is None
    leave(field)
    assert field.property("problem") == "error"
    assert field.problem() is not None
    assert field.raw() == "24802024"


def test_a_dot_is_today_and_arrows_step(qtbot: QtBot, texts: Texts) -> None:
    field = DateInput(texts, today=lambda: TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field, ".")
    assert field.day() == TODAY
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.day() == date(2026, 10, 25)
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day() is None


def test_a_moment_takes_date_and_time(qtbot: QtBot, texts: Texts) -> None:
    field = DateInput(texts, today=lambda: TODAY, with_time=True)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "26102026 0314")
    assert field.value() == datetime(2026, 10, 26, 3, 14)
    assert field.day() == TODAY
    field.clear()
    QTest.keyClicks(field, ".")
    assert isinstance(field.value(), datetime)


def test_a_time_is_typed_as_digits(qtbot: QtBot, texts: Texts) -> None:
    field = TimeInput(texts)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "0314")
    leave(field)
    assert field.text() == "03:14"
    field.clear()
    QTest.keyClicks(field, ".")
    assert isinstance(field.value(), time)
    field.setText("9999")
    leave(field)
    assert not field.readable()


def test_an_amount_is_longer_than_32_bits(qtbot: QtBot, texts: Texts) -> None:
    field = NumberInput(texts, money("damage", "Damage"))
    qtbot.addWidget(field)
    QTest.keyClicks(field, "12500000000")
    leave(field)
    assert field.text() == "12\u00a0500\u00a0000\u00a0000"
    assert field.value() == 12_500_000_000
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.text() == "12500000000"


def test_a_number_outside_its_bounds_is_said(qtbot: QtBot, texts: Texts) -> None:
    field = NumberInput(texts, number("age", "Age", maximum=120))
    qtbot.addWidget(field)
    QTest.keyClicks(field, "121")
    leave(field)
    problem = field.problem()
    assert problem is not None
    assert "120" in texts.of(problem)


def test_a_name_of_digits_stays_short(qtbot: QtBot) -> None:
    field = DigitsInput(12)
    qtbot.addWidget(field)
    press(field, 0x4D8, "ә")
    QTest.keyClicks(field, "0123456789012345")
    assert field.text() == "201234567890"


def test_words_stay_words(qtbot: QtBot) -> None:
    field = TextInput()
    qtbot.addWidget(field)
    press(field, 0x4D8, "ә")
    assert field.text() == "ә"


def test_a_story_tells_of_typing_and_not_of_loading(qtbot: QtBot) -> None:
    field = StoryInput()
    qtbot.addWidget(field)
    heard: list[bool] = []
    field.edited.connect(lambda: heard.append(True))
    field.set_value("before")
    assert not heard
    QTest.keyClicks(field, "x")
    assert heard


def test_a_choice_side_by_side_moves_by_arrows_and_clears(qtbot: QtBot, texts: Texts) -> None:
    field = ChoiceInput(ANSWERS, texts)
    qtbot.addWidget(field)
    target = field.focusProxy()
    assert target is not None
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(target, Qt.Key.Key_Right)
    assert field.value() == "yes"
    QTest.keyClick(target, Qt.Key.Key_Right)
    assert field.value() == "no"
    QTest.keyClick(target, Qt.Key.Key_Delete)
    assert field.value() is None


def test_a_choice_in_a_list_is_found_on_the_wrong_layout(qtbot: QtBot, texts: Texts) -> None:
    offered = (
        Choice("112", "112"),
        Choice("media", "СМИ"),
        Choice("owner", "Собственник"),
        Choice("x", "Врач"),
    )
    field = ChoiceInput(offered, texts)
    qtbot.addWidget(field)
    box = field.focusProxy()
    assert isinstance(box, ChoiceList)
    QTest.keyClicks(box, "c")
    assert field.value() == "media"
    QTest.keyClicks(box, "c")
    assert field.value() == "owner"
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert field.value() is None
