"""The list of victims as a model: cells are written when they are seen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.liability.case_rows import HEADINGS, cells

if TYPE_CHECKING:
    from safetyreg.registry.liability import CaseRow

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SIDES: Final = {
    True: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    False: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
}


class CaseModel(QAbstractTableModel):
    """Rows of `CaseRow` in the order given."""

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._texts = texts
        self.rows: tuple[CaseRow, ...] = ()

    def show(self, rows: Sequence["CaseRow"]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text and alignment of a cell."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return cells(self.rows[index.row()], self._texts)[index.column()]
        return _SIDES[HEADINGS[index.column()].number] if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[HEADINGS[section].number]
        return self._texts.say(HEADINGS[section].label) if role == Qt.ItemDataRole.DisplayRole else None
