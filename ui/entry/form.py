"""The form of one kind, built from its descriptors, in the order of the telephone call."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetyreg.domain.field import Value
from safetyreg.domain.incident import TOTALS, Incident
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.problem import Problem
from ui.entry.attachments_box import AttachmentsBox
from ui.entry.composing import compose
from ui.entry.field_grid import WHOLE
from ui.entry.field_row import MISSING, FieldRow
from ui.entry.field_set import PEOPLE, PLACE, FieldSet
from ui.entry.focus_watch import FocusWatch
from ui.entry.row_making import SUBTYPE
from ui.entry.section_box import SectionBox, SectionState
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.page import scrolled

_LAST = 9_999
_SIGHT = 24


class Form(Card):
    """`edited` at every change, `left` when a field is left, `focused(Field)`, `section_entered(number)`.

    `strict` shows what is missing everywhere, not only where the user has been.
    """

    edited = Signal()
    left = Signal()
    focused = Signal(object)
    section_entered = Signal(int)
    ticked = Signal(str, bool)

    def __init__(self, incident: Incident, session: Session, parent: QWidget | None = None) -> None:
        """Build sections and fields of a kind and show an incident of it."""
        super().__init__(parent=parent)
        self.kind = BY_CODE[incident.kind]
        self.strict = False
        self._base = incident
        self._problems: tuple[Problem, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        content = QWidget(self)
        self.area = scrolled(content, self)
        self.sections = [SectionBox(one, session.texts, content) for one in self.kind.sections]
        self._boxes = {box.section.code: box for box in self.sections}
        self.fields = FieldSet(self.kind, session, self._room, self)
        self.rows = self.fields.rows
        self.people = self.fields.people
        self.files = AttachmentsBox(session, content)
        self._lay_out(content)
        self._connect()
        self.show_incident(incident)

    def show_incident(self, incident: Incident) -> None:
        """Show an incident; from now on `incident()` is this one with what was changed."""
        self._base = incident
        self._ticked = frozenset(incident.acknowledged)
        self.strict = False
        self.fields.show(incident)
        self.files.show_files(incident)
        self._ask()
        self.judge(())

    def rebase(self, incident: Incident) -> None:
        """Take what was stored as the record that is changed from now on; what is shown stays."""
        self._base = incident
        self.people.adopt(incident.persons)
        self.files.show_files(incident)

    def origin(self) -> Incident:
        """Return the record as it was opened or last saved."""
        return self._base

    def incident(self) -> Incident:
        """Return the incident that the form describes now."""
        return compose(self._base, self.kind, self.fields.answers(self._ticked))

    def texts(self) -> dict[str, str]:
        """Return what stands in every field as text, blank ones left out."""
        return self.fields.texts()

    def restore(self, texts: Mapping[str, str]) -> None:
        """Show texts that were kept; fields without one become blank."""
        self.fields.restore(texts)
        self._ask()
        self.edited.emit()

    def fill_blank(self, values: Mapping[str, Value]) -> None:
        """Fill in values where nothing was typed yet."""
        self.fields.fill_blank(values)
        self._ask()
        self.edited.emit()

    def set_writable(self, writable: bool) -> None:
        """Let nothing be typed by a user who may only look."""
        for section in self.sections:
            section.setEnabled(writable)
        self.people.set_writable(writable)

    def ticks(self) -> frozenset[str]:
        """Return the keys of the warnings that were ticked."""
        return self._ticked

    def tick(self, key: str, yes: bool) -> None:
        """Confirm a warning, or take that back."""
        self._ticked = self._ticked | {key} if yes else self._ticked - {key}
        self.judge(self._problems)

    def take_judgement(self, problems: Sequence[Problem]) -> None:
        """Show what the rules found; the tick of a warning that is gone is gone too."""
        self._ticked &= {one.key for one in problems}
        self.judge(problems)

    def judge(self, problems: Sequence[Problem]) -> None:
        """Show problems at their fields."""
        self._problems = tuple(problems)
        for name, row in self.rows.items():
            own = [one for one in problems if one.field == name and one.person is None]
            row.judge(own, self._ticked, strict=self.strict)
        people = [one for one in problems if one.person is not None]
        self.people.judge(people, self._ticked, strict=self.strict)

    def first_of(self, problems: Sequence[Problem]) -> Problem | None:
        """Return the problem that stands first in the form."""
        places = {name: number for number, name in enumerate(self.rows)}
        people = min((places[name] for name in TOTALS if name in places), default=0)
        ranked = [
            (people if one.person is not None else places.get(one.field, _LAST), number)
            for number, one in enumerate(problems)
        ]
        return problems[min(ranked)[1]] if ranked else None

    def go_to(self, problem: Problem) -> None:
        """Put the cursor where a problem is."""
        if problem.person is not None:
            self.people.show_problem(problem)
            self.area.ensureWidgetVisible(self.people)
        elif problem.field in self.rows:
            self.rows[problem.field].input.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.area.ensureWidgetVisible(self.rows[problem.field])

    def go_to_section(self, number: int) -> None:
        """Put the cursor into the first field of a section and show its title at the top."""
        section = self.sections[number]
        first = next((row for row in section.rows if row.asked), None)
        if section.part is self.people:
            self.people.grid.begin()
        elif section.part is self.files:
            self.files.begin()
        elif first is not None:
            first.input.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.verticalScrollBar().setValue(section.y() - SPACE)
        self.section_entered.emit(number)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.go_to_section(0)

    def states(self) -> list[SectionState]:
        """Say how far every section is."""
        missing = [one.field for one in self._problems if one.rule in MISSING and one.person is None]
        return [self._state(section, missing) for section in self.sections]

    def take_book(self) -> None:
        """Search the code lists in their new state."""
        self.fields.take_book()

    def _room(self, section: str) -> QWidget:
        return self._boxes[section].room()

    def _lay_out(self, content: QWidget) -> None:
        for row in self.rows.values():
            span = WHOLE if row.name == SUBTYPE else 0
            self._boxes[row.described.section].add_row(row, span)
        self._boxes[PEOPLE].add_part(self.people)
        self._boxes["files"].add_part(self.files)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, SPACE, 0)
        layout.setSpacing(2 * SPACE + 4)
        for box in self.sections:
            layout.addWidget(box)
        layout.addStretch(1)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area)

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.fields.left.connect(self._on_left)
        self.fields.ticked.connect(self._on_ticked)
        self.people.edited.connect(self._on_people)
        self.people.focused.connect(self.focused)
        self.people.ticked.connect(self._on_ticked)
        watch = FocusWatch(self)
        watch.left.connect(self._on_row_left)
        watch.entered.connect(self._on_row_entered)
        watch.moved.connect(self._on_moved)

    def _ask(self) -> None:
        asking = self.fields.asking()
        for section in self.sections:
            section.ask(asking)
        self.fields.show_listed(self.incident())

    def _state(self, section: SectionBox, missing: Sequence[str]) -> SectionState:
        found = section.state(missing)
        if section.part is self.people:
            shown = [one for one in self._problems if self.strict or one.rule not in MISSING]
            wrong = [one for one in shown if one.person is not None]
            broken = any(one.blocks or one.key not in self._ticked for one in wrong)
            count = len(self.people.entries())
            return SectionState(filled=found.filled, problem=found.problem or broken, count=count)
        return SectionState(count=len(self._base.attachments)) if section.part is self.files else found

    def _on_edited(self, name: str) -> None:
        if name in {SUBTYPE, PLACE}:
            self._ask()
        self.edited.emit()

    def _on_left(self, _: str) -> None:
        self.left.emit()

    def _on_people(self) -> None:
        self.fields.show_listed(self.incident())
        self.edited.emit()

    def _on_ticked(self, key: str, yes: bool) -> None:
        self.tick(key, yes)
        self.ticked.emit(key, yes)
        self.edited.emit()

    def _on_row_left(self, row: FieldRow) -> None:
        if row.name in self.rows and self.rows[row.name] is row:
            self.fields.visit(row.name)

    def _on_row_entered(self, row: FieldRow) -> None:
        self.focused.emit(row.described)
        self.area.ensureWidgetVisible(row, 0, _SIGHT)

    def _on_moved(self, widget: QWidget) -> None:
        for number, section in enumerate(self.sections):
            if section.isAncestorOf(widget):
                self.section_entered.emit(number)
