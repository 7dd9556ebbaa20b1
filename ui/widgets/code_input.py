"""A code of a list, found while it is typed; F4 or the down arrow opens the whole list."""

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.domain.field import Value
from safetyreg.errors import Message
from safetyreg.i18n import Texts, mark
from ui.widgets.code_popup import ROWS, CodePopup, item_text
from ui.widgets.code_search import CodeSearch
from ui.widgets.field_input import show_problem

_MOVES: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}
_TAKING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class CodeInput(QLineEdit):
    """A `FieldInput` of one code; `picked(code)` when one was chosen."""

    edited = Signal()
    committed = Signal()
    picked = Signal(str)

    def __init__(
        self, codes: CodeList, texts: Texts, *, on: date | None = None, parent: QWidget | None = None
    ) -> None:
        """Search a list; only codes that were valid on a day are offered."""
        super().__init__(parent)
        self._codes = codes
        self._texts = texts
        self._search = CodeSearch(codes, texts.language, on)
        self._item: CodeItem | None = None
        self._popup = CodePopup(self)
        self._popup.picked.connect(self._take)
        self._arrow = QAction(self)
        self._arrow.setToolTip(texts.say("Open the list (F4)"))
        self._arrow.triggered.connect(self.open_list)
        self.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_edited)
        self.setPlaceholderText(texts.say("code or word"))

    def set_arrow(self, arrow: QIcon) -> None:
        """Give the button at its end an icon."""
        self._arrow.setIcon(arrow)

    def set_day(self, on: date | None) -> None:
        """Offer the codes that were valid on a day."""
        self._search = CodeSearch(self._codes, self._texts.language, on)

    def set_codes(self, codes: CodeList, on: date | None = None) -> None:
        """Take another list, or another state of it; the chosen code stays where it is known."""
        self._codes = codes
        self._search = CodeSearch(codes, self._texts.language, on)
        self.set_value(self._item.code if self._item else None)

    def value(self) -> Value:
        """Return the chosen code, or None."""
        return self._item.code if self._item else None

    def set_value(self, value: Value) -> None:
        """Show a code; one that the list does not know is shown as it is."""
        self._item = self._codes.by_code.get(str(value)) if value else None
        self.setText(item_text(self._item, self._texts.language) if self._item else str(value or ""))
        self.setToolTip(self.text())
        self.setCursorPosition(0)
        show_problem(self, "" if self.readable() else "error")

    def raw(self) -> str:
        """Return the code, or the text that means none."""
        return self._item.code if self._item else self.text()

    def set_raw(self, text: str) -> None:
        """Show a code or a text as if it had been typed."""
        self.set_value(text)

    def problem(self) -> Message | None:
        """Say that a text means no code, or nothing."""
        if self.readable():
            return None
        return Message(mark("“{text}” is not in the list: F4 opens it."), {"text": self.text().strip()})

    def readable(self) -> bool:
        """Whether the field is blank or holds a code."""
        return self._item is not None or not self.text().strip()

    def widget(self) -> QWidget:
        """Return itself."""
        return self

    def open_list(self) -> None:
        """Show the whole list."""
        current = self._item.code if self._item else ""
        self.setFocus()
        self._popup.offer(
            self._search.all(), self._codes, self._texts.language, searching=False, current=current
        )

    def popup(self) -> CodePopup:
        """Return the list under the field."""
        return self._popup

    @override
    def event(self, event: QEvent) -> bool:
        """Let Tab take the selected code before it leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take_before_tab(event)
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take from it, close it."""
        key = Qt.Key(event.key())
        if self._popup.isVisible() and key in _MOVES:
            self._popup.move_by(_MOVES[key])
        elif self._popup.isVisible() and key in _TAKING and not event.modifiers() & ~_KEYPAD:
            self._take(self._popup.current())
        elif self._popup.isVisible() and key == Qt.Key.Key_Escape:
            self._popup.hide()
        elif key in {Qt.Key.Key_F4, Qt.Key.Key_Down} and not self.isReadOnly():
            self.open_list()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the only code that the text can mean."""
        super().focusOutEvent(event)
        self._popup.hide()
        if self._item is None and (only := self._search.only(self.text())):
            self._take(only)
        show_problem(self, "" if self.readable() else "error")
        self.committed.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list with the field."""
        self._popup.hide()
        super().hideEvent(event)

    def _take_before_tab(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab and self._popup.isVisible():
            self._take(self._popup.current())

    def _on_edited(self, text: str) -> None:
        self._item = None
        show_problem(self, "")
        if text.strip():
            self._offer(text)
        else:
            self._popup.hide()
        self.edited.emit()

    def _offer(self, text: str) -> None:
        found = self._search.find(text, ROWS - 1)
        select = len(found) > 1 or self._search.means_unknown(text)
        self._popup.offer(found, self._codes, self._texts.language, searching=True, select=select)

    def _take(self, item: CodeItem | None) -> None:
        self._popup.hide()
        if item is None:
            return
        self.set_value(item.code)
        self.edited.emit()
        self.picked.emit(item.code)


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
