"""The sheet of newest records behind the figures: no names but initials, and how many more there are."""

from typing import Any, Final, TypeGuard

from safetyreg.domain.field import NUMERIC
from safetyreg.export import look
from safetyreg.export.cell import Content
from safetyreg.export.dump import DumpColumn
from safetyreg.export.meeting import Meeting, Records
from safetyreg.export.page import LINE_POINTS, Page, Place, letter, lines

_NARROW: Final = 7.0
_WIDE: Final = 26.0
_FILLED: Final = 1.05
_BOLD: Final = 1.1
_BESIDE: Final = 2.0
_MOST_LINES: Final = 4


def build_records(page: Page, meeting: Meeting) -> Place:
    """Write one record a row, with a filter over the headings."""
    records = meeting.records
    more = _more(page, records.left, len(records.rows)) if records.left > 0 else ""
    return set_rows(page, records, more)


def set_rows(page: Page, records: Records, note: str = "") -> Place:
    """Write rows under a filter, a note above them where there is one."""
    columns = records.columns
    page.widths([_width(column) for column in columns])
    if note:
        page.note(note, len(columns))
    heading = page.row
    for place, column in enumerate(columns, start=1):
        page.write(place, column.heading, look.HEADING_LEFT)
    tall = max((lines(one.heading, 0.85 * _width(one)) for one in columns), default=1)
    page.sheet.row_dimensions[heading].height = LINE_POINTS * max(2, tall)
    page.row += 1
    page.freeze(page.row, 2)
    _fill(page, records)
    last = max(heading, page.row - 1)
    page.sheet.auto_filter.ref = f"A{heading}:{letter(max(1, len(columns)))}{last}"
    names = {column.name: place for place, column in enumerate(columns, start=1)}
    return Place(heading, heading + 1, last, None, names)


def _width(column: DumpColumn) -> float:
    """Return the width of a column: what it needs, and the longest word of its heading, never cut."""
    word = max(map(len, column.heading.split()), default=0) * _BOLD + _BESIDE
    return max(word, min(_WIDE, max(_NARROW, column.width)))


def _more(page: Page, left: int, shown: int) -> str:
    return page.texts.plural(
        "The newest {shown} records are here, {n} more is not: the register dump holds every one.",
        "The newest {shown} records are here, {n} more are not: the register dump holds every one.",
        left,
        shown=page.texts.integer(shown),
    )


def _fill(page: Page, records: Records) -> None:
    """Fill the rows; each column's cells share the looks of its first cell, which is what makes it fast."""
    sheet = page.sheet
    models = [_model(page, place, column) for place, column in enumerate(records.columns, start=1)]
    rooms = [_width(column) * _FILLED for column in records.columns]
    for row, values in enumerate(records.rows, start=page.row):
        for column, (model, value) in enumerate(zip(models, values, strict=True), start=1):
            cell: Any = look.put(sheet, row, column, value)
            cell._style = model  # noqa: SLF001  far faster than naming the style again
        tall = max(
            (lines(value, room) for room, value in zip(rooms, values, strict=True) if _long(value, room)),
            default=1,
        )
        if tall > 1:
            sheet.row_dimensions[row].height = LINE_POINTS * min(tall, _MOST_LINES)
    page.row += len(records.rows)


def _long(value: Content, room: float) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) > room


def _model(page: Page, place: int, column: DumpColumn) -> object:
    number_format = look.FIELD_FORMATS.get(column.type, look.GENERAL)
    cell: Any = look.put(page.sheet, page.row, place, None)
    look.dress(cell, look.NUMBER_TOP if column.type in NUMERIC else look.WORDS, number_format)
    return cell._style  # noqa: SLF001
