"""The table of the register in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


def test_no_column_is_cut_at_the_edge(page: RegisterPage) -> None:
    view = page.view
    for width in (620, 700, 900):
        page.resize(width, 600)
        view.lay_out_columns()
        ends, end = [], 0
        for column in view.shown_columns():
            names = [one.name for one in page.model.columns]
            end += view.columnWidth(names.index(column.name))
            ends.append(end)
        room = view.viewport().width()
        assert ends[-1] <= room or room in ends, width
