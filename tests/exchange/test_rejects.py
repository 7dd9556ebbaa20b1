"""The profile in a file of rejected rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from safetyreg.exchange.profile import ColumnRule, PersonsSheet, Profile
from safetyreg.exchange.rejects import PROFILE_SHEET, carried, profile_lines, travelling

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = Profile(
    name="Пожары",
    kind="fire",
    sheet="Лист 3",
    header=4,
    delimiter=";",
    columns=(
        ColumnRule("Дата", "occurred_on", ("%d/%m/%Y",)),
        ColumnRule("Вид", "subtype", values={"п": "fire"}),
    ),
    constants={"place": "352410000"},
    persons=PersonsSheet("Люди", "№"),
)


def written(path: Path, lines: tuple[str, ...]) -> Path:
    book = Workbook()
    book.create_sheet(PROFILE_SHEET)
    for line in lines:
        book[PROFILE_SHEET].append([line])
    book.save(path)
    return path


def test_a_profile_travels_whole_but_for_where_its_rows_stood(tmp_path: Path) -> None:
    found = carried(written(tmp_path / "rejects.xlsx", profile_lines(PROFILE)))
    assert found == travelling(PROFILE)
    assert found is not None
    assert (found.sheet, found.header, found.delimiter, found.persons) == ("", 1, "", None)
    assert (found.columns, found.constants) == (PROFILE.columns, PROFILE.constants)


def test_other_files_carry_none(tmp_path: Path) -> None:
    assert carried(written(tmp_path / "damaged.xlsx", ("kind = ",))) is None
    Workbook().save(tmp_path / "book.xlsx")
    assert carried(tmp_path / "book.xlsx") is None
    text = tmp_path / "rows.csv"
    text.write_text("a,b\n1,2\n", encoding="utf-8")
    assert carried(text) is None
