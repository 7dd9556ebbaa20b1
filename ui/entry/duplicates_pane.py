"""Records that may be the same incident, beside the form while it is being typed."""

from collections.abc import Sequence
from datetime import datetime, time
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.kinds import BY_CODE
from safetyreg.errors import Message
from ui.format import shown_code
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton

_MOST: Final = 3


class Alike(Protocol):
    """A record as the door describes a likely duplicate."""

    @property
    def id(self) -> int:
        """Id of the record."""

    @property
    def number(self) -> str:
        """Registration number, empty for a draft."""

    @property
    def kind(self) -> str:
        """Kind of the incident."""

    @property
    def occurred(self) -> datetime:
        """When it happened."""

    @property
    def place(self) -> str:
        """KATO code."""

    @property
    def address(self) -> str:
        """Address."""

    @property
    def organisation(self) -> str:
        """Organisation."""

    @property
    def why(self) -> Message:
        """What is alike."""


class DuplicatesPane(QWidget):
    """`open_asked(id)`; what the user called another incident is not shown again for this form."""

    open_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._session = session
        self._others: set[int] = set()
        self._found: tuple[Alike, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        title = label(session.texts.say("Looks alike, already in the registry"), Role.TITLE, wrap=True)
        layout.addWidget(title)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE + 4)
        layout.addLayout(self._list)
        self.hide()

    def begin(self) -> None:
        """Forget what was said about another form."""
        self._others = set()
        self.show_found(())

    def show_found(self, found: Sequence[Alike]) -> None:
        """Show likely duplicates."""
        shown = tuple(one for one in found if one.id not in self._others)
        if shown == self._found:
            return
        self._found = shown
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in shown[:_MOST]:
            self._list.addWidget(self._box(one))
        self.setVisible(bool(shown))

    def found(self) -> tuple[Alike, ...]:
        """Return what is shown."""
        return self._found

    def dismiss(self, number: int) -> None:
        """Take the user's word that it is another incident."""
        self._others.add(number)
        self.show_found(self._found)

    def _box(self, one: Alike) -> QWidget:
        texts = self._session.texts
        number = one.number or texts.say("draft")
        box = QWidget(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        at = texts.moment(one.occurred) if one.occurred.time() != time() else texts.date(one.occurred)
        head = label(f"{number}, {at}", wrap=True)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        layout.addWidget(head)
        layout.addWidget(label(texts.say(BY_CODE[one.kind].label), Role.HINT, wrap=True))
        place = shown_code("kato", one.place, texts, self._session.book)
        where = ", ".join(part for part in (place, one.address, one.organisation) if part)
        layout.addWidget(label(f"{where} — {texts.of(one.why)}", Role.HINT, wrap=True))
        links = QHBoxLayout()
        links.setSpacing(2 * SPACE)
        opened = LinkButton(texts.say("Open"), box)
        opened.setAccessibleName(texts.say("Open {number}", number=number))
        opened.clicked.connect(partial(self.open_asked.emit, one.id))
        other = LinkButton(texts.say("It is another"), box)
        other.setAccessibleName(texts.say("{number} is another incident", number=number))
        other.clicked.connect(partial(self.dismiss, one.id))
        links.addWidget(opened)
        links.addWidget(other)
        links.addStretch(1)
        layout.addLayout(links)
        return box
