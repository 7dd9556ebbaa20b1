"""A time of day typed as digits: 0314 becomes 03:14."""

from datetime import datetime, time

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.domain.field import Value
from safetyreg.domain.values import parse_time
from safetyreg.i18n import Texts
from ui.widgets.digit_keys import typed_digit
from ui.widgets.layout_keys import digits_of
from ui.widgets.line_input import LineInput


class TimeInput(LineInput):
    """A time of day; a dot in the empty field is now."""

    def __init__(self, texts: Texts, *, parent: QWidget | None = None) -> None:
        """Speak a language."""
        self._texts = texts
        super().__init__(_read, self._write_value, digits=True, parent=parent)
        self.setPlaceholderText(texts.say("HH:MM"))
        self.setMaxLength(8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill in the present time at a dot in an empty field."""
        if (
            event.text() in {".", ","}
            and not typed_digit(event)
            and not self.text()
            and not self.isReadOnly()
        ):
            self.setText(self._texts.time(datetime.now().time()))
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def _write_value(self, value: Value) -> str:
        return self._texts.time(value) if isinstance(value, time) else str(value)


def _read(text: str) -> Value:
    return parse_time(digits_of(text))
