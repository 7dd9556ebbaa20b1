"""The change between two figures in the officials' two styles: percent, and «раз» from twice on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safetyreg.errors import Message
from safetyreg.i18n import NO_BREAK_SPACE, Texts, mark

_MINUS: Final = "\u2212"
_TWICE: Final = 2
NOTHING_TO_COMPARE: Final = "—"
FROM_ZERO: Final = mark("up from 0")


class Style(StrEnum):
    """How a change is written."""

    PERCENT = "percent"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and now; `verdict` says whether the change is real, where something has judged it."""

    previous: int
    current: int
    verdict: Message | None = None

    @property
    def share(self) -> float | None:
        """Now / before − 1; None where the base is 0."""
        return self.current / self.previous - 1 if self.previous else None

    @property
    def rising(self) -> int:
        """Direction: 1 up, −1 down, 0 unchanged."""
        return (self.current > self.previous) - (self.current < self.previous)

    def say(self, texts: Texts, style: Style = Style.PERCENT) -> str:
        """Write the change: `+31,0 %`, `−3,5×` in the style of times, «up from 0», or a dash for 0 and 0."""
        share = self.share
        if share is None:
            return texts.say(FROM_ZERO) if self.current else NOTHING_TO_COMPARE
        times = self._times()
        if style is Style.TIMES and times is not None:
            return texts.say("{sign}{times}×", sign=_sign(self.rising), times=_times(times, texts))
        return f"{_sign(self.rising)}{_percent(abs(share), texts)}"

    def _times(self) -> float | None:
        """How many times more or less; None where it is less than twice, or down to nothing."""
        least, most = sorted((self.previous, self.current))
        return most / least if least and most >= _TWICE * least else None


def _sign(rising: int) -> str:
    return {1: "+", 0: "", -1: _MINUS}[rising]


def _times(times: float, texts: Texts) -> str:
    tenths = round(times, 1)
    whole = tenths.is_integer()
    return texts.integer(tenths) if whole else texts.decimal(tenths)


def _percent(share: float, texts: Texts) -> str:
    if share >= 1:
        return f"{texts.integer(share * 100)}{NO_BREAK_SPACE}%"
    return texts.percent(share)
