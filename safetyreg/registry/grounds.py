"""Reasoning sheets through the door: grounds on three sides, each change in the history."""

from dataclasses import dataclass

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.ground import Sheet
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.registry import victims
from safetyreg.registry.session import Session
from safetyreg.storage import history, sheets


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """A sheet as it was written, with its new version, and what that changed."""

    sheet: Sheet
    changes: Changes


class Grounds:
    """The reasoning sheets of one registry."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def sheet(self, incident: int, person: int) -> Sheet:
        """Return the sheet of a victim, an empty one of version 0 where nothing was kept."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            victims.find(connection, incident, person)
            return sheets.get(connection, incident, person)

    def save(self, sheet: Sheet) -> KeptSheet:
        """Write a whole sheet over the version it was read with; raise ConflictError where that is gone."""
        self._session.demand(Action.DECIDE)
        if not all(ground.text.strip() for ground in sheet.grounds):
            raise ExpectedError(mark("Say of every ground what was breached or omitted."))
        author = self._session.author()
        with self._database.write() as connection:
            record, _ = victims.find(connection, sheet.incident, sheet.person)
            victims.demand_open(record)
            victims.demand_own(connection, sheet.incident, *(ground.attachment for ground in sheet.grounds))
            made, lines = sheets.save(connection, sheet, author)
            history.write(connection, author.account, author.at, lines)
            state = self._database.bump(connection)
        return KeptSheet(made, self._session.changes(state, sheet.incident))
