"""The entry page over a fresh registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QObject

from tests.ui.entry.hands import Hands
from tests.ui.windows import session_of
from ui.entry.page import EntryPage
from ui.errors import Errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.session import Session
    from ui.theme import Theme


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Collect the errors that would be shown in a dialog."""
    found: list[BaseException] = []

    def show(_self: Errors, error: BaseException, _again: object = None) -> None:
        found.append(error)

    monkeypatch.setattr(Errors, "show", show)
    return found


@pytest.fixture
def real(qtbot: QtBot, theme: Theme, registry: Registry, shown: list[BaseException]) -> Iterator[Session]:
    """A session over a real registry."""
    parent = QObject()
    session = session_of(parent, theme, door=cast("Any", registry))
    session.book = registry.codes.book()
    yield session
    session.jobs.close()
    parent.deleteLater()
    assert shown == []


@pytest.fixture
def page(qtbot: QtBot, real: Session) -> EntryPage:
    """The page in a window of its own."""
    found = EntryPage(real)
    qtbot.addWidget(found)
    found.resize(1186, 720)
    found.show()
    qtbot.waitExposed(found)
    found.activateWindow()
    return found


@pytest.fixture
def hands(page: EntryPage, real: Session, qtbot: QtBot) -> Hands:
    """Hands on its keyboard."""
    return Hands(page, real, qtbot)
