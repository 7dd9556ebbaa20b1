"""Running a file through: dry, or taking it in; what comes of it is shown."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from safetyreg.domain.batch import Batch
from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.registry.imports import Outcome, Profile, Taken
from ui.imports.batches_part import records_of
from ui.imports.file_read import FileRead
from ui.imports.result_pane import ResultPane
from ui.imports.run_bar import RunBar
from ui.session import Session
from ui.widgets.banner import Banner, Tone
from ui.widgets.question import Question


@dataclass(frozen=True)
class Ran:
    """What came of a run; `done` when it was an import."""

    outcome: Outcome
    done: bool


class Runner(QObject):
    """`shown` when there is a result to look at."""

    shown = Signal()

    def __init__(
        self, session: Session, bar: RunBar, result: ResultPane, banner: Banner, window: QWidget
    ) -> None:
        """Belong to a page; news go to its banner."""
        super().__init__(window)
        self._session, self._window = session, window
        self._bar, self._result, self._banner = bar, result, banner
        self._reads = FileRead(session, self)
        self._path = Path()
        self._earlier = False
        self.ran: Ran | None = None

    def begin(self, path: Path, earlier: Batch | None) -> None:
        """Take another file; `earlier` is the import that took it in before."""
        self._path, self._earlier, self.ran = path, earlier is not None, None
        self._result.clear()

    def show(self, ran: Ran) -> None:
        """Show what came of a run, whose result stays until another file is taken."""
        self.ran = ran
        self._earlier = self._earlier or ran.done
        self._result.show_outcome(ran.outcome, self._path.stem, done=ran.done)

    def dry_run(self, profile: Profile) -> None:
        """Read the whole file; nothing is written."""
        job = self._reads.dry_run(self._path, profile, self._on_tried, self._on_failed)
        self._bar.follow(job)  # type: ignore[arg-type]

    def take_in(self, profile: Profile) -> None:
        """Import the file; ask first where it was imported before."""
        if self._earlier and not self._sure():
            return
        job = self._reads.run(self._path, profile, self._on_taken, self._on_failed, again=self._earlier)
        self._bar.follow(job)  # type: ignore[arg-type]

    def tell(self, error: BaseException) -> None:
        """Say what went wrong where it can be said in a sentence."""
        texts = self._session.texts
        if isinstance(error, CancelledError):
            self._banner.show_message(texts.say("Cancelled: nothing was written."), Tone.NOTICE)
        elif isinstance(error, ExpectedError):
            self._banner.show_message(texts.of(error), Tone.ERROR)
        else:
            self._session.errors.show(error)

    def _sure(self) -> bool:
        texts = self._session.texts
        question = texts.say("Import the same file again?")
        details = texts.say(
            "Its records would stand twice in the registry: rather take the first import back."
        )
        return Question.ask(question, texts.say("Import again"), texts, self._window, details=details)

    def _on_tried(self, outcome: Outcome) -> None:
        self._bar.follow(None)
        self.show(Ran(outcome, done=False))
        self.shown.emit()

    def _on_taken(self, taken: Taken) -> None:
        self._bar.follow(None)
        self.show(Ran(taken.outcome, done=True))
        self.shown.emit()
        texts, batch = self._session.texts, taken.batch
        text = texts.plural(
            "Imported: {n} incident. It can be taken back under “Earlier imports”.",
            "Imported: {n} incidents. They can be taken back under “Earlier imports”.",
            batch.incidents,
        )

        def show() -> None:
            self._session.show_records(records_of(batch))

        actions = [(texts.say("Show the records"), show)] if batch.incidents else []
        if batch.rejected:
            rejected = texts.plural(
                "{n} row was rejected: save it, mend it and import it again.",
                "{n} rows were rejected: save them, mend them and import them again.",
                batch.rejected,
            )
            text = f"{text} {rejected}" if batch.incidents else rejected
            actions.insert(0, (texts.say("Save the rejected rows…"), self._result.ask_where))
        tone = Tone.GOOD if batch.incidents else Tone.WARNING
        self._banner.show_message(text, tone, *actions)
        self._session.announce(taken.changes, self._window)

    def _on_failed(self, error: BaseException) -> None:
        self._bar.follow(None)
        self.tell(error)
