"""Search words as conditions in SQL: the records that the index names."""

from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    cast,
    column,
    literal,
    literal_column,
    select,
    table,
    union_all,
)

from safetyreg.storage import counters, search, tables
from safetyreg.storage.engine import SQLITE, DatabaseKind

_ROW: Final = tables.incidents.c.id


def found(texts: str, kind: DatabaseKind, *, persons: bool = False) -> list[ColumnElement[bool]]:
    """Return the conditions that a record carries every word; no words, no condition."""
    return [_ROW.in_(one) for one in hits(texts, kind, persons=persons)]


def hits(texts: str, kind: DatabaseKind, *, persons: bool = False) -> list[Select[int]]:
    """Return the queries for ids whose common part carries every word.

    With `persons` each word may also begin a person's name or number: then there is a query a word.
    Registration numbers name records, not words: any of them is one query.
    """
    numbers, words = search.asked_numbers(texts), search.asked_words(texts)
    named = [_named(numbers, kind)] if numbers else []
    if not persons:
        return [*named, _index(search.INCIDENT_WORDS, words, kind)] if words else named
    return [*named, *(_either(word, kind) for word in words)]


def whole_words(texts: str, kind: DatabaseKind) -> Select[int]:
    """Return the query for ids that carry every word as it is typed: some of the hits, not gathered first.

    For the beginnings of words the index gathers every hit before the first is read.
    """
    return _index(search.INCIDENT_WORDS, search.asked_words(texts), kind, whole=True)


def _named(numbers: list[str], kind: DatabaseKind) -> Select[int]:
    """Return the query for the records of any of the numbers, given here or where they come from."""
    rows = tables.incidents.c
    own = [select(rows.id).where(rows.number.in_([counters.tidy_number(one) for one in numbers]))]
    for one in numbers:
        carried = _index(search.INCIDENT_WORDS, search.words_of(one), kind, whole=True)
        own.append(select(rows.id).where(rows.source_number == one, rows.id.in_(carried)))
    both = union_all(*own).subquery()
    return select(both.c[0])


def _either(word: str, kind: DatabaseKind) -> Select[int]:
    both = union_all(*(_index(name, [word], kind) for name in search.TABLES)).subquery()
    return select(both.c[0])


def _index(name: str, words: list[str], kind: DatabaseKind, *, whole: bool = False) -> Select[int]:
    key = "rowid" if kind == SQLITE else "id"
    index = table(name, column(key), column("words"))
    asked = search.match(words, kind, whole=whole)
    if kind == SQLITE:
        matched = literal_column(name, Text()).op("MATCH", is_comparison=True)(literal(asked))
    else:
        from sqlalchemy.dialects.postgresql import TSQUERY  # noqa: PLC0415  of a server only

        matched = index.c.words.op("@@", is_comparison=True)(cast(literal(asked), TSQUERY))
    return select(index.c[key]).where(matched)
