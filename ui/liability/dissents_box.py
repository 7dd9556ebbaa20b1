"""Dissenting opinions of a decision: author, shares, day in writing, reasons; a row each."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from safetyreg.domain.decision import WHOLE, Dissent, Shares
from safetyreg.domain.field import number
from safetyreg.i18n import mark
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.date_input import DateInput
from ui.widgets.link_button import LinkButton
from ui.widgets.number_input import NumberInput
from ui.widgets.text_input import TextInput

_EMPLOYEE: Final = number("employee", mark("Employee, %"), maximum=WHOLE)
_NARROW: Final = 76
_DAY: Final = 104
_AROUND: Final = 32


class DissentRow(QWidget):
    """One opinion; blank while it has no author."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Make blank inputs side by side."""
        super().__init__(parent)
        texts = self._texts = session.texts
        self.author, self.reasons = TextInput(), TextInput()
        self.employee = NumberInput(texts, _EMPLOYEE)
        self.day = DateInput(texts, today=session.today)
        self.remove = QToolButton()
        self.remove.setProperty("role", "quiet")
        self.remove.setIcon(session.theme.icon("x"))
        names = (
            (self.author, texts.say("author")),
            (self.employee, texts.say("employee, %")),
            (self.day, texts.say("in writing on")),
            (self.reasons, texts.say("reasons")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        for part, name in names:
            part.setPlaceholderText(name)
            part.setAccessibleName(texts.say("Dissenting opinion: {author}", author=name))
            part.edited.connect(self.edited)
            row.addWidget(part, 1 if part in {self.author, self.reasons} else 0)
        for part, least in ((self.employee, _NARROW), (self.day, _DAY)):
            part.ensurePolished()
            asked = part.fontMetrics().horizontalAdvance(part.placeholderText())
            part.setFixedWidth(max(least, asked + _AROUND))
        self.remove.setAccessibleName(texts.say("Remove the opinion"))
        row.addWidget(self.remove)

    def value(self) -> Dissent | None:
        """Return the opinion, or nothing without an author."""
        author, share = str(self.author.value() or ""), self.employee.value()
        if not author:
            return None
        shares = Shares(share, WHOLE - share) if isinstance(share, int) else None
        return Dissent(author, shares, str(self.reasons.value() or ""), self.day.day())

    def problem(self) -> str:
        """Say what keeps the opinion from being taken as it stands, or nothing."""
        parts = (self.author, self.employee, self.day, self.reasons)
        if any(part.text().strip() for part in parts) and not self.author.value():
            return self._texts.say("Name the author of the opinion, or remove it.")
        wrong = self.employee.problem() or self.day.problem()
        return self._texts.of(wrong) if wrong else ""

    def set_value(self, dissent: Dissent) -> None:
        """Show an opinion."""
        self.author.set_value(dissent.author)
        self.reasons.set_value(dissent.text)
        self.employee.set_value(dissent.shares.employee if dissent.shares else None)
        self.day.set_value(dissent.on)


class DissentsBox(QWidget):
    """`edited` when an opinion became another."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Offer to add the first."""
        super().__init__(parent)
        self._session = session
        self.rows: list[DissentRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE // 2)
        self.add = LinkButton(session.texts.say("+ dissenting opinion"))
        self.add.clicked.connect(self._on_add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._list)
        layout.addWidget(self.add)

    def value(self) -> tuple[Dissent, ...]:
        """Return the opinions that have an author."""
        found = (row.value() for row in self.rows)
        return tuple(one for one in found if one is not None)

    def problem(self) -> str:
        """Say what is wrong with the first opinion that cannot be taken, or nothing."""
        return next((told for row in self.rows if (told := row.problem())), "")

    def set_value(self, dissents: Sequence[Dissent]) -> None:
        """Show opinions."""
        for dissent in dissents:
            self._add().set_value(dissent)

    def _on_add(self) -> None:
        self._add().author.setFocus()

    def _add(self) -> DissentRow:
        row = DissentRow(self._session)
        row.edited.connect(self.edited)
        row.remove.clicked.connect(partial(self._remove, row))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _remove(self, row: DissentRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.edited.emit()
