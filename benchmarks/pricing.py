"""Child: drag the line while the tenge of a whole registry are worked out; its seconds as JSON."""

import json
import sys
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.dragged import Paints, dragged
from safetyreg.i18n import Language
from ui.app import Program
from ui.filter import Filter, Preset
from ui.garbage import Garbage
from ui.liability.page import THRESHOLD, LiabilityPage
from ui.liability.threshold_view import ThresholdView
from ui.main_window import MainWindow

_BEAT: Final = 50
_BETWEEN: Final = 1500
_STROKES: Final = 16
_REST: Final = 3000
_FIRST: Final = 120.0
_LONGEST: Final = 300.0


def rest(milliseconds: int) -> None:
    """Let the window work as it does when nobody touches it; QTest.qWait would keep the interpreter."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(done: Callable[[], bool], longest: float = 60.0) -> None:
    """Let the window work until something is so."""
    begun = perf_counter()
    while not done() and perf_counter() - begun < longest:
        rest(_BEAT)


def shown(window: MainWindow) -> ThresholdView:
    """Show the threshold over all the time and wait until the line can be dragged, not for the tenge."""
    window._session.set_filter(Filter(preset=Preset.ALL))  # noqa: SLF001  the page hears the same filter
    page = window.go("liability")
    if not isinstance(page, LiabilityPage):
        raise TypeError(page)
    page.views.set_value(THRESHOLD)
    page.views.chosen.emit(THRESHOLD)
    view = page.threshold
    wait(lambda: view.reading is not None and view.histogram.plot is not None, _FIRST)
    return view


def strokes(application: QApplication, view: ThresholdView) -> Iterator[float]:
    """Drag over the whole width, let the hand rest, and again, as long as there are no tenge."""
    for _ in range(_STROKES):
        if _priced(view):
            return
        yield from dragged(application, view)
        rest(_BETWEEN)


def _priced(view: ThresholdView) -> bool:
    return view.reading is not None and view.reading.priced


def main(location: str) -> int:
    """Open the window, drag, tell."""
    application = QApplication(sys.argv[:1])
    program = Program(application, language=Language.RU, account="benchmark")
    garbage = Garbage(program.idle, program)
    program.begin(location, demo=False)
    wait(lambda: program.window is not None)
    rest(_REST)
    if program.window is None:
        return 1
    begun = perf_counter()
    view = shown(program.window)
    ready = perf_counter() - begun
    plot = view.histogram.plot
    paints = Paints(plot.viewport if plot else view)
    found = list(strokes(application, view))
    wait(lambda: _priced(view), _LONGEST)
    told = {"ready": ready, "priced": perf_counter() - begun, "steps": found, "paints": paints.count}
    json.dump(told, sys.stdout)
    program.close()
    garbage.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
