"""The sheets of mixed liability: shares up to and above a threshold, and the decisions behind them."""

from typing import Final

from safetyreg.export import look
from safetyreg.export.charts import Frame, Layout, Plot, bar_chart
from safetyreg.export.grid import set_table, width
from safetyreg.export.guilt_tables import NOTHING
from safetyreg.export.meeting import Guilt, Meeting
from safetyreg.export.page import Page, Place
from safetyreg.export.records import set_rows
from safetyreg.i18n import mark

CHART_ROWS: Final = 24
_ROWS_A_PAGE: Final = 24
_HEAD_ROWS: Final = 8
_NOTE_COLUMNS: Final = 8
_SIDE: Final = 5
_EMPTY_WIDTH: Final = 16.0
_NO_DECISIONS: Final = mark("There are no decisions on mixed liability under this filter.")
_PLAIN: Final = mark(
    "One row a decision, the newest accident first; no personal data. Effective is the newest decision "
    "that stands; findings are what is unlawful in it."
)


def build_guilt(page: Page, meeting: Meeting) -> Place:
    """Set the sentences, the shares with their columns beside, the positions, then every group."""
    found = meeting.guilt
    if found is None:
        return _nothing(page, page.texts.say(NOTHING))
    page.freeze(page.row, 1)
    for table in (found.shares, found.positions):
        page.widths([width(column) for column in table.columns])
    for note in found.notes:
        page.note(page.words.label(note), len(found.positions.columns))
    page.row += 1
    place = _shares(page, found)
    page.new_page()
    set_table(page, found.positions, meeting.style)
    room = 0
    for table in found.groups:
        if len(table.rows) > room:
            page.new_page()
            room = _ROWS_A_PAGE
        set_table(page, table, meeting.style)
        room -= len(table.rows) + _HEAD_ROWS
    return place


def build_decisions(page: Page, meeting: Meeting) -> Place:
    """Write one decision a row, with a filter over the headings."""
    records = meeting.decisions
    if not records.rows:
        return _nothing(page, page.texts.say(_NO_DECISIONS))
    note = page.texts.say(_PLAIN)
    if records.left > 0:
        note += " " + page.texts.plural(
            "{n} more decision is not shown: choose a shorter period.",
            "{n} more decisions are not shown: choose a shorter period.",
            records.left,
        )
    return set_rows(page, records, note)


def _shares(page: Page, found: Guilt) -> Place:
    """Set the counted bands and, beside them, gapless columns in two colours."""
    start = page.row
    place = set_table(page, found.shares)
    below, page.row = page.row, start
    labels = {column.key: page.words.label(column.label) for column in found.shares.columns}
    plots = [Plot("up_to", labels["up_to"], look.BELOW), Plot("above", labels["above"], look.ABOVE)]
    title = page.words.label(found.shares.title)
    frame = Frame(title, labels["share"], page.texts.say(mark("People")))
    chart = bar_chart(page, place, plots, frame, "share", layout=Layout.STACKED, gap=0)
    page.chart(chart, CHART_ROWS, len(found.positions.columns) - _SIDE + 1, first=_SIDE)
    page.row = max(below, start + CHART_ROWS + 1)
    return place


def _nothing(page: Page, text: str) -> Place:
    page.widths([_EMPTY_WIDTH] * _NOTE_COLUMNS)
    page.freeze(page.row)
    page.note(text, _NOTE_COLUMNS)
    return Place(page.row, page.row, page.row - 1, None, {})
