"""Whether guilt reduces each head: by law, or otherwise with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QWidget

from safetyreg.domain.claim import Switch
from safetyreg.domain.field import Choice
from safetyreg.domain.head import Head
from safetyreg.i18n import Texts, mark
from ui.tokens import SPACE
from ui.widgets.choice_input import ChoiceInput
from ui.widgets.field_input import show_problem
from ui.widgets.label import Role, label
from ui.widgets.text_input import TextInput

_REDUCES = (Choice("yes", mark("reduces")), Choice("no", mark("does not reduce")))


@dataclass(frozen=True, slots=True)
class _Line:
    head: Head
    choice: ChoiceInput
    reason: TextInput


class SwitchesBox(QWidget):
    """A line a head; what stands as the law has it is no switch, one of a head not shown stays as it is."""

    def __init__(self, heads: Sequence[Head], texts: Texts, parent: QWidget | None = None) -> None:
        """Show every head as the law has it."""
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._others: tuple[Switch, ...] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        grid.setColumnStretch(2, 1)
        for row, head in enumerate(heads):
            name = texts.name(head.names)
            line = _Line(head, ChoiceInput(_REDUCES, texts), TextInput())
            line.choice.set_value("yes" if head.guilt_reduces else "no")
            line.choice.setAccessibleName(name)
            line.reason.setPlaceholderText(texts.say("reason, where it differs from the law"))
            line.reason.setAccessibleName(texts.say("Reason: {head}", head=name))
            grid.addWidget(label(name, Role.BODY, wrap=True), row, 0)
            grid.addWidget(line.choice, row, 1)
            grid.addWidget(line.reason, row, 2)
            self._lines.append(line)

    def value(self) -> tuple[Switch, ...]:
        """Return the heads that differ from the law."""
        shown = tuple(
            Switch(line.head.code, line.choice.value() == "yes", str(line.reason.value() or ""))
            for line in self._lines
            if line.choice.value() and (line.choice.value() == "yes") != line.head.guilt_reduces
        )
        return (*shown, *self._others)

    def set_value(self, switches: Sequence[Switch]) -> None:
        """Show switches."""
        known = {switch.head: switch for switch in switches}
        own = {line.head.code for line in self._lines}
        self._others = tuple(switch for switch in switches if switch.head not in own)
        for line in self._lines:
            switch = known.get(line.head.code)
            if switch is not None:
                line.choice.set_value("yes" if switch.reduces else "no")
                line.reason.set_value(switch.reason)

    def complete(self) -> bool:
        """Ask a reason for every head that differs."""
        missing = {switch.head for switch in self.value() if not switch.reason.strip()}
        for line in self._lines:
            show_problem(line.reason, "error" if line.head.code in missing else "")
        return not missing
