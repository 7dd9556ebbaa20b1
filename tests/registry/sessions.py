"""Sessions over the tables of a registry, for tests of single objects of the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from safetyreg.domain.user import Role
from safetyreg.registry.session import Session
from safetyreg.storage import properties, tables, users

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


def session_of(database: Database, role: Role = Role.ADMINISTRATOR, account: str = "anna") -> Session:
    """Return a session of an account with a role; what the program ships is there."""
    with database.write() as connection:
        properties.seed(connection, "1")
        user = users.admit(connection, account, role)
    return Session(database, user)


def lines(database: Database) -> list[tuple[str, str, str, str, str, str]]:
    """Return the history's lines: account, action, field, old, new, note."""
    found = tables.history.c
    chosen = select(found.account, found.action, found.field, found.old, found.new, found.note)
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(chosen.order_by(found.id))]


def state(database: Database) -> int:
    """Return the counter of changes."""
    with database.read() as connection:
        return database.state(connection)
