"""Child: drag the line over the histogram of 100,000 decisions, every step painted; its seconds as JSON."""

import json
import sys
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from benchmarks.threshold import made
from safetyreg.i18n import Language
from safetyreg.liability.simulation import prepared, under_policy
from safetyreg.registry.liability import Left
from safetyreg.statistics.proportion import wilson
from ui.app import Program
from ui.garbage import Garbage
from ui.liability.page import THRESHOLD, LiabilityPage
from ui.liability.threshold_reading import Reading
from ui.liability.threshold_view import ThresholdView
from ui.main_window import MainWindow

_WIDE: Final = 101
_BEAT: Final = 5
_REST: Final = 1000
_TIMES: Final = 3
_HEIGHT: Final = 90
_LEFT: Final = Qt.MouseButton.LeftButton


class Paints(QObject):
    """Counts how often a widget is painted: a drag that is not painted proves nothing."""

    def __init__(self, watched: QWidget) -> None:
        """Begin to count."""
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paints."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def wait(done: Callable[[], bool], longest: float = 60.0) -> None:
    """Let the window work until something is so."""
    begun = perf_counter()
    while not done() and perf_counter() - begun < longest:
        QTest.qWait(_BEAT)


def reading(program: Program) -> Reading:
    """Make the reading of 100,000 decisions with the law and the positions of a registry."""
    if program.window is None:
        raise RuntimeError
    law = program.window._session.registry.law  # noqa: SLF001  the page asks the same door
    ready = prepared(made(np.random.default_rng(1)))
    positions = tuple((one, under_policy(ready.cases, one, wilson)) for one in law.policies())
    people = len(ready.cases.share)
    return Reading(ready, positions, Left(people, people, {}), law.heads(), priced=True)


def shown(window: MainWindow, found: Reading) -> ThresholdView:
    """Show the threshold with that reading in place of the registry's own."""
    page = window.go("liability")
    if not isinstance(page, LiabilityPage):
        raise TypeError(page)
    page.views.set_value(THRESHOLD)
    page.views.chosen.emit(THRESHOLD)
    view = page.threshold
    wait(lambda: view.reading is not None and view.reading.priced)
    view.reading = found
    view.stack.setCurrentIndex(0)
    view._show()  # noqa: SLF001  nothing else takes a reading that no registry gave
    wait(lambda: view.histogram.plot is not None)
    QTest.qWait(_REST)
    return view


def dragged(application: QApplication, view: ThresholdView) -> Iterator[float]:
    """Yield the seconds from a move of the mouse to the painted window, tables included where they follow."""
    plot = view.histogram.plot
    if plot is None:
        raise RuntimeError
    wide = plot.viewport.width()
    for place in range(_WIDE):
        at = QPoint(wide * place // _WIDE, _HEIGHT)
        begun = perf_counter()
        move(application, plot.viewport, at)
        application.processEvents()
        yield perf_counter() - begun


def move(application: QApplication, viewport: QWidget, at: QPoint) -> None:
    """Move the pressed mouse."""
    place = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(viewport.mapToGlobal(at)),
        _LEFT,
        _LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    application.sendEvent(viewport, event)


def main(location: str) -> int:
    """Open the window, drag, tell."""
    application = QApplication(sys.argv[:1])
    program = Program(application, language=Language.RU, account="benchmark")
    garbage = Garbage(program.idle, program)
    program.begin(location, demo=False)
    wait(lambda: program.window is not None)
    QTest.qWait(4 * _REST)
    if program.window is None:
        return 1
    view = shown(program.window, reading(program))
    plot = view.histogram.plot
    paints = Paints(plot.viewport if plot else view)
    found = [second for _ in range(_TIMES) for second in dragged(application, view)]
    json.dump({"steps": found, "paints": paints.count}, sys.stdout)
    program.close()
    garbage.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
