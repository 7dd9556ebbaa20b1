"""A line edit that reads its text as a value and writes the value tidily when it is left."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from safetyreg.domain.field import Value
from safetyreg.errors import ExpectedError, Message
from ui.widgets.digit_keys import typed_digit
from ui.widgets.field_input import show_problem

Read = Callable[[str], Value]
Write = Callable[[Value], str]
_DONE: Final = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})


class LineInput(QLineEdit):
    """A `FieldInput` over one line; `read` raises ExpectedError for what it cannot read."""

    edited = Signal()
    committed = Signal()

    def __init__(
        self, read: Read, write: Write, *, digits: bool = False, parent: QWidget | None = None
    ) -> None:
        """Take how a text is read and a value written; with `digits` the number row types digits always."""
        super().__init__(parent)
        self._read = read
        self._write = write
        self._digits = digits
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def value(self) -> Value:
        """Return what was read, or None."""
        return self._reading()[0]

    def problem(self) -> Message | None:
        """Say why the text cannot be read, or nothing."""
        return self._reading()[1]

    def set_value(self, value: Value) -> None:
        """Show a value tidily."""
        self.setText("" if value is None else self._write(value))
        self.setCursorPosition(0)
        self.show_reading()

    def raw(self) -> str:
        """Return the text as it stands."""
        return self.text()

    def set_raw(self, text: str) -> None:
        """Show a text as if it had been typed."""
        self.setText(text)
        self.tidy()

    def readable(self) -> bool:
        """Whether the field is blank or holds a value."""
        return self.problem() is None

    def widget(self) -> QWidget:
        """Return itself."""
        return self

    def tidy(self) -> None:
        """Write what was read in its usual form and mark what cannot be read."""
        value = self.value()
        if value is not None and not self.isReadOnly():
            self.setText(self._write(value))
        self.show_reading()

    def show_reading(self) -> None:
        """Mark a text that cannot be read."""
        show_problem(self, "" if self.readable() else "error")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type the digit of a number key on every layout."""
        digit = typed_digit(event) if self._digits else ""
        if digit and digit != event.text() and not self.isReadOnly():
            self.insert(digit)
            self._on_edited()
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything when the field is reached by Tab."""
        super().focusInEvent(event)
        if event.reason() in _DONE:
            self.selectAll()

    def _reading(self) -> tuple[Value, Message | None]:
        text = self.text().strip()
        try:
            return (self._read(text) if text else None), None
        except ExpectedError as error:
            return None, error.message

    def _on_edited(self) -> None:
        show_problem(self, "")
        self.edited.emit()

    def _on_finished(self) -> None:
        self.tidy()
        self.committed.emit()
