"""A table of values: rows as high as what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.table_view import Cell, Column, TableView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEAST = 44


def test_a_long_name_goes_on_in_a_further_line(qtbot: QtBot) -> None:
    table = TableView()
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.wrap(LEAST)
    table.show()
    long = "Профсоюзы, 2022: без смешанной ответственности и без исключений\nпредложение"
    rows = [[Cell("Закон\nв силе"), Cell("0")], [Cell(long), Cell("25")]]
    table.show_rows([Column("Позиция", stretch=True), Column("Порог", number=True)], rows)
    table.fit_height()
    line = table.fontMetrics().lineSpacing()
    assert table.rowHeight(0) == LEAST
    assert table.rowHeight(1) >= 3 * line
    assert table.height() > table.rowHeight(0) + table.rowHeight(1)
    table.resize(900, table.height())
    assert table.rowHeight(1) == LEAST, "with more room it is one line again"
