"""Widths of the columns: numbers and days get what they need, words share the rest."""

from collections.abc import Mapping, Sequence
from typing import Final

from ui.register.columns import KIND, Column

NARROWEST: Final = 76
WIDEST: Final = 420
LEAST_KIND: Final = 132


def fit(columns: Sequence[Column], natural: Mapping[str, int], room: int) -> dict[str, int]:
    """Return a width for each column, together the room if that can be; only words shrink and grow."""
    words = [column.name for column in columns if column.flexible]
    rest = room - sum(natural[column.name] for column in columns if not column.flexible)
    wanted = sum(natural[name] for name in words)
    widths = dict(natural)
    if not words:
        return widths
    if rest < wanted:
        widths |= _readable({name: natural[name] for name in words}, max(rest, 0))
    else:
        growing = [column.name for column in columns if column.fields and column.flexible] or words
        share = (rest - wanted) // len(growing)
        widths |= {name: min(natural[name] + share, WIDEST) for name in growing}
    return widths


def _readable(natural: Mapping[str, int], room: int) -> dict[str, int]:
    """Shrink words, the kind last: it is what a row is known by."""
    widths = _shrunk(natural, room)
    kind = min(natural.get(KIND, 0), LEAST_KIND)
    others = {name: width for name, width in natural.items() if name != KIND}
    if not others or widths.get(KIND, 0) >= kind:
        return widths
    return {KIND: kind, **_shrunk(others, max(room - kind, 0))}


def _shrunk(natural: Mapping[str, int], room: int) -> dict[str, int]:
    """Take from the widest first: nobody is wider than a common limit, nobody narrower than readable."""
    low, high = 0, max(natural.values())
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(width, middle) for width in natural.values()) <= room:
            low = middle
        else:
            high = middle - 1
    limit = max(low, NARROWEST)
    return {name: min(width, limit) for name, width in natural.items()}
