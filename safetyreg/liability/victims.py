"""From a record and one of its persons to what the law asks about the victim."""

from datetime import date
from typing import Final

from safetyreg.domain.claim import Claim
from safetyreg.domain.field import Answer
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.workplace import GROUP, GROUP_VICTIMS, victims
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.person import Harm, Outcome, Person
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark

_SPECIAL: Final = {"special": True, "ordinary": False}


def circumstances(incident: Incident, person: Person) -> Circumstances:
    """Return what decisions on a person are judged by; raises ExpectedError without a date."""
    day = incident.occurred_on
    if day is None:
        raise ExpectedError(mark("Enter the date of the accident first: the law is chosen by it."))
    details = incident.details
    ended = details.get("investigation_end_on")
    return Circumstances(
        occurred_on=day,
        severity=person.severity,
        fatal=person.outcome == Outcome.DEAD or person.severity == Harm.FATAL,
        group=incident.subtype == GROUP or victims(incident) >= GROUP_VICTIMS,
        special=_SPECIAL.get(str(details.get("investigation") or "")),
        exclusion=str(details.get("exclusion") or ""),
        age=person.age_on(day),
        intoxicated=_answer(person.intoxicated),
        ended_on=ended if isinstance(ended, date) else None,
    )


def starting_claim(incident: Incident, person: Person) -> Claim:
    """Return a claim filled from the person's card, for a victim who has none yet."""
    lost, earnings = person.details.get("capacity_lost"), person.details.get("earnings")
    return Claim(
        incident=incident.id or 0,
        person=person.id or 0,
        capacity_lost=lost if isinstance(lost, int) else None,
        average=earnings if isinstance(earnings, int) else None,
    )


def _answer(text: str) -> Answer:
    return Answer(text) if text in set(Answer) else Answer.UNKNOWN
