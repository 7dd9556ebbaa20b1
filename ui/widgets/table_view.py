"""A small table of values: numbers to the right, Ctrl+C copies cells as Excel takes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.tokens import ROW_HEIGHT
from ui.widgets.column_widths import share

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WIDEST: Final = 520
_FRAME: Final = 4
_PADDED: Final = 20
_ABOVE_AND_BELOW: Final = 8
_HIGHEST: Final = 1000
_OPENING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, what it copies (the same where empty), and its look."""

    text: str
    copy: str = ""
    bold: bool = False
    colour: QColor | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; numbers stand to the right."""

    heading: str
    number: bool = False
    stretch: bool = False


class Cells(QAbstractTableModel):
    """Rows of cells that were written beforehand."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Sequence[Cell], ...] = ()

    def show(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """Take other columns and rows."""
        self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, alignment, weight and colour of a cell."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.FontRole and cell.bold:
            font = QFont()
            font.setBold(True)
            return font
        found = {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.ToolTipRole: cell.tip or None,
            Qt.ItemDataRole.ForegroundRole: cell.colour,
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if self.columns[index.column()].number else _LEFT,
        }
        return found.get(Qt.ItemDataRole(role))

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].number else _LEFT
        return self.columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None


class GridView(QTableView):
    """A table view in the one look; `opened(row)` at Enter, Space or a double click."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a view with rows of one height and no grid but their lines."""
        super().__init__(parent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.doubleClicked.connect(self._on_double_click)
        copy = QAction(self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)

    def copy(self) -> None:
        """Put what is selected on the clipboard as tab separated cells."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row at Enter or Space."""
        if Qt.Key(event.key()) in _OPENING and not event.modifiers() and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())


class TableView(GridView):
    """Shows values that fit into memory: `show_rows(columns, rows)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self._cells = Cells((), self)
        self._natural: list[int] = []
        self._sized_by_hand = False
        self._laying_out = False
        self._high_as_rows = False
        self.setModel(self._cells)
        self.horizontalHeader().sectionResized.connect(self._on_resized)

    def show_rows(
        self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *, widest: int = _WIDEST
    ) -> None:
        """Show rows of cells; columns take the width of their contents, stretching ones the rest."""
        self._sized_by_hand = self._sized_by_hand and tuple(columns) == self._cells.columns
        self._laying_out = True
        kept = [self.columnWidth(place) for place in range(len(self._cells.columns))]
        self._cells.show(columns, rows)
        self.resizeColumnsToContents()
        self._natural = [min(self.columnWidth(place) + _FRAME, widest) for place in range(len(columns))]
        for place, width in enumerate(kept if self._sized_by_hand else ()):
            self.setColumnWidth(place, width)
        self._laying_out = False
        self._lay_out()

    def wrap(self, height: int) -> None:
        """Let long cells go on in a further line; rows are at least so high."""
        self.setWordWrap(True)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def fit_height(self) -> None:
        """Be as high as the rows, so that the page scrolls and not the table."""
        self._high_as_rows = True
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def _lay_out(self) -> None:
        if not self._sized_by_hand and self._natural:
            stretching = [place for place, column in enumerate(self._cells.columns) if column.stretch]
            self._laying_out = True
            for place, width in enumerate(share(self._natural, stretching, self.viewport().width())):
                self.setColumnWidth(place, width)
            self._laying_out = False
        if self.wordWrap():
            for row, cells in enumerate(self._cells.rows):
                self.setRowHeight(row, max(map(self._height, cells, range(len(cells)))))
        if self._high_as_rows:
            bar = self.horizontalScrollBar()
            scrolled = self.horizontalHeader().length() > self.viewport().width()
            height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2
            self.setFixedHeight(height + (bar.sizeHint().height() if scrolled else 0))

    def _height(self, cell: Cell, column: int) -> int:
        """Return the height of a cell whose text goes on in further lines; the style pads both sides."""
        room = QRect(0, 0, self.columnWidth(column) - _PADDED, _HIGHEST)
        text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, cell.text)
        return max(text.height() + _ABOVE_AND_BELOW, self.verticalHeader().minimumSectionSize())

    def _on_resized(self) -> None:
        self._sized_by_hand = self._sized_by_hand or not self._laying_out

    @override
    def copy(self) -> None:
        """Copy the selected rows with their headings."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        rows = [[cell.copy or cell.text for cell in self._cells.rows[row]] for row in chosen]
        headings = [column.heading for column in self._cells.columns]
        if rows:
            QGuiApplication.clipboard().setText(tab_separated([headings, *rows]))


def tab_separated(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as Excel pastes them; a cell with a tab, a line end or a quote stands in quotes."""
    return "".join("\t".join(_cell(text) for text in row) + "\r\n" for row in rows)


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set('\t\r\n"') else text
