"""Numbers and amounts: line edits, for Qt's spin box ends at 2 147 483 647."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.domain.field import Field, Value
from safetyreg.domain.values import parse
from safetyreg.i18n import NO_BREAK_SPACE, Texts
from ui.widgets.layout_keys import digits_of
from ui.widgets.line_input import LineInput

_LONGEST: Final = 26
_DECIMALS: Final = 9


class NumberInput(LineInput):
    """A whole number, a decimal or an amount in tenge; thousands are set apart once the field is left."""

    def __init__(self, texts: Texts, field: Field, parent: QWidget | None = None) -> None:
        """Take type and bounds from a descriptor; outside the bounds a number is not readable."""
        self._texts = texts
        self._field = field
        super().__init__(self._read_text, self._write_value, digits=True, parent=parent)
        self.setMaxLength(_LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the spaces out while the number is typed."""
        if not self.isReadOnly() and self.value() is not None:
            self.setText(self.text().replace(NO_BREAK_SPACE, ""))
        super().focusInEvent(event)

    def _read_text(self, text: str) -> Value:
        return parse(self._field, digits_of(text), date.today())

    def _write_value(self, value: Value) -> str:
        if isinstance(value, int):
            return self._texts.integer(value)
        if not isinstance(value, float):
            return str(value)
        decimals = len(f"{value:.{_DECIMALS}f}".rstrip("0").partition(".")[2])
        return self._texts.decimal(value, decimals)
