"""Many new incidents at once, for imports and the demo: in chunks, numbers and search texts included."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, text

from safetyreg.domain.status import COUNTED
from safetyreg.storage import counters, history, indexes, mapping, search, tables
from safetyreg.storage.engine import SQLITE
from safetyreg.storage.fast_insert import insert_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from safetyreg.domain.codes import CodeBook
    from safetyreg.domain.incident import Incident

    Tick = Callable[[int, int], None]

CHUNK: Final = 2000
_LAST_ID: Final = text(
    "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'incidents'), 0),"
    " coalesce((SELECT max(id) FROM incidents), 0))"
)
_NEXT_IDS: Final = text(
    "SELECT nextval(pg_get_serial_sequence('incidents', 'id')) FROM generate_series(1, :amount)"
)


@dataclass(frozen=True, slots=True)
class _Job:
    account: str
    now: datetime
    texts: search.Texts
    number: bool
    batch: int | None


def insert_many(  # noqa: PLR0913  what an import knows, each by its name
    connection: Connection,
    incidents: Iterable[Incident],
    account: str,
    now: datetime,
    *,
    book: CodeBook | None = None,
    number: bool = True,
    batch: int | None = None,
    chunk: int = CHUNK,
    expected: int = 0,
    tick: Tick | None = None,
) -> array[int]:
    """Write new incidents with persons, search texts and a line of history each, and return their ids.

    The status of each is kept; with `number` the registered ones get numbers in their order, by the year of
    `registered_on` or, where that is blank, of `now` here. `tick` is called with (done, expected) by chunks;
    `expected` is about how many there will be, 0 for unknown: many are written faster when it is known.
    """
    job = _Job(account, now, search.Texts(book), number, batch)
    done = array("q")
    with indexes.suspended(connection, expected) as told:
        for part in _chunks(incidents, chunk):
            done.extend(_insert(connection, part, job))
            told(len(done))
            if tick is not None:
                tick(len(done), expected)
    return done


def _chunks(incidents: Iterable[Incident], size: int) -> Iterator[list[Incident]]:
    rest = iter(incidents)
    while part := list(islice(rest, size)):
        yield part


def _insert(connection: Connection, part: list[Incident], job: _Job) -> list[int]:
    numbers = _numbers(connection, part, job) if job.number else [one.number for one in part]
    keys = _ids(connection, len(part))
    today = job.now.astimezone().date()
    audit: dict[str, Any] = {
        "version": 1,
        "created_by": job.account,
        "created_at": job.now,
        "changed_by": job.account,
        "changed_at": job.now,
    }
    if job.batch is not None:
        audit["batch"] = job.batch
    made = list(zip(part, keys, numbers, strict=True))
    rows = []
    for one, key, number in made:
        row = mapping.record(one)
        row |= audit
        row["id"], row["number"] = key, number or None
        if number and row["registered_on"] is None:
            row["registered_on"] = today
        rows.append(row)
    insert_rows(connection, tables.incidents, rows)
    _insert_persons(connection, zip(part, keys, strict=True))
    own = [(key, job.texts.incident(one, number)) for one, key, number in made]
    search.write(connection, search.INCIDENT_WORDS, own)
    search.write(connection, search.PERSON_WORDS, [(key, job.texts.persons(one)) for one, key, _ in made])
    action = history.CREATED if job.batch is None else history.IMPORTED
    lines = [history.Line(key, action, new=number) for _, key, number in made]
    history.write(connection, job.account, job.now, lines)
    return keys


def _numbers(connection: Connection, part: list[Incident], job: _Job) -> list[str]:
    """Return the incidents' numbers: one raise of the counter for each kind and year among them."""
    today = job.now.astimezone().date()
    waiting: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, one in enumerate(part):
        if one.status in COUNTED and not one.number:
            waiting[one.kind, (one.registered_on or today).year].append(place)
    numbers = [one.number for one in part]
    for (kind, year), places in sorted(waiting.items()):
        orders = counters.take(connection, kind, year, len(places))
        for place, order in zip(places, orders, strict=True):
            numbers[place] = counters.write_number(kind, year, order)
    return numbers


def _ids(connection: Connection, amount: int) -> list[int]:
    """Take ids that no record had before; the writing transaction holds everybody else off on SQLite."""
    if connection.dialect.name == SQLITE:
        last = int(connection.execute(_LAST_ID).scalar_one())
        return list(range(last + 1, last + 1 + amount))
    return sorted(connection.execute(_NEXT_IDS, {"amount": amount}).scalars())


def _insert_persons(connection: Connection, pairs: Iterable[tuple[Incident, int]]) -> None:
    rows: list[dict[str, Any]] = [
        mapping.person_record(person, key, position, one.occurred_on)
        for one, key in pairs
        for position, person in enumerate(one.persons)
    ]
    insert_rows(connection, tables.persons, rows)
