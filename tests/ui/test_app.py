from __future__ import annotations

import sys
import threading
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QInputDialog, QPushButton, QWidget

from safetyreg.errors import WrongDatabaseError
from safetyreg.i18n import Language, Texts
from safetyreg.paths import demo_registry
from tests.ui.windows import Door
from ui import app, preferences
from ui.app import Program
from ui.busy_window import BusyWindow
from ui.first_start import FirstStart
from ui.preferences import Preferences
from ui.start import Start, Way
from ui.widgets.drawing_library import DrawingLibrary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.theme import Theme


class Doors:
    """The door's class: opens stand-ins and remembers how."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.doors: list[Door] = []
        self.error: Exception | None = None

    def create(self, location: str, *, account: str) -> Door:
        self.calls.append(("create", location))
        return self._door(location, account)

    def open(self, location: str, *, account: str) -> Door:
        self.calls.append(("open", location))
        if self.error is not None:
            raise self.error
        return self._door(location, account)

    def _door(self, location: str, account: str) -> Door:
        assert account == "inspector"
        self.doors.append(Door(location=location, demo=location == str(demo_registry())))
        return self.doors[-1]


@pytest.fixture
def doors(monkeypatch: pytest.MonkeyPatch) -> Doors:
    found = Doors()
    door, demo = ModuleType("safetyreg.registry"), ModuleType("safetyreg.registry.demo")
    door.Registry = found  # type: ignore[attr-defined]

    def create_demo(
        path: Path, *, account: str, incidents: int, seed: int, tick: Callable[[int, int], None]
    ) -> None:
        tick(incidents, incidents)
        found.calls.append(("demo", f"{account}:{incidents}:{seed}"))
        path.write_bytes(b"")

    demo.create_demo = create_demo  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "safetyreg.registry", door)
    monkeypatch.setitem(sys.modules, "safetyreg.registry.demo", demo)
    monkeypatch.setattr("ui.pages.find_spec", lambda _: None)
    monkeypatch.setattr(app, "_WARM_AFTER", 0)
    return found


@pytest.fixture
def program(qtbot: QtBot, doors: Doors, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    monkeypatch.setattr(DrawingLibrary, "load", lambda _: None)
    found = Program(application, language=Language.EN, account="inspector")
    yield found
    found.close()
    if found.window is not None:
        found.window.hide()
        found.window.deleteLater()
    found.deleteLater()


def test_a_registry_is_opened_and_remembered(
    qtbot: QtBot, program: Program, doors: Doors, tmp_path: Path
) -> None:
    file = tmp_path / "a.sqlite"
    file.touch()
    program.begin(str(file), demo=False)
    qtbot.waitUntil(lambda: program.window is not None)
    assert doors.calls == [("open", str(file))]
    assert program.preferences.get(preferences.RECENT) == (str(file),)
    qtbot.waitUntil(lambda: "backup" in program.window.status.currentMessage())  # type: ignore[union-attr]
    assert doors.doors[0].backups.made == 1
    program.begin(None, demo=False)
    qtbot.waitUntil(lambda: len(doors.doors) == 2 and doors.doors[0].closed)


def test_a_registry_put_back_is_opened_anew_and_that_is_said(
    qtbot: QtBot, program: Program, doors: Doors, tmp_path: Path
) -> None:
    file = tmp_path / "a.sqlite"
    file.touch()
    program.begin(str(file), demo=False)
    qtbot.waitUntil(lambda: program.window is not None and program.idle())
    doors.doors[0].backups.made = 1
    old = program.window
    assert program._session is not None
    program._session.reopen.emit(str(file), "The registry was put back.")
    qtbot.waitUntil(lambda: len(doors.doors) == 2 and program.window is not old)
    assert program.window is not None
    assert program.window.status.currentMessage() == "The registry was put back."


def test_the_demo_is_made_once_and_marked(qtbot: QtBot, program: Program, doors: Doors) -> None:
    program.begin(None, demo=True)
    qtbot.waitUntil(lambda: program.window is not None)
    program.begin(None, demo=True)
    qtbot.waitUntil(lambda: len(doors.doors) == 2)
    assert [call for call, _ in doors.calls] == ["demo", "open", "open"]
    assert doors.calls[0][1] == "inspector:20000:1"
    assert program.window is not None
    assert program.window.windowTitle().startswith("DEMO")
    assert program.preferences.get(preferences.RECENT) == ()


def test_the_first_start_asks(
    qtbot: QtBot, program: Program, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FirstStart, "ask", lambda *_: Start(Way.NEW, "new.sqlite", Language.KK))
    program.begin(None, demo=False)
    qtbot.waitUntil(lambda: program.window is not None)
    assert doors.calls == [("create", "new.sqlite")]
    assert program.texts.language is Language.KK
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == "Бас тарту"


def test_the_language_changes_without_a_restart(qtbot: QtBot, program: Program) -> None:
    program.begin("x.sqlite", demo=False)
    qtbot.waitUntil(lambda: program.window is not None)
    old = program.window
    assert old is not None
    old.go("register")
    old.language_chosen.emit(Language.RU)
    assert program.window is not old
    assert program.window is not None
    assert program.window.key() == "register"
    assert Preferences().get(preferences.LANGUAGE) == "ru"
    assert program.errors.texts.language is Language.RU


def test_the_language_changes_over_an_open_incident(qtbot: QtBot, program: Program) -> None:
    program.begin("x.sqlite", demo=False)
    qtbot.waitUntil(lambda: program.window is not None)
    old = program.window
    assert old is not None
    old.go("entry")
    old.language_chosen.emit(Language.EN)
    assert program.window is old
    old.language_chosen.emit(Language.RU)
    assert program.window is not None
    assert program.window.key() == "entry"


def test_another_registry_is_opened_from_a_page(
    qtbot: QtBot, program: Program, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.begin("x.sqlite", demo=False)
    qtbot.waitUntil(lambda: program.window is not None)
    assert program._session is not None
    program._session.open_registry.emit("y.sqlite")
    qtbot.waitUntil(lambda: len(doors.doors) == 2 and doors.doors[0].closed)
    monkeypatch.setattr(FirstStart, "ask", lambda *_: None)
    program._session.open_registry.emit("")
    assert len(doors.doors) == 2


def test_what_cannot_be_opened_is_said_and_asked_again(
    qtbot: QtBot, program: Program, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors.error = WrongDatabaseError("This file is no registry.")
    shown: list[BaseException] = []
    asked: list[bool] = []
    left: list[int] = []
    monkeypatch.setattr(QApplication, "exit", left.append)
    monkeypatch.setattr(program.errors, "show", shown.append)
    monkeypatch.setattr(FirstStart, "ask", lambda *_: asked.append(True))
    program.begin("x.sqlite", demo=False)
    qtbot.waitUntil(lambda: bool(asked and left))
    assert shown == [doors.error]


def test_a_new_user_is_asked_for_a_name(
    qtbot: QtBot, program: Program, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (" Инспектор ", True))
    nameless = Door(user=SimpleNamespace(account="inspector", display_name=""))  # type: ignore[arg-type]
    monkeypatch.setattr(doors, "open", lambda *_, **__: nameless)
    program.begin("x.sqlite", demo=False)
    qtbot.waitUntil(lambda: nameless.users.name == "Инспектор")
    nameless.user = SimpleNamespace(account="inspector", display_name="Инспектор")  # type: ignore[assignment]
    qtbot.waitUntil(lambda: program.window is not None)
    window = program.window
    assert window is not None
    window.status.show_registry()
    assert window.status._where.text().endswith("Инспектор")


def test_run_leaves_after_the_first_paint_when_only_tried(
    qtbot: QtBot, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFETYREG_SMOKE", "1")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    ending: list[bool] = []
    monkeypatch.setattr(QApplication, "setQuitOnLastWindowClosed", ending.append)
    assert app.run("x.sqlite", language="kk", user="inspector") == 0
    assert ending == [False, True]
    assert doors.doors[0].closed
    doors.error = WrongDatabaseError("This file is no registry.")
    monkeypatch.setattr("ui.errors.Errors.show", lambda *_: None)
    assert app.run("x.sqlite", user="inspector") == 1


@pytest.mark.parametrize(("asked", "language"), [("kk", Language.KK), ("xx", Language.RU)])
def test_the_language_of_the_start(qtbot: QtBot, asked: str, language: Language) -> None:
    assert app._language(asked) is language


def test_a_busy_window_shows_and_cancels(qtbot: QtBot, texts: Texts) -> None:
    window = BusyWindow(texts, "Opening…")
    qtbot.addWidget(window)
    qtbot.waitUntil(window.isVisible)
    with qtbot.waitSignal(window.cancelled):
        window.reject()
    assert window.isVisible()
    window.finish()


def buttons(dialog: QWidget) -> dict[str, QPushButton]:
    return {
        button.accessibleName(): button
        for button in dialog.findChildren(QPushButton)
        if not button.isHidden()
    }


def test_the_first_start_offers_four_ways(
    qtbot: QtBot, texts: Texts, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = FirstStart(texts, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    ways = list(buttons(dialog).values())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/srv/new", ""))
    next(button for button in ways if "New" in button.text()).click()
    assert dialog.start == Start(Way.NEW, "/srv/new.sqlite", Language.EN)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/srv/old.sqlite", ""))
    next(button for button in ways if "Open" in button.text()).click()
    assert dialog.start == Start(Way.OPEN, "/srv/old.sqlite", Language.EN)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("postgresql://u@h/d ", True))
    next(button for button in ways if "PostgreSQL" in button.text()).click()
    assert dialog.start == Start(Way.OPEN, "postgresql://u@h/d", Language.EN)
    next(button for button in ways if "demo" in button.text()).click()
    assert dialog.start == Start(Way.DEMO, "", Language.EN)


def test_the_first_start_speaks_the_chosen_language(
    qtbot: QtBot, texts: Texts, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = FirstStart(texts, theme)
    qtbot.addWidget(dialog)
    dialog._language.buttons()[1].click()
    dialog.choose(Way.DEMO, "")
    assert dialog.start == Start(Way.DEMO, "", Language.KK)
    monkeypatch.setattr(FirstStart, "exec", lambda _: 0)
    assert FirstStart.ask(texts, theme) is None
