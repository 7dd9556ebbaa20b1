"""The entry page: an incident is logged, registered, corrected and moved along its way."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes, HistoryLine
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.status import STATUSES, Status, needs_reason
from ui.entry.editing import Editing
from ui.entry.keeping import Carried
from ui.entry.kept_forms import NEW, KeptForm, newest
from ui.entry.printing import print_card, save_card
from ui.entry.reason_dialog import ReasonDialog
from ui.entry.workbench import Workbench
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.case_menu import KEYS, ask_case
from ui.widgets.page import Page

if TYPE_CHECKING:
    from safetyreg.registry import Registry

_LABELS = {choice.value: choice.label for choice in STATUSES}


class EntryPage(Page):
    """Built once; shows one record at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Stand ready; the form comes with the first record."""
        super().__init__(session.texts.say("Incident"), parent)
        self._session = session
        self._unasked = False
        self.heading.hide()
        self.bench = Workbench(session)
        self.body.addWidget(self.bench)
        self.editing = Editing(session, self.bench, self)
        self._connect()
        self._add_shortcuts()

    def open_new(self, kind: str) -> None:
        """Begin an incident of a kind."""
        self._unasked = False
        self.editing.new(kind)
        self.bench.form.begin()

    def open_existing(self, number: int) -> None:
        """Open a record by its id."""
        self._unasked = False
        self.editing.open(number)

    def open_copy(self, number: int) -> None:
        """Begin a new incident with what a record can share with it."""
        self._unasked = False
        self.editing.copy_of(number)

    @override
    def entered(self) -> None:
        """Begin a form where the page is shown without a record: the kind or record last left unfinished."""
        if not self.bench.occupied:
            self.open_new(KINDS[0].code)
            self._unasked = True
            read = partial(_newest_kept, self._session.registry)
            self._session.jobs.read(read, self._on_newest_kept, owner=self, topic="newest")

    @override
    def new_incident(self, kind: str) -> None:
        """Begin an incident of a kind."""
        self.open_new(kind)

    @override
    def open_incident(self, number: int) -> None:
        """Open a record by its id."""
        self.open_existing(number)

    @override
    def may_leave(self) -> bool:
        """Keep what is typed: nothing is lost when the window closes."""
        self.editing.keeping.keeper.flush()
        return True

    @override
    def carried(self) -> object:
        """Return the record in the form with what was typed."""
        if not self.bench.occupied:
            return None
        return self.editing.keeping.carried(self.editing.origin, edited=self.editing.dirty)

    @override
    def carry_on(self, carried: object) -> None:
        """Show a record with what was typed in another window."""
        if isinstance(carried, Carried):
            self._unasked = False
            self.editing.carry_on(carried)
            self.bench.form.begin()

    @override
    def print_page(self) -> bool:
        """Print the card of the record as it is stored."""
        number = self.editing.origin.id
        if number is not None:
            print_card(self._session, number, self.bench.news)
        return number is not None

    @override
    def help_text(self) -> str:
        """Return help on the field in focus."""
        return self.bench.hint()

    @override
    def jump(self, number: int) -> bool:
        """Go to a section by its place in the list, counted from 1."""
        return self.bench.desk.jump(number)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when another page is shown."""
        self.editing.keeping.keeper.flush()
        super().hideEvent(event)

    def _on_newest_kept(self, found: KeptForm | None) -> None:
        if found is None or not self._unasked or self.editing.dirty:
            return
        record = found.key.partition("-")[0]
        if record != NEW:
            self.open_existing(int(record))
        elif found.kind != self.editing.origin.kind:
            self.open_new(found.kind)

    def _connect(self) -> None:
        header = self.bench.header
        header.copy_last.connect(self.editing.copy_last)
        header.save.connect(self._save)
        header.register.connect(self._register)
        header.register_next.connect(self._register_next)
        header.history.connect(self.show_history)
        header.print_.connect(self.print_page)
        header.case.connect(self.open_case)
        header.pdf.connect(self._save_pdf)
        header.status_asked.connect(self._ask_status)
        self.bench.reveal_asked.connect(self._ask_reveal)
        self.bench.files_changed.connect(self._on_files)
        self.bench.aid.duplicates.open_asked.connect(self._session.open_incident)
        self.editing.stored.connect(self._on_stored)
        self._session.changed.connect(self._on_changed)

    def _add_shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+D", self.editing.copy_last),
            ("Ctrl+S", self._save),
            ("Ctrl+R", self._register),
            ("Ctrl+Return", self._register_next),
            ("Ctrl+Enter", self._register_next),
            ("Ctrl+H", self.show_history),
            (KEYS, self.open_case),
        ):
            self._shortcut(keys, act)

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)

    def _save(self) -> None:
        self.editing.save()

    def _register(self) -> None:
        self.editing.save(register=True)

    def _register_next(self) -> None:
        draft = self.editing.origin.status is Status.DRAFT
        self.editing.save(register=draft, onward=draft)

    def show_history(self) -> None:
        """Show the history of the record beside the form, or the hints again."""
        number = self.editing.origin.id
        if self.bench.side.currentWidget() is self.bench.history:
            self.bench.show_aid()
        elif number is not None:
            work = partial(_history, self._session.registry, number)
            self._session.jobs.read(work, self._on_history, owner=self, topic="history")

    def open_case(self) -> None:
        """Go to the liability case of the record as it is stored."""
        ask_case(self._session, self.editing.origin, self.bench.header.case_button)

    def _on_history(self, lines: tuple[HistoryLine, ...]) -> None:
        self.bench.history.show_lines(lines)
        self.bench.show_history()

    def _on_stored(self, _: Incident) -> None:
        if self.bench.side.currentWidget() is self.bench.history:
            self.bench.show_aid()
            self.show_history()

    def _save_pdf(self) -> None:
        number = self.editing.origin.id
        if number is not None:
            save_card(self._session, number, self.bench.news)

    def _ask_status(self, status: Status) -> None:
        texts, base = self._session.texts, self.editing.origin
        if self.editing.dirty:
            said = texts.say("Save what you changed first, then change the status.")
            self.bench.news.say(said, Tone.WARNING)
            return
        name = texts.say(_LABELS[status])
        if not needs_reason(base.status, status):
            self.editing.set_status(status, "")
            return
        number = base.number or texts.say("draft")
        question = texts.say("Why does {number} become “{status}”?", number=number, status=name)
        reason = ReasonDialog.ask(question, texts.say("Change the status"), texts, self)
        if reason:
            self.editing.set_status(status, reason)

    def _ask_reveal(self) -> None:
        texts, number = self._session.texts, self.editing.origin.id
        if number is None:
            return
        question = texts.say("Why do you need to see the identity numbers? It is written to the history.")
        reason = ReasonDialog.ask(question, texts.say("Show personal data"), texts, self)
        if reason:
            work = partial(_reveal, self._session.registry, number, reason)
            self._session.jobs.write(work, self._on_revealed, owner=self)

    def _on_revealed(self, incident: Incident) -> None:
        self.bench.form.people.reveal(incident.persons)

    def _on_files(self, changes: Changes) -> None:
        self._session.announce(changes, self)
        self.editing.reread()

    def _on_changed(self, changes: Changes, initiator: object) -> None:
        """Show a record anew that was changed from elsewhere, unless something is being typed."""
        number = self.editing.origin.id
        if initiator is self or number is None or self.editing.dirty:
            return
        if changes.incidents is None or number in changes.incidents:
            self.editing.open(number, begin=False)


def build(session: Session) -> Page:
    """Build the page."""
    return EntryPage(session)


def _history(registry: "Registry", number: int, _: Progress) -> tuple[HistoryLine, ...]:
    return registry.incidents.history(number)


def _reveal(registry: "Registry", number: int, reason: str, _: Progress) -> Incident:
    return registry.incidents.reveal(number, reason)


def _newest_kept(registry: "Registry", _: Progress) -> KeptForm | None:
    return newest(registry.forms.all())
