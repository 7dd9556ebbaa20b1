"""What typed digits mean: dates, times, numbers and amounts; pure functions, None for what cannot be read."""

import re
from datetime import date, datetime, time
from typing import Final

from ui.widgets.layout_keys import digits_of

_GAPS: Final = re.compile(r"[\s\u00a0\u202f'_]")
_PARTS: Final = re.compile(r"[.,/\-\s:]+")
_MINUS: Final = str.maketrans({"\u2212": "-", "\u2013": "-"})
_TODAY: Final = frozenset({".", ",", "ю", "б"})
_CENTURY: Final = 100
_FIRST_YEAR: Final = 1000
_SOON: Final = 10


def read_date(text: str, today: date) -> date | None:
    """Read 26102026, 261026, 2610, 26.10.26, 26.10 or 2026-10-26; a dot alone is today.

    A day without a year is the latest one that is not after today; two digits of a year lie within
    the ninety years before and ten after today.
    """
    typed = digits_of(text.strip())
    if typed in _TODAY:
        return today
    parts = [part for part in _PARTS.split(typed) if part]
    if not parts or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts) == 1:
        parts = _cut(parts[0])
    if len(parts) == 3 and len(parts[0]) == 4:  # noqa: PLR2004  ISO order
        parts.reverse()
    return _date_of(parts, today)


def read_time(text: str) -> time | None:
    """Read 0314, 314, 3, 3:14 or 03.14."""
    parts = [part for part in _PARTS.split(digits_of(text.strip())) if part]
    if not parts or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts) == 1:
        typed = parts[0]
        parts = [typed] if len(typed) < 3 else [typed[:-2], typed[-2:]]  # noqa: PLR2004  hours alone
    if len(parts) > 2 or len(parts[0]) > 2:  # noqa: PLR2004  hours and minutes
        return None
    hours, minutes = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    return time(hours, minutes) if hours < 24 and minutes < 60 else None  # noqa: PLR2004


def read_moment(text: str, today: date) -> datetime | None:
    """Read a date and a time, as 261020260314 or 26.10.2026 03:14; a date alone is midnight."""
    typed = digits_of(text.strip())
    if typed.isascii() and typed.isdigit() and len(typed) in {8, 10, 12}:
        cut = len(typed) if len(typed) == 8 else len(typed) - 4  # noqa: PLR2004
        day, clock = typed[:cut], typed[cut:]
    else:
        day, _, clock = typed.partition(" ")
    found, moment = read_date(day, today), read_time(clock) if clock.strip() else time()
    return datetime.combine(found, moment) if found is not None and moment is not None else None


def read_integer(text: str) -> int | None:
    """Read a whole number of any size, with or without spaces between thousands."""
    typed = _GAPS.sub("", digits_of(text.translate(_MINUS)))
    return int(typed) if re.fullmatch(r"-?[0-9]{1,18}", typed) else None


def read_decimal(text: str) -> float | None:
    """Read a number with a decimal comma or dot."""
    typed = _GAPS.sub("", digits_of(text.translate(_MINUS))).replace(",", ".")
    return float(typed) if re.fullmatch(r"-?([0-9]{1,15}\.?[0-9]{0,9}|\.[0-9]{1,9})", typed) else None


def _cut(digits: str) -> list[str]:
    if len(digits) not in {1, 2, 4, 6, 8}:
        return []
    return [part for part in (digits[:2], digits[2:4], digits[4:]) if part]


def _date_of(parts: list[str], today: date) -> date | None:
    numbers = [int(part) for part in parts]
    if len(numbers) > 3:  # noqa: PLR2004  day, month, year
        return None
    if len(numbers) == 1:
        return _recent(numbers[0], today.month, today, monthly=True)
    if len(numbers) == 2:  # noqa: PLR2004  day and month
        return _recent(numbers[0], numbers[1], today, monthly=False)
    year = _full_year(numbers[2], today) if len(parts[2]) <= 2 else numbers[2]  # noqa: PLR2004
    return _day(year, numbers[1], numbers[0]) if year >= _FIRST_YEAR else None


def _recent(day: int, month: int, today: date, *, monthly: bool) -> date | None:
    found = _day(today.year, month, day)
    if found is not None and found <= today:
        return found
    if not monthly:
        return _day(today.year - 1, month, day)
    before = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return _day(*before, day)


def _full_year(short: int, today: date) -> int:
    found = today.year // _CENTURY * _CENTURY + short
    return found - _CENTURY if found > today.year + _SOON else found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
