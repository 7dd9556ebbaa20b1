"""The drawing library: what knows no Qt is loaded in the background, what draws by the window's thread."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

from ui.jobs import Jobs, Progress

if TYPE_CHECKING:
    from types import ModuleType

LIBRARY: Final = "pyqtgraph"
_WITHOUT_QT: Final = ("numpy", "multiprocessing.connection", "xml.etree.ElementTree", "pydoc", "decimal")
_OF_QT: Final = ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtSvg", "PySide6.QtTest")
_SLICE: Final = 0.004


class DrawingLibrary(QObject):
    """Loads pyqtgraph when it is first asked for, and calls back.

    Its import looks at every type of Qt, and PySide makes a type when it is first looked at: done by another
    thread while the window makes one too, that crashed about one time in thirty. So the types are made here,
    a few milliseconds at a time.
    """

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        """Load nothing yet."""
        super().__init__(parent)
        self._jobs = jobs
        self._types: Iterator[None] | None = None
        self._asked = False
        self._waiting: list[tuple[QObject, Callable[[], object]]] = []

    def ask(self, then: Callable[[], object], owner: QObject) -> None:
        """Call `then` once the library is there, unless its owner has gone."""
        self._waiting.append((owner, then))
        if LIBRARY in sys.modules:
            QTimer.singleShot(0, self._answer)
        else:
            self.load()

    def load(self) -> None:
        """Begin, unless it is there or under way."""
        if LIBRARY not in sys.modules and not self._asked:
            self._asked = True
            self._jobs.read(_load_numbers, self._on_numbers, owner=self)

    def _on_numbers(self, _: None) -> None:
        for name in _OF_QT:
            import_module(name)
        self._types = _every_type()
        self._go_on()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        for _ in self._types or ():
            if perf_counter() > end:
                QTimer.singleShot(0, self._go_on)
                return
        import_module(LIBRARY)
        self._answer()

    def _answer(self) -> None:
        waiting, self._waiting = self._waiting, []
        for owner, then in waiting:
            if shiboken6.isValid(owner):
                then()


def _every_type() -> Iterator[None]:
    sources: tuple[ModuleType, ...] = (QtCore, QtGui, QtWidgets)
    for source in sources:
        for name in dir(source):
            getattr(source, name)
            yield


def _load_numbers(_: Progress) -> None:
    for name in _WITHOUT_QT:
        import_module(name)
