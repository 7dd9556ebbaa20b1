from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes, Saved
from safetyreg.domain.kinds import KINDS
from safetyreg.i18n import Language, Texts
from tests.ui.keys import press, write
from tests.ui.windows import Door, session_of, theme_of
from ui import preferences
from ui.main_window import MainWindow
from ui.pages import LISTED
from ui.preferences import Preferences
from ui.shortcuts import LatinShortcuts
from ui.status_line import JobLine
from ui.theme import Appearance
from ui.widgets.page import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.jobs import Progress
    from ui.session import Session
    from ui.theme import Theme

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Recorder(Page):
    """A page that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__("Recorder")
        self.asked: list[object] = []
        self.free = True
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Field")
        self.body.addWidget(self.field)

    @override
    def entered(self) -> None:
        self.asked.append("entered")

    @override
    def new_incident(self, kind: str) -> None:
        self.asked.append(kind)

    @override
    def open_incident(self, number: int) -> None:
        self.asked.append(number)

    @override
    def show_case(self, incident: int, person: int) -> None:
        self.asked.append((incident, person))

    @override
    def export_found(self) -> bool:
        self.asked.append("export")
        return self.free

    @override
    def print_page(self) -> bool:
        self.asked.append("print")
        return self.free

    @override
    def may_leave(self) -> bool:
        return self.free


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> dict[str, Recorder]:
    """Pages by their key, each a recorder."""
    found: dict[str, Recorder] = {}

    def build(key: str, *_: object) -> Page:
        return found.setdefault(key, Recorder())

    monkeypatch.setattr("ui.pages.build_page", build)
    return found


@pytest.fixture
def window(qtbot: QtBot, session: Session, pages: dict[str, Recorder]) -> MainWindow:
    found = MainWindow(session)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    return found


def named(root: QWidget) -> list[str]:
    """Return the classes of focusable buttons and lines without a name for a screen reader."""
    widgets = [
        *root.findChildren(QPushButton),
        *root.findChildren(QToolButton),
        *root.findChildren(QLineEdit),
    ]
    reached = [widget for widget in widgets if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [
        widget.metaObject().className()
        for widget in reached
        if widget.isVisible() and not widget.accessibleName() and not getattr(widget, "text", str)()
    ]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
def test_the_window_fits_the_smallest_screen(
    qtbot: QtBot, pages: dict[str, Recorder], language: Language, look: Appearance
) -> None:
    parent, theme = QObject(), theme_of(look)
    session = session_of(parent, theme, language=language, door=Door(demo=True))
    session.set_filter(
        session.filter.only(
            kinds=("fire", "water"), places=("352400000",), statuses=("registered",), words="пожар"
        )
    )
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    assert window.width() == 1366
    assert not window.grab().isNull()
    assert not named(window)
    for chip in window.filter_bar._chips():
        assert not chip.isVisible() or chip.width() >= chip.sizeHint().width()
    for page in LISTED:
        button = window.rail.button(page.key)
        assert button.width() >= button.minimumSizeHint().width()
    session.jobs.close()
    parent.deleteLater()
    theme.deleteLater()


def test_pages_are_built_when_first_shown(window: MainWindow, pages: dict[str, Recorder]) -> None:
    assert list(pages) == ["overview"]
    window.rail.button("register").click()
    assert window.key() == "register"
    assert window.page() is pages["register"]
    assert pages["register"].asked == ["entered"]
    window.go("nowhere")
    assert window.key() == "overview"


def test_the_rail_marks_the_page_and_none_where_it_is_not_listed(window: MainWindow) -> None:
    window.rail.button("overview").setFocus()
    window.go("register")
    assert window.rail.button("register").isChecked()
    assert window.rail.button("register").hasFocus()
    window.go("entry")
    assert not [page.key for page in LISTED if window.rail.button(page.key).isChecked()]
    window.go("overview")
    assert [page.key for page in LISTED if window.rail.button(page.key).isChecked()] == ["overview"]


def test_the_status_line_counts_under_the_filter(
    qtbot: QtBot, window: MainWindow, session: Session, door: Door
) -> None:
    qtbot.waitUntil(lambda: "2\u00a0461" in window.status.count_text())
    door.incidents.number = 7
    session.announce(Changes(1, frozenset({1})))
    qtbot.waitUntil(lambda: "7" in window.status.count_text().split())
    session.set_filter(session.filter.only(kinds=("fire",)))
    qtbot.waitUntil(lambda: door.incidents.asked[-1].kinds == ("fire",))


@pytest.mark.parametrize(("keys", "key"), [(Qt.Key.Key_2, "register"), (Qt.Key.Key_6, "settings")])
def test_pages_open_by_number(window: MainWindow, keys: Qt.Key, key: str) -> None:
    QTest.keyClick(window, keys, ALT)
    assert window.key() == key


def test_a_part_of_a_page_is_shown_by_its_key(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(window.go("settings"), "show_part", shown.append)
    session.show_page.emit("settings/denominators")
    assert window.key() == "settings"
    session.show_page.emit("settings")
    assert shown == ["denominators"]


def test_a_page_takes_its_numbers_only_while_the_keyboard_is_in_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.go("entry")
    assert isinstance(page, Recorder)
    monkeypatch.setattr(page, "jump", lambda number: True)
    page.field.setFocus()
    QTest.keyClick(page.field, Qt.Key.Key_4, ALT)
    assert window.key() == "entry"
    window.filter_bar.focus_search()
    QTest.keyClick(window.filter_bar.search, Qt.Key.Key_4, ALT)
    assert window.key() == "analysis"


def test_a_search_opens_the_register_where_the_page_shows_nothing_of_it(window: MainWindow) -> None:
    QTest.keyClick(window.filter_bar.search, Qt.Key.Key_Return)
    assert window.key() == "overview"
    window.go("entry")
    QTest.keyClick(window.filter_bar.search, Qt.Key.Key_Return)
    assert window.key() == "register"


def test_shortcuts_of_the_window(qtbot: QtBot, window: MainWindow, pages: dict[str, Recorder]) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(window.filter_bar.search.hasFocus)
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    assert pages["overview"].asked == ["entered", "export", "print"]
    pages["overview"].free = False
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    assert "nothing to print" in window.status.currentMessage()
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    assert window.key() == "reports"
    QTest.keyClick(window, Qt.Key.Key_F1)
    window.filter_bar.search.setAccessibleDescription("Words are searched by their beginnings.")
    QTest.keyClick(window, Qt.Key.Key_F1)


def test_a_new_incident_is_begun_by_digits_of_any_layout(
    qtbot: QtBot, window: MainWindow, pages: dict[str, Recorder]
) -> None:
    menu = window.choose_kind()
    assert len(menu.actions()) == len(KINDS)
    press(menu, 0x4D8, "ә")
    assert window.key() == "entry"
    assert pages["entry"].asked == ["entered", "water"]
    menu = window.choose_kind()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert pages["entry"].asked[-1] == "fire"


def test_a_record_opens_on_the_entry_page(
    window: MainWindow, session: Session, pages: dict[str, Recorder]
) -> None:
    session.open_incident.emit(2**40)
    assert pages["entry"].asked == ["entered", 2**40]
    session.open_case.emit(2**40, 7)
    assert window.key() == "liability"
    assert pages["liability"].asked == ["entered", (2**40, 7)]


def test_undo_takes_back_the_last_action(
    qtbot: QtBot, window: MainWindow, session: Session, door: Door
) -> None:
    door.incidents.last = Saved(5, 2, "1-2026-000005", Changes(2, frozenset({5})))
    window.rail.button("overview").setFocus()
    with qtbot.waitSignal(session.changed):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert "1-2026-000005" in window.status.currentMessage()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "nothing to undo" in window.status.currentMessage())


def test_the_window_stays_while_something_would_be_lost(
    qtbot: QtBot, window: MainWindow, pages: dict[str, Recorder]
) -> None:
    window.go("register")
    pages["register"].free = False
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    pages["register"].free = True
    with qtbot.waitSignal(window.closing):
        window.close()
    assert Preferences().get(preferences.PAGE) == "register"
    assert not Preferences().geometry().isEmpty()


def test_a_long_job_is_seen_and_cancelled(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    line = window.findChild(JobLine)
    assert line is not None

    def work(progress: Progress) -> None:
        done = 0
        while True:
            done += 1
            progress(done, 10**9)

    session.jobs.read(work, owner=window, name="Counting everything")
    qtbot.waitUntil(line.isVisible)
    line._cancel.click()
    qtbot.waitUntil(lambda: not line.isVisible())


def test_the_language_is_chosen_in_the_status_line(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.language_chosen) as heard:
        window.status._language.menu().actions()[1].trigger()
    assert heard.args == [Language.KK]


def test_shortcuts_work_on_cyrillic_layouts(
    qtbot: QtBot, window: MainWindow, pages: dict[str, Recorder]
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    shortcuts = LatinShortcuts(application)
    window.activateWindow()
    screen = window.windowHandle()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is screen)
    page = pages["overview"]
    page.field.setFocus()
    press(screen, ord("З"), "з", CONTROL)
    assert "print" in page.asked
    press(screen, 0x4D8, "ә", ALT)
    assert window.key() == "register"
    window.go("overview")
    page.field.setFocus()
    write(page.field, "слово")
    press(screen, ord("Ф"), "ф", CONTROL)
    press(screen, ord("С"), "с", CONTROL)
    assert QApplication.clipboard().text() == "слово"
    heard: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+K"), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: heard.append("K"))
    action = QAction(page.field)
    action.setShortcut("Ctrl+J")
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda: heard.append("J"))
    page.field.addAction(action)
    press(screen, ord("Л"), "л", CONTROL)
    press(screen, ord("О"), "о", CONTROL)
    window.filter_bar.search.setFocus()
    press(screen, ord("Л"), "л", CONTROL)
    assert heard == ["K", "J"]
    press(screen, ord("л"), "л")
    assert window.filter_bar.search.text() == "л"
    shortcuts.deleteLater()


def test_fields_leave_the_windows_keys_alone(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    shortcuts = LatinShortcuts(application)
    field = QLineEdit()
    qtbot.addWidget(field)
    taken = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, CONTROL)
    assert shortcuts.take(field, taken)
    assert not taken.isAccepted()
    assert not shortcuts.take(field, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, CONTROL))
    shortcuts.deleteLater()


def test_a_page_that_is_not_there_yet_says_so(qtbot: QtBot, session: Session) -> None:
    from ui.pages import coming  # noqa: PLC0415

    page = coming("Overview", "house", session)
    qtbot.addWidget(page)
    assert page.accessibleName() == Texts(Language.EN).say("Overview")
    page.entered()
    page.new_incident("fire")
    page.open_incident(1)
    assert page.may_leave()
    assert not page.export_found()
    assert not page.print_page()
    assert not page.help_text()


def test_icons_follow_the_look(window: MainWindow, theme: Theme) -> None:
    theme.choose(Appearance.DARK)
    assert not window.grab().isNull()
