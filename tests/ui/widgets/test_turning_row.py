"""Parts stand side by side only where they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_row_turns_where_it_is_narrow(qtbot: QtBot) -> None:
    first, second = QPushButton("First part"), QPushButton("Second part")
    row = TurningRow([(first, 3), (second, 1)])
    qtbot.addWidget(row)
    row.resize(800, 100)
    row.show()
    assert not row.turned
    row.resize(row.minimumSizeHint().width(), 100)
    assert row.turned
    assert row.minimumSizeHint().height() > first.minimumSizeHint().height() * 2
    row.resize(800, 100)
    assert not row.turned
