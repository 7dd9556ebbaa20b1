from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetyreg.domain.reference import Term, TermUnit
from safetyreg.domain.workdays import Calendar
from safetyreg.i18n import Names
from safetyreg.storage.seeds import shipped_calendar

CALENDAR = Calendar.of(shipped_calendar())
LAST_YEAR_OF_THE_LIBRARY = 2025

WORKING_DAYS = {2020: 246, 2021: 245, 2022: 246, 2023: 246, 2024: 249, 2025: 246, 2026: 247, 2027: 247}
TERMS = (
    (date(2020, 12, 16), 3, date(2020, 12, 22)),
    (date(2022, 3, 1), 10, date(2022, 3, 16)),
    (date(2022, 8, 24), 3, date(2022, 8, 27)),
    (date(2024, 4, 30), 3, date(2024, 5, 4)),
    (date(2024, 4, 30), 10, date(2024, 5, 17)),
    (date(2024, 12, 30), 10, date(2025, 1, 16)),
    (date(2025, 3, 19), 10, date(2025, 4, 7)),
    (date(2025, 8, 28), 3, date(2025, 9, 3)),
    (date(2026, 4, 29), 10, date(2026, 5, 18)),
    (date(2026, 8, 27), 3, date(2026, 9, 1)),
    (date(2027, 3, 10), 10, date(2027, 3, 30)),
    (date(2027, 3, 10), 20, date(2027, 4, 13)),
    (date(2027, 3, 10), 30, date(2027, 4, 27)),
)
days = st.dates(date(2019, 12, 1), date(2028, 2, 1))


@pytest.mark.parametrize(("start", "n", "end"), TERMS)
def test_a_term_ends_on_its_day(start: date, n: int, end: date) -> None:
    assert CALENDAR.add_working_days(start, n) == end


@pytest.mark.parametrize(("year", "count"), WORKING_DAYS.items())
def test_working_days_of_a_year(year: int, count: int) -> None:
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == count


@pytest.mark.parametrize("year", [y for y in WORKING_DAYS if y <= LAST_YEAR_OF_THE_LIBRARY])
def test_the_calendar_agrees_with_the_library(year: int) -> None:
    library = holidays.country_holidays("KZ", years=year)
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    every = [day for day in every if day.year == year]
    assert [d for d in every if CALENDAR.is_working(d)] == [d for d in every if library.is_working_day(d)]


@pytest.mark.parametrize(
    ("day", "forecast"),
    [
        (date(2019, 12, 31), True),
        (date(2020, 1, 1), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2027, 6, 1), True),
        (date(2028, 1, 1), True),
    ],
)
def test_a_year_not_published_in_full_is_a_forecast(day: date, forecast: bool) -> None:
    assert CALENDAR.is_forecast(day) is forecast


@given(start=days, n=st.integers(0, 40))
def test_counting_undoes_adding(start: date, n: int) -> None:
    end = CALENDAR.add_working_days(start, n)
    assert CALENDAR.working_days_between(start, end) == n
    assert CALENDAR.working_days_between(end, start) == -n
    assert n == 0 or CALENDAR.is_working(end)


def test_a_term_has_no_negative_length() -> None:
    with pytest.raises(ValueError, match="-1"):
        CALENDAR.add_working_days(date(2026, 1, 1), -1)


@pytest.mark.parametrize(
    ("amount", "unit", "due"),
    [
        (24, TermUnit.HOURS, date(2024, 5, 1)),
        (25, TermUnit.HOURS, date(2024, 5, 2)),
        (3, TermUnit.WORKING_DAYS, date(2024, 5, 4)),
    ],
)
def test_the_last_day_of_a_term(amount: int, unit: TermUnit, due: date) -> None:
    term = Term("x-term", Names("срок"), amount, unit, "start_on", "end_on")
    assert CALENDAR.due(term, date(2024, 4, 30)) == due
