"""Hands on the keyboard of the entry page, and the records that come of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from safetyreg.domain.identity import check_digit
from safetyreg.domain.query import Query
from tests.ui.keys import write

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from safetyreg.domain.incident import Incident
    from ui.entry.editing import Editing
    from ui.entry.form import Form
    from ui.entry.page import EntryPage
    from ui.session import Session

YESTERDAY = date.today() - timedelta(days=1)
DAY = YESTERDAY.strftime("%d%m%Y")
TEMIRTAU = "352410000"
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def iin(born: str, century_and_sex: str) -> str:
    """Make an ИИН that checks and belongs to nobody: the day as YYMMDD, then the seventh digit."""
    for number in range(10_000):
        eleven = f"{born}{century_and_sex}{number:04}"
        digit = check_digit(eleven)
        if digit is not None:
            return f"{eleven}{digit}"
    raise AssertionError(born)


class Hands:
    """Types into the page and waits for what comes."""

    def __init__(self, page: EntryPage, session: Session, qtbot: QtBot) -> None:
        self.page = page
        self.session = session
        self.qtbot = qtbot

    @property
    def form(self) -> Form:
        return self.page.bench.form

    @property
    def editing(self) -> Editing:
        return self.page.editing

    def begin(self, kind: str) -> None:
        self.page.open_new(kind)
        self.settled()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def tab(self) -> None:
        self.press(Qt.Key.Key_Tab)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, text: str) -> None:
        """Type a text where the cursor is, then go on."""
        for letter in text:
            write(self.focus(), letter)
        self.tab()

    def fill(self, **texts: str) -> None:
        """Type texts into fields by their names."""
        for name, text in texts.items():
            self.form.rows[name].input.widget().setFocus(Qt.FocusReason.TabFocusReason)
            self.type(text)

    def fill_required(self) -> None:
        """Answer what every kind asks for."""
        self.fill(occurred_on=DAY, occurred_at="0314", reported_on=DAY, reported_at="0316", place=TEMIRTAU)

    def settled(self) -> None:
        """Wait until nothing runs, and what is typed was judged."""
        if self.editing.checking.pending:
            self.editing.checking.check()
        self.qtbot.waitUntil(self._idle)

    def saved(self) -> Incident:
        """Wait until the record is stored and return it."""
        self.qtbot.waitUntil(lambda: not self.editing.saver.under_way)
        self.settled()
        number = self.editing.origin.id
        assert number is not None
        return self.stored(number)

    def stored(self, number: int) -> Incident:
        return self.session.registry.incidents.get(number)

    def newest(self) -> Incident:
        return self.stored(self.session.registry.incidents.first(Query())[0])

    def message(self, name: str) -> str:
        return self.form.rows[name].message()

    def _idle(self) -> bool:
        return not list(self.session.jobs.running())
