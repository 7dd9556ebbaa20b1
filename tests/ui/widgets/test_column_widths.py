"""Columns share a room: readable, and none cut at its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.column_widths import LEAST, share
from ui.widgets.table_view import Cell, Column, TableView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("natural", "stretching", "room", "widths"),
    [
        ([100, 50], (), 200, [100, 50]),
        ([100, 50], (0,), 200, [150, 50]),
        ([100, 50, 100], (0, 2), 253, [101, 50, 102]),
        ([300, 50], (0,), 200, [150, 50]),
        ([300, 150], (0,), 200, [200, 150]),
        ([100, 100, 100], (), 250, [125, 125, 100]),
        ([400, 100], (), 250, [400, 100]),
    ],
)
def test_columns_share_the_room(
    natural: list[int], stretching: tuple[int, ...], room: int, widths: list[int]
) -> None:
    assert share(natural, stretching, room) == widths


@given(st.lists(st.integers(20, 400), min_size=1, max_size=12), st.integers(100, 1500), st.data())
def test_no_column_is_unreadable_and_the_edge_cuts_none(
    natural: list[int], room: int, data: st.DataObject
) -> None:
    stretching = data.draw(st.sets(st.integers(0, len(natural) - 1)))
    widths = share(natural, sorted(stretching), room)
    assert all(width >= min(one, LEAST) for width, one in zip(widths, natural, strict=True))
    ends = [sum(widths[: place + 1]) for place in range(len(widths))]
    assert ends[-1] <= room or room in ends or widths[0] > room


def test_a_table_shares_its_room_until_a_column_is_sized_by_hand(qtbot: QtBot) -> None:
    table = TableView()
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    columns = [Column("Name", stretch=True), Column("Number", number=True)]
    rows = [[Cell("One"), Cell("1")]]
    table.show_rows(columns, rows)
    assert table.horizontalHeader().length() == table.viewport().width()
    table.resize(600, 200)
    assert table.horizontalHeader().length() == table.viewport().width()
    table.setColumnWidth(0, 210)
    table.resize(500, 200)
    table.show_rows(columns, rows)
    assert table.columnWidth(0) == 210
    table.fit_height()
    low = table.height()
    table.setColumnWidth(0, 900)
    table.fit_height()
    assert table.height() > low
    table.show_rows(columns[:1], [[Cell("One")]])
    assert table.columnWidth(0) == table.viewport().width()
