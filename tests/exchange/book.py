"""Small files and a code book for the tests of the import."""

import gzip
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.exchange.convert import Converter
from safetyreg.i18n import Names

TODAY = date(2026, 11, 22)
CAUSES = CodeList(
    "fire_cause",
    Names("Причины", "Себептер", "Causes"),
    (
        CodeItem("6", Names("Печи", "Пештер", "Stoves")),
        CodeItem("x-6-1", Names("Разделка", "Бөлгіш", "Firebreak"), parent="6"),
    ),
)
KATO = CodeList(
    "kato",
    Names("КАТО", "ӘАОЖ", "KATO"),
    (CodeItem("352410000", Names("г. Темиртау", "Теміртау қаласы", "Temirtau")),),
)
BOOK = CodeBook({found.name: found for found in (CAUSES, KATO)})


def converter() -> Converter:
    """Return a converter over the small code book."""
    return Converter(BOOK, TODAY)


def write_xlsx(
    path: Path,
    rows: Sequence[Sequence[str | float | datetime | None]],
    *,
    sheet: str = "Лист",
    row: int = 1,
    column: int = 1,
) -> Path:
    """Write rows into a workbook from a cell on."""
    book = Workbook()
    active = book.active
    assert active is not None
    active.title = sheet
    for down, cells in enumerate(rows):
        for right, value in enumerate(cells):
            active.cell(row + down, column + right, value)
    book.save(path)
    return path


def write_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a text file, packed where its name ends so."""
    content = text.encode(encoding)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path
