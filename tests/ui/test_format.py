from __future__ import annotations

from datetime import date, datetime, time

import pytest

from safetyreg.domain.field import Field, Value, answer, code, codes, day, decimal, money, text
from safetyreg.i18n import Language, Texts
from tests.ui.windows import BOOK
from ui.format import copied, duration, plain, shown, shown_code

RU = Texts(Language.RU)
EN = Texts(Language.EN)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (money("m", "M"), 1_250_000, "1\u00a0250\u00a0000"),
        (decimal("d", "D"), 48.5, "48,5"),
        (decimal("d", "D"), 48.0, "48"),
        (day("d", "D"), date(2026, 10, 26), "26.10.2026"),
        (code("c", "C", "fire_cause"), "7", "Короткое замыкание"),
        (code("c", "C", "fire_cause"), "unknown", "неизвестно"),
        (code("c", "C", "fire_cause"), "99", "99"),
        (codes("c", "C", "fire_cause"), ("7", "unknown"), "Короткое замыкание, неизвестно"),
        (text("t", "T"), "слово", "слово"),
        (text("t", "T"), "", "—"),
        (money("m", "M"), None, "—"),
        (money("m", "M"), 0, "0"),
    ],
)
def test_values_are_shown(field: Field, value: Value, expected: str) -> None:
    assert shown(field, value, RU, BOOK) == expected


def test_units_and_choices() -> None:
    assert shown(money("m", "M"), 5, EN, BOOK, unit=True) == "5\u00a0tenge"
    assert shown(answer("a", "A"), "yes", EN, BOOK) == "yes"
    assert shown_code("fire_cause", "6.1", RU, BOOK, with_code=True) == "6.1 · Печи: нет разделки"
    assert shown_code("fire_cause", "x-other", RU, BOOK, with_code=True) == "Пожар от иных причин"


def test_plain_and_copied() -> None:
    assert plain(datetime(2026, 10, 26, 3, 14), RU) == "26.10.2026 03:14"
    assert plain(time(3, 14), RU) == "03:14"
    assert plain(None, RU) == "—"
    assert copied(-1_250_000, RU) == "-1250000"
    assert copied(None, RU) == ""


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0.2, "1 s"), (59, "59 s"), (120, "2 min"), (5400, "1.5 h")]
)
def test_durations(seconds: float, expected: str) -> None:
    assert duration(seconds, EN) == expected
