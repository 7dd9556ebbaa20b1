"""A small grid of typed cells: numbers, days, choices; a block is pasted from a spreadsheet."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QBrush, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from safetyreg.domain.field import BLANK, Field, FieldType, Value
from safetyreg.domain.values import parse
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import Texts
from ui.format import plain
from ui.theme import Theme
from ui.widgets.choice_input import ChoiceList
from ui.widgets.layout_keys import digits_of

_ROW: Final = 32
_MOST: Final = 13
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS: Final = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FREE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a row, and in which column."""

    column: int
    message: Message


Check = Callable[[Sequence[Value]], Wrong | None]


class TypedGrid(QTableWidget):
    """`edited` when a cell became another; `rows()` gives the values, blank rows left out.

    What cannot be read, or what `check` finds wrong in a row that is not blank, stands in the colour of
    errors; `wrong` says the first sentence, empty where all is well. Enter goes to the cell below.
    """

    edited = Signal()
    wrong = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        texts: Texts,
        theme: Theme,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a grid without rows."""
        super().__init__(0, len(fields), parent)
        self._check = check
        self._fields, self._texts, self._theme = tuple(fields), texts, theme
        self._silent = False
        for column, field in enumerate(fields):
            heading = QTableWidgetItem(texts.say(field.heading))
            heading.setTextAlignment(_RIGHT if field.type in _NUMBERS else _LEFT)
            self.setHorizontalHeaderItem(column, heading)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setTabKeyNavigation(False)
        self.cellChanged.connect(self._on_changed)
        paste = QAction(self)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.triggered.connect(self.paste)
        self.addAction(paste)
        self._fit()

    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return the values of every row that is not blank; raises ExpectedError for what is wrong."""
        found = []
        for row in self._all():
            values = tuple(self._value(row, column) for column in range(self.columnCount()))
            if any(value not in BLANK for value in values):
                if self._check is not None and (wrong := self._check(values)) is not None:
                    raise ExpectedError(wrong.message.text, **wrong.message.values)
                found.append(values)
        return tuple(found)

    def reveal_wrong(self) -> bool:
        """Go to the first cell that is wrong; say whether there is one."""
        told = self._judge()
        if told is not None:
            self.setCurrentCell(*told)
            self.setFocus()
        return told is not None

    def set_rows(self, rows: Sequence[Sequence[Value]]) -> None:
        """Show rows."""
        self._silent = True
        self.setRowCount(0)
        self._silent = False
        for row in rows:
            self.add_row(row)

    def add_row(self, values: Sequence[Value] = (), place: int | None = None) -> None:
        """Add a row, at the end unless a place is named."""
        row = self.rowCount() if place is None else place
        self._silent = True
        self.insertRow(row)
        for column, field in enumerate(self._fields):
            value = values[column] if column < len(values) else None
            self._put(row, column, field, value)
        self._silent = False
        self._fit()

    def remove_current(self) -> None:
        """Take the current row out."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self._fit()
            self._judge()
            self.edited.emit()

    def paste(self) -> None:
        """Write a block of cells from the clipboard, beginning at the current one; rows come as needed."""
        text = QGuiApplication.clipboard().text()
        first, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            if first + down >= self.rowCount():
                self.add_row()
            for across, cell in enumerate(line.split("\t")):
                if left + across < self.columnCount():
                    self._write(first + down, left + across, cell.strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down at Enter, as a spreadsheet does; with Ctrl it is the dialog's."""
        if event.key() in _ENTER and event.modifiers() in _FREE:
            if self.state() is not QAbstractItemView.State.EditingState:
                self._go_down()
            return
        super().keyPressEvent(event)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down where Enter ended the typing."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        if self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, self.currentColumn())

    def _write(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is not None:
            item.setText(text)

    def _put(self, row: int, column: int, field: Field, value: Value) -> None:
        if field.type is FieldType.CHOICE:
            box = ChoiceList()
            box.addItem("", "")
            for choice in field.choices:
                box.addItem(self._texts.say(choice.label), choice.value)
            box.setCurrentIndex(max(box.findData(str(value or "")), 0))
            box.activated.connect(self._tell)
            box.setAccessibleName(self._texts.say(field.label))
            self.setCellWidget(row, column, box)
            return
        text = (
            "" if value is None else str(value) if field.type is FieldType.TEXT else plain(value, self._texts)
        )
        item = QTableWidgetItem(text)
        item.setTextAlignment(_RIGHT if field.type in _NUMBERS else _LEFT)
        self.setItem(row, column, item)

    def _value(self, row: int, column: int) -> Value:
        field, box, item = self._fields[column], self.cellWidget(row, column), self.item(row, column)
        if isinstance(box, ChoiceList):
            return str(box.currentData() or "")
        text = item.text().strip() if item is not None else ""
        return parse(field, digits_of(text), date.today()) if text else None

    def _on_changed(self, row: int, column: int) -> None:
        """Write what was read in its usual form; what is wrong stands in the colour of errors."""
        if self._silent:
            return
        item = self.item(row, column)
        if item is None:
            return
        with suppress(ExpectedError):
            value = self._value(row, column)
            if value is not None:
                self._silent = True
                item.setText(plain(value, self._texts))
                self._silent = False
        self._judge()
        self.edited.emit()

    def _judge(self) -> tuple[int, int] | None:
        """Mark what is wrong in every row; return the first such cell."""
        first, said = None, ""
        for row in self._all():
            found = self._wrong_of(row)
            for column in range(self.columnCount()):
                self._mark(row, column, self._texts.of(found[column]) if column in found else "")
            if found and first is None:
                column = min(found)
                first, said = (row, column), self._texts.of(found[column])
        self.wrong.emit(said)
        return first

    def _wrong_of(self, row: int) -> dict[int, Message]:
        values: list[Value] = []
        found: dict[int, Message] = {}
        for column in range(self.columnCount()):
            try:
                values.append(self._value(row, column))
            except ExpectedError as error:
                found[column] = error.message
        if not found and self._check is not None and any(value not in BLANK for value in values):
            told = self._check(values)
            found = {told.column: told.message} if told is not None else {}
        return found

    def _mark(self, row: int, column: int, told: str) -> None:
        item, box = self.item(row, column), self.cellWidget(row, column)
        self._silent = True
        if item is not None:
            item.setForeground(QBrush(self._theme.colour("error" if told else "text")))
            item.setToolTip(told)
        elif box is not None:
            box.setToolTip(told)
        self._silent = False

    def _tell(self) -> None:
        self._judge()
        self.edited.emit()

    def _all(self) -> range:
        return range(self.rowCount())

    def _fit(self) -> None:
        rows = min(max(self.rowCount(), 1), _MOST)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + _ROW * rows + 4)
