"""A section of the form: its title, its fields, and perhaps a part of its own (people, files)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetyreg.domain.field import Section
from safetyreg.i18n import Texts
from ui.entry.field_grid import FieldGrid
from ui.entry.field_row import FieldRow, span_of
from ui.tokens import SPACE
from ui.widgets.label import Role, label


@dataclass(frozen=True, slots=True)
class SectionState:
    """What the rail says of a section."""

    asked: bool = True
    filled: bool = False
    complete: bool = False
    problem: bool = False
    count: int = 0


class SectionBox(QWidget):
    """Hidden while none of its fields is asked."""

    def __init__(self, section: Section, texts: Texts, parent: QWidget | None = None) -> None:
        """Make an empty section."""
        super().__init__(parent)
        self.section = section
        self.rows: list[FieldRow] = []
        self.part: QWidget | None = None
        self.title = label(texts.say(section.label), Role.TITLE, parent=self)
        self.setAccessibleName(texts.say(section.label))
        self._fields = QWidget(self)
        self._grid = FieldGrid(self._fields)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self._fields)

    def room(self) -> QWidget:
        """Return the widget that the fields belong to."""
        return self._fields

    def add_row(self, row: FieldRow, span: int = 0) -> None:
        """Append a field."""
        self.rows.append(row)
        self._grid.add(row, span or span_of(row.described))

    def add_part(self, part: QWidget) -> None:
        """Put a part of its own before the fields."""
        self.part = part
        self._layout.insertWidget(1, part)

    def ask(self, values: Mapping[str, object]) -> None:
        """Show the fields that are asked for these answers."""
        for row in self.rows:
            row.set_asked(row.described.asked(values))
        any_field = any(row.asked for row in self.rows)
        for widget, asked in ((self._fields, any_field), (self, self.asked)):
            if asked == widget.isHidden():
                widget.setVisible(asked)

    @property
    def asked(self) -> bool:
        """Whether anything is asked here."""
        return self.part is not None or any(row.asked for row in self.rows)

    def state(self, missing: Sequence[str]) -> SectionState:
        """Say how far it is filled in; `missing` names the required fields without an answer."""
        asked = [row for row in self.rows if row.asked]
        filled = [row for row in asked if row.filled()]
        needed = [row for row in asked if row.described.required]
        lacking = any(row.name in missing or (row.described.required and not row.filled()) for row in asked)
        return SectionState(
            asked=self.asked,
            filled=bool(filled),
            complete=bool(filled) and not lacking and (bool(needed) or len(filled) == len(asked)),
            problem=any(row.grave or row.open_warnings for row in asked),
        )
