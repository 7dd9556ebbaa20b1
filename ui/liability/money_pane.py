"""The consequence in tenge: a row a head and payer, without guilt, as decided, as capped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.head import PAYERS, PAYMENTS, Payment
from safetyreg.domain.policy import Policy
from safetyreg.errors import ExpectedError
from safetyreg.liability.compensation import Compensation, Row
from ui.liability.case import Case
from ui.liability.money_rows import MoneyLine, MoneyRows
from ui.liability.wording import chosen, norm_text, tenge
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.table_view import tab_separated


class MoneyPane(QWidget):
    """`edit_asked` when the facts of the claim are to be entered."""

    edit_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._session = session
        texts = session.texts
        self.edit = IconButton(session.theme, "pencil", texts.say("Facts for the calculation…"))
        self.edit.clicked.connect(self.edit_asked)
        headings = (
            texts.say("Payment"),
            texts.say("Without guilt"),
            texts.say("As decided"),
            texts.say("As capped"),
        )
        self.table = MoneyRows(headings)
        self.table.setAccessibleName(texts.say("Consequence, tenge"))
        self.copy_link = LinkButton(texts.say("Copy"))
        self.copy_link.clicked.connect(self.copy)
        self.missing = label("", Role.WARNING, wrap=True)
        self.notes = label("", Role.HINT, wrap=True)
        head = QHBoxLayout()
        head.addWidget(label(texts.say("Consequence, tenge"), Role.TITLE), 1)
        head.addWidget(self.copy_link)
        head.addWidget(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        for part in (self.table, self.missing, self.notes):
            layout.addWidget(part)

    def show_case(self, case: Case, policy: Policy | None, *, editable: bool) -> None:
        """Calculate and show; a legal value that is missing is asked for in words."""
        texts = self._session.texts
        self.edit.setVisible(editable and case.claim is not None)
        try:
            found = case.compensation(policy)
        except ExpectedError as error:
            self._show_nothing(texts.of(error))
            return
        if found is None:
            self._show_nothing(texts.say("Earnings are personal: an inspector sees the calculation."))
            return
        self._show(found, case)

    def copy(self) -> None:
        """Put the table on the clipboard as a spreadsheet takes it."""
        QGuiApplication.clipboard().setText(tab_separated(self.table.cells()))
        self._session.said.emit(self._session.texts.say("The table is on the clipboard."))

    def _show_nothing(self, told: str) -> None:
        for part in (self.table, self.notes, self.copy_link):
            part.hide()
        self.missing.setText(told)
        self.missing.show()

    def _show(self, found: Compensation, case: Case) -> None:
        texts = self._session.texts
        self.table.show_lines([self._line(row, case) for row in found.rows])
        self.table.setVisible(bool(found.rows))
        self.missing.setText("\n".join(texts.of(one) for one in found.missing))
        self.missing.setVisible(bool(found.missing))
        self.notes.setText(self._notes(found))
        self.notes.show()
        self.copy_link.setVisible(bool(found.rows))

    def _line(self, row: Row, case: Case) -> MoneyLine:
        texts, norms = self._session.texts, case.legal.norms
        norm = norm_text(row.norm, norms, texts)
        guilt = texts.say("guilt reduces it") if row.reduces else texts.say("guilt does not reduce it")
        steps = [texts.of(step) for step in (row.formula, *row.steps)]
        tip = "\n".join([norm, *steps, guilt, norm_text(row.guilt_norm, norms, texts), row.reason])
        payment, payer = chosen(PAYMENTS, row.payment, texts), chosen(PAYERS, row.payer, texts)
        unsure = "" if row.verified else texts.say("unverified")
        basis = " · ".join(part for part in (texts.of(row.formula), norm, guilt, row.reason, unsure) if part)
        amounts = (tenge(row.without, texts), tenge(row.decided, texts), tenge(row.capped, texts))
        title = f"{texts.name(row.names)}, {payment} · {payer}"
        return MoneyLine(title, basis, amounts, tip.strip(), sure=row.verified)

    def _notes(self, found: Compensation) -> str:
        texts = self._session.texts
        lines = []
        if found.earnings is not None:
            lines += [texts.of(step) for step in found.earnings.steps]
        for payment, text in (
            (Payment.MONTHLY, texts.say("In all a month: {sums}", sums=self._sums(found, Payment.MONTHLY))),
            (Payment.ONE_OFF, texts.say("In all one-off: {sums}", sums=self._sums(found, Payment.ONE_OFF))),
        ):
            if any(row.payment is payment for row in found.rows):
                lines.append(text)
        return "\n".join([*lines, texts.of(found.rounding)])

    def _sums(self, found: Compensation, payment: Payment) -> str:
        texts = self._session.texts
        return texts.say(
            "{without} without guilt, {decided} as decided, {capped} as capped",
            without=tenge(found.total(payment, "without"), texts),
            decided=tenge(found.total(payment, "decided"), texts),
            capped=tenge(found.total(payment, "capped"), texts),
        )
