"""Users and what each may do: pure; the door asks on every call."""

from enum import Enum
from typing import Final

from safetyreg.domain.user import ROLE_NAMES, Role, User
from safetyreg.errors import Message, NotPermittedError
from safetyreg.i18n import mark


class Action(Enum):
    """What the door asks about."""

    READ = "read"
    EXPORT = "export"
    WRITE = "write"
    IMPORT = "import"
    ANNUL = "annul"
    SEE_PERSONAL = "see_personal"
    SEARCH_PERSONS = "search_persons"
    EXPORT_PERSONAL = "export_personal"
    UNDO_IMPORT = "undo_import"
    DECIDE = "decide"
    SET_LAW = "set_law"
    ADMINISTER = "administer"


_ORDER: Final = tuple(Role)
_LEAST: Final = {
    Action.READ: Role.VIEWER,
    Action.EXPORT: Role.VIEWER,
    Action.WRITE: Role.OPERATOR,
    Action.IMPORT: Role.OPERATOR,
    Action.ANNUL: Role.OPERATOR,
    Action.SEE_PERSONAL: Role.INSPECTOR,
    Action.SEARCH_PERSONS: Role.INSPECTOR,
    Action.EXPORT_PERSONAL: Role.INSPECTOR,
    Action.UNDO_IMPORT: Role.INSPECTOR,
    Action.DECIDE: Role.INSPECTOR,
    Action.SET_LAW: Role.ADMINISTRATOR,
    Action.ADMINISTER: Role.ADMINISTRATOR,
}


def may(user: User, action: Action) -> bool:
    """Whether a user may do something."""
    return _ORDER.index(user.role) >= _ORDER.index(_LEAST[action])


def demand(user: User, action: Action) -> None:
    """Refuse what a user may not do, naming the role it takes."""
    if not may(user, action):
        raise NotPermittedError(
            mark("Your role “{role}” does not allow this; it takes “{least}”. Ask an administrator."),
            role=Message(ROLE_NAMES[user.role]),
            least=Message(ROLE_NAMES[_LEAST[action]]),
        )
