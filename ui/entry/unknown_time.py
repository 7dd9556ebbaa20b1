"""A time of day with a tick for «unknown»: unknown is an answer, blank is none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.field import Value
from safetyreg.errors import Message
from safetyreg.i18n import Texts
from ui.widgets.time_input import TimeInput


class UnknownTime(QWidget):
    """A `FieldInput` of a time; the tick empties and locks it."""

    edited = Signal()
    committed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        """Make a blank time."""
        super().__init__(parent)
        self.time = TimeInput(texts, parent=self)
        self.tick = QCheckBox(texts.say("unknown"), self)
        self.tick.setAccessibleName(texts.say("Time unknown"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.time)
        column.addWidget(self.tick)
        self.time.edited.connect(self.edited)
        self.time.committed.connect(self.committed)
        self.tick.clicked.connect(self._on_clicked)

    def value(self) -> Value:
        """Return the time, or None."""
        return self.time.value()

    def set_value(self, value: Value) -> None:
        """Show a time."""
        self.time.set_value(value)

    def unknown(self) -> bool:
        """Whether the time is ticked as unknown."""
        return self.tick.isChecked()

    def set_unknown(self, unknown: bool) -> None:
        """Tick or not; a time that is unknown cannot be typed."""
        self.tick.setChecked(unknown)
        self.time.setReadOnly(unknown)
        if unknown:
            self.time.set_value(None)

    def raw(self) -> str:
        """Return the text as it stands."""
        return self.time.raw()

    def set_raw(self, text: str) -> None:
        """Show a text as if it had been typed."""
        self.time.set_raw(text)

    def problem(self) -> Message | None:
        """Say why the text cannot be read, or nothing."""
        return self.time.problem()

    def readable(self) -> bool:
        """Whether the field is blank or holds a time."""
        return self.time.readable()

    def widget(self) -> QWidget:
        """Return the input of the time."""
        return self.time

    @override
    def setAccessibleName(self, name: str) -> None:
        """Name the input too."""
        super().setAccessibleName(name)
        self.time.setAccessibleName(name)

    def _on_clicked(self, unknown: bool) -> None:
        self.set_unknown(unknown)
        self.edited.emit()
        self.committed.emit()
