"""The composition root of the window: everything is made and wired here."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from getpass import getuser
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QInputDialog
from typing_extensions import override

from safetyreg.domain.codes import CodeBook
from safetyreg.errors import CancelledError
from safetyreg.i18n import Language, Texts
from safetyreg.paths import demo_registry, log_folder
from ui import preferences
from ui.busy_window import BusyWindow
from ui.enter_key import EnterPresses
from ui.errors import Errors, log_to
from ui.garbage import Garbage
from ui.icons import icon
from ui.jobs import Jobs, Progress
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.qt_words import QtWords
from ui.session import Session
from ui.shortcuts import LatinShortcuts
from ui.start import Start, Way
from ui.theme import Appearance, Theme
from ui.tokens import LIGHT

if TYPE_CHECKING:
    from safetyreg.registry import Registry

DEMO_INCIDENTS: Final = 20_000
DEMO_SEED: Final = 1
SMOKE: Final = "SAFETYREG_SMOKE"
_TRANSLATIONS: Final = QLibraryInfo.LibraryPath.TranslationsPath
_WARM_AFTER: Final = 1500


@dataclass(frozen=True, slots=True)
class Opened:
    """A registry that was opened, with its codes."""

    registry: "Registry"
    book: CodeBook


class Program(QObject):
    """Holds what lives as long as the program: look, jobs, errors, and the window of the open registry."""

    def __init__(self, application: QApplication, *, language: Language, account: str) -> None:
        """Make everything but the window."""
        super().__init__(application)
        self._application = application
        self._account = account
        self.preferences = Preferences()
        self.texts = Texts(language)
        self.theme = Theme(application, _appearance(self.preferences))
        self.errors = Errors(self.texts, self)
        self.jobs = Jobs(self.errors.show, self)
        self.window: MainWindow | None = None
        self.opened: Opened | None = None
        self._session: Session | None = None
        self._said = ""
        self._translators: list[QTranslator] = []
        self._busy: BusyWindow | None = None
        LatinShortcuts(application)
        EnterPresses(application)
        application.setWindowIcon(icon("flame", LIGHT.accent))
        self._translate_qt()

    def begin(self, location: str | None, *, demo: bool) -> None:
        """Open what was asked for, the last registry, or ask."""
        last = next(iter(self.preferences.get(preferences.RECENT)), "")
        if demo:
            self.open(Start(Way.DEMO, "", self.texts.language))
        elif location:
            self.open(Start(Way.OPEN, location, self.texts.language))
        elif last and ("://" in last or Path(last).exists()):
            self.open(Start(Way.OPEN, last, self.texts.language))
        else:
            self.ask()

    def ask(self) -> None:
        """Ask how to begin; leave where the answer is nothing and no window is open."""
        from ui.first_start import FirstStart  # noqa: PLC0415  once in the life of a user

        start = FirstStart.ask(self.texts, self.theme)
        if start is not None:
            self._speak(start.language)
            self.open(start)
        elif self.window is None:
            self._application.exit(0)

    def open(self, start: Start) -> None:
        """Open or create a registry in the background, then show its window."""
        demo = start.way is Way.DEMO
        making = demo and not demo_registry().exists()
        texts = self.texts
        sentence = texts.say("Making the demo registry…") if making else texts.say("Opening the registry…")
        self._busy = BusyWindow(texts, sentence)
        account = self._account

        def work(progress: Progress) -> Opened:
            return _open(start, account, progress)

        job = self.jobs.write(work, self._on_opened, owner=self, failed=self._on_failed)
        self._busy.cancelled.connect(job.cancel)
        self.jobs.advanced.connect(self._busy.advance)

    def change_language(self, language: Language) -> None:
        """Rebuild the window in another language."""
        if self.window is None or self.opened is None or not self.window.may_close():
            return
        if language is self.texts.language:
            return
        key, carried = self.window.key(), self.window.page().carried()
        self.window.keep()
        self._speak(language)
        self._show_window(self.opened).carry_on(key, carried)

    def idle(self) -> bool:
        """Whether nothing runs in the background."""
        return next(self.jobs.running(), None) is None

    def close(self) -> None:
        """Finish what is being written, then close the registry."""
        self.jobs.close()
        if self.opened is not None:
            self.opened.registry.close()

    def _speak(self, language: Language) -> None:
        self.texts = Texts(language)
        self.errors.texts = self.texts
        self.preferences.put(preferences.LANGUAGE, language.value)
        self._translate_qt()

    def _translate_qt(self) -> None:
        """Load Qt's own texts: buttons of dialogs, menus of fields."""
        QLocale.setDefault(QLocale(self.texts.language.value))
        for old in self._translators:
            self._application.removeTranslator(old)
        of_qt = QTranslator(self)
        of_qt.load(f"qtbase_{self.texts.language.value}", QLibraryInfo.path(_TRANSLATIONS))
        self._translators = [QtWords(self.texts, self), of_qt]
        for one in self._translators:
            self._application.installTranslator(one)

    def _on_opened(self, opened: Opened) -> None:
        self._end_busy()
        old, self.opened = self.opened, opened
        if not opened.registry.demo:
            self.preferences.remember_registry(opened.registry.location)
        self._show_window(opened).status.say(self._said)
        self._said = ""
        if old is not None:
            old.registry.close()
        if opened.registry.demo or _smoke():
            return
        self._back_up(opened)
        if not opened.registry.user.display_name:
            QTimer.singleShot(0, self._ask_name)

    def _on_failed(self, error: BaseException) -> None:
        self._end_busy()
        if not isinstance(error, CancelledError):
            self.errors.show(error)
        if self.window is None:
            self._application.exit(1) if _smoke() else self.ask()

    def _end_busy(self) -> None:
        if self._busy is not None:
            self._busy.finish()
            self._busy = None

    def _show_window(self, opened: Opened) -> MainWindow:
        old, old_session = self.window, self._session
        session = Session(
            opened.registry,
            texts=self.texts,
            book=opened.book,
            theme=self.theme,
            jobs=self.jobs,
            errors=self.errors,
            preferences_=self.preferences,
            parent=self,
        )
        self._session = session
        window = MainWindow(session)
        window.language_chosen.connect(self.change_language)
        session.open_registry.connect(self._on_other_registry)
        session.reopen.connect(self._on_reopen)
        self.window = window
        window.installEventFilter(self)
        window.show()
        self._application.setQuitOnLastWindowClosed(True)
        if old is not None and old_session is not None:
            old.hide()
            old.deleteLater()
            old_session.deleteLater()
        return window

    def _back_up(self, opened: Opened) -> None:
        """Make the day's backup, if there is none yet, while the window is used."""
        backups = opened.registry.backups
        name = self.texts.say("Making the daily backup…")
        self.jobs.read(backups.daily, self._on_backed_up, owner=self, name=name)

    def _on_backed_up(self, backup: object) -> None:
        if backup is not None and self.window is not None and not self.window.status.currentMessage():
            self.window.status.say(self.texts.say("The daily backup was made."))

    def _on_other_registry(self, location: str) -> None:
        if location:
            self.open(Start(Way.OPEN, location, self.texts.language))
        else:
            self.ask()

    def _on_reopen(self, location: str, said: str) -> None:
        self._said = said
        self._on_other_registry(location)

    def _ask_name(self) -> None:
        texts, opened = self.texts, self.opened
        question = texts.say("Your name, as it shall stand in the history of records:")
        name, accepted = QInputDialog.getText(self.window, texts.say("Who works here?"), question)
        if not accepted or not name.strip() or opened is None:
            return

        def keep(_: Progress) -> None:
            opened.registry.users.set_display_name(name.strip())

        self.jobs.write(keep, self._on_named, owner=self)

    def _on_named(self, _: None) -> None:
        if self.window is not None:
            self.window.status.show_registry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the first paint: load the drawing library, or leave when only tried."""
        if event.type() == QEvent.Type.Paint and watched is self.window:
            watched.removeEventFilter(self)
            if _smoke():
                QTimer.singleShot(0, self._application.quit)
            else:
                QTimer.singleShot(_WARM_AFTER, self._warm)
        return False

    def _warm(self) -> None:
        if self._session is not None:
            self._session.library.load()


def run(
    location: str | None = None, *, demo: bool = False, language: str | None = None, user: str | None = None
) -> int:
    """Show the window; return the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        return 2
    application.setApplicationName("safetyreg")
    application.setQuitOnLastWindowClosed(False)
    log = log_to(log_folder())
    program = Program(application, language=_language(language), account=user or getuser())
    program.errors.install()
    garbage = Garbage(program.idle, program)
    QTimer.singleShot(0, _starting(program, location, demo=demo))
    code = application.exec()
    program.close()
    garbage.stop()
    log.close()
    return code


def _starting(program: Program, location: str | None, *, demo: bool) -> Callable[[], None]:
    def start() -> None:
        program.begin(location, demo=demo)

    return start


def _open(start: Start, account: str, progress: Progress) -> Opened:
    """Open, create or invent a registry; runs off the GUI thread."""
    door = import_module("safetyreg.registry").Registry
    if start.way is Way.NEW:
        registry = door.create(start.location, account=account)
    elif start.way is Way.DEMO:
        registry = door.open(str(_demo(account, progress)), account=account)
    else:
        registry = door.open(start.location, account=account)
    return Opened(registry, registry.codes.book())


def _demo(account: str, progress: Progress) -> Path:
    path = demo_registry()
    if not path.exists():
        demo = import_module("safetyreg.registry.demo")
        demo.create_demo(path, account=account, incidents=DEMO_INCIDENTS, seed=DEMO_SEED, tick=progress)
    return path


def _language(asked: str | None) -> Language:
    """Take the language asked for, the last one, the system's, or Russian."""
    known = {language.value: language for language in Language}
    chosen = asked or Preferences().get(preferences.LANGUAGE) or QLocale.system().name()[:2]
    return known.get(chosen, Language.RU)


def _appearance(kept: Preferences) -> Appearance:
    known = {one.value: one for one in Appearance}
    return known.get(kept.get(preferences.APPEARANCE), Appearance.SYSTEM)


def _smoke() -> bool:
    return os.environ.get(SMOKE) == "1"
