"""Who works with the registry: the system's account name, a display name, a role."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from safetyreg.i18n import mark


class Role(StrEnum):
    """Roles, each may do what those before it may."""

    VIEWER = "viewer"
    OPERATOR = "operator"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: Final = {
    Role.VIEWER: mark("viewer"),
    Role.OPERATOR: mark("operator"),
    Role.INSPECTOR: mark("inspector"),
    Role.ADMINISTRATOR: mark("administrator"),
}


@dataclass(frozen=True, slots=True)
class User:
    """An account; `display_name` is empty until it was asked for."""

    account: str
    display_name: str = ""
    role: Role = Role.VIEWER
