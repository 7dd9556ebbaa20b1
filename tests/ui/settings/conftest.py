"""The page of settings over a real registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.settings.page import SettingsPage, build

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, opened: Session) -> SettingsPage:
    found = build(opened)
    qtbot.addWidget(found)
    found.resize(1150, 640)
    found.show()
    found.entered()
    return found
