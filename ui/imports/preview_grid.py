"""The first rows of a file with a choice of the field above each column; bad cells are coloured."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.imports.look import Grave, Look
from ui.imports.target_header import TargetHeader
from ui.imports.targets import Target
from ui.session import Session
from ui.widgets.table_view import GridView, tab_separated

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NARROW: Final = 170
_WIDE: Final = 300
_EMPTY: Final = Look((), ())


class PreviewModel(QAbstractTableModel):
    """The rows of a look; a rejected row's number has a cross, a cell with a remark its colour and tip."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._session = session
        self.look = _EMPTY

    def show_look(self, look: Look) -> None:
        """Show another look."""
        self.beginResetModel()
        self.look = look
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.look.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.look.headings)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, colour and reason of a cell."""
        if not index.isValid():
            return None
        number, cells = self.look.rows[index.row()]
        text = cells[index.column()] if index.column() < len(cells) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        noted = self.look.marks.get((number, index.column()), ())
        if role == Qt.ItemDataRole.BackgroundRole and noted:
            grave = any(one.grave is Grave.ERROR for one in noted)
            return self._session.theme.colour("error_ground" if grave else "warning_ground")
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            reasons = [self._session.texts.of(one.message) for one in noted]
            return "\n".join((*reasons, text)) if reasons else text
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading of the file, or the number of a row as the file shows it."""
        if orientation is Qt.Orientation.Horizontal:
            known = 0 <= section < len(self.look.headings)
            return self.look.headings[section] if known and role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.look.rows):
            return None
        number = self.look.rows[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self._of_row(number)) or None
        if role == Qt.ItemDataRole.DecorationRole and number in self.look.rejected:
            return self._session.theme.icon("circle-x", "error")
        return str(number) if role == Qt.ItemDataRole.DisplayRole else None

    def _of_row(self, number: int) -> list[str]:
        remarks = [one for one in self.look.remarks if one.row == number]
        said = [self._session.texts.of(one.message) for one in remarks]
        return [f"{one.name}: {text}" if one.name else text for one, text in zip(remarks, said, strict=True)]


class MarkedCells(QStyledItemDelegate):
    """Paints the ground of a marked cell, which a style sheet would leave out."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, then the cell."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class PreviewGrid(GridView):
    """`target_chosen(column, target)` from the choice above; `column_picked(column)` by the cursor."""

    target_chosen = Signal(int, str)
    column_picked = Signal(int)

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        super().__init__()
        self._session = session
        self.cells = PreviewModel(session, self)
        self.setModel(self.cells)
        self.setItemDelegate(MarkedCells(self))
        self.setAccessibleName(session.texts.say("First rows of the file"))
        self.setSelectionBehavior(GridView.SelectionBehavior.SelectItems)
        self.head = TargetHeader(session, self)
        self.setHorizontalHeader(self.head)
        self.head.target_chosen.connect(self.target_chosen)
        self.head.sectionClicked.connect(self._on_section)
        self.head.reached.connect(self._on_reached)
        self.verticalHeader().show()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalScrollBar().valueChanged.connect(self.head.place_choices)
        self.selectionModel().currentColumnChanged.connect(self._on_current)

    def show_look(self, look: Look, offered: Sequence[Target], chosen: Mapping[int, str]) -> None:
        """Show rows, with what each column is taken for."""
        same = look.headings == self.cells.look.headings
        current = self.currentIndex()
        self.cells.show_look(look)
        if not same:
            self.resizeColumnsToContents()
            for column in range(len(look.headings)):
                self.setColumnWidth(column, min(max(self.columnWidth(column), _NARROW), _WIDE))
        self.head.show_choices(len(look.headings), offered, chosen)
        if same and current.isValid():
            self.setCurrentIndex(self.cells.index(current.row(), current.column()))

    def go(self, row: int, column: int | None) -> None:
        """Put the cursor on a cell, by the row's number in the file."""
        places = [number for number, _ in self.cells.look.rows]
        if row in places:
            self.setCurrentIndex(self.cells.index(places.index(row), column or 0))
            self.scrollTo(self.currentIndex())
            self.setFocus()

    @override
    def copy(self) -> None:
        """Copy the chosen cells."""
        chosen = self.selectionModel().selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        cells = [[str(self.cells.index(row, column).data() or "") for column in columns] for row in rows]
        if cells:
            QGuiApplication.clipboard().setText(tab_separated(cells))

    def _on_reached(self, column: int) -> None:
        """Bring a column into view whose choice has the focus."""
        if self.cells.rowCount():
            self.scrollTo(self.cells.index(0, column))
        self.column_picked.emit(column)

    def _on_section(self, column: int) -> None:
        self.column_picked.emit(column)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.column_picked.emit(current.column())
