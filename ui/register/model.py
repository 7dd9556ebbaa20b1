"""The model of the register: all ids, and of the rows those that were loaded."""

from array import array
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from safetyreg.domain.query import NEWEST_FIRST, Order
from safetyreg.i18n import Texts
from ui.register.columns import KIND, STATUS, Column
from ui.register.row_cache import RowCache
from ui.register.row_text import LOADING, RowText, heading
from ui.widgets.table_view import Index

_ROOT: Final = QModelIndex()
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MARKS: Final = {True: "↓", False: "↑"}
_NOTED: Final = frozenset({KIND, STATUS})
NO_IDS: Final = array("q")


class RegisterModel(QAbstractTableModel):
    """Knows every row by its id; the cells of rows that are not loaded yet show dots."""

    def __init__(self, columns: Sequence[Column], texts: Texts, parent: QObject | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ids: array[int] = NO_IDS
        self.order = NEWEST_FIRST
        self.cache = RowCache()
        self._texts = texts
        self._headings = self._written()

    def set_ids(self, ids: "array[int]") -> None:
        """Take other ids: rows come and go at the end only, what stands where is told by a change."""
        before, after = len(self.ids), len(ids)
        if after > before:
            self.beginInsertRows(_ROOT, before, after - 1)
            self.ids = ids
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(_ROOT, after, before - 1)
            self.ids = ids
            self.endRemoveRows()
        self.ids = ids
        self.tell(0, min(before, after) - 1)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; rows are read again."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._headings = self._written()
        self.cache.spoil()
        self.endResetModel()

    def set_order(self, order: Order) -> None:
        """Mark the column that the records are ordered by."""
        self.order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(len(self.columns) - 1, 0))

    def tell(self, first: int, last: int) -> None:
        """Tell views that rows are shown differently now, both ends included."""
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def row(self, row: int) -> RowText | None:
        """Return what is known of a row."""
        return self.cache.row(self.ids[row])

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        found = self.cache.row(self.ids[row])
        return LOADING if found is None else found.text(self.columns[column].name)

    def told(self, row: int, column: int) -> str:
        """Return the text of a cell in words alone: what a ring instead of a dot says is said too."""
        found, name = self.cache.row(self.ids[row]), self.columns[column].name
        text = self.text(row, column)
        return f"{text}, {found.note}" if found is not None and found.note and name in _NOTED else text

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the records under the filter."""
        return 0 if parent.isValid() else len(self.ids)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text and alignment of a cell; the view draws the rest."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.told(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].number else _LEFT
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading, with an arrow where the records are ordered by it."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].number else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._texts.say(self.columns[section].label)
        return self._heading(section) if role == Qt.ItemDataRole.DisplayRole else None

    def _heading(self, section: int) -> str:
        text = self._headings[section]
        if self.columns[section].order != self.order.field:
            return text
        return f"{text} {_MARKS[self.order.descending]}"

    def _written(self) -> tuple[str, ...]:
        return tuple(heading(column, self._texts) for column in self.columns)


def ids_at(model: RegisterModel, first: int, last: int) -> "array[int]":
    """Return the ids of some rows, both ends included; rows that are not there are left out."""
    return model.ids[max(first, 0) : last + 1]
