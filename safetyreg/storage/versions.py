"""One row a victim under a version: written over the version its writer saw, or not at all."""

from typing import Any, Final

from sqlalchemy import Connection, Table, update

from safetyreg.errors import ConflictError
from safetyreg.i18n import mark
from safetyreg.storage.engine import insert_into
from safetyreg.storage.writing import Author

CONFLICT: Final = mark("Somebody saved this meanwhile: load it anew and enter your changes again.")


def raise_version(
    connection: Connection,
    table: Table,
    seen: tuple[int, int, int],
    author: Author,
    content: dict[str, object] | None = None,
) -> None:
    """Write a victim's row over (incident, person, version seen), version 0 for a new one.

    Raise ConflictError where somebody saved meanwhile.
    """
    incident, person, version = seen
    values = {"version": version + 1, "changed_by": author.account, "changed_at": author.at}
    values |= content or {}
    own = (table.c.incident_id == incident) & (table.c.person_id == person)
    if version:
        changed = update(table).where(own, table.c.version == version).values(values)
        done = connection.execute(changed).rowcount == 1
    else:
        victim = {"incident_id": incident, "person_id": person}
        done = _inserted(connection, table, values | victim)
    if not done:
        raise ConflictError(CONFLICT)


def _inserted(connection: Connection, table: Table, values: dict[str, Any]) -> bool:
    statement = (
        insert_into(table, connection).values(values).on_conflict_do_nothing(index_elements=["person_id"])
    )
    return connection.execute(statement.returning(table.c.person_id)).first() is not None
