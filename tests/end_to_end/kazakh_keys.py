"""The keys of the Kazakh layout by their place: one key types a letter or, in a date, its digit."""

from __future__ import annotations

from typing import Final

# Numbers of the keys as X gives them, from the left end of each row.
_ROWS: Final = {10: '"әіңғ,.үұқөһ', 24: "йцукенгшщзхъ", 38: "фывапролджэ", 52: "ячсмитьбю"}
_DIGITS: Final = dict(zip("1234567890", range(10, 20), strict=True))
_LETTERS: Final = {
    letter: first + place for first, row in _ROWS.items() for place, letter in enumerate(row)
} | {" ": 65}


def digits(text: str) -> list[str]:
    """Return the keys of the number row for digits; the layout types letters with most of them."""
    return [str(_DIGITS[digit]) for digit in text]


def letters(text: str) -> list[str]:
    """Return the keys for a Kazakh text."""
    return [("shift+" if letter.isupper() else "") + str(_LETTERS[letter.lower()]) for letter in text]
