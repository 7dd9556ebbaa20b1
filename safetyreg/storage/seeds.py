"""Shipped code lists and reference values, read from the program's own files to seed a registry."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.domain.place import Extent
from safetyreg.domain.reference import (
    Break,
    CalendarDay,
    CalendarStatus,
    DayKind,
    ReferenceValue,
    Term,
    TermUnit,
    ValueStatus,
)
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Names, mark
from safetyreg.paths import resources

Parsed = TypeVar("Parsed")

LISTS_FILE: Final = "lists.toml"
_ITEM: Final = ("code", "parent", "ru", "kk", "en", "unconfirmed", "valid_from", "valid_to", "successor")
_DAY: Final = ("date", "kind", "ru", "kk", "en", "document", "status")
_BREAK: Final = ("code", "date", "kinds", "places", "ru", "kk", "en", "source")
_VALUE: Final = ("code", "valid_from", "value", "unit", "status", "source")
_EXTENT: Final = ("kato", "south", "west", "north", "east")
_TERM: Final = (
    *("code", "ru", "kk", "en", "amount", "unit", "starts", "ends"),
    *("conditions", "replaces", "norm", "status"),
)
_DAMAGED: Final = mark(
    "The file {file} is damaged at line {line}, column {column}: install the program again."
)
_MISSING: Final = mark("The file {file} is missing or cannot be read: install the program again.")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a shipped file; every unreadable cell is an error that names it."""

    file: str
    line: int
    cells: Mapping[str, str]

    def parse(self, column: str, read: Callable[[str], Parsed]) -> Parsed:
        try:
            return read(self.cells[column])
        except ValueError:
            raise self.damaged(column) from None

    def needed(self, column: str) -> str:
        return self.cells[column] or self._refuse(column)

    def day(self, column: str) -> date | None:
        return self.parse(column, date.fromisoformat) if self.cells[column] else None

    def words(self, column: str) -> tuple[str, ...]:
        return tuple(self.cells[column].split())

    def names(self) -> Names:
        return Names(self.needed("ru"), self.needed("kk"), self.needed("en"))

    def damaged(self, column: str) -> ExpectedError:
        return ExpectedError(_DAMAGED, file=self.file, line=str(self.line), column=column)

    def _refuse(self, column: str) -> str:
        raise self.damaged(column)


def shipped_lists(folder: Path | None = None) -> tuple[CodeList, ...]:
    """Read every shipped code list, in the order of `lists.toml`."""
    folder = folder or resources() / "codes"
    try:
        heads = tomllib.loads((folder / LISTS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ExpectedError(_MISSING, file=LISTS_FILE) from None
    return tuple(_list(folder, name, head) for name, head in heads.items())


def shipped_calendar(folder: Path | None = None) -> tuple[CalendarDay, ...]:
    """Read the shipped days that differ from the ordinary five-day week."""
    return tuple(map(_calendar_day, _rows(folder or _reference(), "calendar.csv", _DAY)))


def shipped_breaks(folder: Path | None = None) -> tuple[Break, ...]:
    """Read the days from which a series means something else."""
    return tuple(map(_break, _rows(folder or _reference(), "breaks.csv", _BREAK)))


def shipped_values(folder: Path | None = None) -> tuple[ReferenceValue, ...]:
    """Read МРП (`mrp`) and МЗП (`mzp`) in tenge; years not yet set are absent."""
    return tuple(map(_value, _rows(folder or _reference(), "values.csv", _VALUE)))


def shipped_terms(folder: Path | None = None) -> tuple[Term, ...]:
    """Read the terms of a workplace case."""
    return tuple(map(_term, _rows(folder or _reference(), "terms.csv", _TERM)))


def _reference() -> Path:
    return resources() / "reference"


def _rows(folder: Path, file: str, columns: tuple[str, ...]) -> Iterator[_Row]:
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise ExpectedError(_MISSING, file=file) from None
    reader = csv.reader(text.splitlines())
    for line, cells in enumerate(reader, 1):
        row = _Row(file, line, dict(zip(columns, cells, strict=False)))
        if len(cells) != len(columns) or (line == 1 and tuple(cells) != columns):
            raise row.damaged(columns[min(len(cells), len(columns) - 1)])
        if line > 1:
            yield row


def _list(folder: Path, name: str, head: Mapping[str, object]) -> CodeList:
    rows = tuple(_rows(folder, f"{name}.csv", _ITEM))
    items = tuple(map(_item, rows))
    _check_codes(rows)
    titles = Names(*(str(head.get(language, "")) for language in Language))
    source, complete = str(head.get("source", "")), head.get("complete")
    if not all((titles.ru, titles.kk, titles.en, source)) or not isinstance(complete, bool):
        raise ExpectedError(
            _DAMAGED, file=LISTS_FILE, line=f"[{name}]", column="ru, kk, en, complete, source"
        )
    return CodeList(name, titles, items, complete, source)


def _check_codes(rows: tuple[_Row, ...]) -> None:
    codes = {row.cells["code"] for row in rows}
    seen: set[str] = set()
    for row in rows:
        if row.cells["code"] in seen:
            raise row.damaged("code")
        seen.add(row.cells["code"])
        for column in ("parent", "successor"):
            if row.cells[column] and row.cells[column] not in codes:
                raise row.damaged(column)


def _item(row: _Row) -> CodeItem:
    return CodeItem(
        code=row.needed("code"),
        names=row.names(),
        parent=row.cells["parent"],
        unconfirmed=row.parse("unconfirmed", _languages),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        successor=row.cells["successor"],
    )


def _languages(text: str) -> tuple[Language, ...]:
    return tuple(map(Language, text.split()))


def _calendar_day(row: _Row) -> CalendarDay:
    return CalendarDay(
        day=row.parse("date", date.fromisoformat),
        kind=row.parse("kind", DayKind),
        names=row.names(),
        document=row.cells["document"],
        status=row.parse("status", CalendarStatus),
    )


def _break(row: _Row) -> Break:
    return Break(
        code=row.needed("code"),
        day=row.parse("date", date.fromisoformat),
        kinds=row.words("kinds"),
        places=row.words("places"),
        footnote=row.names(),
        source=row.cells["source"],
    )


def _value(row: _Row) -> ReferenceValue:
    return ReferenceValue(
        code=row.needed("code"),
        valid_from=row.parse("valid_from", date.fromisoformat),
        value=row.parse("value", float),
        unit=row.needed("unit"),
        status=row.parse("status", ValueStatus),
        source=row.cells["source"],
    )


def _term(row: _Row) -> Term:
    return Term(
        code=row.needed("code"),
        names=row.names(),
        amount=row.parse("amount", int),
        unit=row.parse("unit", TermUnit),
        starts=row.needed("starts"),
        ends=row.needed("ends"),
        conditions=row.words("conditions"),
        replaces=row.cells["replaces"],
        norm=row.cells["norm"],
        status=row.parse("status", ValueStatus),
    )


def shipped_extents(folder: Path | None = None) -> Mapping[str, Extent]:
    """Read the bounding boxes of regions (two digits of KATO) and of cities and districts (four)."""
    rows = _rows(folder or _reference(), "extents.csv", _EXTENT)
    return {row.needed("kato"): Extent(*(row.parse(side, float) for side in _EXTENT[1:])) for row in rows}
