"""The table of the register: keys go to true ends, selections are read as ranges."""

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget
from typing_extensions import override

from ui.register.columns import KIND, Column
from ui.register.drawing import DOT_ROOM, PADDING, RowDrawing
from ui.register.header import RegisterHeader
from ui.register.model import RegisterModel
from ui.register.widths import fit
from ui.theme import Theme
from ui.tokens import ROW_HEIGHT
from ui.widgets.case_menu import KEYS
from ui.widgets.column_widths import edged
from ui.widgets.table_view import GridView

MOST_SELECTED: Final = 10_000
_SAMPLE: Final = "0"
_ROWS: Final = QItemSelectionModel.SelectionFlag.Rows
_MOVES: Final = QAbstractItemView.CursorAction


class RegisterView(GridView):
    """`looked` when other rows came into sight; `opened(row)`, `details_asked`, `copy_asked(headings)`.

    `case_asked` at Ctrl+L, `too_many` when more rows should be selected than can be handled one by one,
    `end_asked` at End.
    """

    looked = Signal()
    details_asked = Signal()
    copy_asked = Signal(bool)
    case_asked = Signal()
    too_many = Signal()
    end_asked = Signal()
    widths_changed = Signal()
    columns_moved = Signal()

    def __init__(self, model: RegisterModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self._rows = model
        self._fitting = False
        self._kept: dict[str, int] = {}
        self.head = RegisterHeader(theme, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(RowDrawing(model, theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setCornerWidget(QWidget(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalScrollBar().valueChanged.connect(self.looked)
        self.head.sectionResized.connect(self._on_resized)
        self.head.sectionMoved.connect(self._on_moved)
        theme.changed.connect(self._redraw)
        for keys, act in (("Ctrl+Shift+C", self._copy_with_headings), (KEYS, self.case_asked.emit)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def visible_rows(self) -> tuple[int, int]:
        """Return the first and the last row in sight; (0, -1) where there is none."""
        last = self._rows.rowCount() - 1
        top = self.verticalScrollBar().value() // ROW_HEIGHT
        below = (self.verticalScrollBar().value() + self.viewport().height()) // ROW_HEIGHT
        return (min(top, last + 1), min(below, last)) if last >= 0 else (0, -1)

    def ranges(self) -> list[tuple[int, int]]:
        """Return the selected rows as ranges, both ends included, from the top."""
        chosen = self.selectionModel().selection()
        parts = (chosen.at(place) for place in range(chosen.count()))
        return merged(sorted((one.top(), one.bottom()) for one in parts))

    def selected_count(self) -> int:
        """Count the selected rows."""
        return sum(last - first + 1 for first, last in self.ranges())

    def select_rows(self, rows: list[int]) -> None:
        """Select rows, and no others."""
        chosen, model = QItemSelection(), self._rows
        end = model.columnCount() - 1
        for first, last in merged([(row, row) for row in sorted(rows)]):
            chosen.append(QItemSelectionRange(model.index(first, 0), model.index(last, end)))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to(self, row: int, *, select: bool = True) -> None:
        """Make a row the current one; the column stays."""
        index = self._rows.index(row, max(self.currentIndex().column(), 0))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | _ROWS if select else flag.NoUpdate)

    def shown_columns(self) -> tuple[Column, ...]:
        """Return the columns from left to right as they were dragged."""
        return tuple(self._rows.columns[section] for section in self.head.shown_order())

    def set_widths(self, kept: dict[str, int]) -> None:
        """Take remembered widths; without any the columns share the room."""
        self._kept = dict(kept)
        self.lay_out_columns()

    def widths(self) -> dict[str, int]:
        """Return the widths that the user set; empty where the columns share the room."""
        return dict(self._kept)

    def lay_out_columns(self) -> None:
        """Give every column its width."""
        natural = {column.name: self._natural(n, column) for n, column in enumerate(self._rows.columns)}
        room = self.viewport().width()
        widths = natural | self._kept if self._kept else self._fitted(natural, room)
        self._fitting = True
        for section, column in enumerate(self._rows.columns):
            self.setColumnWidth(section, widths[column.name])
        self._fitting = False

    def _fitted(self, natural: dict[str, int], room: int) -> dict[str, int]:
        """Share the room; what does not fit is scrolled to, and no column is cut at the edge."""
        widths = fit(self._rows.columns, natural, room)
        names = [column.name for column in self.shown_columns()]
        return widths | dict(zip(names, edged([widths[name] for name in names], room), strict=True))

    @override
    def copy(self) -> None:
        """Ask for the selected rows as cells."""
        self.copy_asked.emit(False)

    @override
    def selectAll(self) -> None:
        """Select every row, if they are not too many to be handled one by one."""
        if self._rows.rowCount() > MOST_SELECTED:
            self.too_many.emit()
        else:
            super().selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows or hides the details; End waits for rows that are still being listed."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.details_asked.emit()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_End:
            self.end_asked.emit()

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and the last record by Home and End, whatever the column."""
        if cursorAction in {_MOVES.MoveHome, _MOVES.MoveEnd} and self._rows.rowCount():
            row = 0 if cursorAction is _MOVES.MoveHome else self._rows.rowCount() - 1
            return self._rows.index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(cursorAction, modifiers)

    @override
    def viewportEvent(self, event: object) -> bool:
        """Tell a shortened text in full, and what is not counted."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(index) if index.isValid() else "", self)
            return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room, and look for rows that came into sight."""
        super().resizeEvent(event)
        if not self._kept and event.oldSize().width() != event.size().width():
            self.lay_out_columns()
        self.looked.emit()

    def _natural(self, section: int, column: Column) -> int:
        letter = self.fontMetrics().horizontalAdvance(_SAMPLE)
        mark = DOT_ROOM if column.name == KIND else 0
        return max(letter * column.width + 2 * PADDING + mark + 2, self.head.text_width(section))

    def _tip(self, index: QModelIndex) -> str:
        text, told = (read(index.row(), index.column()) for read in (self._rows.text, self._rows.told))
        cut = self._needed(text, index.column()) > self.columnWidth(index.column())
        return told if cut or told != text else ""

    def _needed(self, text: str, section: int) -> int:
        mark = DOT_ROOM if self._rows.columns[section].name == KIND else 0
        return self.fontMetrics().horizontalAdvance(text) + 2 * PADDING + mark

    def _on_resized(self) -> None:
        if not self._fitting:
            sections = enumerate(self._rows.columns)
            self._kept = {column.name: self.columnWidth(section) for section, column in sections}
            self.widths_changed.emit()

    def _on_moved(self) -> None:
        self.columns_moved.emit()

    def _copy_with_headings(self) -> None:
        self.copy_asked.emit(True)

    def _redraw(self) -> None:
        self.viewport().update()
        self.head.viewport().update()


def merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges that meet or overlap; they come sorted."""
    found: list[tuple[int, int]] = []
    for first, last in ranges:
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
