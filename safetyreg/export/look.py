"""The one look of every workbook: colours, fonts, fills, borders, number formats, column widths."""

from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from safetyreg.domain.field import FieldType, Value
from safetyreg.export.cell import content
from safetyreg.statistics.table import Format

TEXT: Final = "1B2128"
MUTED: Final = "5C6773"
LINE: Final = "DFE4EA"
ACCENT: Final = "0B7285"
ACCENT_GROUND: Final = "E3F2F5"
GROUND: Final = "F4F6F8"
WARNING: Final = "8A5A00"
WARNING_GROUND: Final = "FFF5DC"
PREVIOUS: Final = "9AA6B2"
KIND_COLOURS: Final = {"fire": "D55E00", "water": "0072B2", "workplace": "E69F00"}
BELOW: Final = "9AA6B2"
ABOVE: Final = KIND_COLOURS["workplace"]
FONT: Final = "Calibri"

INTEGER: Final = "#,##0"
DECIMAL: Final = "#,##0.0"
RATIO: Final = "#,##0.00###"
PERCENT: Final = "0.0%"
CHANGE: Final = '+0.0%;"\u2212"0.0%;0.0%'
DAY: Final = "dd.mm.yyyy"
MOMENT: Final = "dd.mm.yyyy hh:mm"
CLOCK: Final = "hh:mm"
GENERAL: Final = "General"
FORMATS: Final = {
    Format.INTEGER: INTEGER,
    Format.DECIMAL: DECIMAL,
    Format.RATIO: RATIO,
    Format.MONEY: INTEGER,
    Format.PERCENT: PERCENT,
    Format.DATE: DAY,
    Format.MOMENT: MOMENT,
}
FIELD_FORMATS: Final = {
    FieldType.INTEGER: "0",
    FieldType.DECIMAL: GENERAL,
    FieldType.MONEY: INTEGER,
    FieldType.DATE: DAY,
    FieldType.TIME: CLOCK,
    FieldType.MOMENT: MOMENT,
}


@dataclass(frozen=True, slots=True)
class Style:
    """Looks of one sort of cell; `name` is what the workbook calls it in its list of styles."""

    name: str
    bold: bool = False
    size: float = 10
    colour: str = TEXT
    fill: str = ""
    align: str = "left"
    wrap: bool = False
    indent: int = 0
    vertical: str = "center"
    border: str = "thin"


TITLE: Final = Style("Report title", bold=True, size=16, border="")
SUBTITLE: Final = Style("Report subtitle", colour=MUTED, border="")
NOTE: Final = Style("Report note", colour=MUTED, size=9, wrap=True, vertical="top", border="")
ANSWER: Final = Style("Report answer", bold=True, size=13, wrap=True, vertical="top", border="")
ASKED: Final = Style("Report asked", colour=MUTED, wrap=True, vertical="top", border="")
DEMO: Final = Style("Report demo", bold=True, colour=WARNING, fill=WARNING_GROUND, border="")
BLOCK: Final = Style("Report block", bold=True, size=12, colour=ACCENT, border="")
HEADING: Final = Style("Report heading", bold=True, fill=ACCENT_GROUND, align="center", wrap=True)
HEADING_LEFT: Final = Style("Report heading left", bold=True, fill=ACCENT_GROUND, wrap=True)
LABEL: Final = Style("Report label", wrap=True)
LABEL_NEXT: Final = Style("Report label next", wrap=True, indent=1)
VERDICT: Final = Style("Report verdict", indent=1)
WORDS: Final = Style("Report text", wrap=True, vertical="top")
NUMBER_TOP: Final = Style("Report number top", align="right", vertical="top")
NUMBER: Final = Style("Report number", align="right")
TOTAL_LABEL: Final = Style("Report total label", bold=True, fill=GROUND, wrap=True)
TOTAL_VERDICT: Final = Style("Report total verdict", bold=True, fill=GROUND, indent=1)
TOTAL: Final = Style("Report total", bold=True, fill=GROUND, align="right")


@cache
def named(style: Style) -> NamedStyle:
    """Return the style as openpyxl's named style."""
    made = NamedStyle(name=style.name)
    made.font = Font(name=FONT, size=style.size, bold=style.bold, color=style.colour)
    if style.fill:
        made.fill = PatternFill("solid", fgColor=style.fill)
    made.alignment = Alignment(
        horizontal=style.align, vertical=style.vertical, wrap_text=style.wrap, indent=style.indent
    )
    if style.border:
        made.border = _border()
    return made


def put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Fill a cell of a sheet, rows and columns from 1; a text that begins with = + - @ stays text."""
    cell = cast("Cell", sheet.cell(row, column))
    found = content(value)
    cell.value = found
    if isinstance(found, str):
        cell.data_type = "s"
    return cell


def dress(cell: Cell, style: Style, number_format: str = "") -> None:
    """Give a cell its style and number format."""
    workbook: Any = cell.parent.parent
    if style.name not in workbook.named_styles:
        workbook.add_named_style(copy(named(style)))
    cell.style = style.name
    if number_format:
        cell.number_format = number_format


def _border() -> Border:

    side = Side(style="thin", color=LINE)
    return Border(left=side, right=side, top=side, bottom=side)
