from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safetyreg.domain.identity import birth_date, check_digit, checks, is_bin, is_iin, sex
from safetyreg.domain.person import Sex

digits = st.text("0123456789", min_size=11, max_size=11)


@st.composite
def iins(draw: st.DrawFn) -> tuple[str, date, Sex]:
    """Draw a number with the date and sex it carries."""
    born = draw(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
    gender = draw(st.sampled_from([Sex.MALE, Sex.FEMALE]))
    seventh = (born.year // 100 - 18) * 2 + (1 if gender is Sex.MALE else 2)
    first = f"{born:%y%m%d}{seventh}{draw(st.integers(0, 9999)):04d}"
    last = check_digit(first)
    assume(last is not None)
    return f"{first}{last}", born, gender


@given(iins())
def test_an_iin_says_date_and_sex(drawn: tuple[str, date, Sex]) -> None:
    number, born, gender = drawn
    assert is_iin(number)
    assert not is_bin(number)
    assert birth_date(number) == born
    assert sex(number) is gender


@given(iins(), st.sampled_from([*range(10), 11]), st.integers(1, 9))
def test_one_wrong_digit_is_noticed_in_the_first_round(
    drawn: tuple[str, date, Sex], place: int, shift: int
) -> None:
    """Of the eleventh digit nothing is promised: its weight is 11, and the remainder is that by 11."""
    number = drawn[0]
    wrong = f"{number[:place]}{(int(number[place]) + shift) % 10}{number[place + 1 :]}"
    first_round = [sum(int(d) * w for w, d in enumerate(one[:11], 1)) % 11 < 10 for one in (number, wrong)]
    assume(all(first_round))
    assert not checks(wrong)


@given(digits)
def test_a_check_digit_is_one_digit_or_none(first: str) -> None:
    found = check_digit(first)
    assert found is None or 0 <= found <= 9
    assert found is None or checks(f"{first}{found}")


@pytest.mark.parametrize("number", ["990101300003", "990101300409", "100505500009"])
def test_known_iins(number: str) -> None:
    assert is_iin(number)


@pytest.mark.parametrize("number", ["940140000385", "950341000052"])
def test_known_bins(number: str) -> None:
    assert is_bin(number)
    assert not is_iin(number)


def with_check(first: str) -> str:
    return f"{first}{check_digit(first)}"


@pytest.mark.parametrize(
    "number",
    [
        "",
        "94014000038",
        "940140000386",
        with_check("94134000038"),
        with_check("94013000038"),
        with_check("94014400038"),
        "9401400003x5",
    ],
)
def test_what_is_no_bin(number: str) -> None:
    assert not is_bin(number)


def test_no_number_is_given_where_both_rounds_fail() -> None:
    assert check_digit("99010130046") is None
    assert not any(checks(f"99010130046{last}") for last in range(10))


def test_a_foreigner_may_have_a_zero() -> None:
    number = with_check("99010100001")
    assert is_iin(number)
    assert birth_date(number) is None
    assert sex(number) is None
    assert not is_iin(with_check("99130100001"))


def test_an_impossible_date_is_none() -> None:
    assert birth_date("991301300003") is None
    assert not is_iin("991301300003")
