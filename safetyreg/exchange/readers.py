"""Readers of xlsx, xls, ods and csv (also .gz): one row at a time, memory flat."""

import csv
import gzip
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

from safetyreg.errors import ExpectedError
from safetyreg.exchange import anatomy
from safetyreg.i18n import mark

Cell = str | int | float | bool | date | datetime | time | timedelta | None
LARGE_XML: Final = 150 * 1024 * 1024
_SNIFFED: Final = 256 * 1024
_TEXT_ENDINGS: Final = (".csv", ".txt", ".tsv", ".csv.gz", ".tsv.gz", ".txt.gz")
_BOOK_ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_FIELD_LIMIT: Final = 10_000_000
_LINES: Final = 20
_HINT: Final = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_MANY_TIMES: Final = 10
_SHARE: Final = 20
_GUARDED: Final = frozenset("=+-@\t")
VALUELESS: Final = "\x00formula"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the file shows it, its cells from column A on."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read; empty parts are found out. `slow` tells that openpyxl reads a very large sheet."""

    path: Path
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    slow: bool = False


def is_text(path: Path) -> bool:
    """Whether a file is read as delimited text, by its name."""
    return path.name.lower().endswith(_TEXT_ENDINGS)


def sheets(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets; one empty name for delimited text."""
    check(path)
    if is_text(path):
        return ("",)
    with _workbook(path) as book:
        return tuple(book.sheet_names)  # type: ignore[attr-defined]


def check(path: Path) -> None:
    """Refuse a file that is missing, empty or of no known kind."""
    if not path.is_file():
        raise ExpectedError(mark("There is no file {path}: check the name."), path=str(path))
    if not path.name.lower().endswith(_TEXT_ENDINGS + _BOOK_ENDINGS):
        text = mark("{name} is of no known kind: save it as xlsx, xls, ods or csv.")
        raise ExpectedError(text, name=path.name)
    if not path.stat().st_size:
        raise ExpectedError(mark("{name} is empty: choose another file."), name=path.name)


def prepare(path: Path, sheet: str = "", encoding: str = "", delimiter: str = "") -> Reading:
    """Find out what the file leaves open: the first sheet, the encoding, the delimiter, the way to read."""
    check(path)
    if is_text(path):
        chosen = encoding or _encoding(path)
        return Reading(path, "", chosen, delimiter or _delimiter(path, chosen))
    names = sheets(path)
    sheet = _by_position(sheet, names)
    if sheet and sheet not in names:
        text = mark("{name} has no sheet “{sheet}”; it has: {sheets}.")
        raise ExpectedError(text, name=path.name, sheet=sheet, sheets=", ".join(names))
    chosen = sheet or (names[0] if names else "")
    part = anatomy.sheet_part(path, chosen)
    return Reading(path, chosen, slow=part is not None and part.file_size > LARGE_XML)


def _by_position(sheet: str, names: Sequence[str]) -> str:
    place = sheet.removeprefix("#")
    if (
        sheet in names
        or not sheet.startswith("#")
        or not place.isdigit()
        or not 1 <= int(place) <= len(names)
    ):
        return sheet
    return names[int(place) - 1]


def rows(reading: Reading) -> Generator[Row]:
    """Yield every row of a file that is not wholly empty, in its order."""
    if is_text(reading.path):
        found = _text_rows(reading)
    elif reading.slow:
        found = _openpyxl_rows(reading)
    else:
        found = _calamine_rows(reading)
    for row in found:
        if any(cell not in (None, "") for cell in row.cells):
            yield row


def head(reading: Reading, count: int) -> tuple[Row, ...]:
    """Return the first rows, for a preview."""
    return tuple(islice(rows(reading), count))


@contextmanager
def _workbook(path: Path) -> Iterator[object]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415  loaded when used

    try:
        with CalamineWorkbook.from_path(path) as book:
            yield book
    except PasswordError as error:
        text = mark("{name} is protected by a password: save it without one.")
        raise ExpectedError(text, name=path.name) from error
    except CalamineError as error:
        text = mark("{name} cannot be read as a workbook ({reason}): open and save it anew in Excel.")
        raise ExpectedError(text, name=path.name, reason=str(error)) from error


def _calamine_rows(reading: Reading) -> Iterator[Row]:
    valueless = _valueless(reading)
    with _workbook(reading.path) as book:
        sheet = book.get_sheet_by_name(reading.sheet)  # type: ignore[attr-defined]
        # iter_rows begins at the sheet's first row but at the used area's first column.
        indent = (None,) * (sheet.start or (0, 0))[1]
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            whole = (*indent, *cells)
            yield Row(number, _with_gaps(whole, valueless.get(number)) if valueless else whole)


def _openpyxl_rows(reading: Reading) -> Iterator[Row]:
    from openpyxl import load_workbook  # noqa: PLC0415  only for very large sheets

    book = load_workbook(reading.path, read_only=True, data_only=True)
    try:
        for number, cells in enumerate(book[reading.sheet].iter_rows(values_only=True), start=1):
            yield Row(number, tuple(_plain(cell) for cell in cells))
    finally:
        book.close()


def _plain(cell: object) -> Cell:
    return cell if isinstance(cell, str | int | float | date | time | timedelta | None) else str(cell)


def _valueless(reading: Reading) -> dict[int, tuple[int, ...]]:
    part = anatomy.sheet_part(reading.path, reading.sheet)
    if part is None:
        return {}
    found: dict[int, list[int]] = {}
    for address in anatomy.valueless_formulas(reading.path, part):
        letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
        found.setdefault(int(digits), []).append(column_index(letters))
    return {row: tuple(columns) for row, columns in found.items()}


def _with_gaps(cells: tuple[Cell, ...], gaps: Sequence[int] | None) -> tuple[Cell, ...]:
    if not gaps:
        return cells
    wide = [*cells, *[None] * (max(gaps) + 1 - len(cells))]
    for gap in gaps:
        wide[gap] = VALUELESS
    return tuple(wide)


def _text_rows(reading: Reading) -> Iterator[Row]:
    csv.field_size_limit(_FIELD_LIMIT)
    with open_text(reading.path, reading.encoding) as stream:
        lines = csv.reader(stream, delimiter=reading.delimiter)
        try:
            _past_hint(stream)
            for number, cells in enumerate(lines, start=1):
                yield Row(number, tuple(_unguarded(cell) for cell in cells))
        except (UnicodeDecodeError, csv.Error) as error:
            raise _unreadable(reading.path, lines.line_num + 1, reading.encoding) from error
        except (gzip.BadGzipFile, EOFError) as error:
            text = mark("{name} is damaged: the packed text ends too early.")
            raise ExpectedError(text, name=reading.path.name) from error


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in _GUARDED else text


def _unreadable(path: Path, line: int, encoding: str) -> ExpectedError:
    text = mark("{name}, line {line}: the text cannot be read as {encoding}; choose another encoding.")
    return ExpectedError(text, name=path.name, line=line, encoding=encoding)


def open_text(path: Path, encoding: str) -> TextIO:
    """Open a text file, packed or not."""
    try:
        if path.name.lower().endswith(".gz"):
            return gzip.open(path, "rt", encoding=encoding, newline="")
        return path.open(encoding=encoding, newline="")
    except LookupError as error:
        raise ExpectedError(mark("No encoding is called {encoding}."), encoding=encoding) from error


def _encoding(path: Path) -> str:
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(path, "rb") as stream:
        sample = stream.read(_SNIFFED)
    if sample.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if wide := _utf_16(sample):
        return wide
    try:
        sample[: sample.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415  loaded when used

        best = from_bytes(sample, cp_isolation=["cp1251", "koi8_r", "cp866", "utf_16", "cp1252"]).best()
        return best.encoding if best else "cp1251"
    return "utf-8"


def _delimiter(path: Path, encoding: str) -> str:
    """Return what parts the cells: as many times in as many lines; a title above the headings has none."""
    with open_text(path, encoding) as stream:
        try:
            lines = list(islice(stream, _LINES))
        except UnicodeDecodeError as error:
            raise _unreadable(path, 1, encoding) from error
    if lines and (hint := _HINT.fullmatch(lines[0])):
        return hint[1]

    def alike(delimiter: str) -> tuple[int, int]:
        counts = Counter(count for line in lines if (count := line.count(delimiter)))
        return max(((often, count) for count, often in counts.items()), default=(0, 0))

    return max((",", ";", "\t", "|"), key=alike)


def _utf_16(sample: bytes) -> str:
    """Return the UTF-16 of a text by its mark, or by every other byte of its digits and commas being 0."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    first, second = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(first, second), min(first, second)
    if most <= _MANY_TIMES * least or most * _SHARE < len(sample):
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _past_hint(stream: TextIO) -> None:
    """Pass over the line by which Excel is told the delimiter: it shows none there, and counts none."""
    if not _HINT.fullmatch(stream.readline()):
        stream.seek(0)


def column_index(letters: str) -> int:
    """Return the place of a column, 0 for A."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def column_letters(index: int) -> str:
    """Return the letters of a column as Excel shows them, A for 0."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters
