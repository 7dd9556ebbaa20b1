"""Rows of a file with named columns, wherever its headings stand, and what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from safetyreg.domain.values import parse_date
from safetyreg.errors import ExpectedError, Message
from safetyreg.exchange.readers import Cell, Row, prepare, rows, sheets
from safetyreg.i18n import Names, mark

_HEAD_ROWS: Final = 30
_SHOWN_ROWS: Final = 1000


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row of the file that is no item, with the reason."""

    row: int
    message: Message


class ClassifierError(ExpectedError):
    """The file holds wrong rows; `problems` names each (the first thousand)."""

    def __init__(self, path: Path, problems: Sequence[RowProblem]) -> None:
        """Say how many rows are wrong and what is wrong with the first."""
        super().__init__(
            mark("{file}: nothing was imported, wrong rows: {count}. Row {row}: {problem}"),
            file=path.name,
            count=len(problems),
            row=str(problems[0].row),
            problem=problems[0].message,
        )
        self.problems = tuple(problems[:_SHOWN_ROWS])


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the headings, its cells by column."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        """Return a cell as text with single blanks; empty where there is none."""
        cell = self.cells.get(column)
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return "" if cell is None else " ".join(str(cell).split())

    def names(self) -> Names:
        """Return the names; the Russian one must be there."""
        if not self.text("ru"):
            raise ExpectedError(mark("the Russian name is missing"))
        return Names(self.text("ru"), self.text("kk"), self.text("en"))

    def day(self, column: str, today: date) -> date | None:
        """Return a day; None where the cell is empty."""
        cell = self.cells.get(column)
        if isinstance(cell, date):
            return cell.date() if isinstance(cell, datetime) else cell
        return parse_date(self.text(column), today) if self.text(column) else None


def lines(path: Path, columns: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> Iterable[Line]:
    """Return the rows under the headings of the first sheet with all that are needed."""
    for sheet in sheets(path):
        found = rows(prepare(path, sheet))
        for row in islice(found, _HEAD_ROWS):
            places = _places(row, columns)
            if all(column in places for column in needed):
                return (_line(other, places) for other in found)
    raise ExpectedError(
        mark("{file} has no row of headings with the columns {columns}: name them so and try again."),
        file=path.name,
        columns=", ".join(columns[column][0] for column in needed),
    )


def _places(row: Row, columns: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    headings = {str(cell).strip().casefold(): place for place, cell in reversed(list(enumerate(row.cells)))}
    return {
        column: headings[name]
        for column, names in columns.items()
        for name in reversed(names)
        if name in headings
    }


def _line(row: Row, places: Mapping[str, int]) -> Line:
    width = len(row.cells)
    return Line(row.number, {column: row.cells[place] for column, place in places.items() if place < width})
