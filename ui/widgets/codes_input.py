"""Several codes of a list: one field to find them, a chip for each."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.codes import CodeList
from safetyreg.domain.field import Value
from safetyreg.errors import Message
from safetyreg.i18n import Texts
from ui.widgets.chip import Chip
from ui.widgets.code_input import CodeInput
from ui.widgets.code_popup import item_text
from ui.widgets.flow_layout import FlowLayout

_SEPARATOR = ";"


class CodesInput(QWidget):
    """A `FieldInput` of a tuple of codes, in the order they were chosen."""

    edited = Signal()
    committed = Signal()

    def __init__(
        self, codes: CodeList, texts: Texts, *, on: date | None = None, parent: QWidget | None = None
    ) -> None:
        """Search a list; only codes that were valid on a day are offered."""
        super().__init__(parent)
        self._codes = codes
        self._texts = texts
        self._chosen: tuple[str, ...] = ()
        self._cross = QIcon()
        self.field = CodeInput(codes, texts, on=on, parent=self)
        self.field.picked.connect(self._add)
        self.field.committed.connect(self.committed)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, spacing=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self._chips)
        self.setFocusProxy(self.field)
        self._chips.hide()

    def set_icons(self, arrow: QIcon, cross: QIcon) -> None:
        """Give the field its arrow and the chips their cross."""
        self._cross = cross
        self.field.set_arrow(arrow)
        self._draw()

    def value(self) -> Value:
        """Return the codes, or None where there are none."""
        return self._chosen or None

    def set_value(self, value: Value) -> None:
        """Show codes."""
        self._chosen = tuple(value) if isinstance(value, tuple) else (str(value),) if value else ()
        self.field.set_value(None)
        self._draw()

    def raw(self) -> str:
        """Return the codes and what is being typed, set apart by semicolons."""
        return _SEPARATOR.join((*self._chosen, *filter(None, [self.field.text()])))

    def set_raw(self, text: str) -> None:
        """Show codes; what the list does not know is left in the field."""
        parts = [part for part in text.split(_SEPARATOR) if part]
        self.set_value(tuple(part for part in parts if part in self._codes.by_code))
        rest = [part for part in parts if part not in self._codes.by_code]
        self.field.set_raw(_SEPARATOR.join(rest))

    def problem(self) -> Message | None:
        """Say that a text means no code, or nothing."""
        return self.field.problem()

    def readable(self) -> bool:
        """Whether nothing unreadable is left in the field."""
        return self.field.readable()

    def widget(self) -> QWidget:
        """Return the field."""
        return self.field

    def chips(self) -> tuple[Chip, ...]:
        """Return the chips of the codes, in their order."""
        found = (item.widget() for row in range(self._flow.count()) if (item := self._flow.itemAt(row)))
        return tuple(chip for chip in found if isinstance(chip, Chip))

    @override
    def setAccessibleName(self, name: str) -> None:
        """Name the field too."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def _add(self, code: str) -> None:
        self.set_value((*(one for one in self._chosen if one != code), code))
        self.edited.emit()

    def _remove(self) -> None:
        code = str(self.sender().property("code"))
        self.set_value(tuple(one for one in self._chosen if one != code))
        self.field.setFocus()
        self.edited.emit()

    def _draw(self) -> None:
        self._flow.clear()
        for code in self._chosen:
            self._flow.addWidget(self._chip(code))
        self._chips.setVisible(bool(self._chosen))

    def _chip(self, code: str) -> Chip:
        item = self._codes.by_code.get(code)
        chip = Chip("", self._texts, self._chips)
        chip.setProperty("code", code)
        chip.set_text(item_text(item, self._texts.language) if item else code)
        chip.set_icons(self._cross)
        chip.removed.connect(self._remove)
        return chip
