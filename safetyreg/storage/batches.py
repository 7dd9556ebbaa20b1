"""Imports as batches: one file in, counted; undone as a whole without breaking the row of numbers."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from safetyreg.domain.batch import Batch, Undone
from safetyreg.domain.kinds import BY_DIGIT
from safetyreg.domain.status import Status
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import mark
from safetyreg.storage import counters, decisions, history, search, tables
from safetyreg.storage.history import Line
from safetyreg.storage.writing import Author

_CHUNK: Final = 500
_BATCHES = tables.batches
_INCIDENTS = tables.incidents.c
_USERS = tables.users.c


def add(connection: Connection, batch: Batch) -> int:
    """Open a batch and return its id."""
    values = {
        "file_name": batch.file_name,
        "sha256": batch.sha256,
        "profile": batch.profile,
        "rows": batch.rows,
        "accepted": batch.accepted,
        "rejected": batch.rejected,
        "incidents": batch.incidents,
        "account": batch.account,
        "at": batch.at,
    }
    return int(connection.execute(insert(_BATCHES).values(values).returning(_BATCHES.c.id)).scalar_one())


def finish(connection: Connection, batch: Batch) -> None:
    """Write the counts of a batch that was read to its end."""
    values = {
        "rows": batch.rows,
        "accepted": batch.accepted,
        "rejected": batch.rejected,
        "incidents": batch.incidents,
    }
    connection.execute(update(_BATCHES).where(_BATCHES.c.id == batch.id).values(values))


def known(connection: Connection) -> tuple[Batch, ...]:
    """Return every batch, the newest first."""
    named = select(_BATCHES, _USERS.display_name.label("name"))
    joined = named.outerjoin(tables.users, _USERS.account == _BATCHES.c.account)
    return tuple(_batch(row) for row in connection.execute(joined.order_by(_BATCHES.c.id.desc())))


def of_file(connection: Connection, sha256: str) -> Batch | None:
    """Return the batch that took in this very file and was not undone."""
    same = (_BATCHES.c.sha256 == sha256) & _BATCHES.c.undone_at.is_(None)
    row = connection.execute(select(_BATCHES).where(same).order_by(_BATCHES.c.id.desc())).first()
    return _batch(row) if row else None


def undo(connection: Connection, batch_id: int, author: Author, reason_of: Callable[[Batch], str]) -> Undone:
    """Delete the untouched records whose numbers can be given back; annul the others, the batch as reason.

    `reason_of` puts that reason in the words of the one who undoes it.
    """
    row = connection.execute(select(_BATCHES).where(_BATCHES.c.id == batch_id)).first()
    if row is None:
        raise NotFoundError(mark("There is no import {batch}."), batch=batch_id)
    batch = _batch(row)
    if batch.undone_at is not None:
        raise ExpectedError(mark("Import {batch} was undone already."), batch=batch_id)
    touched = set(connection.scalars(select(tables.attachments.c.incident_id)))
    touched |= decisions.touched(connection)
    rows = connection.execute(
        select(_INCIDENTS.id, _INCIDENTS.number, _INCIDENTS.version, _INCIDENTS.status).where(
            _INCIDENTS.batch == batch_id
        )
    ).all()
    removable = set(_removable(connection, rows, touched))
    kept = [found for found in rows if found.id not in removable and found.status != Status.ANNULLED]
    _delete(connection, sorted(removable))
    _annul(connection, kept, reason_of(batch), author)
    connection.execute(update(_BATCHES).where(_BATCHES.c.id == batch_id).values(undone_at=author.at))
    note = f"{batch.file_name}: {len(removable)} deleted, {len(kept)} annulled"
    history.write(
        connection, author.account, author.at, [Line(None, history.UNDONE, "batch", str(batch_id), note=note)]
    )
    return Undone(batch_id, deleted=len(removable), annulled=len(kept))


def _removable(
    connection: Connection, rows: Iterable[Row[Any, Any, Any, Any]], touched: set[int]
) -> Iterator[int]:
    numbered: list[tuple[tuple[int, int], int, int, bool]] = []
    for row in rows:
        untouched = row.version == 1 and row.id not in touched
        number = counters.read_number(row.number or "")
        if number is not None:
            numbered.append((number[:2], number[2], row.id, untouched))
        elif untouched:
            yield row.id
    for (digit, year), members in groupby(sorted(numbered), key=_group):
        yield from _tail(connection, BY_DIGIT[digit].code, year, list(members))


def _group(entry: tuple[tuple[int, int], int, int, bool]) -> tuple[int, int]:
    return entry[0]


def _tail(
    connection: Connection, kind: str, year: int, members: list[tuple[tuple[int, int], int, int, bool]]
) -> Iterator[int]:
    own = (tables.counters.c.kind == kind) & (tables.counters.c.year == year)
    last = int(connection.scalar(select(tables.counters.c.last).where(own)) or 0)
    first = last
    for _, order, key, untouched in reversed(members):
        if not untouched or order != first:
            break
        first -= 1
        yield key
    if first < last:
        counters.give_back(connection, kind, year, first + 1, last)


def _delete(connection: Connection, ids: list[int]) -> None:
    search.remove(connection, ids)
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        connection.execute(delete(tables.history).where(tables.history.c.incident_id.in_(part)))
        connection.execute(delete(tables.incidents).where(_INCIDENTS.id.in_(part)))


def _annul(connection: Connection, rows: list[Row[Any, Any, Any, Any]], reason: str, author: Author) -> None:
    values = {
        "status": Status.ANNULLED,
        "status_reason": reason,
        "counted": False,
        "version": _INCIDENTS.version + 1,
        "changed_by": author.account,
        "changed_at": author.at,
    }
    for start in range(0, len(rows), _CHUNK):
        part = rows[start : start + _CHUNK]
        keys = [row.id for row in part]
        connection.execute(update(tables.incidents).where(_INCIDENTS.id.in_(keys)).values(values))
        lines = [Line(row.id, history.STATUS, "status", row.status, Status.ANNULLED, reason) for row in part]
        history.write(connection, author.account, author.at, lines)


def _batch(row: Row[Any]) -> Batch:
    found: dict[str, Any] = dict(row._mapping)  # noqa: SLF001  SQLAlchemy's own name for a row as a mapping
    return Batch(**found | {"name": found.get("name") or ""})
