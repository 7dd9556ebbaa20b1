"""A look, a session over a door of stand-ins, and keys as a person presses them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from tests.ui.doors import real_session
from tests.ui.windows import Door, session_of, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.session import Session
    from ui.theme import Theme

_YOUNG: Final = 1


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Cyclic garbage is collected by the thread of the test alone, as `ui.garbage` does for the program."""
    gc.disable()
    yield
    gc.enable()
    gc.collect(_YOUNG)


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """The light look, put on when what the test before left is deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
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


@pytest.fixture
def opened(theme: Theme, registry: Registry) -> Iterator[Session]:
    """A session over a fresh registry, for pages that read and write it; its jobs finished at the end."""
    parent = QObject()
    found = real_session(parent, theme, registry)
    yield found
    found.jobs.close()
    parent.deleteLater()
