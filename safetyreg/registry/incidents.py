"""Incidents through the door: found, shown, judged, saved and taken back, as far as the user may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from safetyreg.access import Action
from safetyreg.domain import rules
from safetyreg.domain.changes import HistoryLine, Saved
from safetyreg.domain.problem import Problem, ProblemsError
from safetyreg.domain.query import NEWEST_FIRST, Order, Query
from safetyreg.domain.status import COUNTED, Status, check_change
from safetyreg.errors import ConflictError, ExpectedError, Message, NotFoundError
from safetyreg.i18n import mark
from safetyreg.registry import masking, undo
from safetyreg.storage import duplicates, history, incidents, writing
from safetyreg.storage import rows as row_storage
from safetyreg.storage.duplicates import Duplicate
from safetyreg.storage.incidents import FIRST_PAGE, Tick

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from safetyreg.domain.incident import Incident
    from safetyreg.registry.session import Session
    from safetyreg.storage.engine import Connection
    from safetyreg.storage.rows import Cells

__all__ = ["Duplicate", "Incidents", "ProblemsError"]

_GONE: Final = mark("The record is not there any more: reload the register.")
_UNREADABLE: Final = mark("“{text}” cannot be read here: type it again.")


class Incidents:
    """The records of one registry; `context` gives what the rules need to know of it."""

    def __init__(self, session: Session, context: Callable[[], rules.Context]) -> None:
        """Keep the session and the rules' context."""
        self._session = session
        self._context = context
        self._journal = undo.Journal()

    def first(self, query: Query, order: Order = NEWEST_FIRST, limit: int = FIRST_PAGE) -> tuple[int, ...]:
        """Return the first ids of a query at once."""
        self._demand_read(order)
        scope = self._session.scope()
        with self._session.database.read() as connection:
            return incidents.first(connection, query, order, scope, limit)

    def ids(self, query: Query, order: Order = NEWEST_FIRST, tick: Tick | None = None) -> array[int]:
        """Return all ids of a query in an order; `tick` may stop it by raising CancelledError."""
        self._demand_read(order)
        scope = self._session.scope()
        with self._session.database.read() as connection:
            return incidents.ids(connection, query, order, scope, tick)

    def count(self, query: Query) -> int:
        """Return how many records a query finds."""
        self._session.demand(Action.READ)
        scope = self._session.scope()
        with self._session.database.read() as connection:
            return incidents.count(connection, query, scope)

    def rows(self, ids: Sequence[int], fields: Sequence[str]) -> dict[int, Cells]:
        """Return the values of fields, in their order, by id; ids that are gone are left out."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            found = row_storage.rows(connection, ids, fields)
        if self._session.may(Action.SEE_PERSONAL) or not masking.personal(fields):
            return found
        return {key: masking.mask_row(row, fields) for key, row in found.items()}

    def get(self, incident_id: int) -> Incident:
        """Return a record with masked identity numbers, below inspector with initials and without names."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            return self._masked(_stored(connection, incident_id))

    def by_number(self, number: str) -> int | None:
        """Return the id of a registration number, typed with or without its zeros."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            return incidents.by_number(connection, number)

    def last(self, kind: str) -> Incident | None:
        """Return the last record of a kind this user logged, for «copy last»."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            found = incidents.last_of(connection, kind, self._session.user.account)
            return self._masked(_stored(connection, found)) if found is not None else None

    def history(self, incident_id: int) -> tuple[HistoryLine, ...]:
        """Return the lines of a record, the oldest first; personal values are masked as in the record."""
        self._session.demand(Action.READ)
        names = not self._session.may(Action.SEE_PERSONAL)
        with self._session.database.read() as connection:
            lines = history.read(connection, incident_id)
        return tuple(masking.mask_line(line, names=names) for line in lines)

    def duplicates(self, incident: Incident, limit: int = 5) -> tuple[Duplicate, ...]:
        """Return records that may be the same incident, the most alike first."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            return duplicates.likely(connection, self._complete(connection, incident), limit)

    def problems(self, incident: Incident) -> tuple[Problem, ...]:
        """Return the broken rules of a record as it would be saved, unreadable texts first."""
        self._session.demand(Action.READ)
        with self._session.database.read() as connection:
            complete = self._complete(connection, incident)
        return _problems(complete, self._context())

    def reveal(self, incident_id: int, reason: str) -> Incident:
        """Return a record with its identity numbers; who asked, when and why goes into its history."""
        self._session.demand(Action.SEE_PERSONAL)
        if not reason.strip():
            raise ExpectedError(mark("Say why: a look at identity numbers is written to the history."))
        author = self._session.author()
        with self._session.database.write() as connection:
            found = _stored(connection, incident_id)
            line = history.Line(incident_id, history.REVEALED, note=reason)
            history.write(connection, author.account, author.at, [line])
        return found

    def save(
        self, incident: Incident, *, expected_version: int, reason: str = "", register: bool = False
    ) -> Saved:
        """Write a record, new where it has no id; `register` takes a draft out of the drafts.

        Raise ConflictError where somebody saved meanwhile, ProblemsError where errors or unticked warnings
        are left in a record beyond draft.
        """
        self._session.demand(Action.WRITE)
        self._demand_annul(incident.status)
        if register and incident.status is Status.DRAFT:
            incident = replace(incident, status=Status.REGISTERED)
        context = self._context() if incident.status in COUNTED else None
        author = self._session.author()
        with self._session.database.write() as connection:
            old = _stored(connection, incident.id) if incident.id is not None else None
            new = _over(self._complete(connection, incident), old, expected_version, reason)
            check_change(old.status if old else Status.DRAFT, new.status, reason)
            _judge(new, context)
            made = _write(connection, old, new, author, reason)
            state = self._session.database.bump(connection)
        return self._saved(old, made, state)

    def set_status(self, incident_id: int, status: Status, *, reason: str, expected_version: int) -> Saved:
        """Move a record along its way; annulling and steps back need a reason."""
        self._session.demand(Action.WRITE)
        self._demand_annul(status)
        context = self._context()
        author = self._session.author()
        with self._session.database.write() as connection:
            old = _stored(connection, incident_id)
            check_change(old.status, status, reason)
            new = replace(old, status=status, status_reason=reason, version=expected_version)
            _judge(new, context if old.status is Status.DRAFT else None)
            made = _write(connection, old, new, author, reason)
            state = self._session.database.bump(connection)
        return self._saved(old, made, state)

    def undo_last(self) -> Saved | None:
        """Take back this session's last action as a new version; None where there is nothing to take back."""
        self._session.demand(Action.WRITE)
        action = self._journal.last()
        if action is None:
            return None
        author = self._session.author()
        with self._session.database.write() as connection:
            now = _stored(connection, action.incident_id)
            if now.version != action.version:
                self._journal.drop()
                raise ConflictError(mark("The record was changed since: what you did cannot be taken back."))
            back = undo.restored(action, now)
            made = writing.change(connection, now, back, author, action=history.UNDONE, note=undo.REASON)
            state = self._session.database.bump(connection)
        self._journal.drop(made.version)
        key = action.incident_id
        return Saved(key, made.version, made.number, self._session.changes(state, key))

    def _demand_read(self, order: Order) -> None:
        """Refuse to order records by whom they name where persons may not be searched."""
        self._session.demand(Action.READ)
        if masking.personal([order.field]):
            self._session.demand(Action.SEARCH_PERSONS)

    def _masked(self, found: Incident) -> Incident:
        return masking.mask(found, names=not self._session.may(Action.SEE_PERSONAL))

    def _complete(self, connection: Connection, given: Incident) -> Incident:
        """Return a record with what was hidden from its reader put back."""
        return masking.unmask(given, incidents.get(connection, given.id) if given.id is not None else None)

    def _demand_annul(self, status: Status) -> None:
        if status is Status.ANNULLED:
            self._session.demand(Action.ANNUL)

    def _saved(self, old: Incident | None, made: Incident, state: int) -> Saved:
        self._journal.add(old, made)
        key = made.id or 0
        return Saved(key, made.version, made.number, self._session.changes(state, key))


def _stored(connection: Connection, incident_id: int) -> Incident:
    found = incidents.get(connection, incident_id)
    if found is None:
        raise NotFoundError(_GONE)
    return found


def _over(given: Incident, old: Incident | None, expected_version: int, reason: str) -> Incident:
    """Return a record as it will be written: what only the registry says is taken from the stored one."""
    if old is None:
        return replace(given, number="", registered_on=None, batch=None)
    return replace(
        given,
        status_reason=reason if given.status is not old.status else old.status_reason,
        version=expected_version,
        number=old.number,
        registered_on=old.registered_on,
        batch=old.batch,
        attachments=old.attachments,
        created_by=old.created_by,
        created_at=old.created_at,
    )


def _problems(incident: Incident, context: rules.Context) -> tuple[Problem, ...]:
    unreadable = (
        Problem("unreadable", name, Message(_UNREADABLE, {"text": text}))
        for name, text in incident.raw.items()
    )
    return (*unreadable, *rules.problems(incident, context))


def _judge(incident: Incident, context: rules.Context | None) -> None:
    if context is not None and incident.status in COUNTED:
        found = rules.blocking(_problems(incident, context), incident.acknowledged)
        if found:
            raise ProblemsError(found)


def _write(
    connection: Connection, old: Incident | None, new: Incident, author: writing.Author, reason: str
) -> Incident:
    if old is None:
        return writing.create(connection, new, author, reason)
    return writing.change(connection, old, new, author, note=reason)
