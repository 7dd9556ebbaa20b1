"""Write the meeting workbook: every chosen sheet, one look, whole or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from safetyreg.domain.codes import CodeBook
from safetyreg.export.cell import title
from safetyreg.export.meeting import Meeting
from safetyreg.export.outfile import replacing, save_book
from safetyreg.export.page import Page
from safetyreg.export.sheets import CHARTS, SHEETS, Built, Sheet, draw_overview
from safetyreg.export.totals import check_meeting
from safetyreg.export.wording import Wording
from safetyreg.export.written import Tick, Written
from safetyreg.i18n import Texts, mark


def chosen(meeting: Meeting) -> tuple[Sheet, ...]:
    """Return the sheets a meeting asks for, all where it names none."""
    asked = (sheet for sheet in SHEETS if not meeting.sheets or sheet.key in meeting.sheets)
    return tuple(sheet for sheet in asked if sheet.key != CHARTS or meeting.charts)


def _parts(sheet: Sheet, meeting: Meeting, texts: Texts) -> Iterator[tuple[str, Meeting]]:
    """Yield the title and the meeting of each sheet: one, or one for every chart."""
    if sheet.key != CHARTS:
        yield texts.say(sheet.title), meeting
        return
    for number, chart in enumerate(meeting.charts, start=1):
        name = texts.say(mark("Chart {number}"), number=number)
        yield name, replace(meeting, charts=(chart,))


def write_workbook(path: Path, meeting: Meeting, texts: Texts, book: CodeBook, tick: Tick) -> Written:
    """Check the totals, write every sheet, put the file in its place; `tick` counts sheets, may cancel.

    A file that cannot be replaced is refused before the first sheet is built.
    """
    check_meeting(meeting)
    with replacing(path) as (beside,):
        workbook, titles = _built(meeting, Wording(texts, book), tick)
        save_book(workbook, beside)
        steps = len(chosen(meeting)) + 1
        tick(steps, steps)
    return Written((path,), tuple(titles), len(meeting.records.rows))


def _built(meeting: Meeting, words: Wording, tick: Tick) -> tuple[Workbook, list[str]]:
    sheets = chosen(meeting)
    workbook, titles, built = Workbook(), list[str](), dict[str, Built]()
    workbook.remove(workbook.worksheets[0])
    for done, sheet in enumerate(sheets):
        tick(done, len(sheets) + 1)
        for name, part in _parts(sheet, meeting, words.texts):
            titles.append(title(name, titles))
            page = Page(workbook.create_sheet(titles[-1]), words, meeting.head)
            page.heading(name)
            built[sheet.key] = (page, sheet.build(page, part))
    draw_overview(built)
    tick(len(sheets), len(sheets) + 1)
    workbook.properties.title = meeting.head.registry
    workbook.properties.creator = f"safetyreg {meeting.head.version}"
    return workbook, titles
