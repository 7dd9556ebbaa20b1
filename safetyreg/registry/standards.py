"""What decisions are judged by, read anew when the registry's law or calendar changed."""

from typing import Final

from safetyreg.domain.workdays import Calendar
from safetyreg.liability.findings import Standards
from safetyreg.registry.session import Session
from safetyreg.storage.law import POLICIES
from safetyreg.storage.reference import CALENDAR
from safetyreg.storage.seeds import shipped_terms

DISSENT: Final = "x-dissent"


class LawOfRegistry:
    """Gives the policies, the term of a dissenting opinion and the working calendar of one registry."""

    def __init__(self, session: Session) -> None:
        """Keep the session; nothing is read yet."""
        self._session = session
        self._known: tuple[int, Standards] = (-1, Standards())

    def __call__(self) -> Standards:
        """Return the standards in the registry's present state."""
        database = self._session.database
        with database.read() as connection:
            state = database.state(connection)
            if state != self._known[0]:
                terms = {term.code: term for term in shipped_terms()}
                calendar = Calendar.of(CALENDAR.every(connection))
                made = Standards(POLICIES.every(connection), terms.get(DISSENT), calendar)
                self._known = (state, made)
        return self._known[1]
