"""Loading the cube from the registry, and bringing it up to date by the ids that an action changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sqlalchemy import ColumnElement, Connection, Select, func, select, type_coerce
from sqlalchemy.types import NullType

from safetyreg.domain.changes import Changes
from safetyreg.domain.codes import CodeBook
from safetyreg.statistics.cube import DAY, HOUR, Coded, Codes, Cube, column_of
from safetyreg.statistics.dimensions import DIMENSIONS
from safetyreg.statistics.measures import MEASURES
from safetyreg.storage.conditions import chosen
from safetyreg.storage.engine import SQLITE
from safetyreg.storage.tables import incidents

CHUNK: Final = 2000
COLUMNS: Final = tuple(dict.fromkeys(column_of(dimension) for dimension in DIMENSIONS))
AMOUNTS: Final = tuple(measure.column for measure in MEASURES if measure.column)
_MOST_AT_ONCE: Final = 20_000


class _Encoder(dict[object, int]):
    """Codes by the raw value of the database; a new value gets the next code."""

    def __init__(self, read: Callable[[Any], object], values: Sequence[object] = ()) -> None:
        """Know the values that a column has already."""
        super().__init__()
        self.codes = {value: code for code, value in enumerate(values)}
        self._read = read

    def __missing__(self, raw: object) -> int:
        code = self.codes.setdefault(self._read(raw), len(self.codes))
        self[raw] = code
        return code


def load(connection: Connection, book: CodeBook, state: int) -> Cube:
    """Read every record; the arrays take about 40 bytes a record."""
    return _read(connection, _statement(), book, state, {})


def refreshed(cube: Cube, connection: Connection, changes: Changes) -> Cube:
    """Return the cube of the state after an action: its records are read again, or all of them."""
    ids = changes.incidents
    if ids is None or len(ids) > _MOST_AT_ONCE:
        return load(connection, cube.book, changes.state)
    if not ids:
        return replace(cube, state=changes.state, _axes=cube._axes)  # noqa: SLF001  its own kind
    kind = "sqlite" if connection.dialect.name == SQLITE else "postgresql"
    asked = _statement().where(chosen(sorted(ids), kind))  # type: ignore[arg-type]
    fresh = _read(connection, asked, cube.book, changes.state, cube.columns)
    return _joined(cube, fresh, ~cube.among(ids))


def _statement() -> Select[Any]:
    """Return the statement; values come as the database has them, no object is made for each."""
    dimensions: list[ColumnElement[Any]] = [type_coerce(incidents.c[name], NullType()) for name in COLUMNS]
    amounts = [_amount(incidents.c[name]) for name in AMOUNTS]
    counted = type_coerce(incidents.c.counted, NullType())
    return select(incidents.c.id, counted, *dimensions, *amounts).order_by(incidents.c.id)


def _amount(column: ColumnElement[int]) -> ColumnElement[int]:
    return column if column.key != "damage" else func.coalesce(column, 0)


def _read(
    connection: Connection, statement: Select[Any], book: CodeBook, state: int, known: Mapping[str, Coded]
) -> Cube:
    encoders = [
        _Encoder(_READ.get(name, str), known[name].values if name in known else ()) for name in COLUMNS
    ]
    parts: list[list[npt.NDArray[Any]]] = [[] for _ in range(2 + len(COLUMNS) + len(AMOUNTS))]
    for rows in _chunks(connection, statement):
        for part, cells in zip(parts, _columns(rows, encoders), strict=True):
            part.append(cells)
    ids, counted, *columns = (_whole(part) for part in parts)
    coded, amounts = columns[: len(COLUMNS)], columns[len(COLUMNS) :]
    return Cube(
        ids=ids.astype(np.int64),
        columns={
            name: Coded(_small(column), tuple(encoder.codes))
            for name, column, encoder in zip(COLUMNS, coded, encoders, strict=True)
        },
        measures={name: _small(column) for name, column in zip(AMOUNTS, amounts, strict=True)},
        counted=counted.astype(np.bool_),
        book=book,
        state=state,
    )


def _chunks(connection: Connection, statement: Select[Any]) -> Iterator[Sequence[Sequence[Any]]]:
    """Yield rows by the thousand, from a file straight from the driver: row objects double the time."""
    if connection.dialect.name != SQLITE:
        with connection.execute(statement, execution_options={"stream_results": True}) as result:
            yield from result.partitions(CHUNK)
        return
    with connection.execute(statement) as result:
        while rows := result.cursor.fetchmany(CHUNK):
            yield rows


def _columns(rows: Sequence[Sequence[Any]], encoders: Sequence[_Encoder]) -> Iterator[npt.NDArray[Any]]:
    """Yield the columns of some rows as arrays."""
    size = len(rows)
    cells = iter(zip(*rows, strict=True))
    yield np.fromiter(next(cells), np.int64, size)
    yield np.fromiter(next(cells), np.bool_, size)
    for encoder in encoders:
        yield np.fromiter(map(encoder.__getitem__, next(cells)), np.uint16, size)
    for column in cells:
        yield np.fromiter(column, np.int64, size)


def _whole(parts: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _small(column: npt.NDArray[Any]) -> Codes:
    """Return the values in the smallest integer that holds them."""
    if not len(column):
        return np.zeros(0, dtype=np.uint8)
    least, most = int(column.min()), int(column.max())
    return column.astype(np.promote_types(np.min_scalar_type(least), np.min_scalar_type(most)))


def _joined(cube: Cube, fresh: Cube, kept: npt.NDArray[np.bool_]) -> Cube:
    """Return the kept records and the fresh ones, by ascending id."""
    ids = np.concatenate([cube.ids[kept], fresh.ids])
    order = np.argsort(ids, kind="stable")

    def joined(old: npt.NDArray[Any], new: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.asarray(np.concatenate([old[kept], new])[order])

    return Cube(
        ids=ids[order],
        columns={
            name: Coded(joined(cube.columns[name].codes, column.codes), column.values)
            for name, column in fresh.columns.items()
        },
        measures={name: joined(cube.measures[name], column) for name, column in fresh.measures.items()},
        counted=joined(cube.counted, fresh.counted),
        book=cube.book,
        state=fresh.state,
    )


def _day(raw: str | date | None) -> date | None:
    return date.fromisoformat(raw) if isinstance(raw, str) else raw


def _hour(raw: str | time | None) -> int | None:
    return None if raw is None else time.fromisoformat(raw).hour if isinstance(raw, str) else raw.hour


_READ: Final[Mapping[str, Callable[[Any], object]]] = {DAY: _day, HOUR: _hour}
