"""A section of the settings: loads when it is shown, writes in the background, tells its errors in place."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetyreg.domain.changes import Changes
from safetyreg.domain.user import Role as UserRole
from safetyreg.errors import CancelledError, ExpectedError
from ui.jobs import Progress
from ui.session import Session
from ui.settings.roles import role_name
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone
from ui.widgets.label import Role, label
from ui.widgets.progress_line import ProgressLine

T = TypeVar("T")
Writing = Callable[[Progress], Changes | None]


class Section(QWidget):
    """Put content into `body`; override `load`. `written` when a write of this section was done."""

    written = Signal()

    def __init__(self, session: Session, title: str, *, administered: bool = False) -> None:
        """Name the section; one that only an administrator changes says so to others."""
        super().__init__()
        self.session = session
        self.texts = session.texts
        self.stale = True
        self.setAccessibleName(title)
        self.banner = Banner(session.texts, session.theme)
        self.progress = ProgressLine(session.texts)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE + 4)
        self.note = label("", Role.MUTED, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(label(title, Role.TITLE))
        layout.addWidget(self.note)
        layout.addWidget(self.banner)
        layout.addWidget(self.progress)
        layout.addLayout(self.body, 1)
        self.note.setVisible(administered and not self.administrator)
        self.note.setText(
            self.texts.say(
                "You may look here; changes take an administrator. Your role is {role}.",
                role=role_name(session.registry.user.role, session.texts),
            )
        )

    @property
    def administrator(self) -> bool:
        """Whether the user may change what holds for everybody."""
        return self.session.registry.user.role is UserRole.ADMINISTRATOR

    def load(self) -> None:
        """Read what is shown."""

    def entered(self) -> None:
        """Be shown: load if something changed."""
        if self.stale:
            self.stale = False
            self.load()

    def read(self, work: Callable[[Progress], T], then: Callable[[T], object]) -> None:
        """Read in the background; the newest request counts."""
        self.progress.begin()

        def done(found: T) -> None:
            self.progress.finish()
            then(found)

        self.session.jobs.read(work, done, owner=self, topic="load", failed=self._on_unread)

    def write(self, work: Writing, said: str = "") -> None:
        """Write in the background, tell every page, load anew; an expected error stands in the section."""
        self.banner.hide()
        self.progress.begin()

        def done(changes: Changes | None) -> None:
            self.progress.finish()
            if changes is not None:
                self.session.announce(changes, self)
            if said:
                self.session.said.emit(said)
            self.stale = True
            self.entered()
            self.written.emit()

        self.session.jobs.write(work, done, owner=self, failed=self.failed, name=self.texts.say("Saving…"))

    def failed(self, error: BaseException) -> None:
        """Show an error in the section; a bug goes where bugs go."""
        self.progress.finish()
        if isinstance(error, ExpectedError) and not isinstance(error, CancelledError):
            self.banner.show_message(self.texts.of(error), Tone.ERROR)
        elif not isinstance(error, CancelledError):
            self.session.errors.show(error)

    def _on_unread(self, error: BaseException) -> None:
        self.stale = True
        self.failed(error)


def later(act: Callable[[], object]) -> None:
    """Do something once the event in hand is over."""
    QTimer.singleShot(0, act)
