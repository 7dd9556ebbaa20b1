"""Widths of the columns: numbers and days get what they need, words share the rest while they can be read."""

from collections.abc import Mapping, Sequence
from typing import Final

from ui.register.columns import KIND, STATUS, Column

NARROWEST: Final = 112
WIDEST: Final = 420
LEAST: Final = {KIND: 118, STATUS: 132}
TIGHT: Final = 84


def fit(columns: Sequence[Column], natural: Mapping[str, int], room: int) -> dict[str, int]:
    """Return a width for each column, together the room if all can be read; only words shrink and grow.

    Where the room is a little too narrow for that, words are shortened to `TIGHT` rather than the last column
    cut at the edge; where it is far too narrow, the table is scrolled.
    """
    words = [column.name for column in columns if column.flexible]
    rest = room - sum(natural[column.name] for column in columns if not column.flexible)
    wanted = sum(natural[name] for name in words)
    widths = dict(natural)
    if not words:
        return widths
    if rest < wanted:
        chosen = {name: natural[name] for name in words}
        least = {name: LEAST.get(name, NARROWEST) for name in words}
        tight = dict.fromkeys(words, TIGHT)
        if sum(_limited(chosen, 0, least).values()) > rest >= sum(_limited(chosen, 0, tight).values()):
            least = tight
        widths |= _shrunk(chosen, max(rest, 0), least)
    else:
        growing = [column.name for column in columns if column.fields and column.flexible] or words
        share = (rest - wanted) // len(growing)
        widths |= {name: min(natural[name] + share, WIDEST) for name in growing}
    return widths


def _shrunk(natural: Mapping[str, int], room: int, least: Mapping[str, int]) -> dict[str, int]:
    """Take from the widest first: nobody is wider than a common limit, nobody narrower than its least."""
    low, high = 0, max(natural.values())
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_limited(natural, middle, least).values()) <= room:
            low = middle
        else:
            high = middle - 1
    return _limited(natural, low, least)


def _limited(natural: Mapping[str, int], limit: int, least: Mapping[str, int]) -> dict[str, int]:
    return {name: min(width, max(limit, least[name])) for name, width in natural.items()}
