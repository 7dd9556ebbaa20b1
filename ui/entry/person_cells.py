"""Editors of the persons grid: type-ahead in cells; Tab goes on, Enter adds the next, Escape takes back."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import FieldType
from safetyreg.i18n import Texts
from ui.entry.person_columns import codes_of
from ui.entry.persons_model import Index, PersonsModel
from ui.theme import Theme
from ui.widgets.code_input import CodeInput
from ui.widgets.inputs import input_of
from ui.widgets.line_input import LineInput

_CODED: Final = frozenset({FieldType.CHOICE, FieldType.CODE})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS: Final = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class PersonCells(QStyledItemDelegate):
    """`stepped(±1)` after Tab, `finished` after Enter in an editor."""

    stepped = Signal(int)
    finished = Signal()

    def __init__(self, texts: Texts, book: CodeBook, theme: Theme, parent: QWidget) -> None:
        """Speak a language and search the lists of a book."""
        super().__init__(parent)
        self._texts = texts
        self._book = book
        self._theme = theme

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the input of a column."""
        model = index.model()
        assert isinstance(model, PersonsModel)  # noqa: S101  the only model this delegate serves
        field = model.columns[index.column()]
        if field.type in _CODED:
            editor: QWidget = CodeInput(codes_of(field, self._book), self._texts, parent=parent)
        else:
            made = input_of(field, self._texts, self._book, self._theme, parent=parent)
            assert isinstance(made, LineInput)  # noqa: S101  a column is a line
            editor = made
        editor.setAccessibleName(self._texts.say(field.label))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds."""
        if isinstance(editor, CodeInput | LineInput):
            editor.set_raw(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        if isinstance(editor, CodeInput | LineInput):
            model.setData(index, editor.raw())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell."""
        editor.setGeometry(option.rect)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Commit at Tab and Enter; what is selected in an open list is taken first."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and isinstance(editor, CodeInput) and editor.popup().isVisible():
            editor.popup().hide()
            return True
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key not in _ENTER | _TABS.keys() or not isinstance(editor, QWidget) or not plain:
            return False if key != Qt.Key.Key_Escape else super().eventFilter(editor, event)
        if isinstance(editor, CodeInput) and editor.popup().isVisible():
            editor.keyPressEvent(event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        if key in _ENTER:
            self.finished.emit()
        else:
            self.stepped.emit(_TABS[key])
        return True
