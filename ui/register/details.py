"""The pane beside the table: what the current record says, and what can be done with it."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from safetyreg.domain.kinds import KINDS, counted
from safetyreg.domain.kinds.workplace import cases
from safetyreg.domain.status import Status, next_statuses
from safetyreg.domain.user import Role as UserRole
from safetyreg.errors import CancelledError, ExpectedError
from ui.jobs import Progress
from ui.register.record import Record, groups, history_text, read_record
from ui.register.record_html import STORY_LENGTH, plain_text, record_html
from ui.register.record_text import RecordText
from ui.register.row_text import status_text, subtype_text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Role, label, set_role

if TYPE_CHECKING:
    from ui.widgets.history_pane import HistoryPane

_REST: Final = 60
_ICON: Final = QSize(16, 16)
WIDTH: Final = 256


class DetailsPane(QStackedWidget):
    """`opened(id)`, `case_asked(incident)`, `print_asked(id)`, `status_asked(record, status)`, `closed`."""

    opened = Signal(object)
    case_asked = Signal(object)
    print_asked = Signal(object)
    status_asked = Signal(object, object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing until a record is chosen."""
        super().__init__(parent)
        self._session = session
        self._number: int | None = None
        self.record: Record | None = None
        self.setMinimumWidth(WIDTH - 16)
        self._card = Card()
        self._tell = RecordText()
        self._body = QWidget()
        self._message = label("", Role.MUTED, wrap=True)
        self._history: HistoryPane | None = None
        self._make()
        self.addWidget(self._card)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST)
        self._soon.timeout.connect(self._load)
        session.theme.changed.connect(self._draw)
        session.book_changed.connect(self._draw)
        self._draw()
        self.clear("")

    def show_record(self, number: int) -> None:
        """Show a record, as soon as the user rests on it; one that is shown is read again."""
        self._number = number
        if self.isVisible():
            self._soon.start()

    def show_several(self, count: int) -> None:
        """Say that several records are chosen."""
        texts = self._session.texts
        self.clear(texts.plural("{n} record selected", "{n} records selected", count))

    def clear(self, message: str) -> None:
        """Show a message and no record."""
        self._number = None
        self._soon.stop()
        self._told(message, Role.MUTED)

    def print_card(self) -> bool:
        """Ask for the print of the record, if one is shown."""
        if self.record is not None and self.record.incident.id is not None:
            self.print_asked.emit(self.record.incident.id)
        return self.record is not None

    def refresh(self) -> None:
        """Read the record again, for the pane was hidden or the record changed."""
        if self._number is not None:
            self._soon.start()

    def text(self) -> str:
        """Return what the pane says of the record, without its look."""
        return self._tell.accessibleName()

    def status_menu(self) -> QMenu:
        """Make the menu of the statuses that the record may go to."""
        menu, record = QMenu(self), self.record
        if record is None:
            return menu
        texts = self._session.texts
        for status in next_statuses(record.incident.status):
            if record.incident.status is Status.DRAFT and status is Status.REGISTERED:
                menu.addAction(texts.say("Register it…"), self._open)
                continue
            if status is Status.ANNULLED:
                menu.addSeparator()
            text = texts.say("Annul…") if status is Status.ANNULLED else f"{status_text(status, texts)}…"
            menu.addAction(text, partial(self.status_asked.emit, record, status))
        return menu

    def _make(self) -> None:
        texts = self._session.texts
        self._number_label = label("", Role.MUTED)
        self._number_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setAccessibleName(texts.say("Hide the details"))
        self._close.setToolTip(texts.say("Hide the details (Space)"))
        self._close.clicked.connect(self.closed)
        self._title = label("", Role.HEADING, wrap=True)
        self._tags = [label("", Role.TAG) for _ in range(3)]
        self._buttons()
        self._place()

    def _buttons(self) -> None:
        texts = self._session.texts
        self.open_button = QPushButton(texts.say("Open"))
        self.open_button.setProperty("role", "primary")
        self.open_button.clicked.connect(self._open)
        self.status_button = QPushButton(texts.say("Status"))
        self.status_button.clicked.connect(self._open_statuses)
        self.history_button = QToolButton()
        self.history_button.clicked.connect(self._show_history)
        self.print_button = QToolButton()
        self.print_button.clicked.connect(self.print_card)
        self.case_button = QToolButton()
        self.case_button.clicked.connect(self._open_case)
        for button, name in (
            (self.case_button, texts.say("Liability case (Ctrl+L)")),
            (self.history_button, texts.say("History")),
            (self.print_button, texts.say("Print the card (Ctrl+P)")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setIconSize(_ICON)
        for quiet in (self.history_button, self.print_button, self._close):
            quiet.setProperty("role", "quiet")

    def _place(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(SPACE)
        body.addWidget(self._title)
        body.addWidget(_flowing(self._tags))
        body.addWidget(self._tell, 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.open_button, self.status_button, self.case_button):
            row.addWidget(button)
        row.addStretch(1)
        body.addLayout(row)
        self._card.header.insertWidget(0, self._number_label, 1)
        for small in (self.history_button, self.print_button, self._close):
            self._card.header.addWidget(small)
        self._card.body.addWidget(self._message)
        self._card.body.addWidget(self._body, 1)
        self._card.body.addStretch(0)

    def _load(self) -> None:
        number, door = self._number, self._session.registry.incidents
        if number is None:
            return

        def read(_: Progress) -> Record:
            return read_record(door, number)

        self._session.jobs.read(read, self._on_read, owner=self, topic="details", failed=self._on_failed)

    def _on_read(self, record: Record) -> None:
        if record.incident.id != self._number:
            return
        fresh = self.record is None or self.record.incident.id != record.incident.id
        self.record = record
        self._draw()
        self._tell_history(record)
        self._message.hide()
        self._body.show()
        if fresh:
            self._tell.verticalScrollBar().setValue(0)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return
        if isinstance(error, ExpectedError):
            self._told(self._session.texts.of(error), Role.ERROR)
        else:
            self._session.errors.show(error)

    def _told(self, message: str, role: Role) -> None:
        self.record = None
        self.history_button.hide()
        self.print_button.hide()
        self._number_label.setText("")
        self._show_card()
        self._body.hide()
        set_role(self._message, role)
        self._message.setText(message)
        self._message.show()

    def _draw(self) -> None:
        theme = self._session.theme
        self._close.setIcon(theme.icon("x"))
        self.case_button.setIcon(theme.icon("scale", "text"))
        self.history_button.setIcon(theme.icon("history", "text"))
        self.print_button.setIcon(theme.icon("printer", "text"))
        if self.record is not None:
            self._write(self.record)

    def _write(self, record: Record) -> None:
        incident, texts = record.incident, self._session.texts
        self._number_label.setText(incident.number or texts.say("no number yet"))
        self._title.setText(subtype_text(incident.kind, incident.subtype, texts))
        verdict = counted(incident)
        self._tag(0, status_text(incident.status, texts), incident.status_reason)
        self._tag(1, "" if verdict.yes else texts.say("not counted"), texts.of(verdict.reason))
        self._tag(2, texts.say("warnings kept") if record.warnings else "", "")
        found = groups(record, texts, self._session.book)
        story = incident.story.strip()
        story = story if len(story) <= STORY_LENGTH else story[:STORY_LENGTH].rstrip() + "…"
        self._tell.show_text(
            record_html(story, found, history_text(record, texts), self._session.theme.tokens)
        )
        self._tell.setAccessibleName(plain_text(found))
        writer = self._session.registry.user.role is not UserRole.VIEWER
        self.status_button.setVisible(writer)
        self.history_button.show()
        self.print_button.show()
        self.case_button.setVisible(bool(cases(incident)))
        self.open_button.setAccessibleName(texts.say("Open {number}", number=self._number_label.text()))

    def _tag(self, place: int, text: str, tip: str) -> None:
        self._tags[place].setText(text)
        self._tags[place].setToolTip(tip)
        self._tags[place].setVisible(bool(text))

    def _open(self) -> None:
        if self.record is not None:
            self.opened.emit(self.record.incident.id)

    def _open_case(self) -> None:
        if self.record is not None:
            self.case_asked.emit(self.record.incident)

    def _open_statuses(self) -> None:
        menu = self.status_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.status_button.mapToGlobal(QPoint(0, self.status_button.height() + 4)))

    def _show_history(self) -> None:
        from ui.widgets.history_pane import HistoryPane  # noqa: PLC0415  loaded when used

        if self._history is None:
            self._history = HistoryPane(self._session, KINDS[0].code)
            self._history.close_link.clicked.connect(self._show_card)
            self.addWidget(self._history)
        if self.record is not None:
            self._tell_history(self.record)
        self.setCurrentWidget(self._history)

    def _tell_history(self, record: Record) -> None:
        if self._history is not None:
            self._history.show_kind(record.incident.kind)
            self._history.show_lines(record.history)

    def _show_card(self) -> None:
        self.setCurrentWidget(self._card)


def _flowing(tags: Iterable[QWidget]) -> QWidget:
    """Return a widget that holds tags in as many lines as they need."""
    found = QWidget()
    flow = FlowLayout(found, spacing=6)
    for tag in tags:
        flow.addWidget(tag)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    found.setSizePolicy(policy)
    return found
