"""The positions of the sides beside each other, and how inspectors and courts moved the splits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from safetyreg.domain.decision import BODIES
from safetyreg.domain.policy import EXEMPTIONS, POLICY_STATUSES, Policy
from ui.liability.money_card import WAITING, WORKING, amount
from ui.liability.wording import chosen, sentence
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column, TableView

if TYPE_CHECKING:
    from safetyreg.liability.outcome import Outcome
    from safetyreg.liability.revisions import Moves
    from ui.liability.threshold_reading import Reading


class PositionsCard(Card):
    """`cap_chosen(cap)` at Enter or a double click on a position."""

    cap_chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__(texts.say("Positions side by side"))
        self._session = session
        self._positions: tuple[tuple[Policy, Outcome], ...] = ()
        self.table = TableView()
        self.table.setAccessibleName(texts.say("Positions side by side"))
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table)
        hint = texts.say(
            "Above: people. Points of percent in all. Tenge by law: a month · one-off; "
            "the tooltip has the other column. Enter moves the line."
        )
        self.body.addWidget(label(hint, Role.HINT, wrap=True))
        self.body.addStretch(1)

    def show_reading(self, reading: "Reading") -> None:
        """Show what every position would change."""
        self._positions = reading.positions
        texts = self._session.texts
        columns = [
            Column(texts.say("Position"), stretch=True),
            Column(texts.say("Status")),
            Column(texts.say("Threshold"), number=True),
            Column(texts.say("Above"), number=True),
            Column(texts.say("Points"), number=True),
            Column(texts.say("By law, tg"), number=True),
        ]
        self.table.show_rows(columns, [self._cells(*one, priced=reading.priced) for one in reading.positions])
        self.table.fit_height()

    def _cells(self, policy: Policy, found: "Outcome", *, priced: bool) -> list[Cell]:
        texts, money = self._session.texts, found.money
        exempt = ", ".join(chosen(EXEMPTIONS, one, texts) for one in policy.exemptions)
        name, source = texts.name(policy.names), policy.source
        tip = "\n".join(part for part in (name, texts.name(policy.whose), exempt, source) if part)
        reduced = texts.say(
            "{month} tg a month, {once} tg one-off",
            month=texts.integer(money.if_reduced.monthly),
            once=texts.integer(money.if_reduced.one_off),
        )
        law = f"{amount(money.by_law.monthly, texts)} · {amount(money.by_law.one_off, texts)}"
        return [
            Cell(name, tip=tip),
            Cell(chosen(POLICY_STATUSES, policy.status, texts)),
            Cell(texts.say("none") if policy.cap is None else str(policy.cap)),
            Cell(texts.integer(found.people_above)),
            Cell(texts.integer(found.points.total)),
            Cell(law, tip=reduced) if priced else Cell(WAITING, tip=texts.say(WORKING)),
        ]

    def _on_opened(self, row: int) -> None:
        cap = self._positions[row][0].cap
        if cap is not None:
            self.cap_chosen.emit(cap)


class MovesCard(Card):
    """How often and how far inspectors and courts moved the splits they reviewed."""

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__(texts.say("How splits were moved on review"))
        self._texts = texts
        self.table = TableView()
        self.table.setAccessibleName(texts.say("How splits were moved on review"))
        self.body.addWidget(self.table)
        self.far = label("", Role.HINT, wrap=True)
        self.body.addWidget(self.far)
        self.body.addStretch(1)

    def show_reading(self, reading: "Reading") -> None:
        """Show what the reviews did to the employee's share."""
        texts = self._texts
        columns = [
            Column(texts.say("Body"), stretch=True),
            Column(texts.say("Reviews"), number=True),
            Column(texts.say("Lowered"), number=True),
            Column(texts.say("Raised"), number=True),
            Column(texts.say("Kept"), number=True),
            Column(texts.say("Annulled"), number=True),
        ]
        self.table.show_rows(columns, [self._cells(one) for one in reading.moves])
        self.table.fit_height()
        self.far.setText("\n".join(text for one in reading.moves if (text := self._how_far(one))))

    def _cells(self, moves: "Moves") -> list[Cell]:
        texts = self._texts
        numbers = (moves.reviewed, moves.lowered, moves.raised, moves.kept, moves.annulled)
        body = sentence(chosen(BODIES, moves.body, texts))
        return [Cell(body, tip=body), *(Cell(texts.integer(one)) for one in numbers)]

    def _how_far(self, moves: "Moves") -> str:
        texts = self._texts
        if moves.mean is None or moves.median is None or moves.distance is None:
            return ""
        return texts.say(
            "{body}: the employee's share moved by {mean} points on average (median {median}); "
            "where it was changed, by {distance}.",
            body=sentence(chosen(BODIES, moves.body, texts)),
            mean=texts.decimal(moves.mean, 1),
            median=texts.decimal(moves.median, 0),
            distance=texts.decimal(moves.distance, 1),
        )
