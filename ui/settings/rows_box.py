"""A table with the buttons that add, change and remove its rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.tab_order import tab_through
from ui.widgets.table_view import Cell, Column, TableView


class RowsBox(QWidget):
    """`edit(row)` at Enter or a double click too, `remove(row)` at Delete; rows count from 0."""

    add = Signal()
    edit = Signal(int)
    remove = Signal(int)
    picked = Signal(int)

    def __init__(self, session: Session, name: str, *, editable: bool = True) -> None:
        """Name the table; without `editable` it is only looked at."""
        super().__init__()
        self._session = session
        self._editable = editable
        self._needing: list[QPushButton] = []
        self._all: list[QWidget] = []
        self.table = TableView(self)
        self.table.setAccessibleName(name)
        self.table.opened.connect(self._on_opened)
        self.empty = label("", Role.MUTED, wrap=True)
        self.empty.hide()
        self._room = QWidget(self)
        self.buttons = FlowLayout(self._room, SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._room)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.activated.connect(self._on_delete)
        self._removable = False

    def offer(
        self,
        caption: str,
        act: Callable[[], object],
        icon: str,
        *,
        row: bool = False,
        primary: bool = False,
    ) -> QPushButton:
        """Offer a button; one that needs a row is off while none is chosen."""
        button = IconButton(self._session.theme, icon, caption, primary=primary, parent=self)
        button.clicked.connect(act)
        self.buttons.addWidget(button)
        self._all.append(button)
        if row:
            self._needing.append(button)
            button.setEnabled(False)
        return button

    def offer_changes(self, add: str = "", edit: str = "", remove: str = "") -> None:
        """Offer the usual three to whom may change the rows."""
        if not self._editable:
            return
        if add:
            self.offer(add, self.add.emit, "plus")
        if edit:
            self.offer(edit, self._on_edit, "pencil", row=True)
        if remove:
            self._removable = True
            self.offer(remove, self._on_delete, "trash-2", row=True)

    def show_rows(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], empty: str = "") -> None:
        """Show rows, the chosen one kept by its place; say what it means that there are none."""
        kept = self.row()
        self.table.show_rows(columns, rows)
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty) and not rows)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(self._on_current)
        if 0 <= kept < len(rows):
            self.table.selectRow(kept)
        self._on_current()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab follow the reading order, now that all stands in one window."""
        super().showEvent(event)
        tab_through(*self._all, self.table)

    def row(self) -> int:
        """Return the chosen row, or −1."""
        return self.table.currentIndex().row()

    def _on_current(self) -> None:
        for button in self._needing:
            button.setEnabled(self.row() >= 0)
        self.picked.emit(self.row())

    def _on_opened(self, row: int) -> None:
        if self._editable:
            self.edit.emit(row)

    def _on_edit(self) -> None:
        if self.row() >= 0:
            self.edit.emit(self.row())

    def _on_delete(self) -> None:
        if self._removable and self.row() >= 0:
            self.remove.emit(self.row())
