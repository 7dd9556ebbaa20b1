"""Places and employers silent for improbably long: a lead to ask about, never an accusation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import mark

_FEWEST: Final = 5
_DAYS: Final = 1
_NOTE: Final = mark(
    "{days} days without a record where {number} in {span} days were usual: worth asking, it proves nothing."
)


@dataclass(frozen=True, slots=True)
class History:
    """What a place or employer recorded: events from the first day of the record to the last event."""

    key: str
    events: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence: its days, the events and days before it, the chance of it if nothing had changed.

    `marked` tells that it stands out even among all that were looked at.
    """

    key: str
    days: int
    events: int
    span: int
    p: float
    marked: bool
    last: date

    @property
    def expected(self) -> float:
        """The events that the silence would have held at the pace before it."""
        return self.events / self.span * self.days

    def note(self) -> Message:
        """Return the lead as a sentence."""
        return Message(_NOTE, {"days": self.days, "number": self.events, "span": self.span})


def silent(histories: Iterable[History], today: date, level: float = 0.01) -> tuple[Silence, ...]:
    """Return those silent longer than chance allows at the level, the least probable first.

    p is the exact conditional Poisson chance that all events fell before the silence; `marked` by Bonferroni.
    """
    known = [history for history in histories if history.events >= _FEWEST]
    found = [_silence(history, today, level / max(1, len(known))) for history in known]
    return tuple(sorted((one for one in found if one.p < level), key=_p))


def _p(silence: Silence) -> float:
    return silence.p


def _silence(history: History, today: date, strict: float) -> Silence:
    span = (history.last - history.first).days + _DAYS
    days = max(0, (today - history.last).days)
    # The last event ends its span by definition, so it says nothing of how many would fall within.
    p = float((span / (span + days)) ** (history.events - 1))
    return Silence(history.key, days, history.events, span, p, p < strict, history.last)
