"""Rows that were loaded, by id: the newest are kept, changed ones are shown as they were until read again."""

from collections.abc import Iterable, Mapping

from ui.register.row_text import RowText

MOST_ROWS = 10_000


class RowCache:
    """Keeps rows; each belongs to the generation it was read in."""

    def __init__(self, most: int = MOST_ROWS) -> None:
        """Keep at most so many rows."""
        self._most = most
        self._rows: dict[int, RowText] = {}
        self._stale: set[int] = set()
        self.generation = 0

    def row(self, number: int) -> RowText | None:
        """Return a row as it was last read, or nothing."""
        return self._rows.get(number)

    def missing(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """Return which of some rows have to be read."""
        return tuple(one for one in numbers if one not in self._rows or one in self._stale)

    def put(self, rows: Mapping[int, RowText], generation: int) -> bool:
        """Take rows that were read; refuse those of an older generation."""
        if generation != self.generation:
            return False
        for number, row in rows.items():
            self._rows.pop(number, None)
            self._rows[number] = row
        self._stale.difference_update(rows)
        self._forget()
        return True

    def spoil(self, numbers: Iterable[int] | None = None) -> None:
        """Read some rows again when they are shown next (None: all); begin a new generation."""
        self._stale.update(self._rows if numbers is None else self._rows.keys() & set(numbers))
        self.generation += 1

    def _forget(self) -> None:
        surplus = len(self._rows) - self._most
        if surplus > 0:
            for number in list(self._rows)[: surplus + self._most // 10]:
                del self._rows[number]
                self._stale.discard(number)
