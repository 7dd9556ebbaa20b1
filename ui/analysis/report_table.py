"""The cells of a card as a table of the workbook: figures as numbers again, words as they are."""

from collections.abc import Sequence
from typing import Final

from safetyreg.domain.field import Value
from safetyreg.statistics.table import Format, Table, TableColumn
from ui.format import BLANK
from ui.widgets.table_view import Cell, Column

Cells = tuple[Sequence[Column], Sequence[Sequence[Cell]]]
_WIDEST: Final = 46
_LEAST: Final = 13
_NARROW: Final = 4
_USUAL: Final = 12
_SIGNS: Final = str.maketrans({"\u00a0": "", "\u202f": "", " ": "", "\u2212": "-", ",": "."})


def table_of_cells(cells: Cells, *, narrow: bool = False) -> Table:
    """Return a table; a last row in bold becomes its totals; `narrow` columns take what figures need."""
    columns, rows = cells
    values = [[_value(cell, column) for column, cell in zip(columns, row, strict=True)] for row in rows]
    totals = tuple(values.pop()) if rows and rows[-1] and rows[-1][0].bold else None
    heads = tuple(
        _column(place, column, [line[place] for line in values], narrow=narrow)
        for place, column in enumerate(columns)
    )
    return Table(heads, tuple(map(tuple, values)), totals=totals)


def _value(cell: Cell, column: Column) -> Value:
    text = cell.text.strip()
    if not column.number:
        return text
    if text == BLANK:
        return None
    try:
        found = float((cell.copy or text).translate(_SIGNS))
    except ValueError:
        return text
    digits = len((cell.copy or text).translate(_SIGNS).partition(".")[2])
    return found if digits else int(found)


def _column(place: int, column: Column, values: Sequence[Value], *, narrow: bool) -> TableColumn:
    key, heading = f"c{place}", column.heading.replace("\n", " ")
    if not column.number:
        longest = max(len(str(value)) for value in (*values, heading))
        return TableColumn(key, heading, Format.TEXT, width=min(_WIDEST, max(_LEAST, longest + 2)))
    exact = any(isinstance(value, float) for value in values)
    written = Format.RATIO if exact else Format.INTEGER
    return TableColumn(key, heading, written, width=_NARROW if narrow else _USUAL)
