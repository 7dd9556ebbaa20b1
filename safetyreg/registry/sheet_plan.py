"""What a meeting workbook will hold, as tables that a window shows before the file is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from safetyreg.domain.field import NUMERIC, FieldType
from safetyreg.domain.period import Period
from safetyreg.errors import Message
from safetyreg.export import guilt_tables
from safetyreg.export.meeting import MOST_RECORDS, Meeting, Records
from safetyreg.export.wording import Wording
from safetyreg.i18n import Names, mark
from safetyreg.statistics.table import Format, Table, TableColumn

SHOWN_RECORDS: Final = 50
LIABILITY: Final = ("guilt", "decisions")
_FORMATS: Final = {FieldType.DATE: Format.DATE, FieldType.MONEY: Format.MONEY}


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet the workbook can have: its key, title in the report's language, rows of figures, tables."""

    key: str
    title: str
    rows: int
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SummaryPlan:
    """What a workbook will hold: sheets, records found, how many of them it leaves to the dump.

    `period` and `previous` are the compared ones; `drafts` and `filter` are named in the report too. The
    figures of `meeting` are what the sheets are made from; those of LIABILITY take longer and come last:
    until they are `whole` their sheets have no tables.
    """

    sheets: tuple[SheetPlan, ...]
    records: int
    left: int
    persons: int
    drafts: int = 0
    period: Period | None = None
    filter: tuple[tuple[str, str], ...] = ()
    meeting: Meeting
    whole: bool = False


def sheet_plans(meeting: Meeting, words: Wording, *, whole: bool) -> Iterator[SheetPlan]:
    """Yield every sheet with the tables it shows; of the records only those that the meeting holds."""
    from safetyreg.export.sheets import SHEETS  # noqa: PLC0415  loads openpyxl

    tables = _tables(meeting, words)
    for key in () if whole else LIABILITY:
        del tables[key]
    for sheet in SHEETS:
        listed = {"records": meeting.records, "decisions": meeting.decisions}.get(sheet.key)
        rows = sheet.rows(meeting) if listed is None else min(listed.total, MOST_RECORDS)
        yield SheetPlan(sheet.key, words.texts.say(sheet.title), rows, tables.get(sheet.key, ()))


def _tables(meeting: Meeting, words: Wording) -> dict[str, tuple[Table, ...]]:
    from safetyreg.export.evidence import evidence_table  # noqa: PLC0415  loads openpyxl
    from safetyreg.export.grid import with_changes, without_empty  # noqa: PLC0415  loads openpyxl
    from safetyreg.export.overview import overview_table  # noqa: PLC0415

    return {
        "overview": (overview_table(meeting, words.texts),),
        "months": (with_changes(meeting.months),),
        "districts": (meeting.districts,),
        "causes": tuple(without_empty(table, "damage") for table in meeting.causes),
        "objects": tuple(without_empty(table, "damage") for table in meeting.objects),
        "persons": meeting.persons,
        "charts": tuple(chart.table for chart in meeting.charts),
        "evidence": (evidence_table(meeting, words),),
        "guilt": guilt_tables.tables(meeting.guilt),
        "decisions": (_records(meeting.decisions),),
        "records": (_records(meeting.records),),
        "method": (_method(meeting, words),),
    }


def _records(records: Records) -> Table:
    columns = tuple(
        TableColumn(one.name, one.heading, _FORMATS.get(one.type, _plain(one.type)))
        for one in records.columns
    )
    return Table(columns, records.rows)


def _plain(kind: FieldType) -> Format:
    return Format.INTEGER if kind in NUMERIC else Format.TEXT


def _method(meeting: Meeting, words: Wording) -> Table:
    columns = (TableColumn("name", Message(mark("What"))), TableColumn("value", Message(mark("Value"))))
    told = (
        (words.label(name), words.label(value) if isinstance(value, str | Message | Names) else value)
        for name, value in meeting.method
    )
    return Table(columns, (*told, *(("", words.label(one)) for one in meeting.definitions)))
