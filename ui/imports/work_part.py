"""One file on its way in: how it is read, its first rows, what would become of them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.registry.imports import ColumnRule, Profile
from ui.imports import edits
from ui.imports.file_bar import FileBar
from ui.imports.file_read import FileRead, Opening
from ui.imports.look import Look
from ui.imports.look_news import LookNews
from ui.imports.preview_grid import PreviewGrid
from ui.imports.profile_bar import ProfileBar
from ui.imports.run_bar import RunBar
from ui.imports.runner import Runner
from ui.imports.side_tabs import SideTabs
from ui.imports.targets import Target, person_targets, targets
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.page import scrolled
from ui.widgets.progress_line import ProgressLine
from ui.widgets.segmented import Segmented
from ui.widgets.tab_order import tab_through

OWN: Final = "incidents"
PERSONS: Final = "persons"
_REST: Final = 150
_SIDE: Final = 400
_LEAST: Final = 300


class WorkPart(QWidget):
    """`file_asked` when another file is wanted; every change is looked at anew in the background."""

    file_asked = Signal()

    def __init__(self, session: Session) -> None:
        """Begin without a file."""
        super().__init__()
        self._session = session
        self._path = Path()
        self.opening: Opening | None = None
        self.profile = Profile(name="")
        self.look = Look((), ())
        self._offered: tuple[Target, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._reads = FileRead(session, self)
        self.banner, self.notice = Banner(session.texts, session.theme), Banner(session.texts, session.theme)
        self.bar = FileBar(session)
        self.profiles = ProfileBar(session, self.banner)
        self.grid = PreviewGrid(session)
        self.tabs = SideTabs(session, self.banner, self)
        self.column, self.constants = self.tabs.column, self.tabs.constants
        self.problems, self.result = self.tabs.problems, self.tabs.result
        self.run_bar = RunBar(session)
        self.runner = Runner(session, self.run_bar, self.result, self.banner, self)
        self.progress = ProgressLine(session.texts)
        self.news = LookNews(session, self.notice, self.banner, self._leave_missing, self._on_constants)
        texts = session.texts
        self.side = Segmented([(OWN, texts.say("Incidents")), (PERSONS, texts.say("Persons"))])
        self.side.setAccessibleName(texts.say("First rows of the file"))
        self.side.chosen.connect(self._on_side)
        self.side.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look_again)
        self._lay_out()
        self._connect()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab follow the reading order, now that all stands in one window."""
        super().showEvent(event)
        tab_through(*self.bar.order(self.profiles.take, self.profiles.keep), self.grid)

    def open(self, opening: Opening) -> None:
        """Begin with a file and its proposed profile."""
        self.opening = opening
        self._path = opening.path
        self.runner.begin(opening.path, opening.earlier)
        self.banner.hide()
        self.look = Look((), ())
        self.column.show_nothing()
        self.side.set_value(OWN)
        self.bar.show_file(opening.path.name, opening.sheets, opening.beside)
        self.profiles.load()
        self.news.tell_earlier(opening)
        self.set_profile(opening.profile)

    def set_profile(self, profile: Profile) -> None:
        """Take another profile, or another state of it, and look at the file through it."""
        self.profile = profile
        self.side.setVisible(profile.persons is not None)
        if profile.persons is None:
            self.side.set_value(OWN)
        offer = person_targets if self.shows_persons else targets
        self._offered = offer(profile.kind, self._session.texts)
        self.bar.show_profile(profile, self._headings)
        self.profiles.show_profile(profile)
        self._show_constants()
        self._rest.start()

    def show_side(self, *, persons: bool) -> None:
        """Show the rows of the persons' sheet, or those of the incidents."""
        self.side.set_value(PERSONS if persons else OWN)

    @property
    def shows_persons(self) -> bool:
        """Whether the rows that are shown are those of the persons' sheet."""
        return self.side.value() == PERSONS

    @property
    def shown(self) -> Profile:
        """The profile of the rows that are shown."""
        return edits.persons_side(self.profile) if self.shows_persons else self.profile

    def look_again(self) -> None:
        """Look at the first rows through the profile."""
        self._rest.stop()
        self.progress.begin()
        profile, persons = self.profile, self.shows_persons
        self._reads.look(self._path, profile, self._on_look, self._on_unread, persons=persons)

    def dry_run(self) -> None:
        """Read the whole file; nothing is written."""
        self.runner.dry_run(self.profile)

    def take_in(self) -> None:
        """Import the file."""
        self.runner.take_in(self.profile)

    def _lay_out(self) -> None:
        self.bar.tools.addWidget(self.profiles)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.grid)
        side = Card()
        side.body.addWidget(self.tabs)
        side.setMinimumWidth(_SIDE - 10 * SPACE)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([2 * _SIDE, _SIDE])
        split.setMinimumHeight(_LEAST)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for part in (self.bar, self.notice, self.banner, self.progress, self.side):
            layout.addWidget(part)
        layout.addWidget(split, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE)
        outer.addWidget(scrolled(content), 1)
        outer.addWidget(self.run_bar)

    def _connect(self) -> None:
        self.bar.file_asked.connect(self.file_asked)
        self.bar.edited.connect(self._on_bar)
        self.profiles.chosen.connect(self._on_profile)
        self.profiles.proposed.connect(self._on_propose)
        self.grid.target_chosen.connect(self._on_target)
        self.grid.column_picked.connect(self._on_column)
        self.column.edited.connect(self._on_rule)
        self.column.values_wanted.connect(self._on_values_wanted)
        self.constants.changed.connect(self._on_constant)
        self.problems.picked.connect(self._on_problem)
        self.run_bar.tried.connect(self.dry_run)
        self.run_bar.taken.connect(self.take_in)
        self.runner.shown.connect(self._on_result)

    def _on_look(self, look: Look) -> None:
        self.progress.finish()
        self.look = look
        if not self.shows_persons and look.headings != self._headings:
            self._headings = look.headings
            self.bar.show_profile(self.profile, self._headings)
        chosen = {column: self._goal(column) for column in range(len(look.headings))}
        self.grid.show_look(look, self._offered, chosen)
        self.tabs.show_problems(look)
        self._show_constants()
        self._show_column(max(self.column.column, 0))
        self.news.tell(look, self.shown, self._lacking())

    def _lacking(self) -> tuple[str, ...]:
        known = bool(self.look.headings) and not self.shows_persons
        return edits.lacking(self.profile, tuple(self.look.goals.values())) if known else ()

    def _show_constants(self) -> None:
        offered = targets(self.profile.kind, self._session.texts)
        self.constants.show_profile(self.profile, offered, self._lacking())

    def _on_constants(self) -> None:
        self.tabs.setCurrentWidget(self.constants)
        self.constants.begin()

    def _goal(self, column: int) -> str:
        rule = edits.rule_of(self.shown, self.look.headings, column)
        return rule.to if rule else self.look.goals.get(column, "")

    def _show_column(self, column: int) -> None:
        if not 0 <= column < len(self.look.headings):
            return
        rule = edits.rule_of(self.shown, self.look.headings, column)
        if rule is None and (found := self.look.goals.get(column)):
            rule = ColumnRule(edits.column_name(self.look.headings, column), found)
        labels = {target.name: target.label for target in self._offered}
        goal = labels.get(rule.to, rule.to) if rule else ""
        self.column.show_column(column, self.look.headings[column], rule, self.profile.kind, goal)

    def _on_bar(self, profile: Profile) -> None:
        old, self.profile = self.profile, profile
        if profile.persons is not None and (
            old.persons is None or old.persons.sheet != profile.persons.sheet
        ):
            self.side.set_value(PERSONS)
            self._reads.propose_persons(self._path, profile, self._on_profile, self._on_unread)
        elif (old.sheet, old.header) != (profile.sheet, profile.header) and not profile.columns:
            self._on_propose()
        else:
            self.set_profile(profile)

    def _on_profile(self, profile: Profile) -> None:
        self.column.show_nothing()
        self.set_profile(profile)

    def _on_propose(self) -> None:
        self._reads.propose(self._path, self.profile, self._on_profile, self._on_unread)

    def _on_target(self, column: int, to: str) -> None:
        name = edits.column_name(self.look.headings, column)
        self._take(edits.with_target(self.shown, name, to))
        self.tabs.setCurrentWidget(self.column)
        self._show_column(column)

    def _on_column(self, column: int) -> None:
        self._show_column(column)

    def _on_rule(self, rule: ColumnRule) -> None:
        self._take(edits.with_rule(self.shown, rule))

    def _take(self, side: Profile) -> None:
        """Keep the edited profile of the rows that are shown."""
        self.set_profile(edits.with_persons_side(self.profile, side) if self.shows_persons else side)

    def _on_side(self) -> None:
        self.look = Look((), ())
        self.column.show_nothing()
        self.set_profile(self.profile)

    def _on_values_wanted(self, column: int) -> None:
        def show(found: tuple[tuple[str, int], ...]) -> None:
            self.column.show_values(column, found)

        self._reads.distinct(self._path, self.profile, column, show, persons=self.shows_persons)

    def _on_constant(self, name: str, value: str) -> None:
        self.set_profile(edits.with_constant(self.profile, name, value))

    def _on_problem(self, row: int, column: int) -> None:
        self.grid.go(row, column if column >= 0 else None)

    def _leave_missing(self) -> None:
        self._take(edits.without_missing(self.shown, self.look.headings))

    def _on_result(self) -> None:
        self.tabs.setCurrentWidget(self.result)

    def _on_unread(self, error: BaseException) -> None:
        self.progress.finish()
        self.runner.tell(error)
