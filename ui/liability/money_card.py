"""Tenge that move from the employee: by law, and if guilt reduced every payment; never added."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from safetyreg.i18n import Texts, mark
from safetyreg.liability.outcome import HORIZONS, Horizon
from safetyreg.liability.sentences import AGAINST_THE_LAW, BY_LAW, IF_REDUCED, by_law, known
from ui.liability.threshold_choice import HORIZON
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.segmented import Segmented
from ui.widgets.table_view import Cell

if TYPE_CHECKING:
    from safetyreg.liability.outcome import Money, Outcome

_MILLION: Final = 1_000_000
_MONTH: Final = "month"
WAITING: Final = "…"
WORKING: Final = mark("Tenge are being worked out…")


class MoneyCard(Card):
    """Follows the line; a month and one-off apart, over time only for a horizon that is chosen."""

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__("")
        self._session = session
        self._found: Outcome | None = None
        self._priced = False
        self._columns = [self._column() for _ in range(2)]
        self.law = label("", Role.BODY, wrap=True)
        self.known = label("", Role.HINT, wrap=True)
        names = {Horizon.YEAR: texts.say("12 months"), Horizon.TERM: texts.say("to the term's end")}
        options = [(_MONTH, texts.say("a month")), *((one.value, names[one]) for one in Horizon)]
        self.horizon = Segmented(options)
        self.horizon.setAccessibleName(texts.say("Over which time"))
        self.horizon.setToolTip("\n".join(texts.say(choice.label) for choice in HORIZONS))
        self.horizon.set_value(session.preferences.get(HORIZON) or _MONTH)
        self.horizon.chosen.connect(self._on_horizon)
        self._lay_out()

    def show_outcome(self, found: "Outcome", *, priced: bool = True) -> None:
        """Show what moves at a threshold; until the tenge are worked out say so."""
        self._found, self._priced = found, priced
        texts = self._session.texts
        self.law.setVisible(priced)
        if not priced:
            for main, below in self._columns:
                main.setText(WAITING)
                below.setText("")
            self.known.setText(texts.say(WORKING))
            return
        for number, column in enumerate(self._columns):
            for part, text in zip(column, self._amounts(found, number), strict=True):
                part.setText(text)
        self.law.setText(texts.of(by_law(found)))
        self.known.setText(self._known(found))

    def _amounts(self, found: "Outcome", number: int) -> tuple[str, str]:
        texts = self._session.texts
        money = (found.money.by_law, found.money.if_reduced)[number]
        horizon = self.horizon.value()
        if horizon == _MONTH or found.horizons is None:
            return (
                texts.say("{amount} tg/month", amount=amount(money.monthly, texts)),
                texts.say("{amount} tg one-off", amount=amount(money.one_off, texts)),
            )
        sums = found.horizons[Horizon(horizon)]
        total = (sums.by_law, sums.if_reduced)[number]
        return texts.say("{amount} tg", amount=amount(total, texts)), self._over(Horizon(horizon))

    def _over(self, horizon: Horizon) -> str:
        texts = self._session.texts
        if horizon is Horizon.YEAR:
            return texts.say("in 12 months, one-off included")
        return texts.say("to the end of the term, one-off included")

    def _known(self, found: "Outcome") -> str:
        texts = self._session.texts
        told = texts.of(known(found))
        horizon = self.horizon.value()
        if horizon == Horizon.TERM and found.horizons is not None:
            count = texts.integer(found.horizons[Horizon.TERM].terms_known)
            told += " " + texts.say("The term is known for {count}.", count=count)
        return told

    def _on_horizon(self, horizon: str) -> None:
        self._session.preferences.put(HORIZON, horizon)
        if self._found is not None:
            self.show_outcome(self._found, priced=self._priced)

    def _column(self) -> tuple[QLabel, QLabel]:
        main = label("", Role.HEADING, wrap=True)
        return main, label("", Role.BODY, wrap=True)

    def _lay_out(self) -> None:
        texts = self._session.texts
        self.body.addWidget(
            label(texts.say("Moves from the employee to the employer and insurer"), Role.MUTED, wrap=True)
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(2)
        heads = (texts.say("{column} (CC 935 (4))", column=texts.say(BY_LAW)), texts.say(IF_REDUCED))
        for number, column in enumerate(self._columns):
            grid.addWidget(
                label(heads[number], Role.LABEL, wrap=True), 0, number, Qt.AlignmentFlag.AlignBottom
            )
            grid.addWidget(column[0], 1, number)
            grid.addWidget(column[1], 2, number)
            grid.setColumnStretch(number, 1)
        grid.addWidget(label(texts.say(AGAINST_THE_LAW), Role.WARNING, wrap=True), 3, 1)
        self.body.addWidget(self.horizon)
        self.body.addLayout(grid)
        for part in (self.law, self.known):
            self.body.addWidget(part)


def sum_cell(sums: "Money", texts: Texts, *, priced: bool) -> Cell:
    """Return a cell with tenge a month and one-off, exact in its tool tip; a sign of waiting before that."""
    if not priced:
        return Cell(WAITING, tip=texts.say(WORKING))
    month, once = texts.integer(sums.monthly), texts.integer(sums.one_off)
    tip = texts.say("{month} tg a month, {once} tg one-off", month=month, once=once)
    return Cell(f"{amount(sums.monthly, texts)} · {amount(sums.one_off, texts)}", tip=tip)


def amount(tenge: int, texts: Texts) -> str:
    """Write tenge short from a million on."""
    if abs(tenge) < _MILLION:
        return texts.integer(tenge)
    return texts.say("{number} M", number=texts.decimal(tenge / _MILLION, 1))
