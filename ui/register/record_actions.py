"""What is done with records chosen in the table: copied, printed, moved along their way."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from safetyreg.domain.changes import Saved
from safetyreg.domain.incident import Incident
from safetyreg.domain.status import Status
from safetyreg.errors import CancelledError, ConflictError, ExpectedError
from ui.jobs import Progress
from ui.register.details import DetailsPane
from ui.register.record import Record
from ui.register.row_text import RowWriter, status_text
from ui.register.selection_text import selection_text
from ui.register.status_dialog import StatusDialog
from ui.session import Session
from ui.widgets.banner import Banner, Tone
from ui.widgets.case_menu import ask_case

if TYPE_CHECKING:
    from ui.widgets.printing import Printout


class RecordActions:
    """Acts for a page; outcomes are told in the status line, errors in the page's banner."""

    def __init__(self, session: Session, page: QWidget, banner: Banner, details: DetailsPane) -> None:
        """Keep whom to tell."""
        self._session = session
        self._page = page
        self._banner = banner
        self._details = details

    def copy(self, ids: Sequence[int], writer: RowWriter, *, headings: bool) -> None:
        """Put records on the clipboard as cells."""
        session, door = self._session, self._session.registry.incidents

        def read(progress: Progress) -> str:
            return selection_text(door, writer, ids, headings=headings, tick=progress)

        session.jobs.read(
            read,
            partial(self._on_copied, len(ids)),
            owner=self._page,
            topic="copy",
            failed=self.tell,
            name=session.texts.say("Copying"),
        )

    def print_card(self, number: int) -> None:
        """Show the print of a record's card."""
        session = self._session
        reports, texts = session.registry.reports, session.texts

        from ui.widgets.printing import Printout  # noqa: PLC0415  loads Qt's printing

        def read(_: Progress) -> "Printout":
            card = reports.card(number, texts)
            return Printout(card.title, card.html)

        session.jobs.read(read, self._on_card, owner=self._page, topic="card", failed=self.tell)

    def open_case(self, number: int, beside: QWidget) -> None:
        """Go to the liability case of a record; where it has several victims ask whose."""
        door = self._session.registry.incidents

        def read(_: Progress) -> Incident:
            return door.get(number)

        then = partial(self._on_case, beside)
        self._session.jobs.read(read, then, owner=self._page, topic="case_of", failed=self.tell)

    def ask_status(self, record: Record, status: Status) -> None:
        """Ask for the reason and change the status."""
        incident = record.incident
        reason = StatusDialog.ask(incident.number, incident.status, status, self._session.texts, self._page)
        if reason is not None:
            self.change_status(record, status, reason)

    def change_status(self, record: Record, status: Status, reason: str) -> None:
        """Change the status of the version that was shown."""
        incident, door = record.incident, self._session.registry.incidents
        number = incident.id or 0

        def write(_: Progress) -> Saved:
            return door.set_status(number, status, reason=reason, expected_version=incident.version)

        then = partial(self._on_saved, status)
        self._session.jobs.write(write, then, owner=self._page, failed=self.tell)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong where the user looks."""
        if isinstance(error, CancelledError):
            return
        if isinstance(error, ExpectedError):
            self._banner.show_message(self._session.texts.of(error), Tone.ERROR)
        else:
            self._session.errors.show(error)
        if isinstance(error, ConflictError):
            self._details.refresh()

    def _on_copied(self, count: int, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        texts = self._session.texts
        self._session.said.emit(texts.plural("{n} record copied", "{n} records copied", count))

    def _on_case(self, beside: QWidget, incident: Incident) -> None:
        ask_case(self._session, incident, beside)

    def _on_card(self, printout: "Printout") -> None:
        from ui.widgets.print_preview import PrintPreview  # noqa: PLC0415  loads Qt's printing

        PrintPreview.ask(self._session, printout, self._page)

    def _on_saved(self, status: Status, saved: Saved) -> None:
        texts = self._session.texts
        number = saved.number or texts.say("draft")
        self._session.said.emit(
            texts.say(
                "{number}: {status}. Ctrl+Z takes it back.", number=number, status=status_text(status, texts)
            )
        )
        self._session.announce(saved.changes, self._page)
