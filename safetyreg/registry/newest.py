"""The newest months and what is missing, through the door; numpy is imported by the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safetyreg.access import Action
from safetyreg.domain.kinds import KINDS
from safetyreg.statistics import quiet
from safetyreg.statistics.comparison import compared

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from safetyreg.domain.query import Query
    from safetyreg.registry.session import Session
    from safetyreg.statistics.newest import Newest as Found
    from safetyreg.statistics.quiet import Lacking, Quiet


class Newest:
    """How late records come, who is silent, what records do not say."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session

    def months(self, query: Query, today: date | None = None) -> Found:
        """Return the delays of a filter's last three years and its provisional months; its period is left."""
        from safetyreg.statistics.newest import newest  # noqa: PLC0415  loads numpy

        self._session.demand(Action.READ)
        database, scope = self._session.database, self._session.scope()
        with database.snapshot() as connection:
            return newest(connection, query, today or database.today(), scope)

    def by_kind(self, query: Query, today: date | None = None) -> Mapping[str, Found]:
        """Return the same for each kind of a filter on its own."""
        kinds = query.kinds or tuple(kind.code for kind in KINDS)
        return {kind: self.months(query.only(kinds=(kind,)), today) for kind in kinds}

    def quiet(self, query: Query, today: date | None = None) -> tuple[Quiet, ...]:
        """Return districts and employers of a filter silent for improbably long: leads to ask about."""
        self._session.demand(Action.READ)
        database, scope = self._session.database, self._session.scope()
        with database.snapshot() as connection:
            return quiet.quiet(connection, query, today or database.today(), scope)

    def lacking(self, query: Query, today: date | None = None) -> tuple[Lacking, ...]:
        """Return what the records of a filter's period (this year without one) do not say, kind by kind."""
        self._session.demand(Action.READ)
        database, scope = self._session.database, self._session.scope()
        period = compared(query, today or database.today()).current
        with database.snapshot() as connection:
            return quiet.lacking(connection, query, period, scope)
