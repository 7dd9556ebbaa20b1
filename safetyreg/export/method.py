"""The last sheet: what the figures are, so that they can be checked and repeated."""

from datetime import datetime

from safetyreg.domain.field import Value
from safetyreg.errors import Message
from safetyreg.export import look
from safetyreg.export.meeting import Meeting
from safetyreg.export.page import Page, Place, lines
from safetyreg.i18n import Names, mark
from safetyreg.statistics.table import Label

_NAME_WIDTH = 34.0
_VALUE_WIDTH = 96.0


def build_method(page: Page, meeting: Meeting) -> Place:
    """Write what the report says of itself, then the definitions, one a line."""
    page.widths((_NAME_WIDTH, _VALUE_WIDTH))
    page.freeze(page.row)
    first = page.row
    for name, value in meeting.method:
        _line(page, name, value)
    if meeting.definitions:
        page.row += 1
        page.block(page.texts.say(mark("Definitions and breaks")))
        for definition in meeting.definitions:
            page.note(page.words.label(definition), 2)
    return Place(first, first, page.row - 1, None, {})


def _line(page: Page, name: Label, value: Label | Value) -> None:
    shown = page.words.label(value) if isinstance(value, str | Message | Names) else value
    page.write(1, page.words.label(name), look.HEADING_LEFT)
    page.write(2, shown, look.WORDS, _format(shown))
    tall = max(lines(str(shown), _VALUE_WIDTH), lines(page.words.label(name), 0.85 * _NAME_WIDTH))
    page.sheet.row_dimensions[page.row].height = 14.5 * tall
    page.row += 1


def _format(value: Label | Value) -> str:
    if isinstance(value, datetime):
        return look.MOMENT
    return look.INTEGER if isinstance(value, int) else look.GENERAL
