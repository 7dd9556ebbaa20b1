"""What is seen while a registry is opened or the demo is made: a sentence, a bar, cancel."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.jobs import Job
from ui.tokens import SPACE
from ui.widgets.label import label

_PATIENCE = 300
_WIDTH = 420


class BusyWindow(QDialog):
    """Shown after 300 ms; `cancelled` at its button or Escape."""

    cancelled = Signal()

    def __init__(self, texts: Texts, sentence: str) -> None:
        """Say what is being done."""
        super().__init__()
        self.setWindowTitle(texts.say("Register of incidents"))
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(texts.say("Progress"))
        cancel = QPushButton(texts.say("Cancel"), self)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(label(sentence, wrap=True))
        layout.addWidget(self._bar)
        layout.addWidget(cancel, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(_WIDTH)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self._timer.start(_PATIENCE)

    def advance(self, job: Job[object]) -> None:
        """Show how far the job has come."""
        self._bar.setRange(0, job.running.total)
        self._bar.setValue(job.running.done)

    def finish(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    @override
    def reject(self) -> None:
        """Ask the work to stop; the window goes when it has."""
        self.cancelled.emit()
