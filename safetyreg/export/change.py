"""How a change against last year stands in a cell: a real number, words only where none exists."""

from typing import Final

from safetyreg.export import look
from safetyreg.i18n import Texts, mark
from safetyreg.statistics.change import FROM_ZERO, NOTHING_TO_COMPARE, Change, Style

_TWICE: Final = 2


def written(change: Change, style: Style, texts: Texts) -> tuple[float | str, str]:
    """Return the value of a change and its number format.

    From 0 there is no percentage: «up from 0» where something came, a dash where nothing did. In the style
    of times a growth to twice and more is the quotient, a fall to a half and less the negative inverse.
    """
    new, old = change.current, change.previous
    if change.share is None:
        return (texts.say(FROM_ZERO) if new else NOTHING_TO_COMPARE), look.GENERAL
    if style is Style.TIMES and new >= _TWICE * old:
        return new / old, _times(texts)
    if style is Style.TIMES and 0 < new * _TWICE <= old:
        return -old / new, _times(texts)
    return change.share, look.CHANGE


def _times(texts: Texts) -> str:
    word = texts.say(mark("times")).replace('"', "")
    return f'+0.0" {word}";"\u2212"0.0" {word}"'
