"""A session over a register of invented records, and its page on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.register.doors import Incidents, RegisterDoor
from ui.filter import Filter, Preset
from ui.register.page import RegisterPage, build

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session import Session

SIZE = 1_000


@pytest.fixture
def door() -> RegisterDoor:
    """A door with a thousand records."""
    return RegisterDoor(incidents=Incidents(SIZE))


@pytest.fixture
def page(qtbot: QtBot, session: Session, door: RegisterDoor) -> RegisterPage:
    """The page, shown and filled."""
    return shown_page(qtbot, session)


def shown_page(qtbot: QtBot, session: Session) -> RegisterPage:
    """Show the page over all the time and wait until all ids and the first rows are there."""
    session.set_filter(Filter(preset=Preset.ALL))
    page = build(session)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    with qtbot.waitSignal(page.loader.listed):
        page.entered()
    first = tuple(page.model.ids[:1])
    qtbot.waitUntil(lambda: not page.model.cache.missing(first))
    return page


def waited(qtbot: QtBot, check: Callable[[], bool]) -> None:
    """Wait until something is true."""
    qtbot.waitUntil(check)
