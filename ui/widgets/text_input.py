"""Text of one line or several, and numbers that are names: ИИН, БИН, codes of digits."""

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from safetyreg.domain.field import Value
from safetyreg.errors import Message
from ui.widgets.line_input import LineInput

_LINE: Final = 500


class TextInput(LineInput):
    """One line of text; spaces around it are not kept."""

    def __init__(self, *, longest: int = _LINE, digits: bool = False, parent: QWidget | None = None) -> None:
        """Bound the length; with `digits` the number row types digits on every layout."""
        super().__init__(_line, _written, digits=digits, parent=parent)
        self.setMaxLength(longest)


class DigitsInput(TextInput):
    """A number that is a name, like an ИИН of twelve digits; leading zeros stay."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        """Expect a count of digits; what is longer is not taken."""
        super().__init__(longest=count, digits=True, parent=parent)


class StoryInput(QPlainTextEdit):
    """Text of several lines; Tab leaves the field."""

    edited = Signal()
    committed = Signal()

    def __init__(self, *, lines: int = 4, parent: QWidget | None = None) -> None:
        """Show some lines at once."""
        super().__init__(parent)
        self._silent = False
        self.setTabChangesFocus(True)
        self._height = self.fontMetrics().lineSpacing() * lines + 20
        self.setMinimumHeight(self._height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.textChanged.connect(self._on_changed)

    def value(self) -> Value:
        """Return the text, or None where there is none."""
        return self.toPlainText().strip() or None

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self._silent = True
        self.setPlainText("" if value is None else str(value))
        self._silent = False

    def raw(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def set_raw(self, text: str) -> None:
        """Show a text as if it had been typed."""
        self.set_value(text)

    def problem(self) -> Message | None:
        """Nothing can be unreadable here."""
        return None

    def readable(self) -> bool:
        """Every text is."""
        return True

    def widget(self) -> QWidget:
        """Return itself."""
        return self

    @override
    def sizeHint(self) -> QSize:
        """Ask for the lines it was made for."""
        return QSize(super().sizeHint().width(), self._height)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the user is done."""
        super().focusOutEvent(event)
        self.committed.emit()

    def _on_changed(self) -> None:
        if not self._silent:
            self.edited.emit()


def _line(text: str) -> Value:
    return text.strip() or None


def _written(value: Value) -> str:
    return str(value)
