"""Shipped code lists and reference values, read from the program's own files to seed a registry."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.head import Head, HeadTerm, Payer, Payment
from safetyreg.domain.norm import LegalNumber, Norm
from safetyreg.domain.place import Extent
from safetyreg.domain.policy import Exemption, Policy, PolicyStatus
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
_DENOMINATOR: Final = ("kind", "place", "date", "value", "source")
_EXTENT: Final = ("kato", "south", "west", "north", "east")
_TERM: Final = (
    *("code", "ru", "kk", "en", "amount", "unit", "starts", "ends"),
    *("conditions", "replaces", "norm", "status"),
)
_TAIL: Final = ("valid_from", "valid_to", "status", "source")
_NORM: Final = (
    *("code", "act_ru", "act_kk", "act_en", "article", "clause", "ru", "kk", "en", "unconfirmed"),
    *_TAIL,
)
_NUMBER: Final = ("code", "value", "unit", "norm", *_TAIL)
_HEAD: Final = (
    *("code", "ru", "kk", "en", "payment", "norm", "guilt_reduces", "guilt_norm", "unconfirmed"),
    *_TAIL,
)
_HEAD_TERM: Final = (
    *("head", "lowest", "highest", "fatal", "payer", "rest", "limit", "unit", "norm"),
    *("status", "source"),
)
_POLICY: Final = (
    *("code", "ru", "kk", "en", "whose_ru", "whose_kk", "whose_en", "cap", "status", "verified"),
    *("valid_from", "valid_to", "gross_required", "exemptions", "heads", "rounding", "line", "document"),
    *("unconfirmed", "source", "source_kk", "source_en"),
)
_TRUTH: Final = {"yes": True, "no": False}
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

    def names(self, of: str = "") -> Names:
        return Names(self.needed(of + "ru"), self.needed(of + "kk"), self.needed(of + "en"))

    def number(self, column: str) -> int | None:
        return self.parse(column, int) if self.cells[column] else None

    def truth(self, column: str) -> bool:
        return self.parse(column, _truth)

    def unconfirmed(self) -> tuple[Language, ...]:
        return self.parse("unconfirmed", _languages)

    def damaged(self, column: str) -> ExpectedError:
        return ExpectedError(_DAMAGED, file=self.file, line=str(self.line), column=column)

    def _refuse(self, column: str) -> str:
        raise self.damaged(column)


def shipped_lists(folder: Path | None = None) -> tuple[CodeList, ...]:
    """Read every shipped code list, in the order of `lists.toml`."""
    folder = folder or resources() / "codes"
    return tuple(_list(folder, name, head) for name, head in _heads(folder).items())


def shipped_sources(folder: Path | None = None) -> Mapping[str, Names]:
    """Read the sources of the shipped code lists; a registry keeps the Russian text of each."""
    keys = ("source", "source_kk", "source_en")
    heads = _heads(folder or resources() / "codes")
    return {name: Names(*(str(head.get(key, "")) for key in keys)) for name, head in heads.items()}


def shipped_calendar(folder: Path | None = None) -> tuple[CalendarDay, ...]:
    """Read the shipped days that differ from the ordinary five-day week."""
    return tuple(map(_calendar_day, _rows(folder or _reference(), "calendar.csv", _DAY)))


def shipped_breaks(folder: Path | None = None) -> tuple[Break, ...]:
    """Read the days from which a series means something else."""
    return tuple(map(_break, _rows(folder or _reference(), "breaks.csv", _BREAK)))


def shipped_values(folder: Path | None = None) -> tuple[ReferenceValue, ...]:
    """Read МРП (`mrp`) and МЗП (`mzp`) in tenge; years not yet set are absent."""
    return tuple(map(_value, _rows(folder or _reference(), "values.csv", _VALUE)))


def shipped_denominators(folder: Path | None = None) -> tuple[Denominator, ...]:
    """Read the residents of the country and its regions as published."""
    return tuple(map(_denominator, _rows(folder or _reference(), "denominators.csv", _DENOMINATOR)))


def shipped_terms(folder: Path | None = None) -> tuple[Term, ...]:
    """Read the terms of a workplace case."""
    return tuple(map(_term, _rows(folder or _reference(), "terms.csv", _TERM)))


def shipped_norms(folder: Path | None = None) -> tuple[Norm, ...]:
    """Read the articles that grounds, findings and heads of compensation cite."""
    return tuple(map(_norm, _rows(folder or _reference(), "norms.csv", _NORM)))


def shipped_numbers(folder: Path | None = None) -> tuple[LegalNumber, ...]:
    """Read the limits, ages and counts that a norm sets."""
    return tuple(map(_number, _rows(folder or _reference(), "numbers.csv", _NUMBER)))


def shipped_heads(folder: Path | None = None) -> tuple[Head, ...]:
    """Read the heads of compensation, each with who pays it at which loss of capacity."""
    folder = folder or _reference()
    rows = tuple(_rows(folder, "heads.csv", _HEAD))
    codes = {row.needed("code") for row in rows}
    terms: dict[str, list[HeadTerm]] = {}
    for row in _rows(folder, "head_terms.csv", _HEAD_TERM):
        if row.needed("head") not in codes:
            raise row.damaged("head")
        terms.setdefault(row.cells["head"], []).append(_head_term(row))
    return tuple(_head(row, tuple(terms.get(row.cells["code"], ()))) for row in rows)


def shipped_policies(folder: Path | None = None) -> tuple[Policy, ...]:
    """Read the threshold policies: law, project, positions, foreign rules, scenarios."""
    return tuple(map(_policy, _rows(folder or _reference(), "policies.csv", _POLICY)))


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


def _heads(folder: Path) -> Mapping[str, Mapping[str, object]]:
    try:
        return tomllib.loads((folder / LISTS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ExpectedError(_MISSING, file=LISTS_FILE) from None


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
        unconfirmed=row.unconfirmed(),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        successor=row.cells["successor"],
    )


def _truth(text: str) -> bool:
    if text not in _TRUTH:
        raise ValueError(text)
    return _TRUTH[text]


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


def _denominator(row: _Row) -> Denominator:
    return Denominator(
        kind=row.parse("kind", DenominatorKind),
        place=row.cells["place"],
        on=row.parse("date", date.fromisoformat),
        value=row.parse("value", float),
        source=row.needed("source"),
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


def _norm(row: _Row) -> Norm:
    return Norm(
        code=row.needed("code"),
        act=row.names("act_"),
        article=row.cells["article"],
        clause=row.cells["clause"],
        names=row.names(),
        status=row.parse("status", ValueStatus),
        source=row.needed("source"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        unconfirmed=row.unconfirmed(),
    )


def _number(row: _Row) -> LegalNumber:
    return LegalNumber(
        code=row.needed("code"),
        value=row.parse("value", int),
        unit=row.needed("unit"),
        norm=row.needed("norm"),
        status=row.parse("status", ValueStatus),
        source=row.needed("source"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
    )


def _head(row: _Row, terms: tuple[HeadTerm, ...]) -> Head:
    return Head(
        code=row.needed("code"),
        names=row.names(),
        payment=row.parse("payment", Payment),
        norm=row.needed("norm"),
        guilt_reduces=row.truth("guilt_reduces"),
        guilt_norm=row.needed("guilt_norm"),
        terms=terms,
        status=row.parse("status", ValueStatus),
        source=row.needed("source"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        unconfirmed=row.unconfirmed(),
    )


def _head_term(row: _Row) -> HeadTerm:
    return HeadTerm(
        lowest=row.parse("lowest", int),
        highest=row.parse("highest", int),
        fatal=row.truth("fatal"),
        payer=row.parse("payer", Payer),
        rest=row.parse("rest", Payer),
        norm=row.needed("norm"),
        limit=row.number("limit"),
        unit=row.cells["unit"],
        status=row.parse("status", ValueStatus),
        source=row.needed("source"),
    )


def _policy(row: _Row) -> Policy:
    return Policy(
        code=row.needed("code"),
        names=row.names(),
        whose=row.names("whose_"),
        cap=row.number("cap"),
        status=row.parse("status", PolicyStatus),
        verified=row.parse("verified", ValueStatus),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        gross_required=row.truth("gross_required"),
        exemptions=row.parse("exemptions", _exemptions),
        heads=row.words("heads"),
        rounding=row.parse("rounding", int),
        line=row.truth("line"),
        document=row.cells["document"],
        unconfirmed=row.unconfirmed(),
        source=row.needed("source"),
    )


def _exemptions(text: str) -> tuple[Exemption, ...]:
    return tuple(map(Exemption, text.split()))
