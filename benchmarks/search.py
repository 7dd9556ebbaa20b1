"""The search box: first rows of rare and frequent words, against the better of two plans in SQL.

Both ask the indexes of incidents and of persons, as a user who may search persons does.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from sqlite3 import Connection, OperationalError
from typing import Final

from benchmarks.clock import best
from benchmarks.row import Row, times, within
from benchmarks.stage import Stage
from safetyreg.domain.query import NEWEST_FIRST, Query

MOST: Final = 0.15
PAGE: Final = 200
RARE: Final = 0.02
_SHARES: Final = (0.00001, 0.001, 0.01, 0.02, 0.1, 0.3, 1.0)
_WORDS: Final = ("abylai", "street", "fire", "almaty")
_NEWEST: Final = "ORDER BY occurred DESC, id DESC"
_MATCH: Final = (
    "id IN (SELECT rowid FROM incident_words WHERE incident_words MATCH ?1"
    " UNION ALL SELECT rowid FROM person_words WHERE person_words MATCH ?1)"
)
_PLANS: Final = (
    f"SELECT id FROM incidents WHERE {_MATCH} ORDER BY +occurred DESC, id DESC LIMIT {PAGE}",
    f"SELECT id FROM incidents INDEXED BY ix_order_occurred WHERE +({_MATCH}) {_NEWEST} LIMIT {PAGE}",
)


def measure(stage: Stage) -> Iterator[Row]:
    """Yield the worst of the rare words, then the worst of the frequent ones."""
    with ExitStack() as opened:
        first = opened.enter_context(stage.registry()).incidents.first
        raw = opened.enter_context(stage.raw()) if stage.on_file else None
        words = chosen(raw, stage.incidents) if raw else [(word, RARE) for word in _WORDS]
        for rare in (True, False):
            rows = [
                _row(word, share, best(partial(first, Query(words=word), NEWEST_FIRST, PAGE)), raw)
                for word, share in words
                if (share <= RARE) is rare
            ]
            if rows:
                yield max(rows, key=lambda row: row.ours / (row.most or 1))


def chosen(raw: Connection, incidents: int) -> list[tuple[str, float]]:
    """Return words with the share of records that carry each: the most frequent up to each wanted share."""
    try:
        raw.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, incident_words, row)")
    except OperationalError:
        return []
    found = []
    for share in _SHARES:
        most = max(1, int(share * incidents))
        row = raw.execute(
            "SELECT term, doc FROM vocabulary WHERE doc <= ? AND length(term) > 3 ORDER BY doc DESC LIMIT 1",
            (most,),
        ).fetchone()
        if row:
            found.append((str(row[0]), _carried(raw, str(row[0])) / incidents))
    return list(dict(found).items())


def _carried(raw: Connection, word: str) -> int:
    asked = "SELECT count(*) FROM incident_words WHERE incident_words MATCH ?"
    return int(raw.execute(asked, (f'"{word}"*',)).fetchone()[0])


def _row(word: str, share: float, ours: float, raw: Connection | None) -> Row:
    part = f"words in {share:.2%} of records" if raw else "words"
    limit = None
    if raw:
        limit = min(best(partial(_rows, raw, plan, word)) for plan in _PLANS)
    if share <= RARE:
        return within(f"search, rare {part}: first rows", ours, limit, MOST)
    return times(f"search, frequent {part}: first rows", ours, limit, 1.2, MOST)


def _rows(raw: Connection, plan: str, word: str) -> list[tuple[int]]:
    return raw.execute(plan, (f'"{word}"*',)).fetchall()
