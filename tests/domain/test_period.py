from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetyreg.domain.period import (
    Period,
    Step,
    buckets,
    next_start,
    same_day,
    step_key,
    step_start,
    year,
    year_to,
)
from safetyreg.errors import ExpectedError

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
steps = st.sampled_from(list(Step))
periods = st.builds(
    lambda first, length: Period(first, first + timedelta(days=length)), days, st.integers(0, 2000)
)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ExpectedError, match="swap"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


def test_named_years() -> None:
    assert year(2024) == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert year(2024).days == 366
    assert year_to(date(2026, 10, 26)) == Period(date(2026, 1, 1), date(2026, 10, 26))


@given(periods, days)
def test_days_are_counted_with_both_ends(period: Period, day: date) -> None:
    every = {period.first + timedelta(days=n) for n in range(period.days)}
    assert period.last in every
    assert (day in period) == (day in every)


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ("2026-01-01", "2026-10-26", ("2025-01-01", "2025-10-26")),
        ("2025-02-01", "2025-02-28", ("2024-02-01", "2024-02-29")),
        ("2024-02-01", "2024-02-29", ("2023-02-01", "2023-02-28")),
        ("2024-01-01", "2024-02-28", ("2023-01-01", "2023-02-28")),
        ("2025-02-28", "2025-02-28", ("2024-02-28", "2024-02-28")),
        ("2024-02-29", "2024-02-29", ("2023-02-28", "2023-02-28")),
    ],
)
def test_the_year_before_is_the_same_stretch(first: str, last: str, before: tuple[str, str]) -> None:
    found = Period(date.fromisoformat(first), date.fromisoformat(last)).year_before()
    assert (found.first.isoformat(), found.last.isoformat()) == before


@given(periods)
def test_the_year_before_differs_by_a_leap_day_at_most(period: Period) -> None:
    found = period.year_before()
    leaps = -(-period.days // 1461) + 1
    assert abs(found.days - period.days) <= leaps
    assert (found.first.month, found.first.year) == (period.first.month, period.first.year - 1)
    assert (found.last.month, found.last.year) == (period.last.month, period.last.year - 1)


@given(periods)
def test_the_period_before_touches_this_one(period: Period) -> None:
    found = period.before()
    assert found.days == period.days
    assert found.last + timedelta(days=1) == period.first


@given(days, st.integers(-100, 100))
def test_the_same_day_of_another_year(day: date, years: int) -> None:
    found = same_day(day, years)
    assert (found.year, found.month) == (day.year + years, day.month)
    assert found.day == day.day or (day.day, found.day) == (29, 28)


@given(periods, steps)
def test_buckets_cut_time_without_gap_or_overlap(period: Period, step: Step) -> None:
    found = list(buckets(period, step))
    assert period.first in found[0]
    assert period.last in found[-1]
    for one, after in itertools.pairwise(found):
        assert one.last + timedelta(days=1) == after.first
    assert [step_start(one.last, step) for one in found] == [one.first for one in found]
    assert len({step_key(one.first, step) for one in found}) == len(found)


@given(days, steps)
def test_a_bucket_begins_before_its_days(day: date, step: Step) -> None:
    start = step_start(day, step)
    assert start <= day < next_start(start, step)
    assert step_key(start, step) <= step_key(next_start(start, step), step)


@pytest.mark.parametrize(
    ("step", "key"),
    [
        (Step.WEEK, "2026-W01"),
        (Step.MONTH, "2025-12"),
        (Step.QUARTER, "2025-Q4"),
        (Step.YEAR, "2025"),
    ],
)
def test_keys_of_buckets(step: Step, key: str) -> None:
    assert step_key(step_start(date(2025, 12, 31), step), step) == key
