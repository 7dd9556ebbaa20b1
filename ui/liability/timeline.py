"""The decisions of one victim as a time line: nothing is erased, the effective one is marked."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from safetyreg.domain.decision import AFTERS, Decision, Dissent
from safetyreg.domain.ledger import NO_SHARES, Ledger, annulled, in_order
from safetyreg.domain.norm import Norm
from safetyreg.i18n import Texts
from safetyreg.liability.findings import Finding
from ui.liability.wording import body_of, chosen, norm_text, sentence, split
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.page import scrolled

_GRAVE: Final = frozenset({"no_gross_negligence", "above_threshold", "third_party", "excluded"})
_BAR: Final = 3


class Timeline(Card):
    """`attach_asked(Decision)` where a decision has no document yet."""

    attach_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(session.texts.say("Decisions"), parent)
        self._session = session
        self._ledger: Ledger | None = None
        self._findings: tuple[Finding, ...] = ()
        self._norms: tuple[Norm, ...] = ()
        self._editable = False
        self.entries: list[QWidget] = []
        self._telling: QWidget | None = None
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE + 4)
        self._list.addStretch(1)
        self._area = scrolled(content)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().rangeChanged.connect(self._reveal)
        self.body.addWidget(self._area, 1)
        self._note = label("", Role.HINT, wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._note)
        session.theme.changed.connect(self._draw)

    def show_ledger(
        self, ledger: Ledger, findings: Sequence[Finding], norms: Sequence[Norm], *, editable: bool
    ) -> None:
        """Show decisions oldest first, dissents and findings under theirs."""
        self._ledger, self._findings, self._norms = ledger, tuple(findings), tuple(norms)
        self._editable = editable
        self._draw()

    def _draw(self) -> None:
        for old in self.entries:
            old.hide()
            old.deleteLater()
        self.entries, self._telling = [], None
        ledger, texts = self._ledger, self._session.texts
        if ledger is None:
            return
        for entry in self._made(ledger):
            self._list.insertWidget(self._list.count() - 1, entry)
            self.entries.append(entry)
        # Where nothing is decided yet, the note that says so takes the place of the list.
        self._area.setVisible(bool(self.entries))
        effective = ledger.effective
        told = texts.say("Employee / employer, %. Nothing is erased: the newest that stands is in force.")
        if effective.reason is not None:
            told = sentence(chosen(NO_SHARES, effective.reason, texts)) + "."
        self._note.setText(told)
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to the decision that stands, or to the newest where none does."""
        if self._telling is not None:
            self._area.ensureWidgetVisible(self._telling, 0, SPACE)

    def _made(self, ledger: Ledger) -> Iterable[QWidget]:
        void, standing = annulled(ledger.decisions), ledger.effective.decision
        for decision in in_order(ledger.decisions):
            stands = standing is not None and decision.id == standing.id
            found = [one for one in self._findings if one.decision == decision.id]
            entry = self._entry(decision, found, stands=stands, struck=decision.id in void)
            self._telling = entry if stands or standing is None else self._telling
            yield entry
            for dissent in decision.dissents:
                yield self._dissent(dissent)

    def _entry(
        self, decision: Decision, findings: Sequence[Finding], *, stands: bool, struck: bool
    ) -> QWidget:
        texts = self._session.texts
        parts = [*self._head(decision, stands=stands, struck=struck), *_notes(decision, texts)]
        parts += [self._finding(one) for one in findings]
        if self._editable and decision.attachment is None and decision.id is not None:
            link = LinkButton(texts.say("Attach the document…"))
            link.clicked.connect(partial(self.attach_asked.emit, decision))
            parts.append(link)
        return self._block(parts, "accent" if stands else "line")

    def _head(self, decision: Decision, *, stands: bool, struck: bool) -> list[QWidget]:
        texts = self._session.texts
        day = texts.date(decision.decided_on) if decision.decided_on else texts.say("no date")
        first = [label(day, Role.MUTED)]
        if stands:
            first.append(label(texts.say("in force"), Role.TAG))
        void = [label(texts.say("decision annulled"), Role.MUTED, wrap=True)] if struck else []
        body = label(body_of(decision, texts), Role.BODY, wrap=True)
        body.setStyleSheet("font-weight: 700;")
        what = (
            _large(split(decision.shares)) if decision.sets else label(self._annulling(decision), wrap=True)
        )
        if struck:
            for part in (body, what):
                _strike(part)
        return [_row(first), *void, body, what]

    def _annulling(self, decision: Decision) -> str:
        texts, line = self._session.texts, self._ledger.decisions if self._ledger else ()
        named = next((one for one in line if one.id == decision.annuls), None)
        day = texts.date(named.decided_on) if named is not None and named.decided_on else ""
        what = "" if named is None else ", ".join(part for part in (body_of(named, texts), day) if part)
        after = chosen(AFTERS, decision.after, texts)
        return texts.say("Annuls “{decision}”: {after}", decision=what, after=after)

    def _finding(self, finding: Finding) -> QLabel:
        texts = self._session.texts
        role = Role.ERROR if finding.code in _GRAVE else Role.WARNING
        norm = norm_text(finding.norm, self._norms, texts)
        found = label(f"{texts.of(finding.message)} {norm}", role, wrap=True)
        found.setAccessibleName(texts.say("Finding: {text}", text=found.text()))
        return found

    def _dissent(self, dissent: Dissent) -> QWidget:
        texts = self._session.texts
        title = texts.say("Dissenting opinion: {author}", author=dissent.author)
        head = label(title, Role.BODY, wrap=True)
        head.setStyleSheet("font-weight: 700;")
        parts = [label(texts.date(dissent.on), Role.MUTED)] if dissent.on else []
        parts.append(head)
        if dissent.shares is not None:
            parts.append(_large(split(dissent.shares)))
        if dissent.text:
            parts.append(label(dissent.text, Role.HINT, wrap=True))
        return self._block(parts, "line")

    def _block(self, parts: Sequence[QWidget], shade: str) -> QWidget:
        block = QFrame()
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + 4)
        bar = QFrame()
        bar.setFixedWidth(_BAR)
        bar.setStyleSheet(f"background: {self._session.theme.colour(shade).name()}; border: 0;")
        row.addWidget(bar)
        column = QVBoxLayout()
        column.setSpacing(2)
        for part in parts:
            column.addWidget(part)
        row.addLayout(column, 1)
        return block


def _large(text: str) -> QLabel:
    found = label(text)
    found.setStyleSheet("font-size: 17px;")
    return found


def _strike(found: QWidget) -> None:
    font = found.font()
    font.setStrikeOut(True)
    found.setFont(font)
    found.setStyleSheet(f"{found.styleSheet()} text-decoration: line-through;")


def _row(parts: Sequence[QWidget]) -> QWidget:
    found = QWidget()
    row = QHBoxLayout(found)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return found


def _notes(decision: Decision, texts: Texts) -> list[QWidget]:
    grave = texts.say("gross negligence: {evidence}", evidence=decision.gross_negligence_evidence)
    found = (
        decision.body_name,
        grave if decision.gross_negligence_evidence else "",
        decision.grounds,
        texts.say("changed because: {reason}", reason=decision.reason) if decision.reason else "",
        texts.say("above the threshold because: {reason}", reason=decision.cap_ground)
        if decision.cap_ground
        else "",
    )
    return [label(one, Role.HINT, wrap=True) for one in found if one]
