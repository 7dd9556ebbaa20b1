"""What needs attention now, for the overview and the start."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from safetyreg.access import Action
from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.domain.workdays import Calendar
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.registry.session import Session
from safetyreg.statistics.attention import AttentionLine, Moment, gap_lines, record_lines, term_lines
from safetyreg.statistics.terms import open_cases, unmet
from safetyreg.storage import form_drafts
from safetyreg.storage.conditions import Scope
from safetyreg.storage.engine import Connection
from safetyreg.storage.long_reading import Tick
from safetyreg.storage.reference import CALENDAR
from safetyreg.storage.seeds import shipped_terms

FORMS = "forms"
FINDINGS = "findings"


class Attention:
    """Overdue terms, drafts, gaps, and what this user typed and did not save."""

    def __init__(self, session: Session, unlawful: Callable[[Query, Tick | None], tuple[int, ...]]) -> None:
        """Keep the session; `unlawful` gives the accidents with findings in their decisions."""
        self._session = session
        self._unlawful = unlawful

    def lines(
        self, query: Query = EVERYTHING, now: datetime | None = None, tick: Tick | None = None
    ) -> tuple[AttentionLine, ...]:
        """Return the lines inside the filter's kinds and places, grave ones first; `now` is local.

        The filter's period narrows gaps alone: a term of last year's case is overdue today. Decisions of
        many victims take a while the first time: `tick` may wait, or stop it by raising.
        """
        self._session.demand(Action.READ)
        moment = self._moment(now)
        scope = self._session.scope()
        with self._session.database.snapshot() as connection:
            found = list(self._found(connection, query, moment, scope))
        found += self._findings(query, tick)
        return tuple(sorted(found, key=_rank))

    def _moment(self, now: datetime | None) -> Moment:
        local = (now or self._session.local_now()).replace(tzinfo=None)
        return Moment(local, local.astimezone(UTC))

    def _found(
        self, connection: Connection, query: Query, moment: Moment, scope: Scope
    ) -> Iterator[AttentionLine]:
        yield from self._terms(connection, query, moment, scope)
        yield from record_lines(connection, query, moment, scope)
        yield from gap_lines(connection, query, moment, scope)
        yield from self._forms(connection)

    def _terms(
        self, connection: Connection, query: Query, moment: Moment, scope: Scope
    ) -> Iterator[AttentionLine]:
        if query.kinds and "workplace" not in query.kinds:
            return
        calendar = Calendar.of(CALENDAR.every(connection))
        terms = shipped_terms()
        asked = Query(places=query.places)
        dues = (
            due
            for incident, values in open_cases(connection, asked, scope)
            for due in unmet(incident, values, terms, calendar)
        )
        yield from term_lines(dues, calendar, moment.today)

    def _findings(self, query: Query, tick: Tick | None) -> Iterator[AttentionLine]:
        ids = self._unlawful(Query(kinds=query.kinds, places=query.places), tick)
        if ids:
            text = mark("Decisions on guilt with something unlawful in them: accidents {count}")
            yield AttentionLine(FINDINGS, Message(text, {"count": len(ids)}), len(ids), Query(ids=ids))

    def _forms(self, connection: Connection) -> Iterator[AttentionLine]:
        kept = form_drafts.every(connection, self._session.user.account)
        if kept:
            text = mark("Forms typed and not saved: {count}")
            said = Message(text, {"count": len(kept)})
            yield AttentionLine(FORMS, said, len(kept), Query(ids=()), grave=True)


def _rank(line: AttentionLine) -> tuple[bool, bool, str]:
    return (not line.grave, line.due is None, line.due.isoformat() if line.due else "")
