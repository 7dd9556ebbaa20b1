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

    from PySide6.QtGui import QWindow
    from pytestqt.qtbot import QtBot


@pytest.fixture
def listening(qtbot: QtBot) -> Iterator[None]:
    """Listen as the program does."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    found = EnterPresses(application)
    yield
    found.deleteLater()


def in_front(qtbot: QtBot, window: QWidget) -> QWindow:
    """Show a window that has the keyboard."""
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    screen = window.windowHandle()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is screen)
    return screen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
def test_enter_presses_a_button(
    qtbot: QtBot, listening: None, kind: type[QPushButton | QToolButton], key: Qt.Key
) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    button, field = kind(), QLineEdit()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(button)
    layout.addWidget(field)
    pressed: list[str] = []
    button.clicked.connect(partial(pressed.append, "pressed"))
    screen = in_front(qtbot, window)
    button.setFocus()
    QTest.keyClick(screen, key)
    assert pressed == ["pressed"]
    QTest.keyClick(screen, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(screen, Qt.Key.Key_A)
    field.setFocus()
    QTest.keyClick(screen, key)
    assert pressed == ["pressed"]


def test_a_button_that_qt_presses_is_pressed_once(qtbot: QtBot, listening: None) -> None:
    button = QPushButton()
    button.setAutoDefault(True)
    pressed: list[str] = []
    button.clicked.connect(partial(pressed.append, "pressed"))
    screen = in_front(qtbot, button)
    button.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_Return)
    assert pressed == ["pressed"]


def test_windows_that_come_later_are_listened_to(qtbot: QtBot, listening: None) -> None:
    pressed: list[str] = []
    for name in ("first", "second"):
        window = QWidget()
        button = QToolButton(window)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(partial(pressed.append, name))
        screen = in_front(qtbot, window)
        button.setFocus()
        QTest.keyClick(screen, Qt.Key.Key_Return)
    assert pressed == ["first", "second"]
