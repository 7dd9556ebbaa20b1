"""Search by the beginnings of words, in any case and language: FTS5 on SQLite, tsvector on PostgreSQL.

Words are cut and folded here, the same way for both: small letters, ё as е, no punctuation. Persons' names
and numbers lie in an index of their own, which only some may search.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, text

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.incident import Incident
from safetyreg.domain.place import is_kato
from safetyreg.storage.engine import POSTGRES, SQLITE

INCIDENT_WORDS: Final = "incident_words"
PERSON_WORDS: Final = "person_words"
TABLES: Final = (INCIDENT_WORDS, PERSON_WORDS)
MOST_WORDS: Final = 12
_WORD: Final = re.compile(r"[^\W_]{1,60}")
# With every zero or with none: one that is still being typed is not whole.
_NUMBER: Final = re.compile(r"(?<!\S)\d-\d{4}-(?:\d{6,}|[1-9]\d*)(?![^\s,;.])")
_PLACES: Final = "kato"


def words_of(texts: str) -> list[str]:
    """Cut a text into folded words of 60 letters at most, in their order."""
    if not unicodedata.is_normalized("NFC", texts):
        texts = unicodedata.normalize("NFC", texts)
    return _WORD.findall(texts.lower().replace("ё", "е"))


def asked_numbers(texts: str) -> list[str]:
    """Return the whole registration numbers of a search, as they are typed."""
    return list(dict.fromkeys(_NUMBER.findall(texts)))[:MOST_WORDS]


def asked_words(texts: str) -> list[str]:
    """Return the different words of a search: no numbers, no word that another one begins with."""
    found = list(dict.fromkeys(words_of(_NUMBER.sub(" ", texts))))[:MOST_WORDS]
    return [word for word in found if not any(o != word and o.startswith(word) for o in found)]


class Texts:
    """What is searched of a record; names of places are looked up once."""

    def __init__(self, book: CodeBook | None) -> None:
        """Take the names of places from a code book, or leave them out."""
        self._list = book.lists.get(_PLACES) if book else None
        self._places: dict[str, list[str]] = {}

    def incident(self, incident: Incident, number: str = "") -> str:
        """Return the words of a record without its persons; `number` where it is not in the record yet."""
        parts = (
            _with_order(number or incident.number),
            incident.source_number,
            incident.country,
            incident.settlement,
            incident.address,
            incident.organisation,
            incident.bin,
            incident.story,
        )
        return " ".join((*words_of(" ".join(parts)), *self._place(incident.place)))

    def persons(self, incident: Incident) -> str:
        """Return the names and identity numbers of a record's persons."""
        if not incident.persons:
            return ""
        parts = (f"{p.surname} {p.given_name} {p.patronymic} {p.iin}" for p in incident.persons)
        return " ".join(words_of(" ".join(parts)))

    def _place(self, code: str) -> list[str]:
        if code not in self._places:
            path = self._list.path(code) if self._list and is_kato(code) else ()
            names = (name for item in path for name in (item.names.ru, item.names.kk, item.names.en))
            self._places[code] = words_of(" ".join((code, *names))) if is_kato(code) else []
        return self._places[code]


def _with_order(number: str) -> str:
    """Return a number with its last part without zeros beside it: people remember `123` of 1-2026-000123."""
    return f"{number} {number.rpartition('-')[2].lstrip('0')}" if number else ""


def create(connection: Connection) -> None:
    """Make the search texts' tables; part of the first migration."""
    if connection.dialect.name == SQLITE:
        for table in TABLES:
            connection.execute(
                text(
                    f"CREATE VIRTUAL TABLE {table} USING fts5"
                    "(words, tokenize='unicode61 remove_diacritics 0', detail=none, columnsize=0)"
                )
            )
        return
    for table in TABLES:
        connection.execute(
            text(
                f"CREATE TABLE {table} (id BIGINT PRIMARY KEY REFERENCES incidents (id) ON DELETE CASCADE,"
                " words TSVECTOR NOT NULL)"
            )
        )
        connection.execute(text(f"CREATE INDEX ix_{table} ON {table} USING gin (words)"))


def write(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Write new search texts: (id of the incident, its words); a row without words is left out."""
    filled = [row for row in rows if row[1]]
    if filled:
        connection.exec_driver_sql(_INSERT[connection.dialect.name].format(table=table), filled)


def rewrite(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Replace the search texts of incidents."""
    remove(connection, (key for key, _ in rows), (table,))
    write(connection, table, rows)


def remove(connection: Connection, ids: Iterable[int], tables: Sequence[str] = TABLES) -> None:
    """Remove the search texts of incidents."""
    rows = [(key,) for key in ids]
    for table in tables:
        if rows:
            connection.exec_driver_sql(_DELETE[connection.dialect.name].format(table=table), rows)


def match(words: Sequence[str], dialect: str, *, whole: bool = False) -> str:
    """Return the expression that every folded word (letters, digits) begins, or is, a word of the index."""
    if dialect == SQLITE:
        return " AND ".join(f'"{word}"' if whole else f'"{word}"*' for word in words)
    return " & ".join(f"'{word}'" if whole else f"'{word}':*" for word in words)


_INSERT: Final[dict[str, str]] = {
    SQLITE: "INSERT INTO {table} (rowid, words) VALUES (?, ?)",
    POSTGRES: "INSERT INTO {table} (id, words) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))",
}
_DELETE: Final[dict[str, str]] = {
    SQLITE: "DELETE FROM {table} WHERE rowid = ?",
    POSTGRES: "DELETE FROM {table} WHERE id = %s",
}
