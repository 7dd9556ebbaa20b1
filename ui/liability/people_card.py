"""How many people and accidents are above the threshold, and how far."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout

from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.label import Role, label

if TYPE_CHECKING:
    from safetyreg.liability.outcome import Outcome

FEW: Final = 30


class PeopleCard(Card):
    """Follows the line."""

    def __init__(self, session: Session) -> None:
        """Show nothing yet."""
        texts = session.texts
        super().__init__("")
        self._texts = texts
        self.number = label("", Role.NUMBER)
        self.share = label("", Role.MUTED, wrap=True)
        self.far = label("", Role.HINT, wrap=True)
        self.few = label("", Role.WARNING, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.number)
        row.addWidget(self.share, 1)
        self.body.addWidget(label(texts.say("Victims above the threshold"), Role.MUTED))
        self.body.addLayout(row)
        self.body.addWidget(self.far)
        self.body.addWidget(self.few)

    def show_outcome(self, found: "Outcome") -> None:
        """Show what a threshold changes."""
        texts = self._texts
        self.number.setText(texts.integer(found.people_above))
        total = texts.integer(found.total)
        if found.total and found.interval is not None:
            low, high = (texts.integer(100 * bound) for bound in found.interval)
            share = texts.percent(found.people_above / found.total, 0)
            self.share.setText(
                texts.say("of {total} · {share} ({low}–{high})", total=total, share=share, low=low, high=high)
            )
        else:
            self.share.setText(texts.say("of {total}", total=total))
        accidents = texts.plural("in {n} accident", "in {n} accidents", found.accidents_above)
        self.far.setText("; ".join([accidents, *self._how_far(found)]))
        self.few.setText(texts.say("Few cases: mind the interval (95 %)."))
        self.few.setVisible(found.total < FEW)

    def _how_far(self, found: "Outcome") -> list[str]:
        texts, points = self._texts, found.points
        if points.mean is None or points.median is None or points.lower is None or points.upper is None:
            return []
        return [
            texts.say(
                "by {mean} points on average, median {median}, quartiles {lower}–{upper}",
                mean=texts.decimal(points.mean, 1),
                median=texts.decimal(points.median, 0),
                lower=texts.decimal(points.lower, 0),
                upper=texts.decimal(points.upper, 0),
            )
        ]
