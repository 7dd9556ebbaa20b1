"""The history of a record: who changed which field when, from what to what."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetyreg.domain.changes import HistoryLine
from safetyreg.domain.field import NUMERIC, Field, FieldType, Value
from safetyreg.domain.kinds import BY_CODE, person_fields
from safetyreg.domain.status import STATUSES
from safetyreg.domain.values import decode
from safetyreg.i18n import Texts, mark
from ui.format import BLANK, shown
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import claim_history
from ui.widgets.card import Card
from ui.widgets.guilt_history import said
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.page import scrolled

_LONG_WORD: Final = re.compile(r"\S{20}")
_PERSON: Final = re.compile(r"person (\d+): (\w+)")
_ACTIONS: Final = {
    "created": mark("created"),
    "changed": mark("changed"),
    "status": mark("status changed"),
    "imported": mark("imported"),
    "revealed": mark("looked at identity numbers"),
    "undone": mark("took back"),
    "attached": mark("added a file"),
    "detached": mark("removed a file"),
    "attachment_exported": mark("took a file out"),
    "opinion": mark("wrote an opinion on mixed liability"),
}
# What changed no field: the field names only what it was about.
_DONE: Final = frozenset({"attachment_exported", "opinion"})
_LIABILITY: Final = re.compile(r"(decision|ground|claim) (\d+)\b.*")
_CLAIM: Final = "claim"
_OF_LIABILITY: Final = {
    "decision": mark("Decision on guilt No {number}"),
    "ground": mark("Ground of guilt No {number}"),
    _CLAIM: mark("Facts for the compensation"),
}
_OTHER_FIELDS: Final = {
    "status": mark("Status"),
    "status_reason": mark("Reason"),
    "attachments": mark("Files"),
    "acknowledged": mark("Confirmed warnings"),
    "raw": mark("Texts that could not be read"),
    "time_unknown": mark("Time unknown"),
    "registered_on": mark("Registered on"),
    "number": mark("Number"),
    "persons": mark("People"),
}
_STATUS: Final = {choice.value: choice.label for choice in STATUSES}


class HistoryPane(Card):
    """The newest lines first."""

    def __init__(self, session: Session, kind: str, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(session.texts.say("History"), parent)
        self._session = session
        self._kind = kind
        self.close_link = LinkButton(session.texts.say("Close"), self)
        self.header.addWidget(self.close_link)
        self._lines = QWidget()
        self._list = QVBoxLayout(self._lines)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE + 4)
        area = scrolled(self._lines)
        area.setAccessibleName(session.texts.say("History"))
        self.body.addWidget(area)

    def show_kind(self, kind: str) -> None:
        """Read the names of fields of another kind from now on."""
        self._kind = kind

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show the lines of a record, given the oldest first."""
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in reversed(lines):
            if line.field != "status_reason" or line.new != line.note:
                self._list.addWidget(self._line(line))
        self._list.addStretch(1)

    def _line(self, line: HistoryLine) -> QWidget:
        texts = self._session.texts
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(label(f"{_moment(line.at, texts)} · {line.user}", Role.HINT, wrap=True))
        layout.addWidget(label(_breakable(self.sentence(line)), wrap=True))
        if line.note:
            layout.addWidget(label(_breakable(line.note), Role.HINT, wrap=True))
        return box

    def sentence(self, line: HistoryLine) -> str:
        """Say in words what a line tells."""
        texts = self._session.texts
        if not line.field or line.action in _DONE:
            action = texts.say(_ACTIONS.get(line.action, line.action))
            return f"{action}: {line.new}" if line.new else action
        name, field = self._field(line.field)
        if line.field.startswith(_CLAIM):
            was, now = claim_history.told(line.field, line.old, line.new, texts)
            return f"{name}: {was or BLANK} → {now or BLANK}"
        return (
            f"{name}: {self._shown(line.field, field, line.old)} → {self._shown(line.field, field, line.new)}"
        )

    def _field(self, name: str) -> tuple[str, Field | None]:
        texts = self._session.texts
        kind = BY_CODE[self._kind]
        person = _PERSON.fullmatch(name)
        if person is not None:
            found = next((one for one in person_fields(kind) if one.name == person[2]), None)
            label_ = texts.say(found.label) if found else person[2]
            who = texts.say("person {number}", number=int(person[1]))
            return f"{who}, {label_}", found
        guilt = _LIABILITY.fullmatch(name)
        if guilt is not None:
            told = texts.say(_OF_LIABILITY[guilt[1]], number=guilt[2])
            part = claim_history.FIELDS.get(claim_history.part_of(name)) if guilt[1] == _CLAIM else None
            return f"{told}, {texts.say(part)}" if part else told, None
        found = kind.field(name)
        if found is not None:
            return texts.say(found.label), found
        return texts.say(_OTHER_FIELDS.get(name, name)), None

    def _shown(self, name: str, field: Field | None, text: str) -> str:
        texts = self._session.texts
        if not text:
            return BLANK
        if field is None:
            guilt = _LIABILITY.fullmatch(name) is not None
            return said(name, text, texts) if guilt else self._other(name, text)
        return shown(field, _value(field, text), texts, self._session.book, unit=True)

    def _other(self, name: str, text: str) -> str:
        """Write a value that no field of the form describes."""
        texts = self._session.texts
        if name == "status":
            return texts.say(_STATUS.get(text, text))
        if name == "registered_on":
            return texts.date(date.fromisoformat(text))
        if name == "time_unknown":
            return texts.say("yes") if text == str(True) else texts.say("no")
        if name == "acknowledged":
            fields = [key.split(":")[1:2] for key in text.split("; ")]
            return ", ".join(dict.fromkeys(self._field(field)[0] for one in fields for field in one))
        return text


def _breakable(text: str) -> str:
    """Let a long word, like a checksum, go on in the next line."""
    return _LONG_WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    return f"{found[0]}\u200b"


def _value(field: Field, text: str) -> Value:
    try:
        if field.type in NUMERIC:
            return float(text) if field.type is FieldType.DECIMAL else int(text)
        if field.type is FieldType.CODES:
            return tuple(part.strip() for part in text.replace(",", ";").split(";") if part.strip())
        return decode(field, text)
    except ValueError:
        return text


def _moment(at: str, texts: Texts) -> str:
    moment = datetime.fromisoformat(at)
    return texts.moment(moment.astimezone() if moment.tzinfo else moment)
