"""A button that writes a file: progress and cancel while it runs, then where it is or what went wrong."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.registry.reports import Written
from ui.format import duration
from ui.jobs import Job, Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.opening import open_file, open_folder

Writing = Callable[[Progress], Written]
_SCALE = 1000


class Saving(QWidget):
    """`asked` when the button is pressed; then call `run`. `saved(Written)` when the file is there."""

    asked = Signal()
    saved = Signal(object)

    def __init__(
        self, session: Session, caption: str, banner: Banner, *, icon: str = "save", primary: bool = True
    ) -> None:
        """Offer a button; news go to a banner of the page."""
        super().__init__()
        self._session = session
        self._banner = banner
        self._job: Job[Written] | None = None
        self.button = IconButton(session.theme, icon, caption, primary=primary, parent=self)
        self.button.clicked.connect(self.asked)
        self.cancel = QPushButton(session.texts.say("Cancel"), self)
        self.cancel.clicked.connect(self._on_cancel)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(session.texts.say("Progress"))
        self._left = label("", Role.MUTED)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.button, 1)
        row.addWidget(self.cancel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(row)
        outer.addWidget(self._bar)
        outer.addWidget(self._left)
        session.jobs.advanced.connect(self._on_advanced)
        self._show_running()

    @property
    def running(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def run(self, work: Writing, name: str) -> None:
        """Write; `name` tells the status line what is going on."""
        self._banner.hide()
        self._bar.setRange(0, 0)
        failed = partial(self._on_failed, work, name)
        self._job = self._session.jobs.read(work, self._on_saved, owner=self, failed=failed, name=name)
        self._show_running()

    def _show_running(self) -> None:
        for part in (self.cancel, self._bar, self._left):
            part.setVisible(self.running)
        self.button.setEnabled(not self.running)
        self._left.setText("")

    def _on_advanced(self, job: Job[object]) -> None:
        if job is not self._job:
            return
        running, texts = job.running, self._session.texts
        self._bar.setRange(0, _SCALE if running.total else 0)
        if running.total:
            self._bar.setValue(round(_SCALE * running.done / running.total))
        left = running.remaining
        self._left.setText("" if left is None else texts.say("{time} left", time=duration(left, texts)))

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_saved(self, written: Written) -> None:
        self._job = None
        self._show_running()
        texts, path = self._session.texts, written.paths[0]
        self._banner.show_message(
            said_of(written, self._session),
            Tone.GOOD,
            (texts.say("Open the file"), partial(open_file, path)),
            (texts.say("Open the folder"), partial(open_folder, path)),
        )
        self.saved.emit(written)

    def _on_failed(self, work: Writing, name: str, error: BaseException) -> None:
        self._job = None
        self._show_running()
        texts = self._session.texts
        if isinstance(error, CancelledError):
            text = texts.say("Cancelled. Nothing was written; an earlier file is as it was.")
            self._banner.show_message(text, Tone.NOTICE)
        elif isinstance(error, ExpectedError):
            again = partial(self.run, work, name)
            self._banner.show_message(texts.of(error), Tone.ERROR, (texts.say("Try again"), again))
        else:
            self._session.errors.show(error)


def said_of(written: Written, session: Session) -> str:
    """Say what was written and where."""
    texts = session.texts
    names = ", ".join(path.name for path in written.paths)
    said = [texts.say("Saved: {name}", name=names)]
    if written.incidents:
        said.append(texts.plural("{n} record", "{n} records", written.incidents))
    if written.persons:
        said.append(texts.plural("{n} person", "{n} persons", written.persons))
    if written.split:
        said.append(texts.say("there were too many rows for one sheet, so they are split over several"))
    return " · ".join(said)


def free_path(folder: Path, name: str, ending: str) -> Path:
    """Return the path of a file name in a folder, with an ending where the name has none of it."""
    path = folder / name
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
