"""The head of the entry page: which record, how it stands, what can be done with it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.kinds.workplace import cases
from safetyreg.domain.status import STATUSES, Status, next_statuses
from safetyreg.i18n import mark
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.case_menu import KEYS
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Role, label

NEW_TITLES: Final = {
    "fire": mark("New fire"),
    "water": mark("New accident on the water"),
    "workplace": mark("New workplace accident"),
}
_LABELS: Final = {choice.value: choice.label for choice in STATUSES}
_DEEDS: Final[Mapping[Status, str]] = {
    Status.REGISTERED: mark("Back to registered…"),
    Status.INVESTIGATED: mark("Under investigation…"),
    Status.CLOSED: mark("Close the case"),
    Status.ANNULLED: mark("Annul…"),
}
_ICON: Final = 18
_HEIGHT: Final = 42


class EntryHeader(QWidget):
    """Its signals name what was asked for; `status_asked(Status)`."""

    copy_last = Signal()
    save = Signal()
    register = Signal()
    register_next = Signal()
    history = Signal()
    print_ = Signal()
    pdf = Signal()
    case = Signal()
    status_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make the head of a blank form."""
        super().__init__(parent)
        self._session = session
        self._kind = ""
        texts = session.texts
        self._dot = QLabel(self)
        self.title = label("", Role.HEADING)
        self.chip = label("", Role.TAG)
        self.note = label("", Role.HINT)
        self.note.hide()
        say = texts.say
        self.copy_button = self._button("", "", self.copy_last.emit)
        self.copy_button.setToolTip(say("Copy of the last (Ctrl+D)"))
        self.copy_button.setAccessibleName(say("Copy of the last"))
        self.status_button = self._button(say("Status"), "", self._open_statuses)
        self.history_button = self._button(say("History"), "Ctrl+H", self.history.emit)
        self.case_button = self._button(say("Liability"), KEYS, self.case.emit)
        self.case_button.setAccessibleName(say("Liability case"))
        self.print_button = self._button(say("Print"), "Ctrl+P", self._open_prints)
        self.save_button = self._button(say("Save draft"), "Ctrl+S", self.save.emit)
        self.register_button = self._button(say("Register incident"), "Ctrl+R", self.register.emit)
        self.next_button = self._button(
            say("Register and next"), "Ctrl+Enter", self.register_next.emit, primary=True
        )
        self._status = Status.DRAFT
        self._lay_out()
        session.theme.changed.connect(self._draw)

    def show_record(self, incident: Incident) -> None:
        """Say which record it is and offer what it allows."""
        texts = self._session.texts
        self._kind, self._status = incident.kind, incident.status
        draft, new = incident.status is Status.DRAFT, incident.id is None
        kind = BY_CODE[incident.kind]
        name = NEW_TITLES.get(kind.code, kind.label) if new else kind.label
        title = texts.say(name)
        self.title.setText(f"{title} {incident.number}" if incident.number else title)
        self.chip.setText(texts.say(_LABELS[incident.status]))
        self.chip.setVisible(not new)
        self.copy_button.setVisible(new)
        self.status_button.setVisible(not new and bool(next_statuses(incident.status)))
        self.history_button.setVisible(not new)
        self.print_button.setVisible(not new)
        self.case_button.setVisible(bool(cases(incident)))
        self.register_button.setVisible(draft)
        self.next_button.setVisible(draft)
        self.save_button.setText(texts.say("Save draft") if draft else texts.say("Save"))
        role = "" if draft else "primary"
        if self.save_button.property("role") != role:
            self.save_button.setProperty("role", role)
            self.save_button.style().unpolish(self.save_button)
            self.save_button.style().polish(self.save_button)
        self._draw()

    def show_note(self, text: str) -> None:
        """Say when the draft was kept, or that it could not be."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_busy(self, busy: bool) -> None:
        """Take no second save while one is under way."""
        for button in (self.save_button, self.register_button, self.next_button, self.status_button):
            button.setEnabled(not busy)

    def set_writable(self, writable: bool) -> None:
        """Offer nothing that writes to a user who may only look."""
        buttons = (self.copy_button, self.save_button, self.register_button, self.next_button)
        for button in (*buttons, self.status_button):
            if not writable:
                button.hide()

    def statuses(self) -> QMenu:
        """Return the menu of statuses a record may go to."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for status in next_statuses(self._status):
            if self._status is Status.DRAFT and status is Status.REGISTERED:
                continue
            menu.addAction(self._session.texts.say(_DEEDS[status]), partial(self.status_asked.emit, status))
        return menu

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons, spacing=SPACE)
        for button in self.findChildren(QPushButton):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        self.setMinimumHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + 2)
        first = QHBoxLayout()
        first.setSpacing(SPACE)
        for part in (self._dot, self.title, self.chip):
            first.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addLayout(first)
        left.addWidget(self.note)
        row.addLayout(left, 1)
        row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _button(
        self, text: str, keys: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(keys)
        button.setProperty("role", "primary" if primary else "")
        button.clicked.connect(act)
        return button

    def _open_statuses(self) -> None:
        self._popup(self.statuses(), self.status_button)

    def _open_prints(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._session.texts.say("Print the card…"), self.print_.emit)
        menu.addAction(self._session.texts.say("Card as PDF…"), self.pdf.emit)
        self._popup(menu, self.print_button)

    def _popup(self, menu: QMenu, under: QWidget) -> None:
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _draw(self) -> None:
        self.copy_button.setIcon(self._session.theme.icon("copy", "text"))
        if self._kind:
            self._dot.setPixmap(self._session.theme.kind_icon(self._kind).pixmap(QSize(_ICON, _ICON)))
