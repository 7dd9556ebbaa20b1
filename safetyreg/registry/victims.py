"""Victims of workplace accidents: listed persons who were hurt or died, and what is known of their cases."""

from datetime import date
from typing import Final

from safetyreg.domain.field import Answer
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.workplace import GROUP, GROUP_VICTIMS, UNCONNECTED, harmed, victims
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.person import Harm, Outcome, Person
from safetyreg.domain.status import COUNTED
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import mark
from safetyreg.storage import attachments, incidents
from safetyreg.storage.engine import Connection
from safetyreg.storage.victims import ANSWERS, SPECIAL

_NOBODY: Final = mark("There is no such victim of a workplace accident: load the record anew.")
_DRAFT: Final = mark("Register the accident first: nothing is decided on a draft or an annulled record.")
_ELSEWHERE: Final = mark("The attachment belongs to another record: choose one of this record.")
_NO_DAY: Final = mark("Enter the date of the accident first: the law is that of its day.")


def of(incident: Incident) -> tuple[Person, ...]:
    """Return the victims of a workplace accident; nobody for another record."""
    return harmed(incident)


def find(connection: Connection, incident_id: int, person_id: int) -> tuple[Incident, Person]:
    """Return an accident and its victim; raise NotFoundError where there is none."""
    incident = incidents.get(connection, incident_id)
    for person in of(incident) if incident is not None else ():
        if person.id == person_id and incident is not None:
            return incident, person
    raise NotFoundError(_NOBODY)


def demand_open(incident: Incident) -> None:
    """Refuse to decide on a draft, an annulled record, or one without its date."""
    if incident.status not in COUNTED:
        raise ExpectedError(_DRAFT)
    if incident.occurred_on is None:
        raise ExpectedError(_NO_DAY)


def demand_own(connection: Connection, incident_id: int, *files: int | None) -> None:
    """Refuse attachments that belong to another record."""
    for file in files:
        if file is not None and attachments.get(connection, file)[0] != incident_id:
            raise ExpectedError(_ELSEWHERE)


def circumstances(incident: Incident, person: Person) -> Circumstances:
    """Return what the law asks about a victim's case; raise ExpectedError where the date is missing."""
    if incident.occurred_on is None:
        raise ExpectedError(_NO_DAY)
    ended = incident.details.get("investigation_end_on")
    return Circumstances(
        occurred_on=incident.occurred_on,
        severity=person.severity,
        fatal=person.outcome == Outcome.DEAD or person.severity == Harm.FATAL,
        group=incident.subtype == GROUP or victims(incident) >= GROUP_VICTIMS,
        special=SPECIAL.get(str(incident.details.get("investigation"))),
        exclusion=str(incident.details.get("exclusion") or ""),
        age=person.age_on(incident.occurred_on),
        intoxicated=ANSWERS.get(person.intoxicated, Answer.UNKNOWN),
        ended_on=ended if isinstance(ended, date) else None,
        unconnected=incident.details.get("work_link") == UNCONNECTED,
    )
