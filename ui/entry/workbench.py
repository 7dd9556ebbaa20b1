"""The parts of the entry page and where they stand: head, news, form with its sections, side pane."""

from typing import Final

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.field import Field
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import KINDS
from ui.entry.aid_pane import AidPane
from ui.entry.desk import Desk
from ui.entry.entry_header import EntryHeader
from ui.entry.form import Form
from ui.entry.news import News
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.history_pane import HistoryPane

_WIDE: Final = 860


class Workbench(QWidget):
    """Forms are built when their kind is first asked for, and kept.

    `edited`, `left`, `reveal_asked` and `files_changed(Changes)` come from the form in sight.
    """

    edited = Signal()
    left = Signal()
    reveal_asked = Signal()
    files_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Stand ready, without a form."""
        super().__init__(parent)
        self._session = session
        self._desks: dict[str, Desk] = {}
        self._field: Field | None = None
        self.header = EntryHeader(session)
        self.news = News(session)
        self.aid = AidPane(session)
        self.history = HistoryPane(session, KINDS[0].code)
        self.history.setFixedWidth(self.aid.width())
        self.side = QStackedWidget()
        self.side.addWidget(self.aid)
        self.side.addWidget(self.history)
        self.side.setFixedWidth(self.aid.width())
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(SPACE + 4)
        row.addWidget(self._stack, 1)
        row.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE + 4)
        layout.addWidget(self.header)
        layout.addWidget(self.news)
        layout.addLayout(row, 1)
        self.history.close_link.clicked.connect(self.show_aid)
        session.book_changed.connect(self._take_book)

    @property
    def occupied(self) -> bool:
        """Whether a form is in sight."""
        return bool(self._desks)

    @property
    def desk(self) -> Desk:
        """The form in sight with its sections."""
        found = self._stack.currentWidget()
        return found if isinstance(found, Desk) else self._built(Incident(kind=KINDS[0].code))

    @property
    def form(self) -> Form:
        """The form in sight."""
        return self.desk.form

    def show_incident(self, incident: Incident) -> None:
        """Show an incident in the form of its kind."""
        known = self._desks.get(incident.kind)
        self._stack.setCurrentWidget(known or self._built(incident))
        if known is not None:
            known.form.show_incident(incident)
        self.header.show_record(incident)
        self.news.clear()
        self.aid.duplicates.begin()
        self.aid.show_counted(incident)
        self.history.show_kind(incident.kind)
        self.show_aid()
        self.desk.refresh()

    def set_writable(self, writable: bool) -> None:
        """Let nothing be typed or saved by a user who may only look."""
        self.form.set_writable(writable)
        self.header.set_writable(writable)
        if not writable:
            self.news.say_role(self._session.registry.user.role)

    def hint(self) -> str:
        """Return help on the field that was entered last."""
        return "" if self._field is None else self.aid.hint_of(self._field)

    def show_aid(self) -> None:
        """Show duplicates, hint and keys beside the form."""
        self.side.setCurrentWidget(self.aid)

    def show_history(self) -> None:
        """Show the history beside the form."""
        self.side.setCurrentWidget(self.history)

    def settle(self) -> None:
        """Finish what is being typed: the open cell is taken, the field is read."""
        focus = QApplication.focusWidget()
        if focus is None or not self.form.isAncestorOf(focus):
            return
        grid = self.form.people.grid
        in_cell = grid.isAncestorOf(focus) and focus is not grid
        focus.clearFocus()
        if in_cell:
            grid.setFocus()
        elif shiboken6.isValid(focus):
            focus.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the form where it is scarce."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= _WIDE)

    def _built(self, incident: Incident) -> Desk:
        desk = Desk(incident, self._session, self._stack)
        desk.form.edited.connect(self.edited)
        desk.form.left.connect(self.left)
        desk.form.focused.connect(self._on_focused)
        desk.form.people.reveal_asked.connect(self.reveal_asked)
        desk.form.files.changed.connect(self.files_changed)
        self._desks[incident.kind] = desk
        self._stack.addWidget(desk)
        return desk

    def _on_focused(self, field: Field) -> None:
        self._field = field
        self.aid.show_field(field)

    def _take_book(self) -> None:
        for desk in self._desks.values():
            desk.form.take_book()
