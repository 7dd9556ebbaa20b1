"""Dates and moments typed as digits: 26102026 becomes 26.10.2026, a dot alone is today."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from safetyreg.domain.field import Value, moment
from safetyreg.domain.values import parse, parse_date
from safetyreg.i18n import Texts
from ui.widgets.digit_keys import typed_digit
from ui.widgets.layout_keys import digits_of
from ui.widgets.line_input import LineInput

_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_MOMENT: Final = moment("moment", "")
_DOTS: Final = frozenset({".", ",", "/", "ю", "Ю"})


class DateInput(LineInput):
    """A day; the arrow keys step it."""

    def __init__(
        self,
        texts: Texts,
        *,
        today: Callable[[], date] = date.today,
        with_time: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Speak a language; `with_time` asks for a day and its time."""
        self._texts = texts
        self._today = today
        self._with_time = with_time
        super().__init__(self._read_text, self._write_value, digits=True, parent=parent)
        self.setPlaceholderText(texts.say("DD.MM.YYYY HH:MM") if with_time else texts.say("DD.MM.YYYY"))
        self.setMaxLength(20)

    def day(self) -> date | None:
        """Return the day, or None."""
        value = self.value()
        return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill in today at a dot in an empty field and step the day by the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and not self.isReadOnly():
            self._step(step)
        elif event.text() in _DOTS and not typed_digit(event) and not self.text() and not self.isReadOnly():
            self.setText(self._write_value(self._now()))
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def _now(self) -> Value:
        return datetime.now().replace(second=0, microsecond=0) if self._with_time else self._today()

    def _step(self, days: int) -> None:
        value = self.value()
        if not isinstance(value, date):
            return
        self.setText(self._write_value(value + timedelta(days=days)))
        self.edited.emit()

    def _read_text(self, text: str) -> Value:
        typed = digits_of(text)
        return parse(_MOMENT, typed, self._today()) if self._with_time else parse_date(typed, self._today())

    def _write_value(self, value: Value) -> str:
        if isinstance(value, datetime):
            return self._texts.moment(value)
        return self._texts.date(value) if isinstance(value, date) else str(value)
