from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.digit_keys import key_digit, scan_digit, typed_digit
from ui.widgets.layout_keys import digits_of, latin_key, to_kazakh, to_latin, to_russian, variants

NONE = Qt.KeyboardModifier.NoModifier


def test_words_typed_on_the_wrong_layout_are_read() -> None:
    assert to_russian("GJ;FH") == "пожар"
    assert to_latin("йцукен") == "qwerty"
    assert to_kazakh("-hn") == "өрт"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gj;fh", "пожар"),
        ("-hn", "өрт"),
        ("ПОЖАР", "пожар"),
        ("әі", "23"),
        ("ыефмы", "stavs"),
        ('""ә', "112"),
    ],
)
def test_variants_hold_what_was_meant(typed: str, meant: str) -> None:
    assert meant in variants(typed)


def test_variants_begin_with_the_literal_reading_and_repeat_nothing() -> None:
    found = variants(" Пожар ")
    assert found[0] == "пожар"
    assert len(found) == len(set(found))


def test_the_kazakh_number_row_is_digits() -> None:
    assert digits_of("әіңғ үұқ") == "2345 890"
    assert digits_of("26.10") == "26.10"


def test_a_cyrillic_letter_has_its_latin_key() -> None:
    assert latin_key("т") == "N"
    assert latin_key("Ә") == "2"
    assert not latin_key("n")


@pytest.mark.parametrize(
    ("code", "platform", "digit"),
    [
        (10, "xcb", "1"),
        (19, "xcb", "0"),
        (20, "xcb", ""),
        (2, "windows", "1"),
        (11, "windows", "0"),
        (10, "cocoa", ""),
    ],
)
def test_a_key_is_known_by_its_place(code: int, platform: str, digit: str) -> None:
    assert scan_digit(code, platform) == digit


@pytest.mark.parametrize(
    ("key", "text", "digit"), [(0x4D8, "ә", "2"), (Qt.Key.Key_7, "7", "7"), (Qt.Key.Key_A, "a", "")]
)
def test_a_key_is_known_by_its_letter(key: int, text: str, digit: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, text)
    assert key_digit(event) == typed_digit(event) == digit


def test_a_shortcut_types_no_digit() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, "2")
    assert not typed_digit(event)
    assert key_digit(event) == "2"
