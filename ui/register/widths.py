"""Widths of the columns: numbers and days get what they need, words share the rest while they can be read."""

from collections.abc import Mapping, Sequence
from typing import Final

from ui.register.columns import KIND, STATUS, Column

NARROWEST: Final = 112
WIDEST: Final = 420
LEAST: Final = {KIND: 118, STATUS: 132}


def fit(columns: Sequence[Column], natural: Mapping[str, int], room: int) -> dict[str, int]:
    """Return a width for each column, together the room if all can be read; only words shrink and grow."""
    words = [column.name for column in columns if column.flexible]
    rest = room - sum(natural[column.name] for column in columns if not column.flexible)
    wanted = sum(natural[name] for name in words)
    widths = dict(natural)
    if not words:
        return widths
    if rest < wanted:
        widths |= _shrunk({name: natural[name] for name in words}, max(rest, 0))
    else:
        growing = [column.name for column in columns if column.fields and column.flexible] or words
        share = (rest - wanted) // len(growing)
        widths |= {name: min(natural[name] + share, WIDEST) for name in growing}
    return widths


def _shrunk(natural: Mapping[str, int], room: int) -> dict[str, int]:
    """Take from the widest first: nobody is wider than a common limit, nobody narrower than readable."""
    low, high = 0, max(natural.values())
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_limited(natural, middle).values()) <= room:
            low = middle
        else:
            high = middle - 1
    return _limited(natural, low)


def _limited(natural: Mapping[str, int], limit: int) -> dict[str, int]:
    return {name: min(width, max(limit, LEAST.get(name, NARROWEST))) for name, width in natural.items()}
