"""Claims through the door: the facts that compensation is calculated from."""

from dataclasses import dataclass
from datetime import date

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.claim import Claim
from safetyreg.liability.card import claim_of_card
from safetyreg.liability.claim_check import check_claim
from safetyreg.liability.earnings import counted_months
from safetyreg.registry import victims
from safetyreg.registry.session import Session
from safetyreg.storage import claims, history


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim as it was written, with its new version, and what that changed."""

    claim: Claim
    changes: Changes


class Claims:
    """The claims of one registry's victims."""

    def __init__(self, session: Session) -> None:
        """Keep the session."""
        self._session = session
        self._database = session.database

    def get(self, incident: int, person: int) -> Claim:
        """Return what is kept on a victim; where nothing is, what the record says, under version 0.

        Earnings and dependants are personal: inspectors only.
        """
        self._session.demand(Action.SEE_PERSONAL)
        with self._database.read() as connection:
            found = victims.find(connection, incident, person)
            return claims.get(connection, incident, person) or claim_of_card(*found)

    def save(self, claim: Claim) -> KeptClaim:
        """Write a claim over the version it was read with; raise ConflictError where that is gone.

        Raise ExpectedError for months that contradict each other or the day of the accident, and for amounts
        below 0.
        """
        self._session.demand(Action.DECIDE)
        check_claim(claim)
        author = self._session.author()
        with self._database.write() as connection:
            record, _ = victims.find(connection, claim.incident, claim.person)
            victims.demand_open(record)
            counted_months(claim.months, record.occurred_on or date.max, len(claim.months))
            made, lines = claims.save(connection, claim, author)
            history.write(connection, author.account, author.at, lines)
            state = self._database.bump(connection)
        return KeptClaim(made, self._session.changes(state, claim.incident))
