"""A table as a file of its own."""

from pathlib import Path

import openpyxl

from safetyreg.domain.codes import CodeBook
from safetyreg.errors import Message
from safetyreg.export.table_file import write_table
from safetyreg.export.wording import Wording
from safetyreg.i18n import Texts
from safetyreg.statistics.table import Format, Table, TableColumn

TABLE = Table(
    columns=(
        TableColumn("cause", Message("Cause"), Format.CODE, "fire_cause"),
        TableColumn("incidents", Message("Incidents"), Format.INTEGER),
    ),
    rows=(("1", 5), ("=x", 7)),
    title=Message("Rejected: rows/of [a] file"),
    totals=(None, 12),
)


def test_names_figures_and_totals(tmp_path: Path, texts: Texts, book: CodeBook) -> None:
    written = write_table(tmp_path / "t.xlsx", TABLE, Wording(texts, book), demo=True)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert sheet.title == written.sheets[0] == "DEMO Rejected  rows of  a  file"
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert found == [["Cause", "Incidents"], ["Established arson", 5], ["=x", 7], [None, 12]]
    assert sheet["A3"].data_type == "s"


def test_a_table_without_title_or_totals(tmp_path: Path, texts: Texts, book: CodeBook) -> None:
    bare = Table(columns=TABLE.columns, rows=TABLE.rows)
    assert write_table(tmp_path / "t.xlsx", bare, Wording(texts, book)).sheets == ("Table",)
