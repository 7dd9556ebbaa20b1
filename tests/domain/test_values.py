from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetyreg.domain import field as fields
from safetyreg.domain.field import Field, FieldType
from safetyreg.domain.values import (
    UnreadableError,
    beyond,
    decode,
    encode,
    parse,
    parse_date,
    parse_number,
    parse_time,
)

if TYPE_CHECKING:
    from safetyreg.domain.field import Value

TODAY = date(2026, 10, 26)
DAY = fields.day("day", "Day")
CLOCK = fields.clock("clock", "Clock")
MOMENT = fields.moment("moment", "Moment")
COUNT = fields.number("count", "Count")
AREA = fields.decimal("area", "Area")
MONEY = fields.money("money", "Money")
CODES = fields.codes("codes", "Codes", "list")
TEXT = fields.text("text", "Text")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26102026", "2026-10-26"),
        ("261026", "2026-10-26"),
        ("2610", "2026-10-26"),
        (".", "2026-10-26"),
        ("26.10.2026", "2026-10-26"),
        ("26/10/26", "2026-10-26"),
        ("26-10-2026", "2026-10-26"),
        ("26 10 2026", "2026-10-26"),
        ("6,1", "2026-01-06"),
        ("2026-10-26", "2026-10-26"),
        ("01.01.36", "2036-01-01"),
        ("01.01.37", "1937-01-01"),
        ("31.12.1969", "1969-12-31"),
        ("29022024", "2024-02-29"),
    ],
)
def test_days_are_read(text: str, day: str) -> None:
    assert parse_date(text, TODAY).isoformat() == day


@pytest.mark.parametrize("text", ["", "x", "32102026", "29022026", "0000", "123", "26.10.202", "٢٦١٠"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="no date"):
        parse_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("0314", time(3, 14)), ("314", time(3, 14)), ("3:14", time(3, 14)), ("03.14", time(3, 14))],
)
def test_times_are_read(text: str, clock: time) -> None:
    assert parse_time(text) == clock


@pytest.mark.parametrize("text", ["3", "2400", "0360", "x", "03:14:5"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="no time"):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("26.10.2026 03:14", datetime(2026, 10, 26, 3, 14)),
        ("26 10 2026 0314", datetime(2026, 10, 26, 3, 14)),
        ("26 10 2026", datetime(2026, 10, 26)),
        ("261020260314", datetime(2026, 10, 26, 3, 14)),
        ("2610260314", datetime(2026, 10, 26, 3, 14)),
        ("26102026", datetime(2026, 10, 26)),
        (". 314", datetime(2026, 10, 26, 3, 14)),
        ("26.10  314", datetime(2026, 10, 26, 3, 14)),
        ("2026-10-26T03:14:00", datetime(2026, 10, 26, 3, 14)),
    ],
)
def test_moments_are_read(text: str, moment: datetime) -> None:
    assert parse(MOMENT, text, TODAY) == moment


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("-3", -3), ("−3", -3), ("1 234,5", 1234.5), ("1\u00a0234.5", 1234.5)],
)
def test_numbers_are_read(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["x", "1,2,3", "", "1e5", "nan", "9" * 400])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="no number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (TEXT, "  ", None),
        (TEXT, " a ", "a"),
        (COUNT, "12", 12),
        (AREA, "12,5", 12.5),
        (MONEY, "1 000 000", 1_000_000),
        (DAY, "2610", TODAY),
        (CLOCK, "0314", time(3, 14)),
        (CODES, "a; b;", ("a", "b")),
    ],
)
def test_a_text_is_read_by_its_field(field: Field, text: str, value: Value) -> None:
    assert parse(field, text, TODAY) == value


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (COUNT, "1,5", "no whole number"),
        (COUNT, "-1", "Enter 0 or more"),
        (COUNT, "1000001", "Enter 1000000 or less"),
        (MONEY, "9" * 20, "or less"),
        (AREA, "-0,5", "Enter 0 or more"),
    ],
)
def test_a_number_keeps_the_limits_of_its_field(field: Field, text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        parse(field, text, TODAY)


def test_a_field_without_limits_takes_any_number() -> None:
    assert beyond(Field("n", "N", FieldType.INTEGER), 10**9) is None


@given(st.dates())
def test_a_shown_day_is_read_back(day: date) -> None:
    shown = f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    assert parse_date(shown, TODAY) == parse_date(shown.replace(".", ""), TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day


@given(st.times())
def test_a_shown_time_is_read_back(clock: time) -> None:
    whole = clock.replace(second=0, microsecond=0)
    assert parse_time(f"{whole:%H:%M}") == parse_time(f"{whole:%H%M}") == whole


@given(st.integers(0, 10**15))
def test_a_shown_amount_is_read_back(amount: int) -> None:
    assert parse(MONEY, f"{amount:,}".replace(",", "\u00a0"), TODAY) == amount


@given(st.text(max_size=20), st.sampled_from([DAY, CLOCK, MOMENT, COUNT, AREA, MONEY]))
def test_any_text_is_read_or_refused_in_words(text: str, field: Field) -> None:
    with suppress(UnreadableError):
        assert parse(field, text, TODAY) is not None or not text.strip()


FIELDS_WITH_VALUES: st.SearchStrategy[tuple[Field, Value]] = st.one_of(
    st.tuples(st.just(DAY), st.dates()),
    st.tuples(st.just(CLOCK), st.times()),
    st.tuples(st.just(MOMENT), st.datetimes()),
    st.tuples(st.just(COUNT), st.integers()),
    st.tuples(st.just(AREA), st.floats(allow_nan=False)),
    st.tuples(st.just(CODES), st.lists(st.text()).map(tuple)),
    st.tuples(st.just(TEXT), st.text()),
    st.tuples(st.just(TEXT), st.none()),
)


@given(FIELDS_WITH_VALUES)
def test_a_value_survives_json(pair: tuple[Field, Value]) -> None:
    field, value = pair
    assert decode(field, json.loads(json.dumps(encode(value)))) == value


def test_what_has_no_field_stays_as_it_is() -> None:
    assert decode(None, "2026-10-26") == "2026-10-26"
    assert decode(DAY, 5) == 5
    assert decode(None, {"a": 1}) is None
