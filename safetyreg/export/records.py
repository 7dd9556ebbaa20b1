"""The sheet of newest records behind the figures: no names but initials, and how many more there are."""

from typing import Any, Final

from safetyreg.domain.field import Field, FieldType
from safetyreg.export import look
from safetyreg.export.cell import put
from safetyreg.export.meeting import Meeting
from safetyreg.export.page import Page, Place, letter

_NARROW: Final = 9.0
_WIDE: Final = 36.0


def build_records(page: Page, meeting: Meeting) -> Place:
    """Write one record a row, with a filter over the headings."""
    records = meeting.records
    if records.left > 0:
        page.note(_more(page, records.left, len(records.rows)), len(records.fields))
    page.widths([min(_WIDE, max(_NARROW, field.width)) for field in records.fields])
    heading = page.row
    for column, field in enumerate(records.fields, start=1):
        page.write(column, page.texts.say(field.heading), look.HEADING_LEFT)
    page.sheet.row_dimensions[heading].height = 30
    page.row += 1
    page.freeze(page.row, 2)
    _fill(page, meeting)
    last = max(heading, page.row - 1)
    page.sheet.auto_filter.ref = f"A{heading}:{letter(len(records.fields))}{last}"
    columns = {field.name: column for column, field in enumerate(records.fields, start=1)}
    return Place(heading, heading + 1, last, None, columns)


def _more(page: Page, left: int, shown: int) -> str:
    return page.texts.plural(
        "The newest {shown} records are here, {n} more is not: the register dump holds every one.",
        "The newest {shown} records are here, {n} more are not: the register dump holds every one.",
        left,
        shown=page.texts.integer(shown),
    )


def _fill(page: Page, meeting: Meeting) -> None:
    """Fill the rows; each column's cells share the looks of its first cell, which is what makes it fast."""
    fields, sheet = meeting.records.fields, page.sheet
    models = [_model(page, column, field) for column, field in enumerate(fields, start=1)]
    for row, values in enumerate(meeting.records.rows, start=page.row):
        for column, (field, model, value) in enumerate(zip(fields, models, values, strict=True), start=1):
            cell: Any = put(sheet, row, column, page.words.field(field, value))
            cell._style = model  # noqa: SLF001  far faster than naming the style again
    page.row += len(meeting.records.rows)


def _model(page: Page, column: int, field: Field) -> object:
    number_format = look.FIELD_FORMATS.get(field.type, look.GENERAL)
    numeric = field.type in {FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY}
    cell: Any = put(page.sheet, page.row, column, None)
    look.dress(cell, look.NUMBER if numeric else look.ONE_LINE, number_format)
    return cell._style  # noqa: SLF001
