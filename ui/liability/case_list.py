"""The victims under the filter; one of them opens its case."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.ledger import NoShare
from safetyreg.domain.person import HARMS
from safetyreg.errors import CancelledError
from ui.jobs import Job, Progress
from ui.liability.case_model import CaseModel
from ui.liability.case_rows import HEADINGS, Narrowing, asked_of, found_by
from ui.liability.threshold_choice import CAP
from ui.liability.victim import Victim
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Role, label
from ui.widgets.progress_line import ProgressLine
from ui.widgets.table_view import GridView, tab_separated

if TYPE_CHECKING:
    from safetyreg.registry.liability import CaseRow

_SEARCH: Final = 260
_PADDING: Final = 22
_STRETCHED: Final = 6
_SEVERITY: Final = 4


class CaseTable(GridView):
    """Copies whole rows."""

    def __init__(self, model: CaseModel) -> None:
        """Show a model."""
        super().__init__()
        self._rows = model
        self.setModel(model)

    @override
    def copy(self) -> None:
        """Put the selected rows on the clipboard."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        texts = [[str(self._rows.index(row, n).data()) for n in range(len(HEADINGS))] for row in chosen]
        if texts:
            QGuiApplication.clipboard().setText(tab_separated(texts))


class CaseList(QWidget):
    """`opened(Victim)` at Enter or a double click."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._session = session
        self.stale = True
        self._job: Job[tuple[CaseRow, ...]] | None = None
        self._rows: tuple[CaseRow, ...] = ()
        self._cap = session.preferences.get(CAP)
        texts = session.texts
        self.search = QLineEdit()
        self.search.setPlaceholderText(texts.say("Number, initials or profession"))
        self.search.setAccessibleName(texts.say("Search among the victims"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH)
        self.chips = {code: self._chip() for code in Narrowing}
        self.model = CaseModel(texts, self)
        self.table = CaseTable(self.model)
        self.table.setAccessibleName(texts.say("Victims"))
        self.count = label("", Role.MUTED)
        self.progress = ProgressLine(texts)
        self.empty = EmptyState(session.theme, "scale", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._lay_out()
        self._fit_columns()
        self.table.opened.connect(self._on_opened)
        self.search.textChanged.connect(self._narrow)
        self._narrow()

    def entered(self) -> None:
        """Read the list where it is stale."""
        if self.stale:
            self._load()

    def left(self) -> None:
        """Stop reading what nobody looks at: it would take the time of what is looked at instead."""
        if self._job is not None:
            self._job.cancel()

    def set_cap(self, cap: int) -> None:
        """Take another threshold for the chip that asks for shares above it."""
        self._cap = cap
        self._narrow()

    def _load(self) -> None:
        self.stale = False
        query, registry = self._session.query, self._session.registry

        def work(progress: Progress) -> "tuple[CaseRow, ...]":
            return tuple(registry.liability.cases(query, progress))

        self.progress.begin()
        name = self._session.texts.say("Reading the cases…")
        self._job = self._session.jobs.read(
            work, self._on_read, owner=self, topic="cases", failed=self._on_failed, name=name
        )

    def _on_read(self, rows: "tuple[CaseRow, ...]") -> None:
        self._job = None
        self.progress.finish()
        self._rows = rows
        self._narrow()

    def _on_failed(self, error: BaseException) -> None:
        self.progress.finish()
        self.stale, self._job = True, None
        if not isinstance(error, CancelledError):
            self._session.errors.show(error, self._load)

    def _on_opened(self, row: int) -> None:
        found = self.model.rows[row]
        self.opened.emit(Victim(found.incident, found.person))

    def _narrow(self) -> None:
        """Show what the search and the chips leave; every chip tells how many it would."""
        rows, asked, texts = (
            found_by(self._rows, self.search.text()),
            asked_of(self._cap),
            self._session.texts,
        )
        captions = {
            Narrowing.UNDECIDED: texts.say("without decision"),
            Narrowing.FINDINGS: texts.say("with findings"),
            Narrowing.ABOVE: texts.say("above {cap} %", cap=self._cap),
        }
        for code, chip in self.chips.items():
            count = sum(1 for row in rows if asked[code](row))
            chip.setText(f"{captions[code]} · {texts.integer(count)}")
        for code, chip in self.chips.items():
            if chip.isChecked():
                rows = tuple(row for row in rows if asked[code](row))
        self.model.show(rows)
        excluded = sum(1 for row in rows if row.reason is NoShare.EXCLUDED)
        told = texts.plural("{n} victim", "{n} victims", len(rows))
        if excluded:
            told += " · " + texts.say("excluded from account: {n}", n=texts.integer(excluded))
        self.count.setText(told)
        self._show_empty()

    def _show_empty(self) -> None:
        texts = self._session.texts
        self.stack.setCurrentWidget(self.table if self.model.rows else self.empty)
        if self._rows:
            self.empty.set_texts(
                texts.say("No victim is left"), texts.say("Clear the search or turn a chip off.")
            )
        else:
            hint = texts.say("Register an accident at work with its victims, or choose another filter.")
            self.empty.set_texts(texts.say("No victims under this filter"), hint)

    def _chip(self) -> QPushButton:
        chip = QPushButton()
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.toggled.connect(self._narrow_by)
        return chip

    def _narrow_by(self, _: bool) -> None:
        self._narrow()

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        texts, metrics = self._session.texts, self.table.fontMetrics()
        for number, heading in enumerate(HEADINGS):
            words = [heading.sample, texts.say(heading.label)]
            if number == _SEVERITY:
                words += [texts.say(choice.label) for choice in HARMS]
            width = max(metrics.horizontalAdvance(word) for word in words) + _PADDING
            self.table.setColumnWidth(number, width)
        header.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        card = Card()
        room = QWidget()
        flow = FlowLayout(room, SPACE)
        for part in (self.search, *self.chips.values(), self.count):
            flow.addWidget(part)
        card.body.addWidget(room)
        card.body.addWidget(self.progress)
        card.body.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.count.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.count.setMinimumHeight(self.search.sizeHint().height())
