"""What every page is given: the registry's door, texts, codes, look, jobs, filter and preferences."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from safetyreg.domain.changes import Changes
from safetyreg.domain.codes import CodeBook
from safetyreg.domain.query import Query
from safetyreg.i18n import Texts
from ui import preferences
from ui.errors import Errors
from ui.filter import Filter
from ui.jobs import Jobs
from ui.lull import Lull
from ui.preferences import Preferences
from ui.theme import Theme
from ui.widgets.drawing_library import DrawingLibrary

if TYPE_CHECKING:
    from safetyreg.registry import Registry

_MIDNIGHT_CHECK: Final = 60_000


class Session(QObject):
    """One registry opened by one user in one language.

    `changed(Changes, initiator)` after every write; `filter_changed(Query)` when another filter rules;
    `show_page(key)` (`settings/codes` a part of one), `open_incident(id)`, `new_incident(kind)` and
    `open_case(id, person id)` ask the window to go somewhere,
    `said(text)` to show a translated sentence in its status line; `open_registry(location)` opens another
    registry (an empty text asks which), `reopen(location, text)` the same anew and then shows the sentence,
    `language_chosen(Language)` rebuilds the window in another language.
    """

    changed = Signal(object, object)
    filter_changed = Signal(object)
    show_page = Signal(str)
    open_incident = Signal(object)
    new_incident = Signal(str)
    open_case = Signal(object, object)
    book_changed = Signal()
    said = Signal(str)
    open_registry = Signal(str)
    reopen = Signal(str, str)
    language_chosen = Signal(object)

    def __init__(  # noqa: PLR0913
        self,
        registry: "Registry",
        *,
        texts: Texts,
        book: CodeBook,
        theme: Theme,
        jobs: Jobs,
        errors: Errors,
        preferences_: Preferences,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        """Wire what was made by the composition root; the filter is the one of the last time."""
        super().__init__(parent)
        self.registry = registry
        self.texts = texts
        self.book = book
        self.theme = theme
        self.jobs = jobs
        self.lull = Lull(self)
        self.library = DrawingLibrary(jobs, self)
        self.errors = errors
        self.preferences = preferences_
        self.today = today
        self._filter = Filter.from_kept(preferences_.get(preferences.FILTER))
        self._query = self._filter.query(today())
        self._narrowing = Query()
        self._midnight = QTimer(self)
        self._midnight.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._midnight.setInterval(_MIDNIGHT_CHECK)
        self._midnight.timeout.connect(self._rule)
        self._midnight.start()

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self._filter

    @property
    def query(self) -> Query:
        """The filter in force as the door takes it."""
        return self._query

    @property
    def narrowed(self) -> bool:
        """Whether records behind a number are shown, by conditions that the bar has no choice for."""
        return self._narrowing != Query()

    def set_filter(self, chosen: Filter) -> None:
        """Let another filter rule, and remember it; a narrowing stays until it is widened."""
        self._filter = chosen
        self.preferences.put(preferences.FILTER, chosen.kept())
        self._rule()

    def show_records(self, query: Query) -> None:
        """Open the register on the records behind a number; the bar shows the query."""
        self._narrowing = Query(
            subtypes=query.subtypes, where=query.where, counted=query.counted, ids=query.ids
        )
        chosen = self._filter.only(
            kinds=query.kinds, places=query.places, statuses=query.statuses, words=query.words
        )
        if query.period != self._query.period:
            chosen = chosen.in_period(query.period)
        self.show_page.emit("register")
        self.set_filter(chosen)

    def widen(self) -> None:
        """Take back what `show_records` narrowed beyond the bar's own choices."""
        self._narrowing = Query()
        self._rule()

    def announce(self, changes: Changes, initiator: QWidget | None = None) -> None:
        """Tell every page what a write changed; the page that wrote it need not reload its own form."""
        if changes.codes:
            self.jobs.read(self._read_book, self._on_book, owner=self, topic="book")
        self.changed.emit(changes, initiator)

    def _read_book(self, _: object) -> CodeBook:
        return self.registry.codes.book()

    def _on_book(self, book: CodeBook) -> None:
        self.book = book
        self.book_changed.emit()

    def _rule(self) -> None:
        narrow = self._narrowing
        query = self._filter.query(self.today()).only(
            subtypes=narrow.subtypes, where=narrow.where, counted=narrow.counted, ids=narrow.ids
        )
        if query != self._query:
            self._query = query
            self.filter_changed.emit(query)
