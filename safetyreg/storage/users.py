"""Accounts of a registry with their display names and roles."""

from sqlalchemy import Connection, select, update

from safetyreg.domain.user import Role, User
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import mark
from safetyreg.storage import tables
from safetyreg.storage.engine import upsert

_COLUMNS = tables.users.c


def admit(connection: Connection, account: str, role: Role = Role.VIEWER) -> User:
    """Return an account's user; an account seen for the first time gets the role."""
    row = {"account": account, "display_name": "", "role": role.value}
    upsert(connection, tables.users, (row,), ("account",))
    return get(connection, account)


def find(connection: Connection, account: str) -> User | None:
    """Return an account's user, or None for an account not seen yet."""
    row = connection.execute(select(tables.users).where(_COLUMNS.account == account)).first()
    return None if row is None else User(row.account, row.display_name, Role(row.role))


def get(connection: Connection, account: str) -> User:
    """Return an account's user; raise NotFoundError for an account not seen yet."""
    found = find(connection, account)
    if found is None:
        raise NotFoundError(mark("No user is called “{account}” in this registry."), account=account)
    return found


def every(connection: Connection) -> tuple[User, ...]:
    """Return every user in the order of their accounts."""
    rows = connection.execute(select(tables.users).order_by(_COLUMNS.account))
    return tuple(User(row.account, row.display_name, Role(row.role)) for row in rows)


def set_role(connection: Connection, account: str, role: Role) -> User:
    """Give a role; the registry's last administrator keeps his."""
    held = connection.execute(
        select(_COLUMNS.account).where(_COLUMNS.role == Role.ADMINISTRATOR.value).with_for_update()
    )
    if role is not Role.ADMINISTRATOR and list(held.scalars()) == [account]:
        raise ExpectedError(
            mark("“{account}” is the last administrator: make another one first."), account=account
        )
    get(connection, account)
    connection.execute(update(tables.users).where(_COLUMNS.account == account).values(role=role.value))
    return get(connection, account)


def set_display_name(connection: Connection, account: str, name: str) -> User:
    """Give an account the name that people see."""
    connection.execute(update(tables.users).where(_COLUMNS.account == account).values(display_name=name))
    return get(connection, account)
