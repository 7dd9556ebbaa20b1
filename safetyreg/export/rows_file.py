"""Write rows of any number to xlsx or csv, streamed: flat in memory, split where a sheet is full."""

import csv
import errno
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, islice, repeat
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from rustpy_xlsxwriter import Format as CellFormat
from rustpy_xlsxwriter import write_worksheets

from safetyreg.export import look
from safetyreg.export.cell import MOST_ROWS, Content, title
from safetyreg.export.dump import DumpColumn

HEAD_ROWS: Final = 3
BODY_ROWS: Final = MOST_ROWS - HEAD_ROWS
_INJECTED: Final = ("=", "+", "-", "@", "\t")
_OS_ERROR: Final = re.compile(r"(?:os error|code:) (\d+)")

Line = tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class RowsSheet:
    """One sort of rows: title, columns, how many rows, the rows, and the line above the headings."""

    title: str
    statement: str
    columns: tuple[DumpColumn, ...]
    count: int
    rows: Iterator[Line]


def write_xlsx(path: Path, sheets: Sequence[RowsSheet], most: int = BODY_ROWS) -> tuple[str, ...]:
    """Write the sheets, in parts of at most `most` rows; return their titles."""
    entries: list[tuple[str, Iterable[dict[str, Any]] | Any]] = []
    plans: dict[str, RowsSheet] = {}
    for sheet in sheets:
        for part in range(max(1, -(-sheet.count // most))):
            name = title(f"{sheet.title} {part + 1}" if part else sheet.title, list(plans))
            plans[name] = sheet
            entries.append((name, _records(sheet, most)))
    with _RustErrors():
        write_worksheets(
            entries,
            str(path),
            header_row=dict.fromkeys(plans, 1),
            header_format=dict.fromkeys(plans, _heading()),
            column_widths={name: [float(c.width) for c in sheet.columns] for name, sheet in plans.items()},
            column_formats={name: _formats(sheet) for name, sheet in plans.items()},
            merge_ranges={name: _statement(sheet) for name, sheet in plans.items()},
            row_formats={name: {HEAD_ROWS - 1: _small()} for name in plans},
            freeze_panes={name: {"row": HEAD_ROWS, "col": 2} for name in plans},
            page_setup=dict.fromkeys(plans, _PAGE),
        )
    return tuple(plans)


def write_csv(path: Path, sheet: RowsSheet) -> None:
    """Write one sort of rows as csv: UTF-8 with its mark, statement, headings, names, then the rows."""
    head: Iterable[Line] = (
        (sheet.statement,),
        tuple(column.heading for column in sheet.columns),
        tuple(column.name for column in sheet.columns),
    )
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([plain(cell) for cell in line] for line in chain(head, sheet.rows))


def plain(cell: Content) -> object:
    """Return a cell as csv has it: days as DD.MM.YYYY, an apostrophe before what looks a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_INJECTED) else cell
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else cell


def _records(sheet: RowsSheet, most: int) -> Iterator[dict[str, Any]]:
    """Yield the line of names, then the next rows of the sheet, as the writer wants them."""
    headings = [column.heading for column in sheet.columns]
    names = [column.name for column in sheet.columns]
    return map(dict, map(zip, repeat(headings), chain((names,), islice(sheet.rows, most))))


def _statement(sheet: RowsSheet) -> list[Any]:
    last = max(1, min(len(sheet.columns), 12) - 1)
    return [(0, 0, 0, last, sheet.statement, _bold())]


def _bold() -> CellFormat:
    return CellFormat().set_bold().set_font_color(f"#{look.TEXT}").set_align("left")


def _small() -> CellFormat:
    return CellFormat().set_font_size(8).set_font_color(f"#{look.MUTED}")


def _heading() -> CellFormat:
    made = CellFormat().set_bold().set_background_color(f"#{look.ACCENT_GROUND}").set_text_wrap()
    return made.set_border("thin").set_border_color(f"#{look.LINE}").set_font_color(f"#{look.TEXT}")


def _formats(sheet: RowsSheet) -> dict[str, CellFormat]:
    """Return the formats of the columns that need one; one for every column costs a third of the time."""
    found = {column.heading: look.FIELD_FORMATS.get(column.type) for column in sheet.columns}
    return {
        heading: CellFormat().set_num_format(shape) for heading, shape in found.items() if shape in _NEEDED
    }


class _RustErrors:
    """Turns what the writer raises on a full disk or a closed folder into an OSError with its number.

    A full folder of temporary files reaches Python as a panic, which is no Exception.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or getattr(error, "errno", None) is not None:
            return
        panic = kind is not None and kind.__name__ == "PanicException"
        if panic or isinstance(error, OSError):
            found = _OS_ERROR.search(str(error))
            raise OSError(int(found[1]) if found else errno.EIO, str(error)) from error


_PAGE: Final = {
    "landscape": True,
    "paper_size": 9,
    "repeat_rows": (0, 1),
    "fit_to_pages": (1, 0),
    "footer": "&R&P / &N",
}
_NEEDED: Final = frozenset({look.DAY, look.MOMENT, look.CLOCK, look.INTEGER})
