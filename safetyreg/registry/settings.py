"""Settings through the door: one's own and the registry's, and saved views."""

from collections.abc import Mapping
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.registry.session import Session
from safetyreg.storage import history, settings
from safetyreg.storage.history import Line

VIEW: Final = "view."
SET: Final = "setting"
_MOST: Final = 100


class Settings:
    """What one registry and its users chose."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def get(self, key: str, default: object = None) -> object:
        """Return a value of one's own, or the default."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return settings.get(connection, key, self._account, default)

    def put(self, key: str, value: object) -> None:
        """Keep a value of one's own that JSON can hold; None takes it out."""
        self._session.demand(Action.READ)
        with self._database.write() as connection:
            settings.put(connection, key, value, self._account)

    def shared(self, key: str, default: object = None) -> object:
        """Return a value that holds for the whole registry, or the default."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return settings.get(connection, key, default=default)

    def share(self, key: str, value: object) -> Changes:
        """Keep a value for the whole registry; None takes it out."""
        self._session.demand(Action.ADMINISTER)
        with self._database.write() as connection:
            before = settings.get(connection, key)
            settings.put(connection, key, value)
            line = Line(None, SET, "", _text(before), _text(value), key)
            history.write(connection, self._account, self._database.now(), (line,))
            return Changes(state=self._database.bump(connection), settings=True)

    def views(self) -> Mapping[str, object]:
        """Return one's saved views by their names."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            return settings.beginning(connection, VIEW, self._account)

    def save_view(self, name: str, view: object) -> None:
        """Save a view under a name; None deletes it."""
        self.put(VIEW + _name(name), view)

    def rename_view(self, name: str, wanted: str) -> None:
        """Give a saved view another name; a name that another view has is refused."""
        self._session.demand(Action.READ)
        new = _name(wanted)
        with self._database.write() as connection:
            kept = settings.beginning(connection, VIEW, self._account)
            if name not in kept:
                raise ExpectedError(mark("The view “{name}” is no longer there."), name=name)
            if new != name and new in kept:
                raise ExpectedError(mark("A view is named “{name}” already: choose another name."), name=new)
            settings.put(connection, VIEW + name, None, self._account)
            settings.put(connection, VIEW + new, kept[name], self._account)

    @property
    def _account(self) -> str:
        return self._session.user.account


def _name(typed: str) -> str:
    found = " ".join(typed.split())
    if not found or len(found) > _MOST:
        raise ExpectedError(mark("Enter a name of at most {most} letters."), most=_MOST)
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)
