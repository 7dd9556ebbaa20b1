"""The views of the register: the name of the one that is shown, chips for the built-in ones, saved ones."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.jobs import Progress
from ui.register.view_name import ViewName
from ui.register.views import ALL, BUILT_IN, BuiltIn, SavedView, matching, saved_views
from ui.session import Session
from ui.widgets.chip import Chip
from ui.widgets.question import Question

_CHIPS: Final = BUILT_IN[1:]
_GAP: Final = 6
_PILL: Final = "QPushButton { border-radius: 16px; }"


class ViewsBar(QWidget):
    """`save_asked(name)` when what is shown should be kept, `applied(view)` when a saved one is chosen."""

    save_asked = Signal(str)
    applied = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the built-in views; the saved ones come when they are read."""
        super().__init__(parent)
        self._session = session
        self._saved: Sequence[SavedView] = ()
        self._current = ""
        texts = session.texts
        self.chooser = Chip(texts.say("View"), texts, self)
        self.chooser.clicked.connect(self._open_menu)
        self.chips: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.chooser)
        for view in _CHIPS:
            self.chips[view.code] = self._chip(view)
            row.addWidget(self.chips[view.code])
        row.addStretch(1)
        self.setMinimumWidth(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        session.theme.changed.connect(self.draw)
        session.filter_changed.connect(self.show_current)
        self.draw()
        self.show_current()

    def load(self) -> None:
        """Read the saved views."""
        settings = self._session.registry.settings

        def read(_: Progress) -> Mapping[str, object]:
            return settings.views()

        self._session.jobs.read(read, self._on_views, owner=self, topic="views")

    def choose(self, view: BuiltIn) -> None:
        """Show the records of a built-in view; period, kind, place and words stay."""
        self._current = ""
        session = self._session
        if view is ALL:
            session.set_filter(session.filter.only(statuses=()))
            session.widen()
        else:
            session.show_records(view.query(session.filter.query(session.today())))
        self.show_current()

    def apply(self, view: SavedView) -> None:
        """Show a saved view: its filter, columns and order."""
        session, today = self._session, self._session.today()
        if session.narrowed:
            session.widen()
        session.set_filter(view.filter)
        if view.query(today) != session.query:
            session.show_records(view.query(today))
        self._current = view.name
        self.applied.emit(view)
        self.show_current()

    def name(self) -> str:
        """Return the translated name of what is shown."""
        texts = self._session.texts
        saved = self._saved_shown()
        if saved is not None:
            return saved.name
        built_in = matching(self._session.query)
        return texts.say(built_in.label) if built_in else texts.say("own selection")

    def show_current(self) -> None:
        """Mark the view that is shown."""
        built_in = None if self._saved_shown() else matching(self._session.query)
        for code, chip in self.chips.items():
            on = built_in is not None and built_in.code == code
            chip.setChecked(on)
        self.chooser.set_value(self.name(), removable=False)
        self._make_room()

    def menu(self) -> QMenu:
        """Make the menu of all views, and of saving and deleting."""
        texts, menu = self._session.texts, QMenu(self)
        shown = matching(self._session.query)
        for view in BUILT_IN:
            action = menu.addAction(texts.say(view.label), partial(self.choose, view))
            action.setCheckable(True)
            action.setChecked(view is shown and not self._saved_shown())
        if self._saved:
            menu.addSeparator()
        for saved in self._saved:
            action = menu.addAction(saved.name, partial(self.apply, saved))
            action.setCheckable(True)
            action.setChecked(saved is self._saved_shown())
        menu.addSeparator()
        menu.addAction(texts.say("Save this view…"), self._ask_name)
        if (current := self._saved_shown()) is not None:
            menu.addAction(
                texts.say("Rename “{name}”…", name=current.name), partial(self._ask_new_name, current.name)
            )
            menu.addAction(
                texts.say("Delete “{name}”…", name=current.name), partial(self._ask_delete, current.name)
            )
        return menu

    def draw(self) -> None:
        """Colour the icons."""
        theme = self._session.theme
        self.chooser.set_icons(theme.icon("x"), theme.icon("chevron-down"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for; the menu has them all."""
        super().resizeEvent(event)
        self._make_room()

    def save(self, view: SavedView) -> None:
        """Keep a view under its name."""
        self._write(view.name, view.kept())
        self._current = view.name

    def rename(self, name: str, wanted: str) -> None:
        """Give a saved view another name; it stays the one that is shown."""
        settings = self._session.registry.settings

        def write(_: Progress) -> Mapping[str, object]:
            settings.rename_view(name, wanted)
            return settings.views()

        self._current = wanted
        self._session.jobs.write(write, self._on_views, owner=self)

    def delete(self, name: str) -> None:
        """Forget a saved view; what is shown stays."""
        self._current = ""
        self._write(name, None)

    def _chip(self, view: BuiltIn) -> QPushButton:
        chip = QPushButton(self._session.texts.say(view.label), self)
        chip.setCheckable(True)
        chip.setStyleSheet(_PILL)
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.clicked.connect(partial(self._toggle, view))
        return chip

    def _toggle(self, view: BuiltIn) -> None:
        self.choose(view if self.chips[view.code].isChecked() else ALL)

    def _make_room(self) -> None:
        room = self.width() - self.chooser.sizeHint().width()
        for chip in self.chips.values():
            room -= chip.sizeHint().width() + _GAP
            chip.setVisible(room >= 0)

    def _write(self, name: str, kept: object) -> None:
        settings = self._session.registry.settings

        def write(_: Progress) -> Mapping[str, object]:
            settings.save_view(name, kept)
            return settings.views()

        self._session.jobs.write(write, self._on_views, owner=self)

    def _on_views(self, kept: Mapping[str, object]) -> None:
        self._saved = saved_views(kept)
        self.show_current()

    def _saved_shown(self) -> SavedView | None:
        """Return the saved view that was chosen, as long as its records are shown."""
        found = next((view for view in self._saved if view.name == self._current), None)
        today = self._session.today()
        return found if found is not None and found.query(today) == self._session.query else None

    def _ask_name(self) -> None:
        if name := ViewName.ask(self._session.texts, self._current, self._taken(self._current), self):
            self.save_asked.emit(name)

    def _ask_new_name(self, name: str) -> None:
        wanted = ViewName.ask(self._session.texts, name, self._taken(name), self, renaming=True)
        if wanted and wanted != name:
            self.rename(name, wanted)

    def _taken(self, own: str) -> list[str]:
        saved = [view.name for view in self._saved if view.name != own]
        return [*saved, *(self._session.texts.say(view.label) for view in BUILT_IN)]

    def _ask_delete(self, name: str) -> None:
        texts = self._session.texts
        question = texts.say("Delete the saved view “{name}”?", name=name)
        details = texts.say("Its records stay; only the name, the filter and the columns are forgotten.")
        if Question.ask(question, texts.say("Delete"), texts, self, details=details):
            self.delete(name)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.chooser.mapToGlobal(QPoint(0, self.chooser.height() + 4)))
