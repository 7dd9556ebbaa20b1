"""A point pasted in one go: «49.8, 73.1» as maps give it."""

import re
from collections.abc import Mapping
from typing import Final

from ui.entry.field_row import FieldRow

POINT: Final = ("latitude", "longitude")
_NUMBER: Final = r"[-\u2212]?\d{1,3}(?:[.,]\d+)?"
_SEPARATED: Final = re.compile(rf"\s*({_NUMBER})°?(?:\s*;\s*|\s*,\s+|\s+)({_NUMBER})°?\s*")
_JOINED: Final = re.compile(r"\s*([-\u2212]?\d{1,3}\.\d+),([-\u2212]?\d{1,3}\.\d+)\s*")
_PASTED: Final = 4


def point(text: str) -> tuple[str, str] | None:
    """Return latitude and longitude as texts where one text holds both, else nothing."""
    found = _SEPARATED.fullmatch(text) or _JOINED.fullmatch(text)
    return (found[1], found[2]) if found else None


class PointPair:
    """The two rows of a point; a text with both numbers fills both."""

    def __init__(self, rows: Mapping[str, FieldRow]) -> None:
        """Take the rows of a form."""
        self._rows = rows
        self._lengths: dict[str, int] = {}

    def edited(self, name: str) -> None:
        """Divide what was pasted; what is typed letter by letter waits until the field is left."""
        length = len(self._rows[name].input.raw())
        if length - self._lengths.get(name, 0) >= _PASTED:
            self.left(name)
        self._lengths[name] = length

    def left(self, name: str) -> None:
        """Divide a text with both numbers."""
        found = point(self._rows[name].input.raw())
        if found is not None:
            for field, part in zip(POINT, found, strict=True):
                self._rows[field].input.set_raw(part)
                self._rows[field].visited = True
