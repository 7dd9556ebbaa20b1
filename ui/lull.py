"""While a hand moves something, long work in the background waits: both would share one interpreter."""

from collections.abc import Callable
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Progress

_REST: Final = 250
_LOOK: Final = 0.05


class Lull(QObject):
    """Ends when the hand has rested for a quarter of a second."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin at rest."""
        super().__init__(parent)
        self._rests = Event()
        self._rests.set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._rests.set)
        # Whoever waits when the window is rebuilt under the hand would wait for ever.
        self.destroyed.connect(self._rests.set)

    @property
    def moving(self) -> bool:
        """Whether the hand moves, or moved just now."""
        return not self._rests.is_set()

    def move(self) -> None:
        """Tell that the hand moved; on the GUI thread."""
        self._rests.clear()
        self._timer.start()

    def patient(self, progress: Progress) -> Callable[[int, int], None]:
        """Return a report of progress that waits until the hand rests, or the work is cancelled."""

        def tick(done: int, total: int) -> None:
            while not progress.cancelled and not self._rests.wait(_LOOK):
                pass
            progress(done, total)

        return tick
