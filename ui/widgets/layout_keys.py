"""What was typed on the wrong keyboard layout, and the digits of the number row on any layout."""

from collections.abc import Mapping
from typing import Final

_LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
_NUMBER_ROW: Final = "1234567890-="
_KAZAKH_ROW: Final = '"әіңғ,.үұқөһ'

_TO_RUSSIAN: Final = str.maketrans(dict(zip(_LATIN, _RUSSIAN, strict=True)))
_TO_LATIN: Final = str.maketrans(dict(zip(_RUSSIAN, _LATIN, strict=True)))
_KAZAKH_LETTERS: Final = {
    digit: letter for digit, letter in zip(_NUMBER_ROW, _KAZAKH_ROW, strict=True) if letter.isalpha()
}
_TO_KAZAKH: Final = str.maketrans(dict(zip(_LATIN, _RUSSIAN, strict=True)) | _KAZAKH_LETTERS)
_ROW_OF: Final[Mapping[str, str]] = {letter: digit for digit, letter in _KAZAKH_LETTERS.items()}
_TO_LATIN_ROW: Final = str.maketrans(dict(zip(_RUSSIAN, _LATIN, strict=True)) | dict(_ROW_OF))
_ROW_DIGITS: Final[Mapping[str, str]] = {
    sign: digit for digit, sign in zip(_NUMBER_ROW, _KAZAKH_ROW, strict=True) if digit.isdigit()
}
_LETTER_DIGITS: Final[Mapping[str, str]] = {
    letter: digit for letter, digit in _ROW_OF.items() if digit.isdigit()
}


def to_latin(text: str) -> str:
    """Return what the same keys give on QWERTY, the Kazakh number row included."""
    return text.casefold().translate(_TO_LATIN_ROW)


def to_russian(text: str) -> str:
    """Return what the same keys give on ЙЦУКЕН."""
    return text.casefold().translate(_TO_RUSSIAN)


def to_kazakh(text: str) -> str:
    """Return what the same keys give on the Kazakh layout, where the number row holds letters."""
    return text.casefold().translate(_TO_KAZAKH)


def variants(text: str) -> tuple[str, ...]:
    """Return every reading of what was typed, folded, the literal one first, each once."""
    folded = text.casefold().strip()
    readings = (
        folded,
        folded.translate(_TO_LATIN),
        to_russian(folded),
        to_kazakh(folded),
        to_latin(folded),
        row_digits(folded) or folded,
    )
    return tuple(dict.fromkeys(readings))


def row_digits(text: str) -> str:
    """Return the number typed by the Kazakh number row alone, its «"», «,» and «.» included, or nothing."""
    by_row = all(sign.casefold() in _ROW_DIGITS for sign in text)
    return "".join(_ROW_DIGITS[sign.casefold()] for sign in text) if by_row else ""


def digit_of(letter: str) -> str:
    """Return the digit on the key of a Kazakh letter of the number row, or nothing."""
    return _LETTER_DIGITS.get(letter.casefold(), "")


def digits_of(text: str) -> str:
    """Replace Kazakh letters of the number row by their digits; everything else stays."""
    return "".join(digit_of(letter) or letter for letter in text)


def latin_key(letter: str) -> str:
    """Return the Latin letter or digit of the key that types a Cyrillic letter, or nothing."""
    found = to_latin(letter)
    return found.upper() if len(found) == 1 and found != letter.casefold() else ""
