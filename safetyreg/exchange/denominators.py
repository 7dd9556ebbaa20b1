"""A published table of residents or employed by region and year (CSV) as denominators."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.denominator import COUNTRY, Denominator, DenominatorKind
from safetyreg.domain.place import REGION_DIGITS
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark

_PLACE: Final = ("область", "регион", "облыс", "өңір", "region", "place", "kato")
_YEAR: Final = ("год", "жыл", "year")
_VALUE: Final = (
    "население",
    "халық",
    "значение",
    "population",
    "value",
    "занято",
    "жұмыспен",
    "employed",
    "hours",
)
_COUNTRIES: Final = (
    "республика казахстан",
    "қазақстан республикасы",
    "казахстан",
    "қазақстан",
    "kazakhstan",
    "kz",
)
_FILLERS: Final = re.compile(r"\b(?:область|облысы|облыс|region|қаласы|город|г)\b\.?|city|[\d*]+$")
_SPELLINGS: Final = {"алма-ата": "алматы", "чимкент": "шымкент", "нур-султан": "астана"}


@dataclass(frozen=True, slots=True)
class ReadDenominators:
    """Figures that were understood, and (line, text) of rows that were not."""

    figures: tuple[Denominator, ...]
    rejected: tuple[tuple[int, str], ...]


def read(lines: Iterable[str], kind: DenominatorKind, source: str, book: CodeBook) -> ReadDenominators:
    """Read rows of region, year, value; the figure is that of 1 January.

    Raise ExpectedError where a column is missing.
    """
    rows = csv.reader(lines)
    heading = [text.strip().lstrip("\ufeff").lower() for text in next(rows, [])]
    places = tuple(_column(heading, names) for names in (_PLACE, _YEAR, _VALUE))
    names = _names(book)
    figures, rejected = [], []
    for number, row in enumerate(rows, start=2):
        found = _figure(row, places, names, (kind, source))
        if found is None:
            rejected.append((number, ",".join(row)))
        else:
            figures.append(found)
    return ReadDenominators(tuple(figures), tuple(rejected))


def _column(heading: list[str], names: tuple[str, ...]) -> int:
    found = next((place for place, text in enumerate(heading) if text.startswith(names)), None)
    if found is None:
        raise ExpectedError(
            mark("The table needs the columns region, year and value; “{name}” is missing."), name=names[0]
        )
    return found


def _figure(
    row: list[str], places: tuple[int, ...], names: Mapping[str, str], told: tuple[DenominatorKind, str]
) -> Denominator | None:
    """Return a row's figure, nothing where its place, year or value is not understood."""
    if len(row) <= max(places):
        return None
    region, year, value = (row[place].strip() for place in places)
    place = names.get(_plain(region))
    try:
        return (
            None
            if place is None
            else Denominator(told[0], place, date(int(year), 1, 1), _number(value), told[1])
        )
    except ValueError:
        return None


def _number(text: str) -> float:
    found = float(re.sub(r"[\s\u00a0]", "", text).replace(",", "."))
    if found <= 0:
        raise ValueError(text)
    return found


def _names(book: CodeBook) -> dict[str, str]:
    """Return the regions by their plain names and codes, the country among them."""
    found = dict.fromkeys(_COUNTRIES, COUNTRY)
    found.update(_regions(book))
    return found


def _regions(book: CodeBook) -> Iterator[tuple[str, str]]:
    kato = book.lists.get("kato")
    for item in kato.items if kato else ():
        if not item.parent:
            short = item.code[:REGION_DIGITS]
            yield from ((code, short) for code in (item.code, short))
            for name in (item.names.ru, item.names.kk, item.names.en):
                yield _plain(name), short


def _plain(name: str) -> str:
    text = " ".join(_FILLERS.sub(" ", name.strip().lower().strip(". ")).replace(".", " ").split())
    return _SPELLINGS.get(text, text) or name.strip()
