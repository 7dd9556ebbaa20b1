"""The split that stands beside the split under a threshold, with the range that the grounds support."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.decision import Shares
from safetyreg.domain.ledger import NO_SHARES
from safetyreg.domain.policy import POLICY_STATUSES, Policy
from safetyreg.liability.threshold import Capped, cap_of
from ui.liability.case import Case
from ui.liability.split_bar import SplitBar, SplitPicture
from ui.liability.wording import chosen, sentence
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.label import Role, label

_OF_THE_DAY = ""
_NAMELESS = ("", "", "")
_SHOWN = 34


class SplitPane(QWidget):
    """`policy_chosen` when the split is compared under another policy."""

    policy_chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._session = session
        self._case: Case | None = None
        texts = session.texts
        self.decided, self.capped = SplitBar(session.theme), SplitBar(session.theme)
        self.policies = QComboBox()
        self.policies.setAccessibleName(texts.say("Threshold policy"))
        self.policies.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.policies.setMinimumContentsLength(_SHOWN)
        self.policies.activated.connect(self._on_policy)
        self.range = label("", Role.BODY, wrap=True)
        self.reasons = label("", Role.HINT, wrap=True)
        self.steps = label("", Role.HINT, wrap=True)
        self._capped_name = label("", Role.LABEL, wrap=True)
        self._lay_out()

    def policy(self) -> Policy | None:
        """Return the policy that the split is shown under."""
        case = self._case
        code = str(self.policies.currentData() or _OF_THE_DAY)
        if case is None or code == _OF_THE_DAY:
            return None if case is None else case.policy
        return next((one for one in case.legal.policies if one.code == code), None)

    def show_case(self, case: Case) -> None:
        """Show a case; the policy chosen for comparison stays."""
        fresh = self._case is None or self._case.legal.policies != case.legal.policies
        self._case = case
        if fresh:
            self._offer(case.legal.policies)
        self._draw()

    def _offer(self, policies: Sequence[Policy]) -> None:
        texts, kept = self._session.texts, str(self.policies.currentData() or _OF_THE_DAY)
        self.policies.clear()
        self.policies.addItem(texts.say("law on the day of the accident"), _OF_THE_DAY)
        for policy in policies:
            status = chosen(POLICY_STATUSES, policy.status, texts)
            self.policies.addItem(f"{texts.name(policy.names)} ({status})", policy.code)
        self.policies.setCurrentIndex(max(self.policies.findData(kept), 0))

    def _on_policy(self) -> None:
        self._draw()
        self.policy_chosen.emit()

    def _draw(self) -> None:
        case, texts = self._case, self._session.texts
        if case is None:
            return
        policy = self.policy()
        found = case.under(policy)
        reason = case.ledger.effective.reason
        empty = "" if reason is None else sentence(chosen(NO_SHARES, reason, texts))
        cap = cap_of(policy, case.ledger.circumstances)
        name = "" if cap is None else texts.say("threshold {cap} %", cap=cap)
        decided, capped = (None, None) if found is None else (found.decided, found.shares)
        ends = case.offered or (None, None)
        self.decided.show_split(self._picture(decided, empty, cap, name, ends))
        self.capped.show_split(self._picture(capped, empty, cap, name, ends))
        own = policy == case.policy
        self._capped_name.setText(
            texts.say("as capped, by the law on the day of the accident")
            if own
            else texts.say("as capped, for comparison only")
        )
        self._say_range(case)
        self._say_steps(found)

    def _picture(
        self,
        shares: Shares | None,
        empty: str,
        cap: int | None,
        name: str,
        ends: tuple[int | None, int | None],
    ) -> SplitPicture:
        texts = self._session.texts
        low, high = ends
        marked = "" if low is None else texts.say("Recommended range {low}–{high} %", low=low, high=high)
        if shares is None:
            return SplitPicture(None, _NAMELESS, cap, name, low, high, empty, marked)
        names = (
            texts.say("employee {share} %", share=shares.employee),
            texts.say("third parties {share} %", share=shares.third) if shares.third else "",
            texts.say("employer {share} %", share=shares.employer),
        )
        return SplitPicture(shares, names, cap, name, low, high, range_name=marked)

    def _say_range(self, case: Case) -> None:
        advice, texts = case.recommendation, self._session.texts
        offered = case.offered
        if offered is not None:
            told = texts.say("Recommended range {low}–{high} %", low=offered[0], high=offered[1])
        elif case.blocks:
            told = texts.say("No range is recommended: the law forbids it.")
        else:
            told = texts.say("No range is recommended: the facts are not enough.")
        self.range.setText(told)
        lines = [texts.of(step) for step in advice.steps]
        lines += [texts.of(one.message) for one in case.blocks]
        if advice.open:
            names = "; ".join(ground.text for ground in advice.open)
            lines.append(texts.say("Open questions: {names}", names=names))
        self.reasons.setText("\n".join(lines))

    def _say_steps(self, found: Capped | None) -> None:
        texts = self._session.texts
        self.steps.setText("" if found is None else "\n".join(texts.of(step) for step in found.steps))
        self.steps.setVisible(found is not None)

    def _lay_out(self) -> None:
        texts = self._session.texts
        bars = QGridLayout()
        bars.setHorizontalSpacing(2 * SPACE)
        bars.setVerticalSpacing(SPACE // 2)
        bars.addWidget(label(texts.say("as decided"), Role.LABEL), 0, 0)
        bars.addWidget(self._capped_name, 0, 1)
        bars.addWidget(self.decided, 1, 0)
        bars.addWidget(self.capped, 1, 1)
        for column in range(2):
            bars.setColumnStretch(column, 1)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label(texts.say("Shares"), Role.TITLE))
        head.addStretch(1)
        head.addWidget(label(texts.say("threshold:"), Role.MUTED))
        head.addWidget(self.policies)
        words = QHBoxLayout()
        words.setSpacing(2 * SPACE)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.range)
        left.addWidget(self.reasons)
        left.addStretch(1)
        words.addLayout(left, 1)
        right = QVBoxLayout()
        right.addWidget(self.steps)
        right.addStretch(1)
        words.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addLayout(bars)
        layout.addLayout(words)
