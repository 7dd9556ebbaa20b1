"""The page of the register: table, details, views, columns, export."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from typing_extensions import override

from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.workplace import KIND, cases
from safetyreg.domain.query import Query
from ui.register.column_choice import ColumnChoice, offered_columns
from ui.register.columns import CHOSEN, columns_of
from ui.register.details import DetailsPane
from ui.register.export_run import ExportRun
from ui.register.listing import Listing
from ui.register.model import RegisterModel
from ui.register.nothing_found import NothingFound, loosen
from ui.register.record_actions import RecordActions
from ui.register.row_text import RowWriter
from ui.register.sides import Sides
from ui.register.table_menu import Entry, table_menu
from ui.register.view import MOST_SELECTED, RegisterView
from ui.register.views import SavedView
from ui.register.views_bar import ViewsBar
from ui.session import Session
from ui.widgets.case_menu import KEYS, ask_case
from ui.widgets.kind_menu import KindMenu
from ui.widgets.page import Page


class RegisterPage(Page):
    """Shows the records under the session's filter."""

    def __init__(self, session: Session) -> None:
        """Build the page; nothing is read until it is shown."""
        super().__init__(session.texts.say("Register"))
        self._session = session
        columns = columns_of(session.preferences.get(CHOSEN), offered_columns(session))
        self.model = RegisterModel(columns, session.texts, self)
        self.view = RegisterView(self.model, session.theme)
        self.view.setAccessibleName(session.texts.say("Register"))
        self.listing = Listing(session, self, self.view, self.model)
        self.loader, self.news = self.listing.loader, self.listing.news
        self.columns = ColumnChoice(session, self.model, self.view, self)
        self.views = ViewsBar(session)
        self.nothing = NothingFound(session)
        self.details = DetailsPane(session)
        self.sides = Sides(session, self.view, self.nothing, self.details)
        self.records = RecordActions(session, self, self.news, self.details)
        self.export = ExportRun(session, self.news, self)
        self._lay_out()
        self._connect()
        self._draw()

    @override
    def entered(self) -> None:
        """Load what is missing or stale, and let the keys go to the table."""
        self.listing.enter()
        self.views.load()
        self.details.refresh()
        self.view.setFocus()

    @override
    def export_found(self) -> bool:
        """Ask for format and file, and write what is found."""
        self._export(self.loader.query, self.model.rowCount() if self.loader.complete else None)
        return True

    @override
    def print_page(self) -> bool:
        """Print the card of the current record."""
        number = self.listing.place.current_id()
        if number is not None:
            self.records.print_card(number)
        return number is not None

    def toggle_details(self) -> None:
        """Show or hide the pane beside the table."""
        self.sides.toggle_details()
        self._details_button.setChecked(not self.details.isHidden())
        self._on_selected()

    def row_menu(self) -> QMenu:
        """Make the menu over the rows."""
        texts = self._session.texts
        entries = [
            Entry(texts.say("Open"), self._open_current, "Return"),
            Entry(texts.say("Show or hide the details"), self.toggle_details, "Space"),
            *self._case_entry(),
            Entry(texts.say("Print the card"), self.print_page, "Ctrl+P"),
            Entry(),
            Entry(texts.say("Copy"), partial(self.copy, headings=False), "Ctrl+C"),
            Entry(texts.say("Copy with headings"), partial(self.copy, headings=True), "Ctrl+Shift+C"),
            Entry(texts.say("Copy this cell"), self._copy_cell),
            Entry(texts.say("Select all"), self.view.selectAll, "Ctrl+A"),
            Entry(texts.say("Export what is found…"), self.export_found, "Ctrl+E"),
        ]
        several = 1 < self.view.selected_count() <= MOST_SELECTED
        if several:
            entries.append(Entry(texts.say("Export the selected…"), self.export_selected))
        statuses = self.details.status_menu() if self.view.selected_count() <= 1 else None
        menu = table_menu(entries, statuses, texts.say("Status"), self)
        menu.addSeparator()
        self.columns.add_orders(menu, self.model.columns[max(self.view.currentIndex().column(), 0)])
        return menu

    def open_case(self) -> None:
        """Go to the liability case of the current record."""
        number = self.listing.place.current_id()
        if number is not None:
            self.records.open_case(number, self.view.viewport())

    def copy(self, *, headings: bool) -> None:
        """Put the selected records on the clipboard as cells, columns as they are shown."""
        if self.view.selected_count() > MOST_SELECTED:
            self._on_too_many()
            return
        writer = RowWriter(self.view.shown_columns(), self._session.texts, self._session.book)
        self.records.copy(self.listing.place.selected_ids(), writer, headings=headings)

    def export_selected(self) -> None:
        """Ask for format and file, and write the selected records alone."""
        ids = self.listing.place.selected_ids()
        self._export(Query(ids=ids), len(ids))

    def _export(self, query: Query, count: int | None) -> None:
        from ui.register.export_dialog import ExportDialog  # noqa: PLC0415  loaded when used

        chosen = ExportDialog.ask(self._session, count, self)
        if chosen is not None:
            self.export.run(chosen, query, self.loader.order)

    def _lay_out(self) -> None:
        texts = self._session.texts
        self._columns_button = QPushButton(f" {texts.say('Columns')}")
        self._columns_button.setAccessibleName(texts.say("Columns"))
        self._columns_button.clicked.connect(self._open_columns)
        self._export_button = QPushButton(f" {texts.say('Export what is found')}")
        self._export_button.setAccessibleName(texts.say("Export what is found"))
        self._export_button.setToolTip("Ctrl+E")
        self._export_button.clicked.connect(self.export_found)
        self._details_button = QToolButton()
        self._details_button.setCheckable(True)
        self._details_button.setToolTip(texts.say("Details (Space)"))
        self._details_button.setAccessibleName(texts.say("Details"))
        self._details_button.setChecked(not self.details.isHidden())
        self._details_button.clicked.connect(self.toggle_details)
        self.tools.addWidget(self.views, 1)
        self.tools.addWidget(self._columns_button)
        self.tools.addWidget(self._export_button)
        self.tools.addWidget(self._details_button)
        self.body.addWidget(self.news)
        self.body.addWidget(self.sides, 1)

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.theme.changed.connect(self._draw)
        view.opened.connect(self._on_opened)
        view.details_asked.connect(self.toggle_details)
        view.case_asked.connect(self.open_case)
        view.copy_asked.connect(self._on_copy)
        view.too_many.connect(self._on_too_many)
        view.customContextMenuRequested.connect(self._on_menu)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        view.selectionModel().currentRowChanged.connect(self._on_selected)
        self.columns.changed.connect(self.loader.rewrite)
        self.columns.ordered.connect(self.listing.order_by)
        self.views.applied.connect(self._on_view)
        self.views.save_asked.connect(self._save_view)
        self.details.opened.connect(session.open_incident)
        self.details.case_asked.connect(self._on_case)
        self.details.closed.connect(self.toggle_details)
        self.details.print_asked.connect(self.records.print_card)
        self.details.status_asked.connect(self.records.ask_status)
        self.nothing.loosened.connect(partial(loosen, session))
        self.nothing.new_asked.connect(self._on_new)
        self.nothing.import_asked.connect(partial(session.show_page.emit, "imports"))
        self.nothing.demo_asked.connect(partial(session.open_registry.emit, ""))
        self.listing.filled.connect(self._on_filled)
        self.listing.landed.connect(self._on_selected)
        self.listing.changed.connect(self.details.refresh)
        self.loader.began.connect(self.sides.busy.begin)
        self.loader.settled.connect(self.sides.busy.finish)

    def _on_view(self, view: SavedView) -> None:
        if view.columns:
            self.columns.show_columns(view.columns)
        self.listing.order_by(view.order)

    def _save_view(self, name: str) -> None:
        shown, columns = self._session.query, self.columns.names()
        view = SavedView(name, self._session.filter, columns=columns, order=self.model.order)
        self.views.save(view.narrowed_as(shown))

    def _on_filled(self, yes: bool) -> None:
        self.sides.show_table(filled=yes)
        if not yes:
            self.details.clear(self._session.texts.say("Nothing is selected."))
            self.nothing.show_for(self.loader.query)

    def _on_selected(self) -> None:
        count, number = self.view.selected_count(), self.listing.place.current_id()
        if count > 1:
            self.details.show_several(count)
        elif number is not None:
            self.details.show_record(number)

    def _on_opened(self, row: int) -> None:
        self._session.open_incident.emit(self.model.ids[row])

    def _on_copy(self, headings: bool) -> None:
        self.copy(headings=headings)

    def _on_too_many(self) -> None:
        self.news.too_many(self.export_found)

    def _on_menu(self, position: QPoint) -> None:
        if self.view.currentIndex().isValid():
            self.row_menu().popup(self.view.viewport().mapToGlobal(position))

    def _open_current(self) -> None:
        if (number := self.listing.place.current_id()) is not None:
            self._session.open_incident.emit(number)

    def _copy_cell(self) -> None:
        index = self.view.currentIndex()
        QGuiApplication.clipboard().setText(self.model.text(index.row(), index.column()))

    def _on_case(self, incident: Incident) -> None:
        ask_case(self._session, incident, self.details.case_button)

    def _case_entry(self) -> list[Entry]:
        """Offer the liability case unless the record is known to have none."""
        record, kinds = self.details.record, self.loader.query.kinds
        known = record is not None and record.incident.id == self.listing.place.current_id()
        offered = bool(cases(record.incident)) if record and known else not kinds or KIND.code in kinds
        text = self._session.texts.say("Liability case")
        return [Entry(text, self.open_case, KEYS)] if offered else []

    def _open_columns(self) -> None:
        self.columns.open_popup(self._columns_button)

    def _on_new(self) -> None:
        menu = KindMenu(self._session.texts, self._session.theme, self)
        menu.chosen.connect(self._session.new_incident)
        menu.popup(self.nothing.mapToGlobal(self.nothing.rect().center()))

    def _draw(self) -> None:
        theme = self._session.theme
        self._columns_button.setIcon(theme.icon("columns-3", "text"))
        self._details_button.setIcon(theme.icon("panel-right", "text"))
        self._export_button.setIcon(theme.icon("download", "text"))


def build(session: Session) -> RegisterPage:
    """Make the page of the register."""
    return RegisterPage(session)
