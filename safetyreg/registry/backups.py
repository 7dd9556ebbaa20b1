"""Backups through the door: a file is copied beside itself; a server's backups are its administrator's."""

from pathlib import Path
from typing import Final

from safetyreg import access
from safetyreg.access import Action
from safetyreg.domain.user import Role, User
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.registry.session import Session
from safetyreg.storage import backup
from safetyreg.storage.backup import LABELS, Backup, Reason
from safetyreg.storage.engine import utc_now
from safetyreg.storage.file_copy import Tick
from safetyreg.storage.location import server_url

__all__ = ["LABELS", "SERVER_NOTE", "Backup", "Backups", "Reason"]

SERVER_NOTE: Final = mark(
    "This registry lies on a server: its administrator backs it up with pg_dump, the program makes no copies."
)


class Backups:
    """The kept copies of one registry."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session

    @property
    def possible(self) -> bool:
        """Whether the program makes the backups itself; SERVER_NOTE says who does where it does not."""
        return self._session.database.path is not None

    def daily(self, tick: Tick | None = None) -> Backup | None:
        """Make the backup of the day; nothing where there is one already, and on a server."""
        self._session.demand(Action.READ)
        path = self._session.database.path
        return None if path is None else backup.daily(path, self._session.local_now(), tick)

    def all(self) -> tuple[Backup, ...]:
        """Return the kept copies, the newest first."""
        self._session.demand(Action.READ)
        path = self._session.database.path
        return () if path is None else backup.kept(path)

    def make(self, reason: Reason = Reason.MANUAL, tick: Tick | None = None) -> Backup:
        """Make a backup now; whether the copy is sound stands in the answer."""
        self._session.demand(Action.WRITE)
        return backup.make(self._file(), reason, self._session.local_now(), tick)

    def _file(self) -> Path:
        path = self._session.database.path
        if path is None:
            raise ExpectedError(SERVER_NOTE)
        return path

    @staticmethod
    def restore(chosen: Path, location: str, *, account: str) -> Backup | None:
        """Put a backup in the place of a registry that nobody has open; return the copy made of it before.

        Only an administrator may: by the registry's own users, or by the backup's where it cannot be read.
        Open the registry anew afterwards.
        """
        if server_url(location) is not None:
            raise ExpectedError(SERVER_NOTE)
        path = Path(location).absolute()
        role = backup.role_in(path, account) or backup.role_in(chosen, account)
        access.demand(User(account, role=role or Role.VIEWER), Action.ADMINISTER)
        return backup.restore(chosen, path, utc_now().astimezone().replace(tzinfo=None), account)
