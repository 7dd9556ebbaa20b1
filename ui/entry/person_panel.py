"""Everything about the current person that has no column in the grid."""

from collections.abc import Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.field import Field
from safetyreg.domain.kinds import person_fields
from safetyreg.domain.kinds.kind import Kind
from safetyreg.domain.problem import Problem
from safetyreg.i18n import Texts
from ui.entry.composing import PersonEntry
from ui.entry.field_grid import FieldGrid
from ui.entry.field_row import FieldRow, span_of
from ui.entry.person_reading import with_value
from ui.theme import Theme
from ui.tokens import SPACE
from ui.widgets.inputs import input_of


class PersonPanel(QWidget):
    """`edited(PersonEntry)` with the person after every change; `ticked(key, yes)`."""

    edited = Signal(object)
    ticked = Signal(str, bool)

    def __init__(
        self, kind: Kind, texts: Texts, book: CodeBook, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Make a row for each field of a person of a kind; open at once where there are many."""
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._entry = PersonEntry()
        self._silent = False
        self._head = QToolButton(self)
        self._head.setProperty("role", "quiet")
        self._head.setCheckable(True)
        self._head.setChecked(kind.code == "workplace")
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.toggled.connect(self._on_toggled)
        self._body = QWidget(self)
        self._grid = FieldGrid(self._body)
        self.rows = {one.name: self._row(one, book) for one in person_fields(kind)}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._body)
        theme.changed.connect(self._draw)
        self._draw()

    def show_person(self, entry: PersonEntry | None, number: int) -> None:
        """Show a person; nothing hides the panel."""
        self.setVisible(entry is not None)
        if entry is None:
            return
        if entry != self._entry:
            self._entry = entry
            self._fill()
        name = entry.person.full_name or self._texts.say("person {number}", number=number + 1)
        self._head.setText(self._texts.say("More about: {name}", name=name))

    def leave_out(self, shown: Sequence[Field]) -> None:
        """Hide the fields that the grid shows."""
        names = {one.name for one in shown}
        for name, row in self.rows.items():
            row.set_asked(name not in names)

    def open(self) -> None:
        """Show the fields."""
        self._head.setChecked(True)

    def judge(self, problems: Sequence[Problem], ticked: frozenset[str], *, strict: bool) -> None:
        """Show what is wrong at each field."""
        for name, row in self.rows.items():
            row.judge([one for one in problems if one.field == name], ticked, strict=strict)

    def _row(self, field: Field, book: CodeBook) -> FieldRow:
        made = input_of(field, self._texts, book, self._theme, parent=self._body)
        row = FieldRow(field, made, self._texts, self._body)
        row.setProperty("field", field.name)
        made.edited.connect(partial(self._on_edited, field.name))
        row.ticked.connect(self.ticked)
        self._grid.add(row, span_of(field))
        return row

    def _fill(self) -> None:
        self._silent = True
        for name, row in self.rows.items():
            if name in self._entry.texts:
                row.input.set_raw(self._entry.texts[name])
            else:
                row.input.set_value(self._entry.person.value(name) or None)
            row.visited = False
            row.show_problems(())
        self._silent = False

    def _on_edited(self, name: str) -> None:
        if self._silent:
            return
        row = self.rows[name]
        texts = {other: text for other, text in self._entry.texts.items() if other != name}
        if not row.input.readable():
            texts[name] = row.input.raw()
        found = with_value(self._entry, row.described, row.input.value())
        self._entry = PersonEntry(found.person, MappingProxyType(texts))
        self.edited.emit(self._entry)

    def _on_toggled(self, _: bool) -> None:
        self._draw()

    def _draw(self) -> None:
        opened = self._head.isChecked()
        self._head.setIcon(self._theme.icon("chevron-down" if opened else "chevron-right"))
        self._body.setVisible(opened)
