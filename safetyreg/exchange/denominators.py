"""A published table of residents, employed or hours as denominators: a row a figure, or years across."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.denominator import COUNTRY, Denominator, DenominatorKind
from safetyreg.domain.place import REGION_DIGITS
from safetyreg.domain.reference import Break
from safetyreg.errors import ExpectedError, Message
from safetyreg.exchange.place_names import PlaceNames
from safetyreg.exchange.readers import Cell, Row, is_text, prepare, rows, sheets
from safetyreg.i18n import mark

_PLACE: Final = (
    *("область", "облыс", "регион", "өңір", "аймақ", "территори", "аумақ", "наименование", "атауы"),
    *("район", "аудан", "region", "place", "territory", "kato", "като"),
)
_YEAR: Final = ("год", "жыл", "year", "дата", "күні", "date", "день")
_VALUE: Final = (
    *("население", "халық", "численность", "саны", "значение", "мәні", "всего", "барлығы"),
    *("занято", "занятые", "жұмыспен", "часы", "часов", "сағат"),
    *("population", "residents", "value", "employed", "headcount", "hours", "total"),
)
_ORGANISATION: Final = ("бин", "бсн", "bin", "организация", "ұйым", "organisation")
_THOUSANDS: Final = re.compile(r"\bтыс\b|\bтысяч|\bмың\b|\bthousand", re.IGNORECASE)
_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)|((?:19|20)\d\d)-(\d\d)-(\d\d)")
_YEAR_ALONE: Final = re.compile(r"^\D{0,20}((?:19|20)\d\d)(?:\.0)?\D{0,12}$")
_BIN: Final = re.compile(r"\d{12}")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ABSENT: Final = frozenset({"", "-", "–", "—", "…", "...", "x", "х"})
_DELIMITERS: Final = ("", ";", "\t", ",")
_HEAD_ROWS: Final = 30
_THOUSAND: Final = 1000


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not understood: its number, what stands there, why not."""

    row: int
    text: str
    reason: Message


@dataclass(frozen=True, slots=True)
class ReadDenominators:
    """Figures that were understood and rows that were not; `thousands` tells that the file counts in them."""

    figures: tuple[Denominator, ...]
    rejected: tuple[Rejected, ...] = ()
    thousands: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the headings say that things stand; `years` are the columns of a table with years across."""

    place: int | None
    organisation: int | None = None
    year: int = -1
    value: int = -1
    years: tuple[tuple[int, date], ...] = ()
    thousands: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """What holds for every row of a file."""

    layout: _Layout
    kind: DenominatorKind
    source: str
    names: PlaceNames


def read_file(
    path: Path, kind: DenominatorKind, source: str, book: CodeBook, breaks: Sequence[Break] = ()
) -> ReadDenominators:
    """Read the first sheet that has the headings; see `read`."""
    # A title with a comma above the headings hides how the rest of a text is delimited.
    for delimiter in _DELIMITERS if is_text(path) else ("",):
        for sheet in sheets(path):
            with suppress(NoHeadingsError):
                return read(rows(prepare(path, sheet, delimiter=delimiter)), kind, source, book, breaks)
    raise NoHeadingsError


def read(
    table: Iterable[Row], kind: DenominatorKind, source: str, book: CodeBook, breaks: Sequence[Break] = ()
) -> ReadDenominators:
    """Read rows of place, year, value, or of a place with its years across; a bare year is its 1 January.

    Raise NoHeadingsError where the first rows have no such headings.
    """
    lines = iter(table)
    told = _Told(_layout(lines), kind, source, PlaceNames(book))
    figures: list[Denominator] = []
    rejected: list[Rejected] = []
    region = ""
    for line in lines:
        try:
            found = tuple(_figures(line, told, region))
        except ExpectedError as error:
            rejected.append(Rejected(line.number, _shown(line), error.message))
            continue
        figures += found
        if found and len(found[0].place) == REGION_DIGITS:
            region = found[0].place
    return ReadDenominators(_in_new_borders(figures, breaks), tuple(rejected), told.layout.thousands)


class NoHeadingsError(ExpectedError):
    """The table has no row of headings that can be understood."""

    def __init__(self) -> None:
        """Say which headings are needed."""
        super().__init__(
            mark("The table needs the columns region, year and value, or a column for every year.")
        )


def _layout(lines: Iterator[Row]) -> _Layout:
    thousands = False
    for row in islice(lines, _HEAD_ROWS):
        heading = [_text(cell).strip("\ufeff ").lower() for cell in row.cells]
        thousands = thousands or any(_THOUSANDS.search(text) for text in heading)
        found = _long(heading) or _across(row.cells, heading)
        if found is not None:
            return replace(found, thousands=thousands)
    raise NoHeadingsError


def _long(heading: list[str]) -> _Layout | None:
    place, organisation = _column(heading, _PLACE), _column(heading, _ORGANISATION)
    year, value = _column(heading, _YEAR), _column(heading, _VALUE)
    if year is None or value is None or (place is None and organisation is None):
        return None
    return _Layout(place, organisation, year, value)


def _across(cells: Sequence[Cell], heading: list[str]) -> _Layout | None:
    years = [(number, _day(cell)) for number, cell in enumerate(cells)]
    found = tuple((number, day) for number, day in years if day is not None)
    place = _column(heading, _PLACE)
    if not found or found[0][0] == 0 or (len(found) == 1 and place is None):
        return None
    return _Layout(0 if place is None else place, _column(heading, _ORGANISATION), years=found)


def _column(heading: list[str], names: tuple[str, ...]) -> int | None:
    return next((place for place, text in enumerate(heading) if text.startswith(names)), None)


def _figures(line: Row, told: _Told, region: str) -> Iterator[Denominator]:
    """Yield a row's figures; raise ExpectedError with the reason where it cannot be read."""
    layout = told.layout
    if layout.years:
        given = [(day, _cell(line, place)) for place, day in layout.years]
        given = [(day, cell) for day, cell in given if _text(cell).lower() not in _ABSENT]
    else:
        given = [(_demanded_day(_cell(line, layout.year)), _cell(line, layout.value))]
    organisation = _organisation(line, layout)
    for day, cell in given:
        place = _place(line, told, day, region) if layout.place is not None else COUNTRY
        value = _number(cell, told.kind) * (_THOUSAND if layout.thousands else 1)
        on = date(day.year, 1, 1) if told.kind.flows else day
        yield Denominator(told.kind, place, on, value, told.source, organisation)


def _place(line: Row, told: _Told, day: date, region: str) -> str:
    written = _text(_cell(line, told.layout.place or 0))
    if not written and _organisation(line, told.layout):
        return COUNTRY
    return told.names.find(written, day, region)


def _organisation(line: Row, layout: _Layout) -> str:
    written = "" if layout.organisation is None else _text(_cell(line, layout.organisation))
    if written and not _BIN.fullmatch(written):
        raise ExpectedError(mark("“{text}” is no БИН: it has twelve digits"), text=written)
    if not written and layout.place is None:
        raise ExpectedError(mark("the row names neither a place nor an organisation"))
    return written


def _demanded_day(cell: Cell) -> date:
    found = _day(cell)
    if found is None:
        raise ExpectedError(mark("“{text}” is no year or day"), text=_text(cell))
    return found


def _day(cell: Cell) -> date | None:
    """Return a day; a bare year means its 1 January."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = _text(cell)
    if found := _DAY.search(text):
        parts = [int(part) for part in found.groups() if part]
        year, month, day = parts if found[4] else reversed(parts)
        try:
            return date(year, month, day)
        except ValueError:
            return None
    alone = _YEAR_ALONE.match(text)
    return date(int(alone[1]), 1, 1) if alone else None


def _number(cell: Cell, kind: DenominatorKind) -> float:
    """Return a figure above zero; people are whole, so a comma before three digits groups them."""
    text = re.sub(r"[\s\u00a0\u202f']", "", _text(cell))
    if _GROUPED.fullmatch(text) and (not kind.flows or text.count(",") > 1):
        text = text.replace(",", "")
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = 0.0
    if not 0 < found < float("inf"):
        raise ExpectedError(mark("“{text}” is no number above 0"), text=_text(cell))
    return found


def _in_new_borders(figures: Iterable[Denominator], breaks: Sequence[Break]) -> tuple[Denominator, ...]:
    """Put figures onto the day of a break of borders in whose year one of its places first appears.

    Published tables give the whole year in the new borders then, for the places that were divided too.
    """
    found = tuple(figures)
    for one in breaks:
        first = {place: _first(found, place) for place in one.places}
        if one.day.year in {day.year for day in first.values() if day and _earlier(found, day)}:
            found = tuple(_moved(figure, one) for figure in found)
    return found


def _first(figures: Iterable[Denominator], place: str) -> date | None:
    return min((figure.on for figure in figures if figure.place == place), default=None)


def _earlier(figures: Iterable[Denominator], day: date) -> bool:
    return any(figure.on < day for figure in figures)


def _moved(figure: Denominator, found: Break) -> Denominator:
    begins = figure.on == date(found.day.year, 1, 1) and not figure.kind.flows
    return replace(figure, on=found.day) if begins and figure.place in found.places else figure


def _cell(line: Row, place: int) -> Cell:
    return line.cells[place] if place < len(line.cells) else None


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else " ".join(str(cell).split())


def _shown(line: Row) -> str:
    return " · ".join(text for text in map(_text, line.cells) if text)
