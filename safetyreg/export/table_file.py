"""Any table as a workbook of one sheet: what a grid shows, or the rejected rows of an import."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook

from safetyreg.domain.field import Value
from safetyreg.export import look
from safetyreg.export.cell import title
from safetyreg.export.grid import width
from safetyreg.export.look import dress, put
from safetyreg.export.outfile import replacing, save_book
from safetyreg.export.page import letter
from safetyreg.export.widths import is_label
from safetyreg.export.wording import Wording
from safetyreg.export.written import Written
from safetyreg.i18n import mark
from safetyreg.statistics.table import Table


@dataclass(frozen=True, slots=True)
class HiddenSheet:
    """Lines of text in a sheet that is not shown: what the program reads again from the file."""

    name: str
    lines: tuple[str, ...]


def write_table(
    path: Path, table: Table, words: Wording, *, demo: bool = False, hidden: HiddenSheet | None = None
) -> Written:
    """Write headings in the first row, the rows below with names for codes, totals last."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    name = words.label(table.title) or words.texts.say(mark("Table"))
    sheet.title = title(f"{words.texts.say(mark('DEMO'))} {name}" if demo else name)
    for place, column in enumerate(table.columns, start=1):
        dress(put(sheet, 1, place, words.label(column.label)), look.HEADING_LEFT)
        sheet.column_dimensions[letter(place)].width = max(column.width, width(column))
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    for row, values in enumerate(rows, start=2):
        for place, (column, value) in enumerate(zip(table.columns, values, strict=True), start=1):
            shown = words.value(column, value) if value is not None else None
            style = look.LABEL if is_label(column) else look.NUMBER
            dress(put(sheet, row, place, shown), style, look.FORMATS.get(column.format) or _own_format(shown))
    sheet.freeze_panes = "A2"
    if hidden is not None:
        _hide(workbook, hidden)
    with replacing(path) as (beside,):
        save_book(workbook, beside)
    return Written((path,), (sheet.title,), len(table.rows))


def _hide(workbook: Workbook, hidden: HiddenSheet) -> None:
    sheet = workbook.create_sheet(hidden.name)
    sheet.sheet_state = "hidden"
    for row, line in enumerate(hidden.lines, start=1):
        put(sheet, row, 1, line)


def _own_format(value: Value) -> str:
    """Return the number format of a day or time in a column of texts; none for anything else."""
    if isinstance(value, datetime):
        return look.MOMENT if value.time() > time() else look.DAY
    if isinstance(value, date):
        return look.DAY
    return look.CLOCK if isinstance(value, time) else ""
