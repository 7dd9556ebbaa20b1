"""Many rows read a part at a time, so that one long call never holds the window's thread."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Row, Select

PART: Final = 2000


def in_parts(connection: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    """Yield the rows of a statement, fetched by the thousand."""
    with connection.execute(statement.execution_options(yield_per=PART)) as result:
        yield from result
