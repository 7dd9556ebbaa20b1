"""A point pasted in one go: «49.8, 73.1» as maps give it."""

import re
from typing import Final

_NUMBER: Final = r"[-\u2212]?\d{1,3}(?:[.,]\d+)?"
_SEPARATED: Final = re.compile(rf"\s*({_NUMBER})°?(?:\s*;\s*|\s*,\s+|\s+)({_NUMBER})°?\s*")
_JOINED: Final = re.compile(r"\s*([-\u2212]?\d{1,3}\.\d+),([-\u2212]?\d{1,3}\.\d+)\s*")


def point(text: str) -> tuple[str, str] | None:
    """Return latitude and longitude as texts where one text holds both, else nothing."""
    found = _SEPARATED.fullmatch(text) or _JOINED.fullmatch(text)
    return (found[1], found[2]) if found else None
