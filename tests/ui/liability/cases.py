"""The case that dialogs are opened on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.doors import idle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.liability.conftest import Stage
    from ui.liability.case import Case


def case_of(qtbot: QtBot, stage: Stage) -> Case:
    """Open the victim with two decisions and return the case."""
    stage.page.open_case(stage.twice)
    idle(qtbot, stage.session)
    assert stage.page.case.case is not None
    return stage.page.case.case
