"""Imports of earlier days: what each brought, and taking one back."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.batch import Batch, Undone
from safetyreg.domain.changes import Changes
from safetyreg.domain.query import Condition, Query
from safetyreg.domain.user import Role as UserRole
from safetyreg.errors import CancelledError, ExpectedError
from ui.jobs import Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.question import Question
from ui.widgets.table_view import Cell, Column, TableView

PERMITTED: Final = frozenset({UserRole.INSPECTOR, UserRole.ADMINISTRATOR})


class BatchesPart(QWidget):
    """The newest first."""

    new_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self._batches: tuple[Batch, ...] = ()
        self.stale = True
        texts = session.texts
        self.banner = Banner(texts, session.theme)
        self.table = TableView(self)
        self.table.setAccessibleName(texts.say("Earlier imports"))
        self.table.opened.connect(self._on_show)
        self.show_ = IconButton(session.theme, "table-2", texts.say("Show the records"))
        self.show_.clicked.connect(self._on_show)
        self.undo = IconButton(session.theme, "undo-2", texts.say("Take back…"))
        self.undo.setProperty("role", "danger")
        self.undo.clicked.connect(self._on_undo)
        if session.registry.user.role not in PERMITTED:
            self.undo.setToolTip(texts.say("Taking an import back needs an inspector."))
        self._empty = EmptyState(
            session.theme,
            "upload",
            texts.say("Nothing was imported yet"),
            texts.say("What comes in from files stands here, and can be taken back."),
        )
        self._empty.add_action(texts.say("Import a file"), self.new_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.show_)
        row.addWidget(self.undo)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.banner)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)
        self._show_batches(())

    def load(self) -> None:
        """Read the batches."""
        self.stale = False
        imports = self._session.registry.imports

        def work(_: Progress) -> tuple[Batch, ...]:
            return imports.batches()

        self._session.jobs.read(work, self._show_batches, owner=self, topic="batches")

    def _show_batches(self, batches: tuple[Batch, ...]) -> None:
        self._batches = batches
        texts = self._session.texts
        columns = [
            Column(texts.say("When")),
            Column(texts.say("File"), stretch=True),
            Column(texts.say("Profile")),
            Column(texts.say("By")),
            Column(texts.say("Rows"), number=True),
            Column(texts.say("Rejected"), number=True),
            Column(texts.say("Incidents"), number=True),
            Column(texts.say("State")),
        ]
        self.table.show_rows(columns, [self._row(one) for one in batches])
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        if batches:
            self.table.selectRow(0)
        for part in (self.table, self.show_, self.undo):
            part.setVisible(bool(batches))
        self._empty.setVisible(not batches)
        self._on_current()

    def _row(self, one: Batch) -> list[Cell]:
        texts = self._session.texts
        state = texts.say("taken back") if one.undone_at else texts.say("in the registry")
        muted = self._session.theme.colour("muted") if one.undone_at else None
        return [
            Cell(texts.moment(one.at.astimezone()), colour=muted),
            Cell(one.file_name, tip=one.file_name, colour=muted),
            Cell(one.profile, colour=muted),
            Cell(one.name or one.account, tip=one.account, colour=muted),
            Cell(texts.integer(one.rows), colour=muted),
            Cell(texts.integer(one.rejected), colour=muted),
            Cell(texts.integer(one.incidents), colour=muted),
            Cell(state, colour=muted),
        ]

    def _chosen(self) -> Batch | None:
        row = self.table.currentIndex().row()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _on_current(self) -> None:
        chosen = self._chosen()
        standing = chosen is not None and chosen.undone_at is None
        self.show_.setEnabled(chosen is not None)
        # Disabled with the focus, it hands it to the rail.
        if self.undo.hasFocus():
            self.table.setFocus()
        self.undo.setEnabled(standing and self._session.registry.user.role in PERMITTED)

    def _on_show(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._session.show_records(records_of(chosen))

    def _on_undo(self) -> None:
        chosen, texts = self._chosen(), self._session.texts
        if chosen is None:
            return
        question = texts.say("Take the import of “{file}” back?", file=chosen.file_name)
        details = texts.say(
            "Records that nobody touched since are deleted, and their numbers given back if none was given"
            " after them; all others become annulled, with this import as the reason."
        )
        if Question.ask(question, texts.say("Take back"), texts, self, details=details):
            self.take_back(chosen)

    def take_back(self, batch: Batch) -> None:
        """Undo an import."""
        imports, texts = self._session.registry.imports, self._session.texts

        def work(_: Progress) -> tuple[Undone, Changes]:
            return imports.undo(batch.id, texts)

        name = texts.say("Taking the import back…")
        self._session.jobs.write(work, self._on_undone, owner=self, failed=self._on_failed, name=name)

    def _on_undone(self, found: tuple[Undone, Changes]) -> None:
        undone, changes = found
        texts = self._session.texts
        text = texts.say(
            "Taken back: {deleted} deleted, {annulled} annulled.",
            deleted=texts.integer(undone.deleted),
            annulled=texts.integer(undone.annulled),
        )
        self.banner.show_message(text, Tone.GOOD)
        self._session.announce(changes, self)
        self.load()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, ExpectedError) and not isinstance(error, CancelledError):
            self.banner.show_message(self._session.texts.of(error), Tone.ERROR)
        else:
            self._session.errors.show(error)


def records_of(batch: Batch) -> Query:
    """Return the query that finds the records of an import."""
    return Query(where=(Condition("batch", value=batch.id),))
