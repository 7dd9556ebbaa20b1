"""Every page opens in every language, light and dark, over real records: nothing is cut or unnamed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QToolButton, QWidget

from safetyreg.domain.kinds import KINDS
from safetyreg.i18n import Language
from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo
from tests.registries import ACCOUNT, Files
from tests.ui.doors import idle, real_session
from tests.ui.windows import TODAY, theme_of
from ui.errors import Errors
from ui.filter import Filter, Preset
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.settings.page import SECTIONS, SettingsPage
from ui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SMALLEST = (1366, 768)
LOOKS = (Appearance.LIGHT, Appearance.DARK)

pytestmark = pytest.mark.slow


def few(location: str) -> None:
    """Make a registry with a few records of every kind, the last of them on the day of the tests."""
    until = datetime.combine(TODAY, datetime.min.time()) - timedelta(minutes=1)
    create_demo(location, account=ACCOUNT, incidents=120, seed=7, until=until)


@pytest.fixture
def filled(files: Files, tmp_path: Path) -> Iterator[Registry]:
    """Open a registry with a few records."""
    opened = Registry.open(str(files.copy(few, tmp_path / "few.sqlite")), account=ACCOUNT)
    yield opened
    opened.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Collect the errors that would be told in a dialog."""
    found: list[BaseException] = []

    def show(_self: Errors, error: BaseException, _again: object = None) -> None:
        found.append(error)

    monkeypatch.setattr(Errors, "show", show)
    return found


@pytest.fixture(params=LOOKS, ids=lambda look: look.value)
def window(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    filled: Registry,
    told: list[BaseException],
    language: Language,
) -> Iterator[MainWindow]:
    """Show the window over the records in a language and a look, as large as the smallest screen."""
    parent, theme = QObject(), theme_of(request.param)
    session = real_session(parent, theme, filled, language)
    session.set_filter(Filter(preset=Preset.ALL))
    found = MainWindow(session)
    qtbot.addWidget(found)
    found.setWindowState(Qt.WindowState.WindowNoState)
    found.resize(*SMALLEST)
    found.show()
    qtbot.waitExposed(found)
    yield found
    session.jobs.close()
    parent.deleteLater()
    theme.deleteLater()
    assert told == []


def nameless(root: QWidget) -> list[str]:
    """Return what can be reached by Tab and says nothing to a screen reader."""
    kinds = (QPushButton, QToolButton, QLineEdit, QComboBox)
    found = [widget for kind in kinds for widget in root.findChildren(kind) if widget.isVisibleTo(root)]
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in found
        if widget.focusPolicy().value & 1
        and not widget.accessibleName()
        and not (isinstance(widget, (QPushButton, QToolButton)) and widget.text())
        and not isinstance(widget.parent(), QComboBox)
    ]


def check(qtbot: QtBot, window: MainWindow, what: str) -> None:
    """Look at what is shown."""
    idle(qtbot, window._session)
    assert not window.grab().isNull(), what
    assert window.minimumSizeHint().width() <= SMALLEST[0], what
    assert (window.width(), window.height()) == SMALLEST, what
    assert nameless(window.page()) == [], what


@pytest.mark.parametrize("language", list(Language))
def test_every_page_opens(qtbot: QtBot, window: MainWindow) -> None:
    for item in PAGES:
        window.go(item.key)
        check(qtbot, window, item.key)
    for kind in KINDS:
        window.go("entry").new_incident(kind.code)
        check(qtbot, window, kind.code)
    settings = window.go("settings")
    assert isinstance(settings, SettingsPage)
    for section in SECTIONS:
        settings.go(section.key)
        check(qtbot, window, section.key)
