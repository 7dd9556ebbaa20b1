"""Wilson's interval against worked figures, and where there is nothing to count."""

from __future__ import annotations

import pytest

from safetyreg.statistics.proportion import wilson


@pytest.mark.parametrize(
    ("count", "total", "lower", "upper"),
    [(1, 10, 0.0179, 0.4042), (5, 10, 0.2366, 0.7634), (287, 640, 0.4104, 0.4872)],
)
def test_the_bounds_are_those_of_the_published_formula(
    count: int, total: int, lower: float, upper: float
) -> None:
    found = wilson(count, total)

    assert found == pytest.approx((lower, upper), abs=1e-3)


def test_nobody_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_ends_never_leave_the_range() -> None:
    assert wilson(0, 4)[0] == 0.0
    assert wilson(4, 4)[1] == 1.0
