"""The door: opens, makes and migrates a registry and carries one small object a noun."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from safetyreg import __version__, access
from safetyreg.domain.user import Role, User
from safetyreg.errors import WrongDatabaseError
from safetyreg.i18n import mark
from safetyreg.registry.codes import Codes
from safetyreg.registry.incidents import Incidents
from safetyreg.registry.rules_context import RulesContext
from safetyreg.registry.session import Session
from safetyreg.storage import migrate, properties, users
from safetyreg.storage.engine import Database, utc_now
from safetyreg.storage.location import server_url

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from safetyreg.registry.analysis import Analysis
    from safetyreg.registry.attachments import Attachments
    from safetyreg.registry.attention import Attention
    from safetyreg.registry.backups import Backups
    from safetyreg.registry.claims import Claims
    from safetyreg.registry.decisions import Decisions
    from safetyreg.registry.denominators import Denominators
    from safetyreg.registry.forms import Forms
    from safetyreg.registry.grounds import Grounds
    from safetyreg.registry.imports import Imports
    from safetyreg.registry.law import Law
    from safetyreg.registry.liability import Liability
    from safetyreg.registry.newest import Newest
    from safetyreg.registry.reference import Reference
    from safetyreg.registry.reports import Reports
    from safetyreg.registry.settings import Settings
    from safetyreg.registry.standards import LawOfRegistry
    from safetyreg.registry.statistics import Statistics
    from safetyreg.registry.users import Users
    from safetyreg.registry.watching import Watching


class Registry:
    """One open registry as one user sees it."""

    def __init__(self, database: Database, user: User, *, demo: bool) -> None:
        """Wire the objects of the door over one session."""
        self.location = database.location
        self.name = database.name
        self._session = session = Session(database, user, demo=demo)
        self._context = RulesContext(session)
        self.incidents = Incidents(session, self._context)
        self.codes = Codes(session)

    @cached_property
    def forms(self) -> Forms:
        """Drafts of forms."""
        from safetyreg.registry.forms import Forms  # noqa: PLC0415  loaded when used

        return Forms(self._session)

    @cached_property
    def statistics(self) -> Statistics:
        """Counts, cards, trends."""
        from safetyreg.registry.statistics import Statistics  # noqa: PLC0415  loaded when used

        return Statistics(self._session)

    @cached_property
    def analysis(self) -> Analysis:
        """Linked charts."""
        from safetyreg.registry.analysis import Analysis  # noqa: PLC0415  loaded when used

        return Analysis(self._session)

    @cached_property
    def newest(self) -> Newest:
        """The newest months."""
        from safetyreg.registry.newest import Newest  # noqa: PLC0415  loaded when used

        return Newest(self._session)

    @cached_property
    def watching(self) -> Watching:
        """Alarms and what was said of them."""
        from safetyreg.registry.watching import Watching  # noqa: PLC0415  loaded when used

        return Watching(self._session, self.analysis)

    @cached_property
    def imports(self) -> Imports:
        """Files in."""
        from safetyreg.registry.imports import Imports  # noqa: PLC0415  loaded when used

        return Imports(self._session, self._context)

    @cached_property
    def attachments(self) -> Attachments:
        """Files of records."""
        from safetyreg.registry.attachments import Attachments  # noqa: PLC0415  loaded when used

        return Attachments(self._session)

    @cached_property
    def backups(self) -> Backups:
        """Copies of the registry."""
        from safetyreg.registry.backups import Backups  # noqa: PLC0415  loaded when used

        return Backups(self._session)

    @cached_property
    def decisions(self) -> Decisions:
        """Decisions on guilt."""
        from safetyreg.registry.decisions import Decisions  # noqa: PLC0415  loaded when used

        return Decisions(self._session, self._standards)

    @cached_property
    def grounds(self) -> Grounds:
        """Grounds of a case."""
        from safetyreg.registry.grounds import Grounds  # noqa: PLC0415  loaded when used

        return Grounds(self._session)

    @cached_property
    def claims(self) -> Claims:
        """Claims of victims."""
        from safetyreg.registry.claims import Claims  # noqa: PLC0415  loaded when used

        return Claims(self._session)

    @cached_property
    def law(self) -> Law:
        """Policies, norms, heads, legal numbers."""
        from safetyreg.registry.law import Law  # noqa: PLC0415  loaded when used

        return Law(self._session)

    @cached_property
    def denominators(self) -> Denominators:
        """Residents, employed, hours."""
        from safetyreg.registry.denominators import Denominators  # noqa: PLC0415  loaded when used

        return Denominators(self._session)

    @cached_property
    def liability(self) -> Liability:
        """Splits of guilt and what a threshold changes."""
        from safetyreg.registry.known_cases import CaseReader  # noqa: PLC0415  the same
        from safetyreg.registry.liability import Liability  # noqa: PLC0415  loaded when used

        return Liability(self._session, self._standards, CaseReader(self._session))

    @cached_property
    def reports(self) -> Reports:
        """Workbooks, dumps, prints."""
        from safetyreg.registry.reports import Reports  # noqa: PLC0415  loaded when used

        return Reports(self._session, self.liability)

    @cached_property
    def attention(self) -> Attention:
        """What needs attention."""
        from safetyreg.registry.attention import Attention  # noqa: PLC0415  loaded when used

        return Attention(self._session, self.liability.unlawful)

    @cached_property
    def reference(self) -> Reference:
        """Dated values that everybody works with."""
        from safetyreg.registry.reference import Reference  # noqa: PLC0415  loaded when used

        return Reference(self._session)

    @cached_property
    def settings(self) -> Settings:
        """Settings and saved views."""
        from safetyreg.registry.settings import Settings  # noqa: PLC0415  loaded when used

        return Settings(self._session)

    @cached_property
    def users(self) -> Users:
        """Users and roles."""
        from safetyreg.registry.users import Users  # noqa: PLC0415  loaded when used

        return Users(self._session)

    @cached_property
    def _standards(self) -> LawOfRegistry:
        from safetyreg.registry.standards import LawOfRegistry  # noqa: PLC0415  loaded when used

        return LawOfRegistry(self._session)

    @classmethod
    def create(
        cls,
        location: str,
        *,
        account: str,
        demo: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> Self:
        """Make a registry in a new file or an empty database; its creator is administrator."""
        with ExitStack() as undo:
            if server_url(location) is None:
                undo.callback(_touch(location).unlink, missing_ok=True)
            database = Database(location, now=now)
            undo.callback(database.close)
            user = _fill(database, account, demo=demo)
            undo.pop_all()
        return cls(database, user, demo=demo)

    @classmethod
    def open(cls, location: str, *, account: str, now: Callable[[], datetime] = utc_now) -> Self:
        """Open a registry; a file that is behind is copied and brought up to date first.

        An account seen for the first time may only look. `now` is aware UTC.
        """
        database = Database(location, now=now)
        with ExitStack() as undo:
            undo.callback(database.close)
            if database.path is not None:
                migrate.check_file(database.path)
            migrate.bring_up_to_date(database)
            user, demo = _welcome(database, account)
            undo.pop_all()
        return cls(database, user, demo=demo)

    @staticmethod
    def migrate(location: str, *, account: str) -> str:
        """Bring a registry up to date and return its revision; only its administrator may."""
        database = Database(location)
        with ExitStack() as undo:
            undo.callback(database.close)
            if database.path is not None:
                migrate.check_file(database.path)
            migrate.demand_known(database)
            with database.read() as connection:
                user = users.find(connection, account) or User(account)
            access.demand(user, access.Action.ADMINISTER)
            return migrate.upgrade(database)

    @staticmethod
    def is_vacant(location: str) -> bool:
        """Whether nothing is there yet: no such file, or a database of a server without tables."""
        if server_url(location) is None:
            return not Path(location).exists()
        database = Database(location)
        try:
            return migrate.is_empty(database)
        finally:
            database.close()

    @property
    def user(self) -> User:
        """The user of this session."""
        return self._session.user

    @property
    def demo(self) -> bool:
        """Whether the records are made up."""
        return self._session.demo

    @property
    def state(self) -> int:
        """The counter of changes, by whomever they were made."""
        return self._session.state()

    def close(self) -> None:
        """Close the database."""
        self._session.database.close()


def _shipped() -> str:
    """Return what the shipped lists and laws are known by: an older form has no place for some of them."""
    return f"{__version__} {migrate.head()}"


def _touch(location: str) -> Path:
    path = Path(location)
    if path.exists():
        text = mark("“{path}” is there already: open it, or choose another name.")
        raise WrongDatabaseError(text, path=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except OSError as error:
        text = mark("“{path}” cannot be made: choose a folder you may write to.")
        raise WrongDatabaseError(text, path=str(path)) from error
    return path


def _fill(database: Database, account: str, *, demo: bool) -> User:
    if not migrate.is_empty(database):
        text = mark("“{name}” is not empty: open it, or choose another place for a new registry.")
        raise WrongDatabaseError(text, name=database.name)
    migrate.upgrade(database)
    with database.write() as connection:
        user = users.admit(connection, account, Role.ADMINISTRATOR)
        properties.seed(connection, _shipped())
        properties.put(connection, properties.DEMO, "yes" if demo else "")
    return user


def _welcome(database: Database, account: str) -> tuple[User, bool]:
    """Return who opens the registry and whether it is a demo; what the program ships newly is added."""
    with database.read() as connection:
        user = users.find(connection, account)
        demo = bool(properties.get(connection, properties.DEMO))
        due = properties.get(connection, properties.SEEDED) != _shipped()
    if user is None or due:
        with database.write() as connection:
            user = users.admit(connection, account)
            if properties.seed(connection, _shipped()):
                database.bump(connection)
    return user, demo
