"""Child: use the window for a while and watch how late a timer of 4 ms comes; by what was done, as JSON."""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from safetyreg.domain.query import EVERYTHING, Order
from safetyreg.i18n import Language
from safetyreg.registry.dump import DumpOptions
from ui.app import Program
from ui.jobs import Progress
from ui.main_window import MainWindow
from ui.register.page import RegisterPage

TICK: Final = 4
_STEPS: Final = 150
_LONGEST: Final = 60.0
_REST: Final = 0.3


class Pulse(QObject):
    """A timer that should come every 4 ms; keeps by how many seconds it came late."""

    def __init__(self, parent: QObject) -> None:
        """Begin to beat."""
        super().__init__(parent)
        self.late: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(TICK)

    def _beat(self) -> None:
        now = perf_counter()
        self.late.append(max(0.0, now - self._last - TICK / 1000))
        self._last = now


def wait(application: QApplication, done: Callable[[], bool], longest: float = _LONGEST) -> None:
    """Let the window work until something is so, and no longer than a minute."""
    begun = perf_counter()
    while perf_counter() - begun < longest and not done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def rest(application: QApplication, seconds: float = _REST) -> None:
    """Let the window work for a moment."""
    wait(application, lambda: False, seconds)


def scroll(application: QApplication, page: RegisterPage) -> None:
    """Jump all over the register by its scroll bar."""
    bar = page.view.verticalScrollBar()
    for step in range(_STEPS):
        bar.setValue(bar.maximum() * (step * 37 % _STEPS) // _STEPS)
        rest(application, 0.03)


def order(application: QApplication, page: RegisterPage, name: str) -> None:
    """Order by a column and wait for the last id."""
    page.columns.ordered.emit(Order(name, descending=False))
    wait(application, lambda: page.loader.complete)


def export(application: QApplication, page: RegisterPage, window: MainWindow) -> None:
    """Write the register as the page does, and wait for it."""
    session = window._session  # noqa: SLF001  the page's own run asks for a file first
    ended: list[bool] = []
    with TemporaryDirectory() as folder:

        def write(progress: Progress) -> None:
            options = DumpOptions(language=Language.RU, fields=("number", "kind", "occurred_on", "place"))
            session.registry.reports.register_dump(EVERYTHING, Path(folder, "dump.xlsx"), options, progress)

        session.jobs.read(write, lambda _: ended.append(True), owner=page)
        wait(application, lambda: bool(ended), 4 * _LONGEST)


def use(application: QApplication, window: MainWindow, pulse: Pulse) -> dict[str, list[float]]:
    """Do what a user does; return the delays by what was done."""
    page = window.go("register")
    if not isinstance(page, RegisterPage):
        raise TypeError(page)
    found: dict[str, list[float]] = {}
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("ids", lambda: wait(application, lambda: page.loader.complete)),
        ("scroll", lambda: scroll(application, page)),
        ("sort by cause", partial(order, application, page, "cause")),
        ("sort by damage", partial(order, application, page, "damage")),
        ("export", lambda: export(application, page, window)),
    )
    for name, step in steps:
        pulse.late = []
        step()
        rest(application)
        found[name] = pulse.late
    return found


def main(location: str) -> int:
    """Open the window, use it, tell."""
    application = QApplication(sys.argv[:1])
    program = Program(application, language=Language.RU, account="benchmark")
    program.begin(location, demo=False)
    wait(application, lambda: program.window is not None)
    # The drawing library is imported a moment after the first paint: once, and not what is measured.
    rest(application, 4.0)
    if program.window is None:
        return 1
    found = use(application, program.window, Pulse(application))
    program.close()
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
