"""A part of a page that is shown before it has its place flashes up as a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.pages import PAGES, PageItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.session import Session


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[Watch]:
    """Watch the windows that are shown during a test."""
    application = QApplication.instance()
    assert application is not None
    made = Watch()
    application.installEventFilter(made)
    yield made
    application.removeEventFilter(made)


@pytest.mark.parametrize("item", PAGES, ids=[item.key for item in PAGES])
def test_a_page_is_built_without_other_windows(
    opened: Session, qtbot: QtBot, watch: Watch, item: PageItem
) -> None:
    page = item.factory(opened)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: not list(opened.jobs.running()), timeout=10_000)
    assert watch.shown == [type(page).__name__]
