"""The register dump of 100,000 records by 20 columns, against three writers of the same cells."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.clock import duel, once
from benchmarks.row import Row, times
from benchmarks.stage import Stage
from safetyreg.domain.query import EVERYTHING
from safetyreg.export.written import Written
from safetyreg.i18n import Language
from safetyreg.registry import Registry
from safetyreg.registry.dump import DumpOptions

MOST: Final = 100_000
FIELDS: Final = (
    *("kind", "subtype", "status", "occurred_on", "occurred_at", "reported_on", "place", "address"),
    *("cause_final", "object", "dead", "injured", "damage"),
)
OPTIONS: Final = DumpOptions(language=Language.EN, fields=FIELDS)
Sheets = list[tuple[str, list[dict[str, Any]] | Any]]


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the dump against the fastest writer, where the registry is not larger than that."""
    if stage.incidents > MOST or not stage.on_file:
        return
    target, plain = stage.folder / "dump.xlsx", stage.folder / "plain.xlsx"
    with stage.registry() as registry:
        sheets = _sheets(registry, target)
        ours, limit = duel(lambda: write(registry, target), lambda: fastest(plain, sheets), stage.repeats)
    rows = len(sheets[0][1])
    yield times(f"register dump, {rows} × {len(sheets[0][1][0])}, with persons", ours, limit, 1.5, 0.2)
    for path in (target, plain):
        path.unlink()


def write(registry: Registry, target: Path) -> Written:
    """Write the dump of 20 columns."""
    return registry.reports.register_dump(EVERYTHING, target, OPTIONS)


def fastest(target: Path, sheets: Sheets) -> None:
    """Write cells by rustpy-xlsxwriter from memory."""
    from rustpy_xlsxwriter import write_worksheets  # noqa: PLC0415  loaded when used

    write_worksheets(sheets, str(target))


def xlsxwriter(target: Path, sheets: Sheets) -> None:
    """Write cells by XlsxWriter in constant memory."""
    from xlsxwriter import Workbook  # noqa: PLC0415  loaded when used

    with Workbook(str(target), {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        for name, records in sheets:
            sheet = book.add_worksheet(name)
            for place, record in enumerate(records):
                sheet.write_row(place, 0, record.values())


def openpyxl(target: Path, sheets: Sheets) -> None:
    """Write cells by openpyxl, write-only."""
    from openpyxl import Workbook  # noqa: PLC0415  loaded when used

    book = Workbook(write_only=True)
    for name, records in sheets:
        sheet = book.create_sheet(name)
        for record in records:
            sheet.append(list(record.values()))
    book.save(target)


def writers(stage: Stage) -> Iterator[Row]:
    """Yield the two slower writers beside the fastest: what was chosen from."""
    if stage.incidents > MOST or not stage.on_file:
        return
    target, plain = stage.folder / "dump.xlsx", stage.folder / "plain.xlsx"
    with stage.registry() as registry:
        sheets = _sheets(registry, target)
    fast = once(lambda: fastest(plain, sheets))
    compared: tuple[tuple[str, Callable[[Path, Sheets], None]], ...] = (
        ("XlsxWriter, constant memory", xlsxwriter),
        ("openpyxl, write-only", openpyxl),
    )
    for name, writer in compared:
        taken = once(partial(writer, plain, sheets))
        yield Row(f"the same cells by {name}", taken, taken, "none", fast)
    for path in (target, plain):
        path.unlink()


def _sheets(registry: Registry, target: Path) -> Sheets:
    """Return the very cells of a dump, read back from it."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  loaded when used

    write(registry, target)
    with ExitStack() as opened:
        book = opened.enter_context(CalamineWorkbook.from_path(target))
        found: Sheets = []
        for name in book.sheet_names:
            rows = iter(book.get_sheet_by_name(name).to_python()[1:])
            headings = [str(cell) for cell in next(rows)]
            found.append((name, [_record(headings, row) for row in rows]))
    return found


def _record(headings: list[str], row: list[Any]) -> dict[str, Any]:
    return {name: _cell(value) for name, value in zip(headings, row, strict=False)}


def _cell(value: object) -> object:
    if value == "":
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time())
    return value
