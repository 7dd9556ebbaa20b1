"""Beside the form: likely duplicates, whether it counts, the hint of the field in focus, the keys."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from safetyreg.domain.field import Field, FieldType
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.kinds.workplace import special_reason
from safetyreg.domain.user import Role as UserRole
from safetyreg.i18n import mark
from ui.entry.duplicates_pane import DuplicatesPane
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled

_WIDTH: Final = 252
_NOT_SHOWN: Final = frozenset({UserRole.VIEWER, UserRole.OPERATOR})
_BY_TYPE: Final = {
    FieldType.CODE: mark("Type a word or a code. “Unknown” is an answer too; blank means not asked yet."),
    FieldType.CODES: mark("Type a word or a code, Enter takes it; several can be chosen."),
    FieldType.CHOICE: mark("Arrow keys choose, Delete clears. “Unknown” is an answer too."),
    FieldType.DATE: mark("Type digits: 26102026, or 2610 for this year; a full stop is today."),
    FieldType.TIME: mark("Type digits: 0314; a full stop is now."),
    FieldType.MOMENT: mark("Type digits: 26102026 0314; a full stop is now."),
    FieldType.MONEY: mark("Whole tenge, digits only."),
}
_KEYS: Final = (
    ("Tab", mark("next")),
    ("F4", mark("list")),
    ("F1", mark("help")),
    ("Alt 1…9", mark("section")),
    ("Ctrl D", mark("copy of the last")),
    ("Ctrl S", mark("save")),
    ("Ctrl ↵", mark("register and next")),
)


class AidPane(Card):
    """What helps while one types."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the keys."""
        super().__init__(parent=parent)
        self._session = session
        texts = session.texts
        self.duplicates = DuplicatesPane(session)
        self._counted = label("", Role.HINT, wrap=True)
        self._hint = label("", Role.MUTED, wrap=True)
        self._field = label("", Role.TITLE, wrap=True)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.duplicates)
        layout.addSpacing(SPACE)
        layout.addWidget(self._field)
        layout.addWidget(self._hint)
        layout.addSpacing(SPACE)
        layout.addWidget(label(texts.say("Counted"), Role.TITLE))
        layout.addWidget(self._counted)
        layout.addSpacing(SPACE)
        layout.addWidget(label(texts.say("Keys"), Role.TITLE))
        layout.addWidget(self._keys())
        layout.addStretch(1)
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area)
        self.setFixedWidth(_WIDTH)

    def show_field(self, field: Field) -> None:
        """Show the hint of a field."""
        self._field.setText(self._session.texts.say(field.label))
        self._hint.setText(self.hint_of(field))
        self._hint.setVisible(bool(self._hint.text()))

    def hint_of(self, field: Field) -> str:
        """Return what helps to fill in a field."""
        texts = self._session.texts
        hidden = field.personal and self._session.registry.user.role in _NOT_SHOWN
        veiled = (
            texts.say("••• stands for a name that inspectors see; what you type replaces it.")
            if hidden
            else ""
        )
        parts = [texts.say(field.hint), texts.say(_BY_TYPE.get(field.type, "")), veiled]
        return "\n".join(part for part in dict.fromkeys(parts) if part)

    def hint(self) -> str:
        """Return the hint that is shown."""
        return self._hint.text()

    def show_counted(self, incident: Incident) -> None:
        """Say whether the record will count, and why."""
        texts = self._session.texts
        found = BY_CODE[incident.kind].rule(incident)
        verdict = texts.say("yes") if found.yes else texts.say("no")
        lines = [f"{verdict}: {texts.of(found.reason)}"]
        reason = special_reason(incident) if incident.kind == "workplace" else None
        self._counted.setText("\n".join([*lines, *([texts.of(reason)] if reason else [])]))

    def _keys(self) -> QWidget:
        keys = QWidget(self)
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(_KEYS):
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            grid.addWidget(label(key, Role.KEY), row, 0, top)
            grid.addWidget(label(self._session.texts.say(text), Role.HINT, wrap=True), row, 1)
        return keys
