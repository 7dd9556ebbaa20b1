"""A look, a session over a door of stand-ins, and keys as a person presses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.ui.windows import Door, session_of, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.theme import Theme


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The light look."""
    found = theme_of()
    yield found
    found.deleteLater()


@pytest.fixture
def door() -> Door:
    """A door of stand-ins."""
    return Door()


@pytest.fixture
def session(qtbot: QtBot, theme: Theme, door: Door) -> Iterator[Session]:
    """A session over the door, its jobs finished at the end."""
    parent = QObject()
    found = session_of(parent, theme, door=door)
    yield found
    found.jobs.close()
    parent.deleteLater()
