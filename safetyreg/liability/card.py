"""A claim as the person's card knows it, for a victim whose claim nobody entered yet."""

from safetyreg.domain.claim import Claim
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person


def claim_of_card(incident: Incident, person: Person) -> Claim:
    """Return a claim with the loss of capacity and the average earnings of the card."""
    lost, earnings = person.details.get("capacity_lost"), person.details.get("earnings")
    return claim_of(incident.id or 0, person.id or 0, lost, earnings)


def claim_of(incident: int, person: int, lost: object, earnings: object) -> Claim:
    """Return a claim with a loss of capacity in percent and average earnings in tenge a month, as known."""
    return Claim(
        incident=incident,
        person=person,
        capacity_lost=lost if isinstance(lost, int) else None,
        average=earnings if isinstance(earnings, int) else None,
    )
