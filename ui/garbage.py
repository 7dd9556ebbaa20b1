"""Cyclic garbage collected by the thread of the window alone.

A worker thread that happens to collect would destroy widgets that only wait for the collector. Qt's may
be destroyed by the thread of the window only: now and then that crashed or hung.
"""

import gc
from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY: Final = 100
_YOUNG: Final = 1
_OLD: Final = 2
_MANY_YOUNG: Final = 250
_LONG: Final = 0.03
_RARER: Final = 4
_MANY: Final = 30_000


class Garbage(QObject):
    """Takes collecting over from the interpreter until `stop`; the old generation only while nothing runs.

    What was loaded before is never looked at again. While something runs what is young waits for more, but
    not for much: a reading of a hundred thousand cases makes a million values, and a tenth of them looked
    through at once would stop the window for a tenth of a second.
    """

    def __init__(self, idle: Callable[[], bool], parent: QObject | None = None) -> None:
        """Begin; `idle` tells whether a longer pause would disturb nobody."""
        super().__init__(parent)
        self._idle = idle
        self._young = 0
        self._wait = _MANY_YOUNG
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        gc.disable()
        gc.freeze()
        self._timer.start(_EVERY)

    def stop(self) -> None:
        """Leave collecting to the interpreter again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect what is young where enough was made; now and then everything."""
        thresholds, counts = gc.get_threshold(), gc.get_count()
        idle = self._idle()
        if self._young >= self._wait and idle:
            self._young = 0
            begun = perf_counter()
            gc.collect(_OLD)
            long = perf_counter() - begun > _LONG
            self._wait = self._wait * _RARER if long else _MANY_YOUNG
        elif counts[0] > (thresholds[0] if idle else _MANY):
            self._young += 1
            gc.collect(_YOUNG)
