"""Brings ids and rows into the model: a first page at once, all ids after it, rows as they come in sight."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from safetyreg.domain.query import Order, Query
from safetyreg.errors import CancelledError
from ui.jobs import Job, Progress
from ui.register.model import RegisterModel
from ui.register.positions import positions
from ui.register.row_text import RowText, RowWriter
from ui.session import Session

PAGE: Final = 200
_PATIENCE: Final = 60
Sight = Callable[[], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first ids of a query with their rows."""

    ids: tuple[int, ...]
    rows: dict[int, RowText]


@dataclass(frozen=True, slots=True)
class Listed:
    """All ids of a query, and where the wanted ones stand."""

    ids: "array[int]"
    places: dict[int, int]


class Loader(QObject):
    """Loads for one view.

    Signals: `began` and `settled` around a load, `shown` with the first page of another query,
    `listed` when all ids are there, `replacing` and `relisted(places)` around ids that were read
    again after a change, `stopped` when the user cancelled, `failed(error)`.
    """

    began = Signal()
    settled = Signal()
    shown = Signal()
    listed = Signal()
    replacing = Signal()
    relisted = Signal(object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, model: RegisterModel, sight: Sight) -> None:
        """Keep what rows are written for; `sight` tells the first and the last row that is seen."""
        super().__init__(model)
        self._session = session
        self._model = model
        self._sight = sight
        self._query, self._order = session.query, model.order
        self._generation = 0
        self._all: Job[Listed] | None = None
        self._reading = 0
        self._halted = False
        self.complete = False
        self.writer = self._writer()
        self._soon = self._timer(0, self._read_rows)
        self._late = self._timer(_PATIENCE, self._list_all)

    @property
    def query(self) -> Query:
        """The query that is shown."""
        return self._query

    @property
    def order(self) -> Order:
        """The order that is shown."""
        return self._order

    def load(self, query: Query, order: Order) -> None:
        """Show another query or order from its beginning."""
        self._begin()
        self._query, self._order = query, order
        self.complete = False
        door, writer = self._session.registry.incidents, self.writer

        def first(_: Progress) -> FirstPage:
            ids = tuple(door.first(query, order, PAGE))
            return FirstPage(ids, writer.write(ids, door.rows(ids, writer.fields)))

        then = partial(self._on_first, self._generation, self._model.cache.generation)
        failed = partial(self._on_failed, self._generation)
        self._session.jobs.read(first, then, owner=self, topic="first", failed=failed)
        self._late.start()

    def list_again(self, wanted: Sequence[int] = ()) -> None:
        """Read all ids again, what is shown stays until they are there; tell where the wanted ones stand."""
        self._begin()
        self._list(tuple(wanted), again=True)

    def look(self) -> None:
        """Read the rows in sight that are missing, as soon as there is time."""
        self._soon.start()

    def rewrite(self) -> None:
        """Read rows for other columns, or by another code book."""
        self.writer = self._writer()
        self._model.cache.spoil()
        self.look()

    def _writer(self) -> RowWriter:
        return RowWriter(self._model.columns, self._session.texts, self._session.book)

    def _timer(self, patience: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(patience)
        timer.timeout.connect(act)
        return timer

    def _begin(self) -> None:
        self._halted = False
        self._late.stop()
        self._forget()
        self.began.emit()

    def _forget(self) -> None:
        """Wait for nothing any more: what was asked for and its failing, too, is of a former generation."""
        self._generation += 1
        if self._all is not None:
            self._all.cancel()
            self._all = None

    def _on_first(self, generation: int, written: int, page: FirstPage) -> None:
        if generation != self._generation:
            return
        self._model.cache.put(page.rows, written)
        if not self.complete:
            self._model.set_ids(array("q", page.ids))
        self.shown.emit()
        self.look()
        if self.complete or self._halted:
            return
        self._late.stop()
        if len(page.ids) < PAGE:
            self._forget()
            self._settle()
        elif self._all is None:
            self._list_all()

    def _list_all(self) -> None:
        self._list((), again=False)

    def _list(self, wanted: tuple[int, ...], *, again: bool) -> None:
        door, query, order = self._session.registry.incidents, self._query, self._order

        def listing(progress: Progress) -> Listed:
            ids = door.ids(query, order, progress)
            return Listed(ids, positions(ids, wanted) if wanted else {})

        self._all = self._session.jobs.read(
            listing,
            partial(self._on_listed, self._generation, again),
            owner=self,
            topic="ids",
            failed=partial(self._on_failed, self._generation),
            name=self._session.texts.say("Listing the records"),
        )

    def _on_listed(self, generation: int, again: bool, found: Listed) -> None:
        if generation != self._generation:
            return
        self._all = None
        if again:
            self.replacing.emit()
        self._model.set_ids(found.ids)
        if again:
            self.relisted.emit(found.places)
        self._settle()

    def _settle(self) -> None:
        self.complete = True
        self.settled.emit()
        self.listed.emit()
        self.look()

    def _on_failed(self, generation: int, error: BaseException) -> None:
        if generation != self._generation:
            return
        self._all = None
        self._halted = True
        self._late.stop()
        self.settled.emit()
        if isinstance(error, CancelledError):
            self.stopped.emit()
        else:
            self.failed.emit(error)

    def _read_rows(self) -> None:
        generation = self._model.cache.generation
        if self._reading == generation + 1:
            return
        wanted = self._missing()
        if not wanted:
            return
        self._reading = generation + 1
        door, writer = self._session.registry.incidents, self.writer

        def rows(_: Progress) -> dict[int, RowText]:
            return writer.write(wanted, door.rows(wanted, writer.fields))

        self._session.jobs.read(
            rows,
            partial(self._on_rows, generation),
            owner=self,
            topic="rows",
            failed=self._on_rows_failed,
        )

    def _missing(self) -> tuple[int, ...]:
        """Return the ids of the pages in sight whose rows are not known."""
        first, last = self._sight()
        if last < first:
            return ()
        cache, ids = self._model.cache, self._model.ids
        if not cache.missing(ids[first : last + 1]):
            return ()
        start = first // PAGE * PAGE
        return cache.missing(ids[start : (last // PAGE + 1) * PAGE])

    def _on_rows(self, generation: int, rows: dict[int, RowText]) -> None:
        if self._reading == generation + 1:
            self._reading = 0
        if self._model.cache.put(rows, generation):
            first, last = self._sight()
            self._model.tell(first, last)
        self.look()

    def _on_rows_failed(self, error: BaseException) -> None:
        self._reading = 0
        if not isinstance(error, CancelledError):
            self.failed.emit(error)
