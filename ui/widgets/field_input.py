"""What every input of a form offers, so that a form can be built from descriptors."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from safetyreg.domain.field import Value
from safetyreg.errors import Message


class FieldInput(Protocol):
    """An input of one value.

    `edited` comes at every change by the user, `committed` when the field is left or the answer is chosen.
    `value()` is None for blank and for text that cannot be read; `readable()` tells the two apart and
    `raw()` gives the text as typed, which a draft keeps.
    """

    @property
    def edited(self) -> SignalInstance:
        """The user changed something."""

    @property
    def committed(self) -> SignalInstance:
        """The user is done with the field for now."""

    def value(self) -> Value:
        """Return the value, or None."""

    def set_value(self, value: Value) -> None:
        """Show a value; no signal."""

    def raw(self) -> str:
        """Return what stands in the field, as a text that `set_raw` takes back."""

    def set_raw(self, text: str) -> None:
        """Show a text as if it had been typed; no signal."""

    def problem(self) -> Message | None:
        """Say why what stands there cannot be read, or nothing."""

    def readable(self) -> bool:
        """Whether what stands there is blank or a value."""

    def widget(self) -> QWidget:
        """Return the widget that takes the focus."""


def show_problem(widget: QWidget, severity: str) -> None:
    """Draw a widget's border for a problem: `error`, `warning` or empty for none."""
    if widget.property("problem") != severity:
        widget.setProperty("problem", severity)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
