"""Garbage of the window: collected by its thread alone, everything only while nothing runs."""

from __future__ import annotations

import gc
import weakref
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from ui.garbage import Garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    """A collector that takes its chance at every beat."""
    found = Garbage(lambda: True)
    yield found
    found.stop()
    gc.disable()


class Looped(QWidget):
    """A widget that only the collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def much(kept: list[list[int]], times: int = 2) -> None:
    """Make more than the interpreter would leave uncollected, `times` its threshold."""
    kept.extend([number] for number in range(times * gc.get_threshold()[0]))


def test_a_worker_never_frees_a_widget(qtbot: QtBot, garbage: Garbage) -> None:
    lost = weakref.ref(Looped())
    kept: list[list[int]] = []
    # What the tests before let go meanwhile is counted against what is made here.
    worker = Thread(target=much, args=(kept, 20))
    worker.start()
    worker.join()
    assert lost() is not None
    qtbot.waitUntil(lambda: lost() is None)


def test_the_old_waits_while_something_runs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.garbage._MANY", 1000)
    running = True
    garbage = Garbage(lambda: not running)
    old = Looped()
    gc.collect()
    lost = weakref.ref(old)
    del old
    kept: list[list[int]] = []
    for _ in range(300):
        much(kept)
        garbage.collect()
    assert lost() is not None
    running = False
    garbage.collect()
    assert lost() is None
    garbage.stop()


def test_a_little_young_garbage_waits_while_something_runs(qtbot: QtBot) -> None:
    running = True
    garbage = Garbage(lambda: not running)
    lost = weakref.ref(Looped())
    kept: list[list[int]] = []
    much(kept)
    garbage.collect()
    assert lost() is not None
    running = False
    garbage.collect()
    assert lost() is None
    garbage.stop()


def test_the_interpreter_collects_again_at_the_end(qtbot: QtBot) -> None:
    found = Garbage(lambda: True)
    assert not gc.isenabled()
    found.stop()
    assert gc.isenabled()
