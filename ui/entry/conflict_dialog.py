"""Somebody saved meanwhile: both versions side by side, field by field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from safetyreg.domain.incident import Incident
from ui.entry.composing import TIME_UNKNOWN
from ui.entry.conflict import PEOPLE, Difference
from ui.format import shown
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.page import scrolled

_WIDTH = 860
_HEIGHTS = (240, 560)
_ROW = 44


class ConflictDialog(QDialog):
    """Begins with mine where I changed something, with theirs elsewhere."""

    def __init__(
        self,
        session: Session,
        mine: Incident,
        theirs: Incident,
        found: Sequence[Difference],
        who: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the fields on which both versions differ; `who` saved theirs."""
        super().__init__(parent)
        self._session = session
        self._mine, self._theirs = mine, theirs
        self._choices: dict[str, QRadioButton] = {}
        texts = session.texts
        self.setWindowTitle(texts.say("Two versions of one record"))
        self.resize(_WIDTH, min(_HEIGHTS[0] + _ROW * len(found), _HEIGHTS[1]))
        sentence = texts.say(
            "{who} saved this record while you were working on it. Choose what is right, field by field;"
            " nothing of either version is lost, the history keeps both.",
            who=who or texts.say("somebody"),
        )
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        for column, text in enumerate((texts.say("Field"), texts.say("Mine"), texts.say("Theirs"))):
            self._grid.addWidget(label(text, Role.TITLE), 0, column)
        for row, one in enumerate(found, 1):
            self._add(row, one)
        self._grid.setRowStretch(len(found) + 1, 1)
        for column, stretch in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(column, stretch)
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(texts.say("Save what is chosen"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        save.style().unpolish(save)
        save.style().polish(save)
        buttons.addButton(texts.say("Back to the form"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE + 4)
        layout.addWidget(label(sentence, wrap=True))
        layout.addWidget(scrolled(body), 1)
        layout.addWidget(buttons)

    def from_mine(self) -> frozenset[str]:
        """Return the names of the fields that are taken from my version."""
        return frozenset(name for name, button in self._choices.items() if button.isChecked())

    def choose(self, name: str, *, mine: bool) -> None:
        """Take a field from one of the versions."""
        group = self._choices[name].group()
        group.button(0 if mine else 1).setChecked(True)

    def _add(self, row: int, one: Difference) -> None:
        texts = self._session.texts
        caption = self._caption(one)
        self._grid.addWidget(label(caption, wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        sides = ((texts.say("Mine"), self._mine, one.mine), (texts.say("Theirs"), self._theirs, one.theirs))
        for number, (side, incident, value) in enumerate(sides):
            text = self._text(one, incident) if one.field is None else self._value(one, value)
            button = QRadioButton()
            button.setAccessibleName(f"{caption}, {side}: {text}")
            group.addButton(button, number)
            cell = QWidget()
            inner = QGridLayout(cell)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(SPACE)
            said = label(text, wrap=True)
            said.setBuddy(button)
            inner.addWidget(button, 0, 0, Qt.AlignmentFlag.AlignTop)
            inner.addWidget(said, 0, 1, Qt.AlignmentFlag.AlignTop)
            inner.setColumnStretch(1, 1)
            inner.setRowStretch(1, 1)
            self._grid.addWidget(cell, row, number + 1)
            if number == 0:
                self._choices[one.name] = button
        group.button(0 if one.mine_changed else 1).setChecked(True)

    def _caption(self, one: Difference) -> str:
        texts = self._session.texts
        if one.field is not None:
            caption = texts.say(one.field.label)
        else:
            caption = texts.say("People") if one.name == PEOPLE else texts.say("Time unknown")
        both = one.mine_changed and one.theirs_changed
        return texts.say("{field} (both changed it)", field=caption) if both else caption

    def _value(self, one: Difference, value: object) -> str:
        if one.field is None or not isinstance(value, object):
            return ""
        return shown(one.field, value, self._session.texts, self._session.book, unit=True)  # type: ignore[arg-type]

    def _text(self, one: Difference, incident: Incident) -> str:
        texts = self._session.texts
        if one.name == TIME_UNKNOWN:
            return texts.say("yes") if incident.time_unknown else texts.say("no")
        names = [person.full_name or texts.say("without a name") for person in incident.persons]
        count = texts.plural("{n} person", "{n} persons", len(names))
        return f"{count}: {', '.join(names)}" if names else count
