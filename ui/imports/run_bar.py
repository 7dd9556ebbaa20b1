"""Dry run and import: two buttons, rows read so far, cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.jobs import Job
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label


class RunBar(QWidget):
    """`tried` and `taken` from the buttons; give it the job that runs."""

    tried = Signal()
    taken = Signal()

    def __init__(self, session: Session) -> None:
        """Show both buttons."""
        super().__init__()
        self._session = session
        self._job: Job[object] | None = None
        texts = session.texts
        self.dry = IconButton(session.theme, "search", texts.say("Dry run"))
        self.dry.clicked.connect(self.tried)
        self.run = IconButton(session.theme, "upload", texts.say("Import"), primary=True)
        self.run.clicked.connect(self.taken)
        self.cancel = QPushButton(texts.say("Cancel"))
        self.cancel.clicked.connect(self._on_cancel)
        self.said = label("", Role.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.said, 1)
        for button in (self.cancel, self.dry, self.run):
            row.addWidget(button)
        self._pressed: QPushButton = self.dry
        session.jobs.advanced.connect(self._on_advanced)
        self.follow(None)

    @property
    def running(self) -> bool:
        """Whether a file is being read whole."""
        return self._job is not None

    def follow(self, job: Job[object] | None) -> None:
        """Follow a job, or none any more."""
        began, self._job = self._job is None and job is not None, job
        focused = next((one for one in (self.dry, self.run, self.cancel) if one.hasFocus()), None)
        self.cancel.setVisible(self.running)
        # A button that has the focus and is disabled or hidden hands it to another page's button.
        if began and focused is not None:
            self._pressed = focused
            self.cancel.setFocus()
        self.dry.setEnabled(not self.running)
        self.run.setEnabled(not self.running)
        if focused is self.cancel and not self.running:
            self._pressed.setFocus()
        self.said.setText(self._session.texts.say("Reading the file…") if job else "")

    def _on_advanced(self, job: Job[object]) -> None:
        if job is self._job and job.running.done:
            done = job.running.done
            self.said.setText(self._session.texts.plural("{n} row read", "{n} rows read", done))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
