"""Ids taken before their rows are written, for rows that name each other."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, text

from safetyreg.storage.engine import SQLITE


def take(connection: Connection, table: Table, amount: int) -> Sequence[int]:
    """Return ids that no row of the table had before; the table counts its ids up for good."""
    name = table.name
    if connection.dialect.name == SQLITE:
        last = text(
            f"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{name}'), 0),"  # noqa: S608
            f" coalesce((SELECT max(id) FROM {name}), 0))"
        )
        first = int(connection.execute(last).scalar_one()) + 1
        return range(first, first + amount)
    series = text(
        f"SELECT nextval(pg_get_serial_sequence('{name}', 'id')) FROM generate_series(1, :amount)"  # noqa: S608
    )
    return sorted(connection.execute(series, {"amount": amount}).scalars())
