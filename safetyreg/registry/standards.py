"""What decisions are judged by, read anew when the registry's law or calendar changed."""

from typing import Final

from safetyreg.domain.workdays import Calendar
from safetyreg.liability.findings import Standards
from safetyreg.liability.law import Law
from safetyreg.registry.session import Session
from safetyreg.storage import seeds
from safetyreg.storage.law import POLICIES
from safetyreg.storage.reference import CALENDAR

DISSENT: Final = "x-dissent"


def shipped_standards() -> Standards:
    """Return what decisions are judged by as the program ships it, for facts that lie in no registry."""
    terms = {term.code: term for term in seeds.shipped_terms()}
    calendar = Calendar.of(seeds.shipped_calendar())
    return Standards(seeds.shipped_policies(), terms.get(DISSENT), calendar)


def shipped_law() -> Law:
    """Return the amounts, heads, numbers and norms as the program ships them."""
    return Law(seeds.shipped_values(), seeds.shipped_heads(), seeds.shipped_numbers(), seeds.shipped_norms())


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
                terms = {term.code: term for term in seeds.shipped_terms()}
                calendar = Calendar.of(CALENDAR.every(connection))
                made = Standards(POLICIES.every(connection), terms.get(DISSENT), calendar)
                self._known = (state, made)
        return self._known[1]
