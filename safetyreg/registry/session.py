"""One open registry, shared by the small objects of the door: its database, its user, its code book."""

from datetime import datetime

from safetyreg import access
from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.codes import CodeBook
from safetyreg.domain.user import User
from safetyreg.storage import codes
from safetyreg.storage.conditions import Scope
from safetyreg.storage.engine import Database
from safetyreg.storage.writing import Author


class Session:
    """What every object of the door is made with; `user` is replaced when his name or role changes."""

    def __init__(self, database: Database, user: User, *, demo: bool = False) -> None:
        """Keep the database and whose session it is."""
        self.database = database
        self.user = user
        self.demo = demo
        self._book: tuple[int, CodeBook] = (-1, CodeBook())

    def demand(self, action: Action) -> None:
        """Refuse what the user may not do."""
        access.demand(self.user, action)

    def may(self, action: Action) -> bool:
        """Whether the user may do something."""
        return access.may(self.user, action)

    def book(self) -> CodeBook:
        """Return the registry's code lists, read again when they changed."""
        with self.database.read() as connection:
            state = codes.state(connection)
            if state != self._book[0]:
                self._book = (state, codes.book(connection))
        return self._book[1]

    def scope(self, *, months: bool = False) -> Scope:
        """Return how queries are read for this user: sub-items of codes, search in persons where he may."""
        persons = self.may(Action.SEARCH_PERSONS)
        return Scope(self.database.kind, self.book(), persons=persons, months=months)

    def author(self) -> Author:
        """Return who writes now."""
        database = self.database
        return Author(self.user.account, database.now(), database.today(), self.book())

    def local_now(self) -> datetime:
        """Return the civil time here, naive."""
        return self.database.now().astimezone().replace(tzinfo=None)

    def state(self) -> int:
        """Return the counter of changes."""
        with self.database.read() as connection:
            return self.database.state(connection)

    def changes(self, state: int, *ids: int) -> Changes:
        """Return what an action changed, by the counter it left."""
        return Changes(state=state, incidents=frozenset(ids))
