"""What moves on each head of compensation and to whom, both columns, a month and one-off apart."""

from typing import TYPE_CHECKING

from safetyreg.domain.head import PAYERS
from ui.liability.money_card import WORKING
from ui.liability.wording import chosen
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column, TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safetyreg.domain.head import Head
    from safetyreg.liability.outcome import HeadMoney, Outcome


class HeadsCard(Card):
    """Follows the line."""

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__(texts.say("By payment, tenge"))
        self._texts = texts
        self.table = TableView()
        self.table.setAccessibleName(texts.say("By payment, tenge"))
        self.none = label("", Role.MUTED)
        self.body.addWidget(self.none)
        self.body.addWidget(self.table)
        hint = texts.say(
            "Tenge: a month · one-off. If reduced: conditional, contradicts art. 935 (4) of the Civil Code."
        )
        self.body.addWidget(label(hint, Role.HINT, wrap=True))
        self.body.addStretch(1)
        self._columns = (
            Column(texts.say("Payment"), stretch=True),
            Column(texts.say("Who pays")),
            Column(texts.say("By law, tg"), number=True),
            Column(texts.say("If reduced, tg"), number=True),
        )

    def show_outcome(self, found: "Outcome", heads: "Sequence[Head]", *, priced: bool = True) -> None:
        """Show what a threshold moves; until the tenge are worked out say so."""
        told = self._texts.say("Nothing moves at this threshold.")
        self.none.setText(told if priced else self._texts.say(WORKING))
        names = {head.code: self._texts.name(head.names) for head in heads}
        self.table.show_rows(self._columns, [self._cells(one, names) for one in found.heads])
        self.table.fit_height()
        self.table.setVisible(bool(found.heads))
        self.none.setVisible(not found.heads)

    def _cells(self, one: "HeadMoney", names: dict[str, str]) -> list[Cell]:
        texts, name = self._texts, names.get(one.head, one.head)
        sums = (one.money.by_law, one.money.if_reduced)
        pairs = (f"{texts.integer(money.monthly)} · {texts.integer(money.one_off)}" for money in sums)
        return [
            Cell(name, tip=name),
            Cell(chosen(PAYERS, one.payer, texts)),
            *(Cell(pair) for pair in pairs),
        ]
