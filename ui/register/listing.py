"""Keeps the table on the session's filter: loads, follows changes, stays where the user stands."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from safetyreg.domain.changes import Changes
from safetyreg.domain.query import Order, Query
from ui.register.loader import Loader
from ui.register.model import RegisterModel
from ui.register.news import News
from ui.register.place import Place
from ui.register.view import RegisterView
from ui.session import Session


class Listing(QObject):
    """`filled(yes)` when another list stands there, `landed` when the current record may be another one.

    `changed` when records were written: what is shown beside the table may be stale.
    """

    filled = Signal(bool)
    landed = Signal()
    changed = Signal()

    def __init__(self, session: Session, page: QWidget, view: RegisterView, model: RegisterModel) -> None:
        """Read nothing until the page is entered."""
        super().__init__(page)
        self._session = session
        self._page = page
        self._view = view
        self._model = model
        self._stale_query, self._stale_rows = True, False
        self._end_wanted = False
        self.news = News(session)
        self.place = Place(view, model)
        self.loader = Loader(session, model, view.visible_rows)
        session.filter_changed.connect(self._on_filter)
        session.changed.connect(self._on_changed)
        session.book_changed.connect(self.loader.rewrite)
        view.looked.connect(self.loader.look)
        view.end_asked.connect(self._on_end)
        self._connect_loader()

    def enter(self) -> None:
        """Load what is missing or stale."""
        if self._stale_query:
            self.load(self._session.query, self._model.order)
        elif self._stale_rows:
            self.again()

    def order_by(self, order: Order) -> None:
        """Show the records in another order, from the beginning."""
        self.load(self._session.query, order)

    def load(self, query: Query, order: Order) -> None:
        """Show a query from its beginning."""
        self._stale_query = self._stale_rows = False
        self._end_wanted = False
        self.news.hide()
        self._model.set_order(order)
        self.loader.load(query, order)

    def again(self) -> None:
        """Read the ids again; the user stays at his record."""
        self._stale_rows = False
        self.news.hide()
        self.loader.list_again(self.place.remember())

    def _connect_loader(self) -> None:
        loader = self.loader
        loader.shown.connect(self._on_shown)
        loader.listed.connect(self._on_listed)
        loader.replacing.connect(self.place.remember)
        loader.relisted.connect(self._on_relisted)
        loader.stopped.connect(self._on_stopped)
        loader.failed.connect(self._on_failed)

    def _on_filter(self, query: Query) -> None:
        if self._page.isVisible():
            self.load(query, self._model.order)
        else:
            self._stale_query = True

    def _on_changed(self, changes: Changes, _: QWidget | None) -> None:
        if changes.incidents is not None and not changes.incidents:
            return
        self._model.cache.spoil(changes.incidents)
        self._stale_rows = True
        if self._page.isVisible():
            self.again()
            self.changed.emit()

    def _on_shown(self) -> None:
        if self._fill():
            self._view.scrollToTop()
            self._view.go_to(0)
            self.landed.emit()

    def _on_listed(self) -> None:
        if self._end_wanted:
            self._end_wanted = False
            self._view.go_to(self._model.rowCount() - 1)

    def _on_relisted(self, places: dict[int, int]) -> None:
        if self._fill():
            self.place.restore(places)
            self.landed.emit()

    def _fill(self) -> bool:
        yes = self._model.rowCount() > 0
        self.filled.emit(yes)
        return yes

    def _on_end(self) -> None:
        self._end_wanted = not self.loader.complete

    def _on_stopped(self) -> None:
        self.news.stopped(self._model.rowCount(), self.again)

    def _on_failed(self, error: BaseException) -> None:
        self.news.failed(error, partial(self.load, self._session.query, self._model.order))
