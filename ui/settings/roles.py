"""Names of roles as people read them."""

from typing import Final

from safetyreg.domain.user import ROLE_NAMES, Role
from safetyreg.i18n import Texts, mark

ROLES: Final = {
    Role.VIEWER: mark("viewer: looks and exports"),
    Role.OPERATOR: mark("operator: logs and imports"),
    Role.INSPECTOR: mark("inspector: sees personal data"),
    Role.ADMINISTRATOR: mark("administrator: settings and users"),
}


def role_name(role: Role, texts: Texts) -> str:
    """Return the name of a role alone, without what it may do."""
    return texts.say(ROLE_NAMES[role])
