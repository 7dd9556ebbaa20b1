"""The life of the record in the form: opened, typed, judged, saved, registered, taken on."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from safetyreg.domain.changes import Saved
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.problem import Problem, ProblemsError
from safetyreg.domain.rules import blocking
from safetyreg.domain.status import Status
from safetyreg.domain.user import Role
from safetyreg.errors import ExpectedError
from ui.entry.checking import Checking
from ui.entry.composing import copied
from ui.entry.conflict_flow import ConflictFlow
from ui.entry.keeping import Carried, Keeping
from ui.entry.saver import Request, Saver
from ui.entry.workbench import Workbench
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.banner import Tone

if TYPE_CHECKING:
    from safetyreg.registry import Registry


class Editing(QObject):
    """`opened(Incident)` when another record stands in the form, `stored(Incident)` after it was saved."""

    opened = Signal(object)
    stored = Signal(object)

    def __init__(self, session: Session, bench: Workbench, page: QWidget) -> None:
        """Work on the forms of a bench; `page` is who tells others of changes."""
        super().__init__(page)
        self._session = session
        self._bench = bench
        self._page = page
        self._edits = self._submitted = self._saved = 0
        self._version = 0
        self._number = ""
        self.checking = Checking(session, self.incident, self)
        self.keeping = Keeping(session, bench, self)
        self.saver = Saver(session, self)
        self.conflict = ConflictFlow(session, page)
        self._connect()

    @property
    def dirty(self) -> bool:
        """Whether something was typed since the record was opened or saved."""
        return self._edits > self._saved

    @property
    def origin(self) -> Incident:
        """The record as it was opened or last saved."""
        return self._bench.form.origin()

    @property
    def may_write(self) -> bool:
        """Whether the user may change records."""
        return self._session.registry.user.role is not Role.VIEWER

    def incident(self) -> Incident:
        """Return the incident that the form describes now."""
        return self._bench.form.incident()

    def new(self, kind: str) -> None:
        """Begin an incident of a kind; the first subtype is taken until another is chosen."""
        self.leave()
        self._show(Incident(kind=kind, subtype=BY_CODE[kind].subtypes[0].value))

    def open(self, number: int, *, begin: bool = True) -> None:
        """Open a record by its id; put the cursor into its form, unless it is only shown anew."""
        self.leave()
        self._read(number, partial(_show_opened, self._show, self._bench) if begin else self._show)

    def copy_of(self, number: int) -> None:
        """Begin a new incident with what a record can share with it."""
        self.leave()
        self._read(number, self._show_copy)

    def carry_on(self, carried: Carried) -> None:
        """Show a record with what was typed in another window."""
        self._show(carried.incident, look=not carried.typed)
        self.keeping.carry_on(carried)

    def copy_last(self) -> None:
        """Fill in what the last incident of the kind can share; what was typed stays."""
        if self.origin.id is None and self.may_write:
            work = partial(_last, self._session.registry, self.origin.kind)
            self._session.jobs.read(work, self._on_last, owner=self, topic="last")

    def save(self, *, register: bool = False, onward: bool = False) -> None:
        """Save the record, as a draft or registered; `onward` begins the next one afterwards."""
        self._bench.settle()
        if self.saver.under_way or not self.may_write:
            return
        draft = self.origin.status is Status.DRAFT
        if not self.dirty and not (draft and register):
            self._session.said.emit(self._session.texts.say("Nothing has changed since the last save."))
            return
        self._send(Request(self.incident(), self._version, register=register and draft, onward=onward))

    def set_status(self, status: Status, reason: str) -> None:
        """Move the record along its way."""
        self._send(Request(self.origin, self._version, reason=reason, status=status))

    def leave(self) -> None:
        """Keep what is typed before another record comes into the form."""
        self.keeping.keeper.flush()
        self.checking.stop()
        self.saver.give_up()
        self._bench.news.came_back()

    def reread(self) -> None:
        """Read the stored record anew; what is shown stays."""
        if self.origin.id is not None:
            self._read(self.origin.id, self._on_reread)

    def _connect(self) -> None:
        self._bench.edited.connect(self._on_edited)
        self._bench.left.connect(self._on_left)
        self.checking.judged.connect(self._on_judged)
        self.checking.compared.connect(self._bench.aid.duplicates.show_found)
        self.keeping.restored.connect(self._on_restored)
        self.saver.saved.connect(self._on_saved)
        self.saver.refused.connect(self._on_refused)
        self.saver.conflicted.connect(self._on_conflict)
        self.saver.failed.connect(self._on_failed)
        self.saver.waiting.connect(self._on_waiting)
        self.saver.busy.connect(self._bench.header.set_busy)
        self.conflict.resolved.connect(self._on_resolved)
        self.conflict.left.connect(self._on_conflict_left)
        self.conflict.equal.connect(self._on_equal)

    def _show(self, incident: Incident, *, look: bool = True) -> None:
        self._bench.show_incident(incident)
        self._bench.form.strict = incident.status is not Status.DRAFT
        self._bench.set_writable(self.may_write)
        self._edits = self._submitted = self._saved = 0
        self._version = incident.version
        self.keeping.begin(incident, look=look and self.may_write)
        self.checking.check()
        self.opened.emit(incident)

    def _show_copy(self, incident: Incident) -> None:
        self._show(copied(incident))
        self._on_edited()

    def _on_last(self, incident: Incident | None) -> None:
        if incident is None:
            said = self._session.texts.say("You have not logged an incident of this kind yet.")
            self._session.said.emit(said)
        elif self.origin.id is None:
            self._bench.form.fill_blank(copied(incident).values())

    def _read(self, number: int, then: Callable[[Incident], object]) -> None:
        work = partial(_get, self._session.registry, number)
        self._session.jobs.read(work, then, owner=self, topic="record")

    def _send(self, request: Request) -> None:
        self._submitted = self._edits
        self._bench.news.clear()
        self.saver.save(request)

    def _on_edited(self) -> None:
        self._edits += 1
        self.keeping.keeper.touch()
        self.checking.touch()
        if self.saver.replace_waiting(self.incident):
            self._submitted = self._edits

    def _on_left(self) -> None:
        self.keeping.keeper.flush()
        self.checking.touch()

    def _on_restored(self, version: int) -> None:
        if self.origin.id is not None:
            self._version = version

    def _on_judged(self, problems: tuple[Problem, ...]) -> None:
        self._bench.form.take_judgement(problems)
        self._bench.desk.refresh()
        self._bench.news.recount(blocking(problems, self._bench.form.ticks()))
        self._bench.aid.show_counted(self.incident())

    def _on_saved(self, saved: Saved, request: Request) -> None:
        self._session.announce(saved.changes, self._page)
        self._bench.news.came_back()
        self._version, self._saved = saved.version, self._submitted
        self.keeping.keeper.drop()
        if request.onward:
            self._begin_next(saved)
            return
        self._number = saved.number if request.register else ""
        self._read(saved.id, self._on_stored)

    def _begin_next(self, saved: Saved) -> None:
        texts = self._session.texts
        self.new(self.origin.kind)
        self._bench.form.begin()
        opened = (texts.say("Open"), partial(self.open, saved.id))
        self._bench.news.say(texts.say("Registered: {number}.", number=saved.number), Tone.GOOD, opened)

    def _on_stored(self, incident: Incident) -> None:
        self._on_reread(incident)
        self.keeping.go_on(incident)
        if self.dirty:
            self.keeping.keeper.touch()
        if self._number:
            said = self._session.texts.say("Registered: {number}.", number=self._number)
            self._bench.news.say(said, Tone.GOOD)
        self.keeping.say_saved(draft=incident.status is Status.DRAFT)
        self.stored.emit(incident)

    def _on_reread(self, incident: Incident) -> None:
        self._version = incident.version
        self._bench.form.rebase(incident)
        self._bench.form.strict = incident.status is not Status.DRAFT
        self._bench.header.show_record(incident)
        self._bench.set_writable(self.may_write)
        self.checking.check()

    def _on_refused(self, error: ProblemsError) -> None:
        form = self._bench.form
        form.strict = True
        form.judge(error.problems)
        self._bench.desk.refresh()
        self._bench.news.say_problems(error.problems)
        first = form.first_of(error.problems)
        if first is not None:
            form.go_to(first)
        self.checking.check()

    def _on_conflict(self, request: Request) -> None:
        self.conflict.begin(request, self.origin)

    def _on_resolved(self, request: Request, theirs: Incident) -> None:
        strict = self._bench.form.strict
        self._bench.form.show_incident(request.incident)
        self._bench.form.rebase(theirs)
        self._bench.form.strict = strict
        self._version = theirs.version
        self._send(request)

    def _on_conflict_left(self, request: Request) -> None:
        texts = self._session.texts
        again = (texts.say("Compare again"), partial(self.conflict.begin, request, self.origin))
        said = texts.say("Not saved: somebody saved a newer version. What you typed stays here.")
        self._bench.news.say(said, Tone.WARNING, again)

    def _on_equal(self, theirs: Incident) -> None:
        """Both versions say the same: only the version and the status are newer."""
        self._on_reread(theirs)
        said = self._session.texts.say("Somebody saved this record meanwhile. Look at it, then try again.")
        self._bench.news.say(said, Tone.WARNING)

    def _on_waiting(self, seconds: int) -> None:
        self._bench.news.say_away(seconds, self.saver.try_now, self._stop_trying)

    def _stop_trying(self) -> None:
        self.saver.give_up()
        self._bench.news.came_back()
        said = self._session.texts.say(
            "Not saved. What you typed stays here; save it once the registry is back."
        )
        self._bench.news.say(said, Tone.WARNING)

    def _on_failed(self, error: BaseException) -> None:
        self._bench.news.came_back()
        if isinstance(error, ExpectedError):
            self._bench.news.say_error(error)
        else:
            self._session.errors.show(error)


def _show_opened(show: Callable[[Incident], object], bench: Workbench, incident: Incident) -> None:
    show(incident)
    bench.form.begin()


def _get(registry: "Registry", number: int, _: Progress) -> Incident:
    return registry.incidents.get(number)


def _last(registry: "Registry", kind: str, _: Progress) -> Incident | None:
    return registry.incidents.last(kind)
