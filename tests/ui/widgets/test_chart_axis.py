"""Ticks, labels and hatches: arithmetic of a plot."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from ui.widgets.chart_axis import decimals, rows, spread, stride, ticks
from ui.widgets.chart_hatch import slanted


@pytest.mark.parametrize(
    ("greatest", "most", "whole", "expected"),
    [
        (0, 5, True, (0, 1)),
        (3, 6, True, (0, 1, 2, 3)),
        (2, 6, True, (0, 1, 2)),
        (128, 7, True, (0, 20, 40, 60, 80, 100, 120, 140)),
        (0.9, 4, False, (0, 0.25, 0.5, 0.75, 1.0)),
    ],
)
def test_ticks_are_round_and_begin_at_zero(
    greatest: float, most: int, whole: bool, expected: tuple[float, ...]
) -> None:
    assert ticks(greatest, most, whole=whole) == pytest.approx(expected)


@given(st.floats(0.01, 1e12), st.integers(2, 10), st.booleans())
def test_ticks_reach_the_greatest_value_and_are_not_too_many(greatest: float, most: int, whole: bool) -> None:
    found = ticks(greatest, most, whole=whole)
    assert found[0] == 0
    assert found[-1] >= greatest * (1 - 1e-9)
    assert len(found) <= most + 2


def test_ticks_have_as_many_decimals_as_they_need() -> None:
    assert decimals((0, 20, 40)) == 0
    assert decimals((0, 0.5, 1)) == 1
    assert decimals((0, 0.25, 0.5)) == 2


def test_labels_are_left_out_by_strides_that_read_well() -> None:
    assert stride(12, 800, 40, (1, 2, 3, 6, 12)) == 1
    assert stride(60, 600, 40, (1, 2, 3, 6, 12)) == 6
    assert stride(600, 100, 90, (1, 2)) == 600
    assert stride(5, 0, 90, (1, 2, 10)) == 10


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_labels_at_line_ends_never_overlap(wanted: list[float]) -> None:
    placed = spread(wanted, 16, 8, 292)
    assert all(8 <= place <= 292 for place in placed)
    found = sorted(placed)
    assert all(after - before >= 16 - 1e-6 for before, after in pairwise(found))
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    assert [placed[place] for place in order] == found


def test_notes_that_would_overlap_stand_in_rows() -> None:
    assert rows([(0, 10), (5, 15), (11, 20), (12, 14)]) == (0, 1, 0, 2)


def test_a_hatch_stays_inside_its_area() -> None:
    area = QRectF(3, 5, 40, 90)
    lines = slanted(area, 7)
    assert lines
    for line in lines:
        assert area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(line.p1())
        assert area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(line.p2())
