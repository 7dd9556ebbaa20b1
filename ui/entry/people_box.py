"""The people of an incident: the grid, what is wrong in it, and the panel of the current person."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.field import Field
from safetyreg.domain.kinds import person_fields
from safetyreg.domain.kinds.kind import Kind
from safetyreg.domain.person import Person
from safetyreg.domain.problem import Problem
from safetyreg.domain.user import Role as UserRole
from ui.entry.composing import PersonEntry
from ui.entry.field_row import MISSING
from ui.entry.person_cells import PersonCells
from ui.entry.person_columns import grid_columns
from ui.entry.person_panel import PersonPanel
from ui.entry.person_reading import PersonReading
from ui.entry.persons_grid import PersonsGrid
from ui.entry.persons_model import PersonsModel
from ui.entry.problem_lines import ProblemLines
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.link_button import LinkButton

_REVEALING: Final = frozenset({UserRole.INSPECTOR, UserRole.ADMINISTRATOR})


class PeopleBox(QWidget):
    """`edited` at every change, `focused(Field)` with the field of the current cell, `ticked(key, yes)`."""

    edited = Signal()
    focused = Signal(object)
    ticked = Signal(str, bool)
    reveal_asked = Signal()

    def __init__(self, kind: Kind, session: Session, parent: QWidget | None = None) -> None:
        """Make an empty list of people of a kind."""
        super().__init__(parent)
        self._session = session
        texts, book, theme = session.texts, session.book, session.theme
        self._texts = texts
        self._kind = kind
        self._labels = {one.name: one.label for one in person_fields(kind)}
        self._removed: tuple[int, PersonEntry] | None = None
        self.model = PersonsModel(
            grid_columns(kind), PersonReading(texts, book, session.today), texts, theme, self
        )
        self.grid = PersonsGrid(self.model, PersonCells(texts, book, theme, self), kind)
        self.grid.setAccessibleName(texts.say("People"))
        self.lines = ProblemLines(texts, self)
        self.panel = PersonPanel(kind, texts, book, theme, self)
        self._remove = self._link(texts.say("Remove this person"), self.remove)
        self._remove.setToolTip("Ctrl+−")
        self._restore = self._link(texts.say("Put back"), self.put_back)
        self._reveal = self._link(texts.say("Show personal data"), self.reveal_asked.emit)
        self._lay_out()
        self._connect()
        self._refresh()

    def set_day(self, on: Callable[[], date | None]) -> None:
        """Ask somebody for the day on which ages are worked out."""
        self.model.set_day(on)

    def set_writable(self, writable: bool) -> None:
        """Offer to add people, or do not to who may only look."""
        self.model.set_writable(writable)
        self._refresh()

    def entries(self) -> tuple[PersonEntry, ...]:
        """Return the people."""
        return self.model.entries()

    def show_people(self, entries: Sequence[PersonEntry]) -> None:
        """Take other people."""
        self._removed = None
        self.model.show(entries)
        self._refresh()

    def adopt(self, persons: Sequence[Person]) -> None:
        """Take the ids that people got when they were saved."""
        entries = self.model.entries()
        if len(entries) == len(persons):
            pairs = zip(entries, persons, strict=True)
            self.model.revise(
                [replace(entry, person=replace(entry.person, id=one.id)) for entry, one in pairs]
            )

    def reveal(self, persons: Sequence[Person]) -> None:
        """Show the identity numbers that came masked."""
        numbers = {one.id: one.iin for one in persons}
        revised = []
        for row, entry in enumerate(self.model.entries()):
            iin = numbers.get(entry.person.id) if self.model.masked(row) else None
            revised.append(entry if iin is None else replace(entry, person=replace(entry.person, iin=iin)))
        self.model.revise(revised)
        self._refresh()

    def judge(self, problems: Sequence[Problem], ticked: frozenset[str], *, strict: bool) -> None:
        """Mark what is wrong; what is missing about a person only when registering."""
        shown = [one for one in problems if strict or one.rule not in MISSING]
        self.model.judge(shown)
        visible = {one.name for one in self.grid.visible_fields()}
        current = self.grid.current_row()
        inside = [one for one in shown if one.person == current and one.field not in visible]
        self.panel.judge(inside, ticked, strict=strict)
        lines = [(self._where(one), one) for one in shown if one not in inside]
        self.lines.show_problems(lines, ticked)

    def show_problem(self, problem: Problem) -> None:
        """Go to the cell of a problem, or to its field in the panel."""
        row = problem.person or 0
        names = [one.name for one in self.grid.visible_fields()]
        column = names.index(problem.field) if problem.field in names else 0
        self.grid.setCurrentIndex(self.model.index(row, column))
        if problem.field in names or problem.field not in self.panel.rows:
            self.grid.setFocus()
        else:
            self.panel.open()
            self.panel.rows[problem.field].setFocus()

    def remove(self) -> None:
        """Take the current person out of the list; it can be put back."""
        row = self.grid.current_row()
        entry = self.model.entry(row)
        if not 0 <= row < len(self.model.entries()):
            return
        self._removed = (row, entry)
        self.grid.remove_current()
        self._refresh()

    def put_back(self) -> None:
        """Put the person back that was removed last."""
        if self._removed is not None:
            row, entry = self._removed
            self._removed = None
            self.model.insert(min(row, len(self.model.entries())), entry)
            self.grid.setCurrentIndex(self.model.index(row, 0))
            self._refresh()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2 * SPACE)
        for link in (self._remove, self._restore, self._reveal):
            tools.addWidget(link)
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.grid)
        layout.addLayout(tools)
        layout.addWidget(self.lines)
        layout.addWidget(self.panel)

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.grid.moved.connect(self._on_moved)
        self.grid.refitted.connect(self._on_refitted)
        self.panel.edited.connect(self._on_panel)
        self.panel.ticked.connect(self.ticked)
        self.lines.ticked.connect(self.ticked)

    def _link(self, text: str, act: Callable[[], object]) -> LinkButton:
        link = LinkButton(text, self)
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        link.clicked.connect(act)
        return link

    def _where(self, problem: Problem) -> str:
        entry = self.model.entry(problem.person or 0)
        number = (problem.person or 0) + 1
        who = entry.person.full_name or self._texts.say("person {number}", number=number)
        label = self._labels.get(problem.field, "")
        return f"{who}, {self._texts.say(label)}" if label else who

    def _on_edited(self) -> None:
        self._refresh()
        self.edited.emit()

    def _on_moved(self, _: int, field: Field) -> None:
        self._refresh()
        self.focused.emit(field)

    def _on_panel(self, entry: PersonEntry) -> None:
        self.model.change(self.grid.current_row(), entry)

    def _on_refitted(self) -> None:
        self.panel.leave_out(self.grid.visible_fields())

    def _refresh(self) -> None:
        row = self.grid.current_row()
        here = 0 <= row < len(self.model.entries())
        self.panel.show_person(self.model.entry(row) if here else None, row)
        self._remove.setVisible(here and self.isEnabled())
        self._restore.setVisible(self._removed is not None)
        hidden = any(self.model.masked(number) for number in range(len(self.model.entries())))
        self._reveal.setVisible(hidden and self._session.registry.user.role in _REVEALING)
        if self._removed is not None:
            name = self._removed[1].person.full_name or self._texts.say("the person")
            self._restore.setText(self._texts.say("Put back: {name}", name=name))
