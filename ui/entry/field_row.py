"""A field of the form: its frame, its place in the grid, and whether the user has been there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from safetyreg.domain.field import Field, FieldType
from safetyreg.domain.incident import PARTS
from safetyreg.domain.problem import Problem
from safetyreg.i18n import Texts
from ui.entry.field_grid import WHOLE
from ui.widgets.field_frame import FieldFrame
from ui.widgets.field_input import FieldInput
from ui.widgets.label import Role

_WIDE: Final = 20
RELATIVE: Final = frozenset({*PARTS, "damage_building", "damage_property"})
# Rules about what is not told yet; "nobody died" is no fault of a form that was just begun.
MISSING: Final = frozenset({"required", "person-required", "time", "no-victims", "drowned", "rescued"})


class FieldRow(FieldFrame):
    """Shows what is missing only after the user was there; its hint stands in the side pane."""

    def __init__(
        self, field: Field, content: FieldInput, texts: Texts, parent: QWidget | None = None
    ) -> None:
        """Put an input into its frame."""
        self._hint = texts.say(field.hint)
        label = field.heading if field.name in RELATIVE else field.label
        super().__init__(replace(field, hint="", label=label), content, texts, parent)
        if isinstance(content, QWidget):
            content.setAccessibleName(texts.say(label))
        self.described = field
        self.visited = False
        self.asked = True
        self.grave = False
        self.open_warnings = False
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        content.edited.connect(self._on_touched)

    @property
    def caption(self) -> QLabel:
        """The label above the input."""
        return self._label

    @property
    def name(self) -> str:
        """Name of the field."""
        return self.field.name

    def set_asked(self, asked: bool) -> None:
        """Show the field while it is asked."""
        self.asked = asked
        if asked == self.isHidden():
            self.setVisible(asked)

    def filled(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.input.raw().strip())

    def judge(self, problems: Sequence[Problem], ticked: frozenset[str], *, strict: bool) -> None:
        """Show what is wrong; what is merely missing only to one who was here, or when registering."""
        shown = [one for one in problems if strict or self.visited or one.rule not in MISSING]
        self.grave = bool([one for one in shown if one.blocks]) or not self.input.readable()
        self.open_warnings = bool([one for one in shown if not one.blocks and one.key not in ticked])
        if self.input.readable() or not self._typing():
            self.show_problems(shown, ticked)

    def _typing(self) -> bool:
        return self.input.widget().hasFocus() and not self.visited

    def _on_touched(self) -> None:
        self.visited = self.visited and self.input.readable()

    @override
    def _show(self, text: str, role: Role, severity: str) -> None:
        super()._show(text, role, severity)
        if not text:
            self.input.widget().setAccessibleDescription(self._hint)


def span_of(field: Field) -> int:
    """Return how many columns a field wants."""
    if field.type is FieldType.LONG_TEXT:
        return WHOLE
    if field.type in {FieldType.CODE, FieldType.CODES}:
        return 2
    if field.type is FieldType.TEXT:
        return 2 if field.width >= _WIDE else 1
    return 1
