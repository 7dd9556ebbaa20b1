"""The line at the bottom: registry and user, records under the filter, the running job, language."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QStatusBar, QToolButton, QWidget

from safetyreg.domain.query import Query
from safetyreg.i18n import Language
from ui.format import duration
from ui.jobs import Job, Progress
from ui.session import Session
from ui.widgets.label import Role, label

_PATIENCE: Final = 300
_BAR: Final = 120
_MESSAGE: Final = 8000
_SCALE: Final = 1000
LANGUAGES: Final = {Language.RU: "Русский", Language.KK: "Қазақша", Language.EN: "English"}


class JobLine(QWidget):
    """Name, progress, remaining time and cancel of the oldest named job that takes longer than 300 ms."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow the session's jobs; hidden while there is nothing to tell."""
        super().__init__(parent)
        self._session = session
        self._job: Job[object] | None = None
        self._name = label("", Role.MUTED, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(session.texts.say("Progress"))
        self._left = label("", Role.MUTED, parent=self)
        self._cancel = QToolButton(self)
        self._cancel.setProperty("role", "quiet")
        self._cancel.setIconSize(QSize(14, 14))
        self._cancel.setAccessibleName(session.texts.say("Cancel"))
        self._cancel.setToolTip(session.texts.say("Cancel"))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, self._bar, self._left, self._cancel):
            row.addWidget(part)
        self._patience = QTimer(self)
        self._patience.setInterval(_PATIENCE)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.show_job)
        session.jobs.started.connect(self._on_started)
        session.jobs.advanced.connect(self._on_advanced)
        session.jobs.ended.connect(self._on_ended)
        session.theme.changed.connect(self.draw)
        self.draw()
        self.hide()

    def show_job(self) -> None:
        """Show the oldest job that has a name, or hide."""
        self._job = next((job for job in self._session.jobs.running() if job.running.name), None)
        self.setVisible(self._job is not None)
        if self._job is not None:
            self._show(self._job)

    def draw(self) -> None:
        """Colour the cross."""
        self._cancel.setIcon(self._session.theme.icon("x"))

    def _show(self, job: Job[object]) -> None:
        running = job.running
        self._name.setText(running.name)
        self._bar.setRange(0, _SCALE if running.total else 0)
        if running.total:
            self._bar.setValue(round(_SCALE * running.done / running.total))
        left = running.remaining
        text = "" if left is None else duration(left, self._session.texts)
        self._left.setText(self._session.texts.say("{time} left", time=text) if text else "")

    def _on_started(self, job: Job[object]) -> None:
        if job.running.name and not self._patience.isActive():
            self._patience.start()

    def _on_advanced(self, job: Job[object]) -> None:
        if job is self._job:
            self._show(job)

    def _on_ended(self, job: Job[object]) -> None:
        if job is self._job:
            self.show_job()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


class StatusLine(QStatusBar):
    """`language_chosen(Language)` from the menu at its right end."""

    language_chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Tell registry and user, count the records."""
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self._where = label(self._registry_text(), Role.MUTED)
        self._count = label("", Role.MUTED)
        self._count.setAccessibleName(session.texts.say("Records under the filter"))
        self._language = QPushButton(session.texts.language.value.upper(), self)
        self._language.setProperty("role", "status")
        self._language.setAccessibleName(session.texts.say("Language"))
        self._language.setToolTip(session.texts.say("Language"))
        self._language.setMenu(self._languages())
        self.addWidget(self._where)
        self.addWidget(self._count)
        self.addPermanentWidget(JobLine(session, self))
        self.addPermanentWidget(self._language)
        self.setContentsMargins(10, 0, 10, 0)
        session.filter_changed.connect(self._count_records)
        session.changed.connect(self._on_changed)
        session.theme.changed.connect(self._draw)
        self._draw()
        self._count_records(session.query)

    def show_registry(self) -> None:
        """Tell registry and user again, for the user's name may have changed."""
        self._where.setText(self._registry_text())

    def say(self, text: str) -> None:
        """Show a translated sentence for some seconds."""
        self.showMessage(text, _MESSAGE)

    def count_text(self) -> str:
        """Return what is told of the records."""
        return self._count.text()

    def _registry_text(self) -> str:
        registry, texts = self._session.registry, self._session.texts
        user = registry.user.display_name or registry.user.account
        demo = (texts.say("Demo"),) if registry.demo else ()
        return " · ".join((registry.name, *demo, user))

    def _languages(self) -> QMenu:
        menu = QMenu(self)
        for language, name in LANGUAGES.items():
            action = menu.addAction(name, partial(self.language_chosen.emit, language))
            action.setCheckable(True)
            action.setChecked(language is self._session.texts.language)
        return menu

    def _on_changed(self) -> None:
        self._count_records(self._session.query)

    def _count_records(self, query: Query) -> None:
        registry = self._session.registry

        def count(_: Progress) -> int:
            return registry.incidents.count(query)

        self._session.jobs.read(count, self._on_counted, owner=self, topic="records under the filter")

    def _on_counted(self, count: int) -> None:
        text = self._session.texts.plural("{n} record", "{n} records", count)
        self._count.setText(f"· {text}")

    def _draw(self) -> None:
        self._language.setIcon(self._session.theme.icon("languages"))
