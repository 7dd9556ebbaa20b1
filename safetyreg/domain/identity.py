"""ИИН and БИН: check digit in two passes, and what the digits say.

Source: Law of 12.01.2007 № 223 on national registers of identification numbers and its rules.
"""

from datetime import date
from typing import Final

from safetyreg.domain.person import Sex

_LENGTH: Final = 12
_FIRST: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_NONE: Final = 10
_CENTURIES: Final = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_BIN_TYPES: Final = frozenset("456")
_BIN_DIVISIONS: Final = frozenset("0123")


def check_digit(first_eleven: str) -> int | None:
    """Return the twelfth digit for eleven; None where both passes give 10: no such number is assigned."""
    for weights in (_FIRST, _SECOND):
        remainder = sum(int(digit) * weight for digit, weight in zip(first_eleven, weights, strict=True)) % 11
        if remainder != _NONE:
            return remainder
    return None


def checks(number: str) -> bool:
    """Whether twelve digits carry a right check digit."""
    digits = len(number) == _LENGTH and number.isascii() and number.isdigit()
    return digits and check_digit(number[:11]) == int(number[11])


def birth_date(iin: str) -> date | None:
    """Return the date of birth an ИИН carries; None where the seventh digit or the date is none."""
    century = _CENTURIES.get(iin[6:7])
    if century is None:
        return None
    try:
        return date(century + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def sex(iin: str) -> Sex | None:
    """Return the sex an ИИН carries; None where the seventh digit says nothing (some foreigners)."""
    digit = iin[6:7]
    if digit not in _CENTURIES:
        return None
    return Sex.MALE if int(digit) % 2 else Sex.FEMALE


def is_iin(number: str) -> bool:
    """Whether a text is an ИИН: check digit right, a real date; no century where the seventh digit is 0."""
    dated = birth_date(f"{number[:6]}5" if number[6:7] == "0" else number)
    return checks(number) and dated is not None


def is_bin(number: str) -> bool:
    """Whether a text is a БИН: check digit, a month, the types of digits 5 and 6."""
    month = number[2:4]
    return (
        checks(number)
        and month.isdigit()
        and 1 <= int(month) <= 12  # noqa: PLR2004  months of a year
        and number[4] in _BIN_TYPES
        and number[5] in _BIN_DIVISIONS
    )
