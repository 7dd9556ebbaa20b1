"""What is unlawful in a decision while it is typed, with its norm; a fact is stored all the same."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from safetyreg.domain.decision import Decision
from safetyreg.liability.findings import Finding
from safetyreg.liability.precedents import Standing, compared
from ui.liability.case import Case
from ui.liability.wording import norm_text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label, set_role

_WIDTH = 260


class FindingsBox(Card):
    """Stands beside the form."""

    def __init__(self, session: Session, case: Case) -> None:
        """Show no finding yet, and the range that the grounds support."""
        texts = session.texts
        super().__init__(texts.say("Findings"))
        self._session, self._case = session, case
        self.setFixedWidth(_WIDTH)
        self.text = label("", Role.GOOD, wrap=True)
        self.body.addWidget(self.text)
        self._note = label(
            texts.say("The decision is stored as the body made it; findings are kept beside it."),
            Role.HINT,
            wrap=True,
        )
        self.body.addWidget(self._note)
        advice = QVBoxLayout()
        advice.setSpacing(SPACE // 2)
        advice.addWidget(label(texts.say("Recommended range"), Role.LABEL))
        offered = case.offered
        told = texts.say("none") if offered is None else f"{offered[0]}–{offered[1]} %"
        advice.addWidget(label(told, Role.TITLE))
        self.body.addLayout(advice)
        self.alike = label("", Role.HINT, wrap=True)
        self.body.addWidget(self.alike)
        self.body.addStretch(1)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Say what is found."""
        texts, norms = self._session.texts, self._case.legal.norms
        lines = [f"{texts.of(one.message)}\n{norm_text(one.norm, norms, texts)}" for one in found]
        self.text.setText("\n\n".join(lines) or texts.say("Nothing unlawful is found so far."))
        set_role(self.text, Role.ERROR if found else Role.GOOD)
        self.text.setAccessibleName(self.text.text())

    def show_alike(self, decision: Decision) -> None:
        """Say how the typed share stands among similar cases, while a reason can still be written."""
        shares, similar = decision.shares, self._case.similar
        self.alike.setVisible(shares is not None and bool(similar))
        if shares is not None:
            found = compared(shares.employee, similar, decision.cap_ground or decision.reason)
            self.alike.setText(self._session.texts.of(found.message))
            set_role(self.alike, Role.WARNING if found.standing is Standing.APART else Role.HINT)
