"""What may stand in a cell, and the titles of sheets."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from safetyreg.domain.field import Value
from safetyreg.export.cell import LONGEST_TITLE, Content, content, title
from safetyreg.export.look import put

INJECTIONS = ("=1+1", "+7 701 000 00 00", "-1", "@SUM(A1)", '=HYPERLINK("http://example.org")')


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("", None),
        (None, None),
        ("я" * 40_000, "я" * 32_767),
        (("x-1", "x-2"), "x-1; x-2"),
        (date(1899, 12, 31), "31.12.1899"),
        (date(1900, 3, 1), date(1900, 3, 1)),
        (datetime(1815, 6, 18, 11, 30), "18.06.1815 11:30"),
        (datetime(2026, 1, 2, 3, 4, tzinfo=UTC), datetime(2026, 1, 2, 3, 4)),
        (time(3, 14), time(3, 14)),
        (10**15, "1000000000000000"),
        (10**15 - 1, 10**15 - 1),
        (float("nan"), None),
        (float("inf"), None),
        (True, 1),
    ],
)
def test_content(value: Value, expected: Content) -> None:
    assert content(value) == expected


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_stays_text(text: str) -> None:
    sheet = Workbook().worksheets[0]
    cell = put(sheet, 1, 1, text)
    assert (cell.value, cell.data_type) == (text, "s")


def test_numbers_and_days_stay_what_they_are() -> None:
    sheet = Workbook().worksheets[0]
    assert put(sheet, 1, 1, 5).data_type == "n"
    assert put(sheet, 1, 2, date(2026, 1, 2)).data_type == "d"


@given(st.text(), st.lists(st.text(), max_size=4))
def test_titles_fit_excel(text: str, others: list[str]) -> None:
    taken = [title(other) for other in others]
    found = title(text, taken)
    assert 0 < len(found) <= LONGEST_TITLE
    assert not set(found) & set("\\/?*[]:")
    assert found.casefold() not in {one.casefold() for one in taken}
    Workbook().create_sheet(found)


def test_titles_are_told_apart() -> None:
    long = "Несчастные случаи на производстве и на воде"
    first = title(long)
    assert title(long, [first]) == "Несчастные случаи на производ 2"
