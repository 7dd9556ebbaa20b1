"""Many rows read a part at a time, so that one long call never holds the window's thread."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Row, Select

T = TypeVar("T")
Tick = Callable[[int, int], None]
PART: Final = 2000
BLOCK: Final = 1000
_TOLD_EVERY: Final = 100


def in_parts(connection: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    """Yield the rows of a statement, fetched by the thousand."""
    with connection.execute(statement.execution_options(yield_per=PART)) as result:
        yield from result


def blocks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ids by the thousand: as many as one question names."""
    for begin in range(0, len(ids), BLOCK):
        yield list(ids[begin : begin + BLOCK])


def told(found: Iterable[T], tick: Tick | None) -> Iterator[T]:
    """Yield everything, with `tick(number, 0)` every few milliseconds: it may wait, or raise to stop it."""
    for number, one in enumerate(found):
        if tick is not None and not number % _TOLD_EVERY:
            tick(number, 0)
        yield one
