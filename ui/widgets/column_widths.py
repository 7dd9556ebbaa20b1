"""Widths of a table's columns in the room there is: readable, and none cut by the edge."""

from collections.abc import Collection, Sequence
from typing import Final

LEAST: Final = 96


def share(natural: Sequence[int], stretching: Collection[int], room: int) -> list[int]:
    """Return a width for each column in the room, all in pixels.

    `stretching` columns, by their numbers, take what is left, or give what is missing down to `LEAST`. What
    does not fit even so is scrolled to: then the columns in sight fill the room, and none is cut at its edge.
    """
    widths = list(natural)
    spare = room - sum(natural)
    for place, column in enumerate(stretching):
        part = spare // (len(stretching) - place)
        widths[column] = max(natural[column] + part, min(natural[column], LEAST))
        spare -= widths[column] - natural[column]
    return edged(widths, room)


def edged(natural: Sequence[int], room: int) -> list[int]:
    """Widen the columns that fit whole until they end at the edge, where not all of them fit."""
    widths, fitting = list(natural), 0
    if sum(widths) <= room:
        return widths
    while sum(widths[: fitting + 1]) <= room:
        fitting += 1
    spare = room - sum(widths[:fitting])
    for place in range(fitting):
        part = spare // (fitting - place)
        widths[place] += part
        spare -= part
    return widths
