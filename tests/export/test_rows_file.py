"""Rows of any number: split over sheets, formulas that stay text, full disks, csv."""

from __future__ import annotations

import csv
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import openpyxl
import pytest

from safetyreg.domain.field import FieldType
from safetyreg.errors import CancelledError
from safetyreg.export import rows_file
from safetyreg.export.dump import DumpColumn
from safetyreg.export.rows_file import RowsSheet, plain, write_csv, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safetyreg.export.cell import Content

COLUMNS = tuple(
    DumpColumn(name, heading, kind, 12, lambda _rows: ())
    for name, heading, kind in (
        ("record", "Запись", FieldType.INTEGER),
        ("story", "Что произошло", FieldType.TEXT),
        ("day", "Дата", FieldType.DATE),
        ("damage", "Ущерб, тенге", FieldType.MONEY),
    )
)


def lines(count: int) -> Iterator[tuple[Content, ...]]:
    return ((number, f"=1+{number}", date(2026, 1, 1), 1000) for number in range(count))


def sheet(count: int, title: str = "Incidents") -> RowsSheet:
    return RowsSheet(title, "What this is", COLUMNS, count, lines(count))


def test_rows_are_split_over_sheets(tmp_path: Path) -> None:
    path = tmp_path / "dump.xlsx"
    titles = write_xlsx(path, (sheet(7), sheet(0, "Persons")), most=3)
    assert titles == ("Incidents", "Incidents 2", "Incidents 3", "Persons")
    book = openpyxl.load_workbook(path)
    numbers = [[row[0].value for row in part.iter_rows(min_row=4)] for part in book.worksheets]
    assert numbers == [[0, 1, 2], [3, 4, 5], [6], []]
    for part in book.worksheets:
        assert part["A1"].value == "What this is"
        assert [cell.value for cell in part[2]] == [column.heading for column in COLUMNS]
        assert [cell.value for cell in part[3]] == [column.name for column in COLUMNS]
        assert part.freeze_panes == "C4"


def test_looks_and_texts(tmp_path: Path) -> None:
    path = tmp_path / "dump.xlsx"
    write_xlsx(path, (sheet(1),))
    found = openpyxl.load_workbook(path).worksheets[0]
    assert (found["B4"].value, found["B4"].data_type) == ("=1+0", "s")
    assert (found["C4"].value, found["C4"].number_format) == (datetime(2026, 1, 1), "dd.mm.yyyy")
    assert (found["D4"].value, found["D4"].number_format) == (1000, "#,##0")
    assert found.column_dimensions["A"].width == pytest.approx(12, abs=1)


def test_csv_has_the_same_three_lines(tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    write_csv(path, sheet(2))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file))
    assert found[0] == ["What this is"]
    assert found[2] == ["record", "story", "day", "damage"]
    assert found[3] == ["0", "'=1+0", "01.01.2026", "1000"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (time(3, 14), "03:14"),
        (datetime(2026, 1, 2, 3, 4), "02.01.2026 03:04"),
        ("-5", "'-5"),
        (-5, -5),
        (1.5, 1.5),
        (None, None),
    ],
)
def test_cells_of_csv(cell: Content, expected: object) -> None:
    assert plain(cell) == expected


def test_a_missing_folder_is_an_error_with_its_number(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_xlsx(tmp_path / "gone" / "dump.xlsx", (sheet(1),))


class PanicException(BaseException):
    """What a panic of the writer looks like from here."""


def test_a_full_folder_of_temporary_files_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def panic(*_arguments: object, **_more: object) -> None:
        raise PanicException("Couldn't write to xml file: Os { code: 28, kind: StorageFull }")

    monkeypatch.setattr(rows_file, "write_worksheets", panic)
    with pytest.raises(OSError, match="StorageFull") as caught:
        write_xlsx(tmp_path / "dump.xlsx", (sheet(1),))
    assert caught.value.errno == 28


def test_what_stops_the_rows_comes_through(tmp_path: Path) -> None:
    def stopped() -> Iterator[tuple[Content, ...]]:
        yield from lines(3)
        raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        write_xlsx(tmp_path / "dump.xlsx", (RowsSheet("A", "", COLUMNS, 9, stopped()),))
