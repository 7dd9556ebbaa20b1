"""What tests of the import page share: a file's constants, and waiting until a look is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.doors import idle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.imports.work_part import WorkPart
    from ui.session import Session

ROWS = "When;Loss;Stove\n02.01.2026;5;печь\n31.12.1969;6;печь\n04.01.2026;seven;газ\n"
READY = {"subtype": "fire", "place": "352410000"}


def settled(qtbot: QtBot, work: WorkPart, session: Session) -> None:
    """Wait until the rest after a change is over and nothing runs."""
    idle(qtbot, session)
    qtbot.waitUntil(lambda: not work._rest.isActive(), timeout=5000)
    idle(qtbot, session)
