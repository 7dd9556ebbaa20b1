"""A small closed choice: buttons side by side, or a drop-down where they would not fit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.field import Choice, Value
from safetyreg.errors import Message
from safetyreg.i18n import Texts
from ui.widgets.layout_keys import variants
from ui.widgets.segmented import Segmented

_SIDE_BY_SIDE: Final = 3


class ChoiceList(QComboBox):
    """A drop-down that the wheel leaves alone; Delete clears it, F4 opens it, letters of any layout find."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the answer."""
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear by Delete, find an answer by its first letter typed on any layout."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.setCurrentIndex(0)
            self.activated.emit(0)
        elif event.text().strip() and not event.modifiers() and self._jump(event.text()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _jump(self, letter: str) -> bool:
        order = [*range(self.currentIndex() + 1, self.count()), *range(1, self.currentIndex() + 1)]
        for reading in variants(letter):
            for row in order:
                if reading and self.itemText(row).casefold().startswith(reading):
                    self.setCurrentIndex(row)
                    self.activated.emit(row)
                    return True
        return False


class ChoiceInput(QWidget):
    """A `FieldInput` of one of a few values; blank until it is answered."""

    edited = Signal()
    committed = Signal()

    def __init__(
        self,
        choices: Sequence[Choice],
        texts: Texts,
        *,
        side_by_side: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer choices; up to three stand side by side unless told otherwise."""
        super().__init__(parent)
        options = [(choice.value, texts.say(choice.label)) for choice in choices]
        wide = len(options) <= _SIDE_BY_SIDE if side_by_side is None else side_by_side
        self._input: Segmented | ChoiceList = self._segments(options) if wide else self._list(options)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._input)
        if wide:
            row.addStretch(1)
        self.setFocusProxy(self._input)

    def value(self) -> Value:
        """Return the chosen value, or None."""
        if isinstance(self._input, Segmented):
            return self._input.value() or None
        return str(self._input.currentData() or "") or None

    def set_value(self, value: Value) -> None:
        """Show a value; one that is not offered shows as blank."""
        if isinstance(self._input, Segmented):
            self._input.set_value(str(value or ""))
        else:
            self._input.setCurrentIndex(max(self._input.findData(str(value or "")), 0))

    def raw(self) -> str:
        """Return the value as a text."""
        return str(self.value() or "")

    def set_raw(self, text: str) -> None:
        """Show a value."""
        self.set_value(text)

    def problem(self) -> Message | None:
        """Nothing can be unreadable here."""
        return None

    def readable(self) -> bool:
        """Every answer is."""
        return True

    def widget(self) -> QWidget:
        """Return what draws the border of a problem."""
        return self._input

    @override
    def setAccessibleName(self, name: str) -> None:
        """Name the widget that takes the focus too."""
        super().setAccessibleName(name)
        self._input.setAccessibleName(name)
        if isinstance(self._input, Segmented):
            for button in self._input.buttons():
                button.setAccessibleName(f"{name}: {button.text()}")

    def _segments(self, options: list[tuple[str, str]]) -> Segmented:
        found = Segmented(options, blank=True, parent=self)
        found.chosen.connect(self._on_chosen)
        return found

    def _list(self, options: list[tuple[str, str]]) -> ChoiceList:
        found = ChoiceList(self)
        found.setMaxVisibleItems(12)
        found.addItem("", "")
        for code, text in options:
            found.addItem(text, code)
        found.activated.connect(self._on_chosen)
        return found

    def _on_chosen(self) -> None:
        self.edited.emit()
        self.committed.emit()
