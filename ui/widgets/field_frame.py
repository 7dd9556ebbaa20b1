"""A field of a form: label above, unit, the input, a hint, and the problem under it at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from safetyreg.domain.field import Field
from safetyreg.domain.problem import Problem, Severity
from safetyreg.i18n import Texts
from ui.widgets.field_input import FieldInput, show_problem
from ui.widgets.label import Role, label, set_role


class FieldFrame(QWidget):
    """`ticked(key, yes)` when the user confirms a warning or takes that back."""

    ticked = Signal(str, bool)

    def __init__(
        self, field: Field, content: FieldInput, texts: Texts, parent: QWidget | None = None
    ) -> None:
        """Put an input into its frame; the input must be a widget."""
        super().__init__(parent)
        self.field = field
        self.input = content
        self._texts = texts
        self._key = ""
        self._label = label(self._caption(), Role.LABEL, wrap=True, parent=self)
        self._message = label("", Role.HINT, wrap=True, parent=self)
        self._tick = QCheckBox(texts.say("It is right"), self)
        self._tick.toggled.connect(self._on_ticked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._label)
        if isinstance(content, QWidget):
            layout.addWidget(content)
            self._label.setBuddy(content)
            self.setFocusProxy(content)
        layout.addWidget(self._message)
        layout.addWidget(self._tick)
        layout.addStretch(1)
        content.edited.connect(self._on_edited)
        content.committed.connect(self.show_reading)
        self.show_problems(())

    def show_problems(self, problems: Sequence[Problem], ticked: frozenset[str] = frozenset()) -> None:
        """Show the gravest problem of the field, or the hint where there is none."""
        if not self.input.readable():
            self.show_reading()
            return
        worst = min(problems, key=_gravity, default=None)
        if worst is None:
            self._show(self._texts.say(self.field.hint), Role.HINT, "")
            return
        role = Role.ERROR if worst.blocks else Role.WARNING
        self._show(self._texts.of(worst.message), role, role.value)
        self._offer_tick(worst, ticked)

    def show_reading(self) -> None:
        """Say why what was typed cannot be read."""
        problem = self.input.problem()
        if problem is not None:
            self._show(self._texts.of(problem), Role.ERROR, Role.ERROR.value)

    def message(self) -> str:
        """Return the text under the input."""
        return self._message.text()

    def _caption(self) -> str:
        caption = self._texts.say(self.field.label)
        unit = self._texts.say(self.field.unit)
        caption = f"{caption}, {unit}" if unit else caption
        return f"{caption} *" if self.field.required else caption

    def _show(self, text: str, role: Role, severity: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))
        set_role(self._message, role)
        show_problem(self.input.widget(), severity)
        self.input.widget().setAccessibleDescription(text)
        self._tick.setVisible(False)

    def _offer_tick(self, problem: Problem, ticked: frozenset[str]) -> None:
        self._key = problem.key
        self._tick.blockSignals(True)
        self._tick.setChecked(problem.key in ticked)
        self._tick.blockSignals(False)
        self._tick.setVisible(problem.severity is Severity.WARNING)

    def _on_edited(self) -> None:
        if self.input.readable():
            self._show(self._texts.say(self.field.hint), Role.HINT, "")

    def _on_ticked(self, yes: bool) -> None:
        self.ticked.emit(self._key, yes)


def _gravity(problem: Problem) -> int:
    return 0 if problem.blocks else 1
