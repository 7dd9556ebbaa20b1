"""Search words as conditions, by two plans: few hits are looked up first, many are tested along the order."""

from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    cast,
    column,
    exists,
    func,
    literal,
    literal_column,
    select,
    table,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from safetyreg.storage import search, tables
from safetyreg.storage.engine import SQLITE, DatabaseKind

FEW: Final = 20_000
_ROW: Final = tables.incidents.c.id


def found(
    texts: str, kind: DatabaseKind, *, persons: bool = False, walk: bool = False
) -> list[ColumnElement[bool]]:
    """Return the conditions that a record carries every word; no words, no condition.

    With `persons` each word may also begin a person's name or number. `walk` tests record by record.
    """
    words = search.asked_words(texts)
    groups = [[word] for word in words] if persons else [words] if words else []
    return [_carries(group, kind, persons=persons, walk=walk) for group in groups]


def hits(texts: str, kind: DatabaseKind, *, persons: bool = False) -> Select[int] | None:
    """Return the query that counts, up to one more than `FEW`, the rarest word's hits; None without words."""
    words = search.asked_words(texts)
    if not words:
        return None
    longest = [max(words, key=len)] if persons else words
    limited = _among(longest, kind, persons=persons).limit(FEW + 1).subquery()
    return select(func.count()).select_from(limited)


def _carries(words: list[str], kind: DatabaseKind, *, persons: bool, walk: bool) -> ColumnElement[bool]:
    if not walk:
        return _ROW.in_(_among(words, kind, persons=persons))
    own = exists(_index(search.INCIDENT_WORDS, words, kind, beside=True))
    return own | exists(_index(search.PERSON_WORDS, words, kind, beside=True)) if persons else own


def _among(words: list[str], kind: DatabaseKind, *, persons: bool) -> Select[int]:
    own = _index(search.INCIDENT_WORDS, words, kind)
    if not persons:
        return own
    both = union_all(own, _index(search.PERSON_WORDS, words, kind)).subquery()
    return select(both.c[0])


def _index(name: str, words: list[str], kind: DatabaseKind, *, beside: bool = False) -> Select[int]:
    key = "rowid" if kind == SQLITE else "id"
    index = table(name, column(key), column("words"))
    asked = search.match(words, kind)
    if kind == SQLITE:
        matched = literal_column(name, Text()).op("MATCH", is_comparison=True)(literal(asked))
    else:
        matched = index.c.words.op("@@", is_comparison=True)(cast(literal(asked), TSQUERY))
    chosen = select(index.c[key]).where(matched)
    return chosen.where(index.c[key] == _ROW).correlate(tables.incidents) if beside else chosen
