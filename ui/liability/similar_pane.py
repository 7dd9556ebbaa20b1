"""Similar past cases: their splits, what became of them, and how the share at hand stands among them."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetyreg.domain.decision import BODIES
from safetyreg.domain.ledger import NO_SHARES
from safetyreg.domain.person import HARMS
from safetyreg.i18n import Texts
from safetyreg.liability.precedents import Precedent, Standing, compared, spread
from ui.format import BLANK, shown_code
from ui.liability.case import Case
from ui.liability.victim import Victim
from ui.liability.wording import chosen
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label, line, set_role
from ui.widgets.page import scrolled
from ui.widgets.surface_button import ROW, SurfaceButton

_TONES: Final = {Standing.APART: Role.WARNING, Standing.FEW: Role.MUTED}


class SimilarPane(Card):
    """`opened(Victim)` at a click on a past case."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(session.texts.say("Similar cases"), parent)
        self._session = session
        self.rows: list[SurfaceButton] = []
        self._rest: list[QWidget] = []
        self.spread = label("", Role.MUTED, wrap=True)
        self.verdict = label("", Role.MUTED, wrap=True)
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        note = label(
            session.texts.say("Weights and what is unlike are in the tooltip. A mirror, not a verdict."),
            Role.HINT,
            wrap=True,
        )
        for part in (self.spread, self.verdict):
            self.body.addWidget(part)
        self.body.addWidget(area, 1)
        self.body.addWidget(note)

    def show_case(self, case: Case) -> None:
        """Show the most similar cases, and how the share that stands compares."""
        self._clear()
        texts = self._session.texts
        self.spread.setText(_spread(case.similar, texts))
        shares = case.ledger.effective.shares
        decision = case.ledger.effective.decision
        self.verdict.setVisible(shares is not None and bool(case.similar))
        if shares is not None and decision is not None:
            found = compared(shares.employee, case.similar, decision.cap_ground or decision.reason)
            self.verdict.setText(texts.of(found.message))
            set_role(self.verdict, _TONES.get(found.standing, Role.GOOD))
        for precedent in case.similar:
            if self.rows:
                self._insert(line())
            row = self._row(precedent)
            self.rows.append(row)
            self._insert(row)

    def _insert(self, part: QWidget) -> None:
        self._rest.append(part)
        self._list.insertWidget(self._list.count() - 1, part)

    def _clear(self) -> None:
        for old in self._rest:
            old.hide()
            old.deleteLater()
        self.rows, self._rest = [], []

    def _row(self, precedent: Precedent) -> SurfaceButton:
        texts, past = self._session.texts, precedent.case
        row = SurfaceButton(ROW)
        row.body.setContentsMargins(2, SPACE - 2, 2, SPACE - 2)
        row.body.setSpacing(0)
        head = QHBoxLayout()
        number = label(past.number)
        number.setStyleSheet("font-weight: 700;")
        head.addWidget(number, 1)
        head.addWidget(label(_shares(precedent)))
        row.body.addLayout(head)
        row.body.addWidget(label(self._kind(precedent), Role.HINT, wrap=True))
        fate = _fate(precedent, texts)
        for told in filter(None, (_alike(precedent, texts), fate)):
            row.body.addWidget(label(told, Role.HINT, wrap=True))
        row.setToolTip(_parts(precedent, texts))
        row.setAccessibleName(f"{past.number}: {_shares(precedent)} {fate}")
        row.setAccessibleDescription(row.toolTip())
        row.clicked.connect(partial(self._on_row, Victim(past.incident, past.person)))
        row.let_through()
        return row

    def _kind(self, precedent: Precedent) -> str:
        texts, features = self._session.texts, precedent.case.features
        event = shown_code("work_event", features.event, texts, self._session.book) if features.event else ""
        severity = chosen(HARMS, features.severity, texts) if features.severity else ""
        alike = texts.say("similar by {percent}", percent=texts.percent(precedent.similarity, 0))
        return ", ".join(part for part in (event, features.oked, severity, alike) if part)

    def _on_row(self, victim: Victim) -> None:
        self.opened.emit(victim)


def _spread(similar: Sequence[Precedent], texts: Texts) -> str:
    found = spread(similar)
    if found is None:
        return texts.say("No decided case is like this one yet.")
    return texts.say(
        "Median of the employee's share {median} %, quartiles {lower}–{upper}",
        median=_figure(found.median, texts),
        lower=_figure(found.lower, texts),
        upper=_figure(found.upper, texts),
    )


def _figure(number: float, texts: Texts) -> str:
    """Write a quartile as the sentence below it does: a decimal only where it has one."""
    return texts.decimal(number, 0 if number.is_integer() else 1)


def _shares(precedent: Precedent) -> str:
    """Write the first share and the one that stands: `40 → 20`."""
    shares = [split.employee for _, split in precedent.case.splits]
    stands = BLANK if precedent.share is None else str(precedent.share)
    return f"{shares[0]} → {stands}" if len(shares) > 1 or (shares and stands == BLANK) else stands


def _fate(precedent: Precedent, texts: Texts) -> str:
    """Say who changed the share, or why none stands."""
    past = precedent.case
    if past.effective.reason is not None:
        return chosen(NO_SHARES, past.effective.reason, texts)
    if len(past.splits) > 1:
        return texts.say("last decided by: {body}", body=chosen(BODIES, past.splits[-1][0], texts))
    return ""


def _alike(precedent: Precedent, texts: Texts) -> str:
    """Name the parts that are alike, with their value where they are so only in part."""
    parts = [
        _small(texts.say(part.label)) + ("" if part.value == 1 else f" {texts.percent(part.value, 0)}")
        for part in precedent.parts
        if part.value
    ]
    return texts.say("alike: {parts}", parts=", ".join(parts)) if parts else ""


def _small(name: str) -> str:
    """Begin a name with a small letter; an abbreviation in it stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _parts(precedent: Precedent, texts: Texts) -> str:
    lines = [texts.say("Similarity {percent}", percent=texts.percent(precedent.similarity, 0))]
    for part in precedent.parts:
        value = texts.say("not known") if part.value is None else texts.percent(part.value, 0)
        lines.append(
            texts.say(
                "{name}: {value}, weight {weight}",
                name=texts.say(part.label),
                value=value,
                weight=part.weight,
            )
        )
    return "\n".join(lines)
