"""The drawing library is loaded once, where Qt's types may be made, and tells who still waits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import shiboken6
from PySide6.QtCore import QObject

from ui.jobs import Jobs
from ui.widgets.drawing_library import LIBRARY, DrawingLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOT: Final = Path(__file__).parents[3]
# In a process of its own, for here the library may be loaded already: which thread imports it?
THREADS: Final = """
import sys
from importlib.abc import MetaPathFinder
from threading import current_thread, main_thread
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

class Watch(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"pyqtgraph", "PySide6"} and current_thread() is not main_thread():
            print("elsewhere:", name)
        return None

sys.meta_path.insert(0, Watch())
from ui.jobs import Jobs
from ui.widgets.drawing_library import DrawingLibrary
application = QApplication(["test", "-platform", "offscreen"])
jobs = Jobs(print)
library = DrawingLibrary(jobs)
library.ask(application.quit, application)
library.ask(lambda: print("loaded"), jobs)
application.exec()
QCoreApplication.processEvents()
jobs.close()
print("pyqtgraph" in sys.modules)
"""


@pytest.fixture
def library(qtbot: QtBot) -> Iterator[DrawingLibrary]:
    jobs = Jobs(lambda error, again: None)
    yield DrawingLibrary(jobs)
    jobs.close()


def test_only_the_thread_of_the_window_loads_what_draws() -> None:
    done = subprocess.run(
        [sys.executable, "-c", THREADS], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["loaded", "True"]


def test_it_is_loaded_once_and_tells_all_who_still_wait(
    qtbot: QtBot, library: DrawingLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.delitem(sys.modules, LIBRARY, raising=False)
    monkeypatch.setattr("ui.widgets.drawing_library.import_module", loaded.append)
    here, gone = QObject(), QObject()
    told: list[str] = []
    library.load()
    library.ask(lambda: told.append("here"), here)
    library.ask(lambda: told.append("gone"), gone)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["here"]
    assert loaded.count(LIBRARY) == 1


def test_who_comes_later_is_told_at_once(
    qtbot: QtBot, library: DrawingLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, LIBRARY, sys)
    told: list[str] = []
    library.ask(lambda: told.append("here"), library)
    assert not told
    qtbot.waitUntil(lambda: told == ["here"])
