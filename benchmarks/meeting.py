"""The meeting workbook, against openpyxl writing the same cells and charts and the raw aggregates."""

import gc
from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from benchmarks.clock import duel
from benchmarks.row import Row, times
from benchmarks.stage import Stage
from safetyreg.domain.period import Period
from safetyreg.domain.query import Query
from safetyreg.registry.meeting import SummaryOptions

YEAR: Final = Query(period=Period(date(2024, 1, 1), date(2024, 12, 31)))
_FIGURES: Final = ("overview", "kinds", "dynamics", "districts", "causes", "objects", "persons", "method")
_TOTALS: Final = (
    "sum(dead), sum(dead_children), sum(dead_intoxicated), sum(injured), sum(injured_children),"
    " sum(rescued), sum(rescued_children), sum(missing), sum(damage)"
)
_YEARS: Final = ((202401, 202412), (202301, 202312))
_BY: Final = ("kind", "month, kind", "district", "kind, cause", "object", "water_body", "event_type")
_SQUARES: Final = (
    "sum(dead * dead), sum(dead_children * dead_children), sum(dead_intoxicated * dead_intoxicated),"
    " sum(injured * injured), sum(injured_children * injured_children), sum(rescued * rescued),"
    " sum(rescued_children * rescued_children), sum(missing * missing)"
)
_HISTORY: Final = (202001, 202412)
_JUDGED: Final = ("kind", "district", "kind, cause", "object", "water_body", "event_type")
_RECORDS: Final = (
    "SELECT number, kind, subtype, status, occurred_on, occurred_at, place, settlement, organisation, cause,"
    " object, dead, injured, rescued, missing, damage FROM incidents WHERE counted = 1 AND"
    " occurred >= '2024-01-01' AND occurred < '2025-01-01' ORDER BY occurred DESC, id DESC LIMIT 10000"
)
_PERSONS: Final = (
    "SELECT persons.sex, persons.outcome, persons.age_on_day, count(*) FROM incidents JOIN persons ON"
    " persons.incident_id = incidents.id WHERE month BETWEEN 202401 AND 202412 AND counted = 1"
    " GROUP BY 1, 2, 3"
)
Cells = list[tuple[str, list[list[Any]], list[Any], dict[str, float]]]


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the workbook of a year with its 10,000 newest records, and the one without records."""
    if not stage.on_file:
        return
    target, plain = stage.folder / "meeting.xlsx", stage.folder / "plain.xlsx"
    for what, sheets in (("with 10,000 records", ()), ("figures only", _FIGURES)):
        with stage.registry() as registry, stage.raw() as raw:
            write = partial(registry.reports.summary, YEAR, target, SummaryOptions(sheets=sheets))
            write()
            limit = partial(_limit, raw, _cells(target), plain, records=not sheets)
            # The cells of the limit are held by nobody's program: neither side pays for looking through them.
            gc.freeze()
            found = duel(write, limit, stage.repeats)
            gc.unfreeze()
        yield times(f"meeting workbook, {what}", *found, 1.5)
    target.unlink()
    plain.unlink()


def _limit(raw: Connection, cells: Cells, target: Path, *, records: bool) -> None:
    for first, last in _YEARS:
        for by in _BY:
            asked = (
                f"SELECT {by}, count(*), {_TOTALS} FROM incidents WHERE counted = 1"
                f" AND month BETWEEN {first} AND {last} GROUP BY {by}"
            )
            raw.execute(asked).fetchall()
    for by in _JUDGED:
        for asked in _of_verdicts(by):
            raw.execute(asked).fetchall()
    raw.execute(_PERSONS).fetchall()
    if records:
        raw.execute(_RECORDS).fetchall()
    _write(cells, target)


def _of_verdicts(by: str) -> Iterator[str]:
    """Yield what verdicts on the groups of a dimension need: their months, and people of each incident."""
    first, last = _HISTORY
    yield (
        f"SELECT {by}, month, count(*) FROM incidents WHERE counted = 1"
        f" AND month BETWEEN {first} AND {last} GROUP BY {by}, month"
    )
    for first, last in _YEARS:
        yield (
            f"SELECT {by}, {_SQUARES} FROM incidents WHERE counted = 1"
            f" AND month BETWEEN {first} AND {last} GROUP BY {by}"
        )


def _cells(path: Path) -> Cells:
    """Read the cells with their styles, the charts and the widths of a workbook that was written."""
    from openpyxl import load_workbook  # noqa: PLC0415  loaded when used

    found: Cells = []
    book: Any = load_workbook(path)
    for sheet in book.worksheets:
        lines = [[_told(cell) for cell in row] for row in sheet.iter_rows()]
        widths = {name: one.width for name, one in sheet.column_dimensions.items()}
        found.append((sheet.title, lines, list(sheet._charts), widths))  # noqa: SLF001  no public name
    return found


def _told(cell: Any) -> tuple[object, str, tuple[Any, ...]]:  # noqa: ANN401  a cell of openpyxl
    """Return value, name of the look, and the look itself."""
    if not cell.has_style:
        return cell.value, "", ()
    look = (*map(copy, (cell.font, cell.fill, cell.border, cell.alignment)), cell.number_format)
    return cell.value, repr(cell._style), look  # noqa: SLF001  no public name


def _write(cells: Cells, target: Path) -> None:
    """Write what was read, by openpyxl in its usual mode: a style for each different look."""
    from openpyxl import Workbook  # noqa: PLC0415  loaded when used

    book, looks = Workbook(), dict[str, Any]()
    book.remove(book.worksheets[0])
    for name, lines, charts, widths in cells:
        sheet = book.create_sheet(name)
        for column, width in widths.items():
            sheet.column_dimensions[column].width = width
        for row, line in enumerate(lines, start=1):
            _line(sheet, row, line, looks)
        for chart in charts:
            sheet.add_chart(chart)
    book.save(target)


def _line(sheet: Any, row: int, line: Sequence[Any], looks: dict[str, Any]) -> None:  # noqa: ANN401
    for column, (value, name, look) in enumerate(line, start=1):
        if value is None and not name:
            continue
        cell = sheet.cell(row, column, value)
        if name and name not in looks:
            cell.font, cell.fill, cell.border, cell.alignment, cell.number_format = look
            looks[name] = cell._style  # noqa: SLF001  copied as openpyxl itself does
        elif name:
            cell._style = copy(looks[name])  # noqa: SLF001  the same
