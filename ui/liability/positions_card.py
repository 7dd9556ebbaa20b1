"""The positions of the sides beside each other, and how inspectors and courts moved the splits."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from safetyreg.domain.decision import BODIES, Body
from safetyreg.domain.policy import EXEMPTIONS, POLICY_STATUSES, Policy, PolicyStatus
from safetyreg.domain.reference import ValueStatus
from ui.liability.money_card import sum_cell
from ui.liability.wording import chosen, sentence
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column, TableView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safetyreg.i18n import Names
    from safetyreg.liability.outcome import Outcome
    from safetyreg.liability.revisions import Moves
    from ui.liability.threshold_reading import Reading

_TWO_LINES: Final = 44


class PositionsCard(Card):
    """`cap_chosen(cap)` at Enter or a double click on a position."""

    cap_chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__(texts.say("Positions side by side"))
        self._session = session
        self._positions: tuple[tuple[Policy, Outcome], ...] = ()
        self._sources: Mapping[str, Names] = {}
        self.table = TableView()
        self.table.wrap(_TWO_LINES)
        self.table.setAccessibleName(texts.say("Positions side by side"))
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table)
        hint = texts.say(
            "Above: people. Tenge: a month · one-off; by law, and if guilt reduced every payment "
            "(conditional: contradicts art. 935 (4) of the Civil Code). Enter moves the line."
        )
        self.body.addWidget(label(hint, Role.HINT, wrap=True))
        self.body.addStretch(1)

    def show_reading(self, reading: "Reading") -> None:
        """Show what every position would change."""
        self._positions, self._sources = reading.positions, reading.sources
        texts = self._session.texts
        columns = [
            Column(texts.say("Position"), stretch=True),
            Column(texts.say("Threshold"), number=True),
            Column(texts.say("Above"), number=True),
            Column(texts.say("By law, tg"), number=True),
            Column(texts.say("If reduced, tg"), number=True),
        ]
        self.table.show_rows(columns, [self._cells(*one, priced=reading.priced) for one in reading.positions])
        self.table.fit_height()

    def _cells(self, policy: Policy, found: "Outcome", *, priced: bool) -> list[Cell]:
        texts, money = self._session.texts, found.money
        exempt = ", ".join(chosen(EXEMPTIONS, one, texts) for one in policy.exemptions)
        name, shipped = texts.name(policy.names), self._sources.get(policy.source)
        source = texts.name(shipped) if shipped else policy.source
        unsure = policy.verified is ValueStatus.UNVERIFIED
        doubt = texts.say("unverified") if unsure else ""
        tip = "\n".join(part for part in (name, texts.name(policy.whose), exempt, source, doubt) if part)
        points = texts.say("{points} points of percent in all", points=texts.integer(found.points.total))
        status = chosen(POLICY_STATUSES, policy.status, texts)
        said = status if policy.status is PolicyStatus.ADOPTED or not unsure else f"{status}, {doubt}"
        return [
            Cell(f"{name}\n{said}", copy=f"{name} · {said}", tip=tip),
            Cell(texts.say("none") if policy.cap is None else str(policy.cap)),
            Cell(texts.integer(found.people_above), tip=points),
            *(sum_cell(one, texts, priced=priced) for one in (money.by_law, money.if_reduced)),
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
        short = texts.say("Chief inspector") if moves.body is Body.INSPECTOR else body
        return [Cell(short, copy=body, tip=body), *(Cell(texts.integer(one)) for one in numbers)]

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
