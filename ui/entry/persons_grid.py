"""The persons grid: typed, pasted from a spreadsheet, walked by Tab and Enter."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from safetyreg.domain.field import Field
from safetyreg.domain.kinds.kind import Kind
from ui.entry.person_cells import PersonCells
from ui.entry.person_paste import is_block, placed, read_block
from ui.entry.persons_model import Index, PersonsModel
from ui.widgets.code_input import CodeInput
from ui.widgets.table_view import GridView, tab_separated

_ROW: Final = 34
_MOST_ROWS: Final = 12
_NAME: Final = 120
_PADDING: Final = 21
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TAB: Final = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class PersonsGrid(GridView):
    """`moved(row, Field)` when another cell is current, `refitted` when other columns are in sight."""

    moved = Signal(int, object)
    refitted = Signal()

    def __init__(self, model: PersonsModel, cells: PersonCells, kind: Kind) -> None:
        """Show the people of a model."""
        super().__init__()
        self._people = model
        self._kind = kind
        self.setModel(model)
        self.setItemDelegate(cells)
        cells.setParent(self)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setSectionsClickable(False)
        cells.stepped.connect(self._step)
        cells.finished.connect(self._next_person)
        model.rowsInserted.connect(self._fit_height)
        model.rowsRemoved.connect(self._fit_height)
        model.modelReset.connect(self._fit_height)
        paste = QAction(self)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        paste.triggered.connect(self.paste)
        self.addAction(paste)
        self._fit_height()

    def visible_fields(self) -> tuple[Field, ...]:
        """Return the columns in sight."""
        return tuple(
            one for number, one in enumerate(self._people.columns) if not self.isColumnHidden(number)
        )

    def current_row(self) -> int:
        """Return the current row, -1 where there is none."""
        return self.currentIndex().row()

    def remove_current(self) -> None:
        """Take the current person out; the cell under it becomes current."""
        index = self.currentIndex()
        if index.isValid() and self._people.remove(index.row()) is not None:
            row = min(index.row(), self._people.rowCount() - 1)
            self.setCurrentIndex(self._people.index(row, index.column()))

    def begin(self) -> None:
        """Go to the row that adds a person."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setCurrentIndex(self._people.index(self._people.rowCount() - 1, 0))

    def paste(self) -> None:
        """Take a block of cells from the clipboard; one cell goes where the cursor is."""
        text = QGuiApplication.clipboard().text()
        index = self.currentIndex()
        row = max(index.row(), 0)
        if not is_block(text):
            if index.isValid():
                self._people.put(row, self._people.columns[index.column()], text.strip())
            return
        block = read_block(text, self._kind)
        visible = self.visible_fields()
        first = visible.index(self._people.columns[index.column()]) if index.isValid() else 0
        if block.fields:
            row, first = self._people.rowCount() - 1, 0
        for offset, cells in enumerate(placed(block, visible, first)):
            entry = self._people.entry(row + offset)
            for field, cell in cells:
                entry = self._people.reading.entered(entry, field, cell)
            self._people.change(row + offset, entry)

    @override
    def copy(self) -> None:
        """Copy the selected cells as a spreadsheet takes them."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen if index.row() < len(self._people.entries())})
        cells = [
            [
                str(index.data())
                for index in sorted(chosen, key=QModelIndex.column)
                if index.row() == row and not self.isColumnHidden(index.column())
            ]
            for row in rows
        ]
        if cells:
            QGuiApplication.clipboard().setText(tab_separated(cells))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next person, Delete clears, F4 opens the list of a cell."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key == Qt.Key.Key_Minus:
                self.remove_current()
            else:
                QAbstractItemView.keyPressEvent(self, event)
        elif key in _ENTER:
            self._next_person()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._clear_cells()
        elif key == Qt.Key.Key_F4:
            self._open_list()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            QAbstractItemView.keyPressEvent(self, event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk the cells by Tab; leave from the last one, and from the row that adds nobody."""
        index = self.currentIndex()
        blank = index.row() >= len(self._people.entries())
        if not index.isValid() or (next and blank) or not self._step(1 if next else -1):
            return super().focusNextPrevChild(next)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the row that adds a person when the grid is reached by Tab."""
        super().focusInEvent(event)
        if event.reason() in _TAB and not self.currentIndex().isValid():
            self.setCurrentIndex(self._people.index(self._people.rowCount() - 1, 0))
        self._tell(self.currentIndex())

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell is current."""
        super().currentChanged(current, previous)
        self._tell(current)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as fit; the others stand in the panel."""
        super().resizeEvent(event)
        self._fit_columns()

    def _tell(self, index: Index) -> None:
        if index.isValid():
            self.moved.emit(index.row(), self._people.columns[index.column()])

    def _step(self, columns: int) -> bool:
        """Go a cell on in reading order; False at the ends."""
        shown = [n for n in range(len(self._people.columns)) if not self.isColumnHidden(n)]
        index = self.currentIndex()
        place = index.row() * len(shown) + shown.index(index.column()) + columns
        row, column = divmod(place, len(shown))
        if not 0 <= row < self._people.rowCount():
            return False
        self.setCurrentIndex(self._people.index(row, shown[column]))
        self.setFocus()
        return True

    def _next_person(self) -> None:
        row = min(self.currentIndex().row() + 1, self._people.rowCount() - 1)
        self.setCurrentIndex(self._people.index(row, 0))
        self.setFocus()

    def _clear_cells(self) -> None:
        for index in self.selectionModel().selectedIndexes():
            if index.row() < len(self._people.entries()):
                self._people.put(index.row(), self._people.columns[index.column()], "")

    def _open_list(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.edit(index)
            editor = self.indexWidget(index)
            if isinstance(editor, CodeInput):
                editor.open_list()

    def _fit_columns(self) -> None:
        before = self.visible_fields()
        room = self.viewport().width()
        widths = [_NAME, *(self._width(number) for number in range(1, len(self._people.columns)))]
        fitting = 0
        while fitting < len(widths) and sum(widths[: fitting + 1]) <= room:
            fitting += 1
        for number, width in enumerate(widths):
            self.setColumnHidden(number, number >= max(fitting, 1))
            self.setColumnWidth(number, width)
        spare = room - sum(widths[: max(fitting, 1)])
        self.setColumnWidth(0, max(_NAME + spare, _NAME))
        if self.visible_fields() != before:
            self.refitted.emit()

    def _width(self, number: int) -> int:
        field = self._people.columns[number]
        heading = str(self._people.headerData(number, Qt.Orientation.Horizontal))
        metrics = self.horizontalHeader().fontMetrics()
        text = max(self.fontMetrics().horizontalAdvance(one) for one in self._people.samples(field))
        return max(text, metrics.horizontalAdvance(heading)) + _PADDING

    def _fit_height(self, *_: object) -> None:
        rows = min(self._people.rowCount(), _MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + _ROW * rows + 2)
