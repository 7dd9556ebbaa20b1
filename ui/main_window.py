"""The one window: rail, filter bar, pages built when they are first shown, status line."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWhatsThis,
    QWidget,
)
from typing_extensions import override

from safetyreg.domain.changes import Saved
from ui import preferences
from ui.jobs import Progress
from ui.pages import BY_KEY, LISTED
from ui.rail import Rail
from ui.session import Session
from ui.status_line import StatusLine
from ui.widgets.filter_bar import FilterBar
from ui.widgets.kind_menu import KindMenu
from ui.widgets.page import Page

_SIZE: Final = (1366, 768)
_SMALLEST: Final = (900, 500)
_LAST_DIGIT: Final = 9
_FRAME: Final = 40
_REGISTER: Final = "register"
_FILTERED: Final = frozenset({"overview", "analysis", "reports"})


class MainWindow(QMainWindow):
    """Shows one session; `language_chosen(Language)` and `closing` are for whoever made it."""

    language_chosen = Signal(object)
    closing = Signal()

    def __init__(self, session: Session) -> None:
        """Build the frame; pages come when they are shown."""
        super().__init__()
        self._session = session
        self._pages: dict[str, Page] = {}
        self._key = ""
        self.setWindowTitle(self._title())
        self.setMinimumSize(*_SMALLEST)
        self.rail = Rail(session.texts, session.theme, demo=session.registry.demo)
        self.filter_bar = FilterBar(session)
        self.stack = QStackedWidget()
        self.status = StatusLine(session)
        self._lay_out()
        self._connect()
        self._add_actions()
        self._restore()
        self.go(session.preferences.get(preferences.PAGE))
        if self.focusWidget() is None:
            self.rail.button(self._key).setFocus()

    def go(self, key: str) -> Page:
        """Show a page, building it the first time; after a slash, a part of it (`settings/codes`)."""
        key, _, part = key.partition("/")
        key = key if key in BY_KEY else LISTED[0].key
        page = self._built(key)
        self._key = key
        self.stack.setCurrentWidget(page)
        self.rail.show_current(key)
        page.entered()
        if part:
            page.show_part(part)
        return page

    def carry_on(self, key: str, carried: object) -> None:
        """Show the page that another window showed, with what stood on it."""
        self._built(key).carry_on(carried)
        self.go(key)

    def page(self) -> Page:
        """Return the page that is shown."""
        return self._pages[self._key]

    def key(self) -> str:
        """Return the key of the page that is shown."""
        return self._key

    def may_close(self) -> bool:
        """Ask every page whether something would be lost."""
        return all(page.may_leave() for page in self._pages.values())

    def choose_kind(self) -> KindMenu:
        """Ask for the kind of a new incident."""
        menu = KindMenu(self._session.texts, self._session.theme, self)
        menu.chosen.connect(self._session.new_incident)
        menu.open_under(self.filter_bar.new)
        return menu

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the geometry and the page; stay where something would be lost."""
        if not self.may_close():
            event.ignore()
            return
        self.keep()
        self.closing.emit()
        super().closeEvent(event)

    def keep(self) -> None:
        """Remember geometry and page."""
        self._session.preferences.put_geometry(self.saveGeometry())
        key = self._key if BY_KEY[self._key].listed else LISTED[0].key
        self._session.preferences.put(preferences.PAGE, key)

    def _built(self, key: str) -> Page:
        if key not in self._pages:
            self._pages[key] = BY_KEY[key].factory(self._session)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def _title(self) -> str:
        texts, registry = self._session.texts, self._session.registry
        title = f"{registry.name} — {texts.say('Register of incidents')}"
        return f"{texts.say('DEMO')} · {title}" if registry.demo else title

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.filter_bar)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        ground = QWidget(self)
        ground.setObjectName("ground")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        session = self._session
        self.rail.chosen.connect(self.go)
        self.filter_bar.new_requested.connect(self.choose_kind)
        self.filter_bar.search.returnPressed.connect(self._show_found)
        self.status.language_chosen.connect(self.language_chosen)
        session.show_page.connect(self.go)
        session.new_incident.connect(self._begin_incident)
        session.open_incident.connect(self._open_incident)
        session.open_case.connect(self._open_case)
        session.said.connect(self.status.say)
        session.language_chosen.connect(self.language_chosen)

    def _add_actions(self) -> None:
        texts = self._session.texts
        self._add("Ctrl+N", texts.say("New incident"), self.choose_kind)
        self._add("Ctrl+F", texts.say("Search"), self.filter_bar.focus_search)
        self._add("Ctrl+E", texts.say("Export"), self._export)
        self._add("Ctrl+I", texts.say("Import"), partial(self.go, "imports"))
        self._add("Ctrl+P", texts.say("Print"), self._print)
        self._add("Ctrl+Z", texts.say("Undo"), self._undo)
        self._add("F1", texts.say("Help"), self._help)
        for number in range(1, _LAST_DIGIT + 1):
            text = texts.say(LISTED[number - 1].label) if number <= len(LISTED) else ""
            self._add(f"Alt+{number}", text, partial(self._jump, number))

    def _add(self, keys: str, text: str, act: Callable[[], object]) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)

    def _jump(self, number: int) -> None:
        """Go to a part of the page in focus (a section of the form), else to a page."""
        focus = QApplication.focusWidget()
        outside = focus is not None and not self.page().isAncestorOf(focus)
        if (outside or not self.page().jump(number)) and number <= len(LISTED):
            self.go(LISTED[number - 1].key)

    def _show_found(self) -> None:
        """Show what was searched for, unless the page itself shows it."""
        if self._key not in _FILTERED:
            self.go(_REGISTER)

    def _begin_incident(self, kind: str) -> None:
        self.go("entry").new_incident(kind)

    def _open_incident(self, number: int) -> None:
        self.go("entry").open_incident(number)

    def _open_case(self, incident: int, person: int) -> None:
        self.go("liability").show_case(incident, person)

    def _export(self) -> None:
        if not self.page().export_found():
            self.go("reports")

    def _print(self) -> None:
        if not self.page().print_page():
            self.status.say(self._session.texts.say("There is nothing to print on this page."))

    def _undo(self) -> None:
        registry = self._session.registry

        def undo(_: Progress) -> Saved | None:
            return registry.incidents.undo_last()

        self._session.jobs.write(undo, self._on_undone, owner=self)

    def _on_undone(self, saved: Saved | None) -> None:
        texts = self._session.texts
        if saved is None:
            self.status.say(texts.say("There is nothing to undo."))
            return
        self.status.say(texts.say("Undone: {number}", number=saved.number or texts.say("draft")))
        self._session.announce(saved.changes)

    def _help(self) -> None:
        focus = QApplication.focusWidget()
        own = "" if focus is None else focus.whatsThis() or focus.accessibleDescription()
        text = self.page().help_text() or own
        if focus is None or not text:
            self.status.say(self._session.texts.say("Put the cursor into a field and press F1."))
        else:
            QWhatsThis.showText(focus.mapToGlobal(QPoint(0, focus.height())), text, focus)

    def _restore(self) -> None:
        if self.restoreGeometry(self._session.preferences.geometry()):
            return
        room: QRect = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        if room.width() <= _SIZE[0] or room.height() <= _SIZE[1] + _FRAME:
            self.setWindowState(Qt.WindowState.WindowMaximized)
