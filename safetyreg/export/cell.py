"""What may stand in a cell: text stays text, times are civil, titles fit; every writer asks here first."""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import Final

from safetyreg.domain.field import Value

LONGEST_TEXT: Final = 32_767
LONGEST_TITLE: Final = 31
MOST_ROWS: Final = 1_048_576
MOST_DIGITS: Final = 15
FIRST_YEAR: Final = 1900
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_TITLE: Final = re.compile(r"[\\/?*\[\]:]")

Content = str | int | float | date | time | datetime | None


def content(value: Value) -> Content:
    """Return what a cell can hold for a value: clean text, naive times, days before 1900 as text.

    Whole numbers of more than 15 digits, which Excel would round, become text; empty text becomes nothing.
    """
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, datetime):
        civil = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        return civil if civil.year >= FIRST_YEAR else f"{civil:%d.%m.}{civil.year:04d} {civil:%H:%M}"
    if isinstance(value, date):
        return value if value.year >= FIRST_YEAR else f"{value:%d.%m.}{value.year:04d}"
    if isinstance(value, tuple):
        return clean("; ".join(value)) or None
    return _number(value) if isinstance(value, int | float) else value


def clean(text: str) -> str:
    """Drop control characters, which no workbook can hold, and what is beyond the longest text of a cell."""
    return readable(text)[:LONGEST_TEXT]


def readable(text: str) -> str:
    """Drop control characters; lines end in one way."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def title(text: str, taken: Collection[str] = ()) -> str:
    """Return a sheet's title: no forbidden characters, 31 at most, not equal to one taken in any case."""
    plain = _TITLE.sub(" ", clean(text)).replace("\n", " ").strip(" '") or "-"
    folded = {one.casefold() for one in taken}
    found, number = plain[:LONGEST_TITLE].strip(" '"), 1
    while found.casefold() in folded:
        number += 1
        tail = f" {number}"
        found = plain[: LONGEST_TITLE - len(tail)].rstrip() + tail
    return found


def _number(value: float) -> Content:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value if abs(value) < 10**MOST_DIGITS else str(value)
    finite = value == value and abs(value) != float("inf")  # noqa: PLR0124  the only test for not-a-number
    return value if finite else None
