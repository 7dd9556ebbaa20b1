"""Which hashes were met before: an open table that takes some sixteen bytes for each."""

from array import array
from typing import Final

_FEWEST: Final = 1024


class Twins:
    """Hashes of 64 bits, in slots that are at most half full; a set of Python takes five times the memory."""

    def __init__(self) -> None:
        """Begin with none met."""
        self._slots = array("q", [0]) * _FEWEST
        self._count = 0

    def meet(self, number: int) -> bool:
        """Whether a hash was met before; from now on it was."""
        number = number or 1
        place = self._place(number)
        if self._slots[place]:
            return True
        self._slots[place] = number
        self._count += 1
        if 2 * self._count > len(self._slots):
            self._grow()
        return False

    def _place(self, number: int) -> int:
        """Return where a hash stands, or the free slot where it would."""
        slots = self._slots
        last = len(slots) - 1
        place = number & last
        while slots[place] not in {0, number}:
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        old, self._slots = self._slots, array("q", [0]) * (2 * len(self._slots))
        for number in old:
            if number:
                self._slots[self._place(number)] = number
