"""The consequence in tenge: a row a head and payer, without guilt, as decided, as capped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.head import PAYERS, PAYMENTS, Payment
from safetyreg.domain.policy import Policy
from safetyreg.errors import ExpectedError
from safetyreg.liability.compensation import Compensation, Row
from ui.liability.case import Case
from ui.liability.wording import chosen, norm_text, tenge
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column, TableView


class MoneyPane(QWidget):
    """`edit_asked` when the facts of the claim are to be entered."""

    edit_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._session = session
        self._case: Case | None = None
        texts = session.texts
        self.edit = IconButton(session.theme, "pencil", texts.say("Facts for the calculation…"))
        self.edit.clicked.connect(self.edit_asked)
        self.table = TableView()
        self.table.setAccessibleName(texts.say("Consequence, tenge"))
        self.missing = label("", Role.WARNING, wrap=True)
        self.notes = label("", Role.HINT, wrap=True)
        head = QHBoxLayout()
        head.addWidget(label(texts.say("Consequence, tenge"), Role.TITLE), 1)
        head.addWidget(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        for part in (self.table, self.missing, self.notes):
            layout.addWidget(part)
        session.theme.changed.connect(self._redraw)

    def show_case(self, case: Case, policy: Policy | None, *, editable: bool) -> None:
        """Calculate and show; a legal value that is missing is asked for in words."""
        self._case, self._policy = case, policy
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

    def _redraw(self) -> None:
        if self._case is not None:
            self.show_case(self._case, self._policy, editable=not self.edit.isHidden())

    def _show_nothing(self, told: str) -> None:
        self.table.hide()
        self.notes.hide()
        self.missing.setText(told)
        self.missing.show()

    def _show(self, found: Compensation, case: Case) -> None:
        texts = self._session.texts
        columns = (
            Column(texts.say("Payment")),
            Column(texts.say("Who pays")),
            Column(texts.say("Basis"), stretch=True),
            Column(texts.say("Without guilt"), number=True),
            Column(texts.say("As decided"), number=True),
            Column(texts.say("As capped"), number=True),
        )
        self.table.show_rows(columns, [self._cells(row, case) for row in found.rows])
        self.table.fit_height()
        self.table.setVisible(bool(found.rows))
        self.missing.setText("\n".join(texts.of(one) for one in found.missing))
        self.missing.setVisible(bool(found.missing))
        self.notes.setText(self._notes(found))
        self.notes.show()

    def _cells(self, row: Row, case: Case) -> list[Cell]:
        texts = self._session.texts
        norm = norm_text(row.norm, case.legal.norms, texts)
        guilt = texts.say("guilt reduces it") if row.reduces else texts.say("guilt does not reduce it")
        steps = [texts.of(step) for step in (row.formula, *row.steps)]
        tip = "\n".join([norm, *steps, guilt, norm_text(row.guilt_norm, case.legal.norms, texts), row.reason])
        name = f"{texts.name(row.names)}, {chosen(PAYMENTS, row.payment, texts)}"
        unsure = "" if row.verified else " · " + texts.say("unverified")
        basis = f"{texts.of(row.formula)} · {guilt}{unsure}"
        muted = None if row.verified else self._session.theme.colour("warning")
        return [
            Cell(name, tip=name),
            Cell(chosen(PAYERS, row.payer, texts)),
            Cell(basis, tip=tip.strip(), colour=muted),
            Cell(tenge(row.without, texts), copy=str(row.without)),
            Cell(tenge(row.decided, texts), copy=str(row.decided or "")),
            Cell(tenge(row.capped, texts), copy=str(row.capped or "")),
        ]

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
