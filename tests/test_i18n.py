"""Three languages: sentences, counted texts, dates and numbers."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import Language, Names, Texts, mark
from tests.languages import every_language

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2025, 6, 3)


def test_a_text_gets_its_values(texts: Texts) -> None:
    assert texts.say("Saved {number}", number="F-7") == "Saved F-7"
    assert texts.say("A brace { stays") == "A brace { stays"
    assert texts.say("") == ""


def test_a_counted_text_takes_its_form(texts: Texts) -> None:
    said = [texts.plural("{n} thing of {whose}", "{n} things of {whose}", n, whose="mine") for n in (1, 1200)]
    assert said == ["1 thing of mine", "1\u00a0200 things of mine"]


def test_marking_changes_nothing() -> None:
    assert mark("Cause") == "Cause"


def test_a_message_is_said_with_values_in_its_language(texts: Texts) -> None:
    values = {
        "inner": Message("on {day}", {"day": DAY}),
        "name": Names("Шахтинск", "Шахты", "Shakhtinsk"),
        "at": datetime(2025, 6, 3, 8, 5),
        "time": time(8, 5),
        "number": 20_001,
        "flag": True,
        "other": "x",
    }
    text = "{inner} {name} {at} {time} {number} {flag} {other}"
    said = "on 03.06.2025 Shakhtinsk 03.06.2025 08:05 08:05 20\u00a0001 True x"
    assert texts.of(Message(text, values)) == said
    assert texts.of(ExpectedError(text, **values)) == said


@pytest.mark.parametrize(
    ("texts", "write", "expected"),
    [
        (Language.RU, lambda texts: texts.decimal(-1234.56), "\u22121\u00a0234,6"),
        (Language.EN, lambda texts: texts.decimal(-1234.56, 2), "\u22121\u00a0234.56"),
        (Language.KK, lambda texts: texts.percent(0.25), "25,0\u00a0%"),
        (Language.RU, lambda texts: texts.integer(-1234567), "\u22121\u00a0234\u00a0567"),
        (Language.RU, lambda texts: texts.month(DAY, "LLLL yyyy"), "июнь 2025"),
        (Language.KK, lambda texts: texts.month(DAY, "LLLL"), "маусым"),
        (Language.KK, lambda texts: texts.weekday(DAY, "cccc"), "сейсенбі"),
        (Language.EN, lambda texts: texts.weekday(DAY), "Tue"),
    ],
    indirect=["texts"],
)
def test_dates_and_numbers_follow_the_language(
    texts: Texts, write: Callable[[Texts], str], expected: str
) -> None:
    assert write(texts).casefold() == expected.casefold()


@every_language
def test_a_name_missing_in_a_language_is_the_russian_one(texts: Texts) -> None:
    assert texts.name(Names("пожар")) == "пожар"
    assert (
        texts.name(Names("пожар", "өрт", "fire"))
        == {"ru": "пожар", "kk": "өрт", "en": "fire"}[texts.language]
    )


@every_language
def test_days_are_written_alike_in_every_language(texts: Texts) -> None:
    assert texts.date(DAY) == "03.06.2025"


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.RU, "май 2026"), (Language.KK, "2026 ж. мамыр"), (Language.EN, "May 2026")],
)
def test_a_month_has_its_year_where_the_language_puts_it(language: Language, said: str) -> None:
    assert Texts(language).month(date(2026, 5, 1), "LLLL yyyy") == said
