"""Official lists as items of a code list: KATO and OKED workbooks, and any list with named columns."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from safetyreg.domain.codes import UNKNOWN, CodeItem
from safetyreg.domain.place import is_kato
from safetyreg.errors import ExpectedError, Message
from safetyreg.exchange.classifier_lines import ClassifierError, Line, RowProblem, lines
from safetyreg.i18n import mark

MOST_CODE: Final = 64
_RU: Final = (
    "ru",
    "name_rus",
    "name_ru",
    "name",
    "наименование",
    "название",
    "наименование на русском языке",
)
_KK: Final = ("kk", "name_kaz", "name_kk", "атауы", "наименование на казахском языке")
_EN: Final = ("en", "name_eng", "name_en", "наименование на английском языке")
_KATO: Final = {
    "code": ("te", "code", "код"),
    "ab": ("ab",),
    "cd": ("cd",),
    "ef": ("ef",),
    "hij": ("hij",),
    "ru": _RU,
    "kk": _KK,
}
_OKED: Final = {"code": ("code", "код", "oked", "окэд"), "ru": _RU, "kk": _KK, "en": _EN}
_ANY: Final = {
    "code": ("code", "код", "коды"),
    "parent": ("parent", "родитель", "код родителя", "жоғарғы код"),
    "ru": _RU,
    "kk": _KK,
    "en": _EN,
    "valid_from": ("valid_from", "valid from", "действует с"),
    "valid_to": ("valid_to", "valid to", "действует по"),
    "successor": ("successor", "преемник", "новый код"),
}
_PARTS: Final = (("ab", 2), ("cd", 2), ("ef", 2), ("hij", 3))
_OKED_CODE: Final = re.compile(r"[A-U]|\d{2,5}")
_OKED_HEADING: Final = re.compile(r"^(секция|раздел|подраздел|section)\s+", re.IGNORECASE)
_LATIN: Final = str.maketrans("АВСЕНКМОРТ", "ABCEHKMOPT")
_SECTIONS: Final = (
    *(("A", 1, 3), ("B", 5, 9), ("C", 10, 33), ("D", 35, 35), ("E", 36, 39), ("F", 41, 43)),
    *(("G", 45, 47), ("H", 49, 53), ("I", 55, 56), ("J", 58, 63), ("K", 64, 66), ("L", 68, 68)),
    *(("M", 69, 75), ("N", 77, 82), ("O", 84, 84), ("P", 85, 85), ("Q", 86, 88), ("R", 90, 93)),
    *(("S", 94, 96), ("T", 97, 98), ("U", 99, 99)),
)


def read_kato(path: Path) -> tuple[CodeItem, ...]:
    """Read the official KATO workbook (te, ab, cd, ef, hij, k, name_kaz, name_rus, nn).

    Raise ClassifierError naming the wrong rows.
    """
    return _read(path, _KATO, ("code", "ru"), _kato_item, _kato_parents)


def read_oked(path: Path) -> tuple[CodeItem, ...]:
    """Read an OKED workbook (code, name): sections A to U, divisions 01, groups 011 or 01.1 and so on."""
    return _read(path, _OKED, ("code", "ru"), _oked_item, _oked_parents)


def read_list(path: Path, today: date) -> tuple[CodeItem, ...]:
    """Read any list with columns code, parent, names (ru, kk, en), valid_from, valid_to, successor."""

    def item(line: Line) -> CodeItem:
        return _any_item(line, today)

    return _read(path, _ANY, ("code", "parent", "ru"), item, _given_parents)


def _read(
    path: Path,
    columns: Mapping[str, tuple[str, ...]],
    needed: tuple[str, ...],
    item: Callable[[Line], CodeItem],
    parents: Callable[[Mapping[int, CodeItem], list[RowProblem]], Iterable[CodeItem]],
) -> tuple[CodeItem, ...]:
    problems: list[RowProblem] = []
    found: dict[int, CodeItem] = {}
    for line in lines(path, columns, needed):
        try:
            found[line.number] = item(line)
        except ExpectedError as error:
            problems.append(RowProblem(line.number, error.message))
    items = tuple(parents(_once(found, problems), problems))
    if problems:
        raise ClassifierError(path, sorted(problems, key=_number))
    if not items:
        raise ExpectedError(
            mark("{file} has no rows under its headings: choose another file."), file=path.name
        )
    return items


def _number(problem: RowProblem) -> int:
    return problem.row


def _once(found: Mapping[int, CodeItem], problems: list[RowProblem]) -> dict[int, CodeItem]:
    first: dict[str, int] = {}
    for row, item in found.items():
        earlier = first.setdefault(item.code, row)
        if found[earlier] != item:
            text = mark("the code {code} stands in row {row} already, with another meaning")
            problems.append(RowProblem(row, Message(text, {"code": item.code, "row": str(earlier)})))
    return {row: found[row] for row in first.values()}


def _kato_item(line: Line) -> CodeItem:
    code = line.text("code")
    if not is_kato(code):
        raise ExpectedError(mark("“{code}” is no KATO code: it has nine digits"), code=code)
    parts = "".join(line.text(part).zfill(width) for part, width in _PARTS)
    if all(line.text(part) for part, _ in _PARTS) and parts != code:
        raise ExpectedError(
            mark("the columns ab, cd, ef, hij ({parts}) are not those of the code {code}"),
            parts=parts,
            code=code,
        )
    return CodeItem(code, line.names())


def _kato_parents(found: Mapping[int, CodeItem], problems: list[RowProblem]) -> Iterable[CodeItem]:
    codes = {item.code for item in found.values()}
    for row, item in found.items():
        above = [code for code in _kato_above(item.code) if code in codes]
        if not above and not item.code.endswith("0000000"):
            text = mark("no region stands above the place {code}")
            problems.append(RowProblem(row, Message(text, {"code": item.code})))
        yield CodeItem(item.code, item.names, above[0] if above else "")


def _kato_above(code: str) -> tuple[str, ...]:
    region, unit = code[:2], code[:4]
    above = (f"{code[:6]}000", f"{unit}00000", f"{unit}10000", f"{region}0000000")
    return tuple(each for each in above if each < code)


def _oked_item(line: Line) -> CodeItem:
    written = line.text("code")
    code = _OKED_HEADING.sub("", written).replace(".", "").replace(" ", "").upper()
    code = code.translate(_LATIN)
    if not _OKED_CODE.fullmatch(code):
        raise ExpectedError(
            mark("“{code}” is no OKED code: a letter A to U, or two to five digits kept as text"),
            code=written,
        )
    return CodeItem(code, line.names())


def _oked_parents(found: Mapping[int, CodeItem], problems: list[RowProblem]) -> Iterable[CodeItem]:
    codes = {item.code for item in found.values()}
    for row, item in found.items():
        above = [code for code in _oked_above(item.code) if code in codes or code.isalpha()]
        if not above and item.code.isdigit():
            text = mark("the code {code} hangs in the air: what stands above it is missing")
            problems.append(RowProblem(row, Message(text, {"code": item.code})))
        yield CodeItem(item.code, item.names, above[0] if above else "")


def _oked_above(code: str) -> tuple[str, ...]:
    if not code.isdigit():
        return ()
    shorter = tuple(code[:length] for length in range(len(code) - 1, 1, -1))
    sections = (section for section, first, last in _SECTIONS if first <= int(code) <= last)
    return shorter or tuple(sections)


def _any_item(line: Line, today: date) -> CodeItem:
    code = line.text("code")
    if not code or len(code) > MOST_CODE or code == UNKNOWN:
        raise ExpectedError(
            mark("“{code}” cannot be a code: it is empty, longer than {most} signs or reserved"),
            code=code,
            most=MOST_CODE,
        )
    first, last = line.day("valid_from", today), line.day("valid_to", today)
    if first and last and last < first:
        raise ExpectedError(
            mark("it is valid to {last}, before it is valid from {first}"), first=first, last=last
        )
    return CodeItem(
        code,
        line.names(),
        line.text("parent"),
        valid_from=first,
        valid_to=last,
        successor=line.text("successor"),
    )


def _given_parents(found: Mapping[int, CodeItem], problems: list[RowProblem]) -> Iterable[CodeItem]:
    above = {item.code: item.parent for item in found.values()}
    for row, item in found.items():
        for other in filter(None, (item.parent, item.successor)):
            if other not in above:
                text = mark("the code {code}, to which the row points, is not in the file")
                problems.append(RowProblem(row, Message(text, {"code": other})))
        if _circular(item.code, above):
            text = mark("the code {code} stands above itself")
            problems.append(RowProblem(row, Message(text, {"code": item.code})))
        yield item


def _circular(code: str, above: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        code = above.get(code, "")
    return bool(code)
