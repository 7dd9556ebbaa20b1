"""Enter presses the button in focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.enter_key import EnterPresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def listening(qtbot: QtBot) -> Iterator[None]:
    """Listen as the program does."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    found = EnterPresses(application)
    yield
    application.removeEventFilter(found)
    found.deleteLater()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
def test_enter_presses_a_button(
    qtbot: QtBot, listening: None, kind: type[QPushButton | QToolButton], key: Qt.Key
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    button, field = kind(), QLineEdit()
    layout.addWidget(button)
    layout.addWidget(field)
    pressed: list[str] = []
    button.clicked.connect(partial(pressed.append, "pressed"))
    window.show()
    QTest.keyClick(button, key)
    assert pressed == ["pressed"]
    QTest.keyClick(button, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(button, Qt.Key.Key_A)
    QTest.keyClick(field, key)
    assert pressed == ["pressed"]


def test_a_button_that_qt_presses_is_pressed_once(qtbot: QtBot, listening: None) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    button.setAutoDefault(True)
    pressed: list[str] = []
    button.clicked.connect(partial(pressed.append, "pressed"))
    button.show()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == ["pressed"]
