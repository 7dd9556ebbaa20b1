"""What the rules of one record need to know of the registry: codes, extents of places, usual damage."""

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from safetyreg.domain.rules import Context
from safetyreg.registry.session import Session
from safetyreg.storage import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safetyreg.domain.place import Extent

REGION: Final = "region"
STALE_AFTER: Final = 500


class RulesContext:
    """The context of the rules, made on demand; what changes slowly is kept."""

    def __init__(self, session: Session) -> None:
        """Keep the session; nothing is read yet."""
        self._session = session
        self._extents: Mapping[str, Extent] | None = None
        self._usual: tuple[int, Mapping[str, int]] = (-STALE_AFTER, MappingProxyType({}))

    def __call__(self) -> Context:
        """Return what records are judged against now."""
        from safetyreg.storage import damage, seeds  # noqa: PLC0415  loaded when used

        if self._extents is None:
            self._extents = seeds.shipped_extents()
        database = self._session.database
        with database.read() as connection:
            state = database.state(connection)
            if state >= self._usual[0] + STALE_AFTER:
                self._usual = (state, damage.usual(connection))
            region = settings.get(connection, REGION, default="")
        context = Context(now=self._session.local_now(), extents=self._extents, region=str(region))
        return replace(context, book=self._session.book(), usual_damage=self._usual[1])
