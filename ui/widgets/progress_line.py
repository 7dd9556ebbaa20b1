"""A thin line over a part of the window that is busy; it shows after 300 ms."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from safetyreg.i18n import Texts

_PATIENCE: Final = 300


class ProgressLine(QProgressBar):
    """Call `begin`, perhaps `advance`, and `finish`; short work is never seen."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        """Make a line that keeps its room while it is hidden."""
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(texts.say("Progress"))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self) -> None:
        """Show itself if the work is not finished soon."""
        self.setRange(0, 0)
        self._timer.start()

    def advance(self, done: int, total: int) -> None:
        """Show how far the work has come; a total of 0 is not known."""
        scale = max(total // 1_000_000, 1)
        self.setRange(0, total // scale)
        self.setValue(done // scale)

    def finish(self) -> None:
        """Hide again."""
        self._timer.stop()
        self.hide()
