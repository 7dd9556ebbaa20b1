"""A claim as the person's card knows it, for a victim whose claim nobody entered yet."""

from safetyreg.domain.claim import Claim
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person


def claim_of_card(incident: Incident, person: Person) -> Claim:
    """Return a claim with the loss of capacity and the average earnings of the card."""
    lost, earnings = person.details.get("capacity_lost"), person.details.get("earnings")
    return Claim(
        incident=incident.id or 0,
        person=person.id or 0,
        capacity_lost=lost if isinstance(lost, int) else None,
        average=earnings if isinstance(earnings, int) else None,
    )
