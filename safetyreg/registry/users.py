"""Users through the door: who works here, under which name and role."""

from dataclasses import replace
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.user import Role, User
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.registry.session import Session
from safetyreg.storage import history, users
from safetyreg.storage.engine import Connection
from safetyreg.storage.history import Line

ROLE: Final = "role"
ADMITTED: Final = "admitted"
RENAMED: Final = "renamed"
MOST_NAME: Final = 100
MOST_ACCOUNT: Final = 64


class Users:
    """The accounts of one registry."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def all(self) -> tuple[User, ...]:
        """Return everybody who opened the registry or was let in."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return users.every(connection)

    def add(self, account: str, role: Role) -> Changes:
        """Let an account in before it opens the registry for the first time."""
        self._session.demand(Action.ADMINISTER)
        name = account.strip()
        if not name or len(name) > MOST_ACCOUNT:
            raise ExpectedError(mark("Enter the account as the computer of that person names it."))
        with self._database.write() as connection:
            if users.find(connection, name) is not None:
                raise ExpectedError(mark("The account “{account}” is here already."), account=name)
            users.admit(connection, name, role)
            return self._changed(connection, Line(None, ADMITTED, name, new=role.value))

    def set_role(self, account: str, role: Role) -> Changes:
        """Give a role; the last administrator keeps his. One's own new role counts at once."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            before = users.get(connection, account)
            after = users.set_role(connection, account, role)
            changes = self._changed(
                connection, Line(None, ROLE, account, old=before.role.value, new=role.value)
            )
        if account == self._session.user.account:
            self._session.user = after
        return changes

    def set_display_name(self, name: str) -> Changes:
        """Give one's own account the name that others see; `needs_name` asks for it on first use."""
        self._session.demand(Action.READ)
        wanted = " ".join(name.split())
        if not wanted or len(wanted) > MOST_NAME:
            raise ExpectedError(mark("Enter a name of at most {most} letters."), most=MOST_NAME)
        user = self._session.user
        with self._database.write() as connection:
            users.set_display_name(connection, user.account, wanted)
            changes = self._changed(
                connection, Line(None, RENAMED, user.account, old=user.display_name, new=wanted)
            )
        self._session.user = replace(user, display_name=wanted)
        return changes

    @property
    def needs_name(self) -> bool:
        """Whether the user was not yet asked for a display name."""
        return not self._session.user.display_name

    def _changed(self, connection: Connection, line: Line) -> Changes:
        history.write(connection, self._session.user.account, self._database.now(), (line,))
        return Changes(state=self._database.bump(connection), settings=True)
