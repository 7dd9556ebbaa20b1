"""Names of the keys in a table's column, in the language of the texts."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from safetyreg.domain.codes import UNKNOWN, CodeBook
from safetyreg.domain.field import Choice, Value
from safetyreg.domain.incident import SETTLEMENT_KINDS
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.place import ABROAD, prefix_of
from safetyreg.domain.status import STATUSES
from safetyreg.i18n import Language, Texts, mark
from safetyreg.statistics.dimensions import DIMENSION
from safetyreg.statistics.people import LABELS
from safetyreg.statistics.table import Format, TableColumn
from safetyreg.statistics.verdict_columns import VERDICT
from safetyreg.statistics.verdict_words import SHORT

NOT_GIVEN: Final = mark("not given")
NO_VERDICT: Final = "—"
OUTSIDE: Final = mark("outside Kazakhstan")
_MONDAY: Final = date(2024, 1, 1)
_SUBTYPES: Final = tuple(choice for kind in KINDS for choice in kind.subtypes)


def _of_choices(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {str(choice.value): choice.label for choice in choices}


_MARKED: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": {kind.code: kind.plural for kind in KINDS},
    "subtype": _of_choices(_SUBTYPES),
    "status": _of_choices(STATUSES),
    "settlement_kind": _of_choices(SETTLEMENT_KINDS),
    "age_group": LABELS,
    "sex": LABELS,
    "children": LABELS,
    "intoxicated": LABELS,
}


def label(column: TableColumn, key: Value, texts: Texts, book: CodeBook) -> str:
    """Return the name of a key: of a code, a month (янв. 2026), a weekday; the key where it has none."""
    judged = column.key.endswith(VERDICT)
    if key in ("", None):
        return NO_VERDICT if judged else texts.say(NOT_GIVEN)
    if judged or column.key in _MARKED:
        names = SHORT if judged else _MARKED[column.key]
        return texts.say(names.get(str(key), str(key)))
    if column.key == "weekday":
        return texts.weekday(_MONDAY.replace(day=int(str(key))), "cccc")
    if column.key == "hour":
        return f"{int(str(key)):02d}:00"
    dimension = DIMENSION.get(column.key)
    if dimension is not None and dimension.step is not None:
        return _bucket(str(key), texts)
    return code_name(column.codes, str(key), texts, book) if column.format is Format.CODE else str(key)


def code_name(lists: str, code: str, texts: Texts, book: CodeBook) -> str:
    """Return the name of a code in the first of the lists (names separated by blanks) that has it."""
    if code == ABROAD:
        return texts.say(OUTSIDE)
    for name in lists.split():
        found = _place_name(code, texts.language, book) if name == "kato" else ""
        if found or (book.item(name, code) and code != UNKNOWN):
            return found or book.name(name, code, texts.language)
    return book.name("", code, texts.language)


def _place_name(code: str, language: Language, book: CodeBook) -> str:
    """Return the name of the region or district that a short code (35, 3510) means."""
    kato = book.lists.get("kato")
    if kato is None or code in kato.by_code:
        return ""
    named = [item for item in kato.items if item.code.startswith(code)]
    whole = min(named, key=_breadth, default=None)
    return whole.names.of(language) if whole else ""


def _breadth(item: object) -> tuple[int, str]:
    code = str(getattr(item, "code", ""))
    return (len(prefix_of(code)), code)


def _bucket(key: str, texts: Texts) -> str:
    year, _, part = key.partition("-")
    if part.startswith("Q"):
        return texts.say("Q{quarter} {year}", quarter=part[1:], year=year)
    if part.startswith("W"):
        return texts.say("week {week}, {year}", week=part[1:], year=year)
    return texts.month(date(int(year), int(part), 1), "LLL yyyy") if part else year
