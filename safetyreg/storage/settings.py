"""Settings as JSON values: of the registry (empty account) or of one account."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, delete, select

from safetyreg.storage import tables
from safetyreg.storage.engine import upsert

REGISTRY: Final = ""


def get(connection: Connection, key: str, account: str = REGISTRY, default: object = None) -> object:
    """Return a value, or the default where nothing was put."""
    columns = tables.settings.c
    found = connection.execute(
        select(columns.value).where(columns.account == account, columns.key == key)
    ).first()
    return default if found is None else found.value


def put(connection: Connection, key: str, value: object, account: str = REGISTRY) -> None:
    """Keep a value that JSON can hold; None takes the setting out."""
    columns = tables.settings.c
    if value is None:
        connection.execute(delete(tables.settings).where(columns.account == account, columns.key == key))
        return
    row = {"account": account, "key": key, "value": value}
    upsert(connection, tables.settings, (row,), ("account", "key"), ("value",))


def beginning(connection: Connection, prefix: str, account: str = REGISTRY) -> Mapping[str, object]:
    """Return every value whose key begins with a prefix, by the rest of its key, in alphabetical order."""
    columns = tables.settings.c
    rows = connection.execute(
        select(columns.key, columns.value)
        .where(columns.account == account, columns.key.startswith(prefix, autoescape=True))
        .order_by(columns.key)
    )
    return {row.key.removeprefix(prefix): row.value for row in rows}
