"""Workplace accidents with victims, and decisions on them, for the tests of the door and of storage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Final

from safetyreg.domain.decision import Body, Decision, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from tests.storage.incidents_made import kept

if TYPE_CHECKING:
    from safetyreg.domain.field import Value
    from safetyreg.storage.engine import Database

DAY: Final = date(2025, 5, 5)


def victim(surname: str = "Тестов", **values: Value) -> Person:
    """Return a severely injured person with some fields changed."""
    made = Person(surname=surname, given_name="Асан", outcome="injured", severity="severe", age=40)
    return made.with_values({"profession": "машинист крана", **values})


def accident(*persons: Person, status: Status = Status.REGISTERED, **values: Value) -> Incident:
    """Return an accident at work, one victim where none is named, with some fields changed."""
    made = Incident(
        kind="workplace",
        subtype="accident",
        status=status,
        occurred_on=DAY,
        occurred_at=time(10, 30),
        reported_on=DAY,
        reported_at=time(11),
        place="352410000",
        persons=persons or (victim(),),
    )
    return made.with_values({"investigation": "special", **values})


def victims_of(database: Database, *incidents: Incident) -> list[tuple[int, int]]:
    """Write accidents and return (incident, person) of every victim in the order they are listed."""
    from safetyreg.storage import incidents as records  # noqa: PLC0415  tests of pure parts do without

    ids = kept(database, *incidents)
    with database.read() as connection:
        return [
            (one.id or 0, person.id or 0)
            for one in records.get_many(connection, ids)
            for person in one.persons
        ]


def decision(victim: tuple[int, int], employee: int | None = 20, **parts: object) -> Decision:
    """Return a commission's decision on a victim, with some parts changed."""
    shares = None if employee is None else Shares(employee, 100 - employee)
    made = Decision(
        incident=victim[0],
        person=victim[1],
        body=Body.COMMISSION,
        body_name="комиссия",
        decided_on=date(2025, 6, 2),
        document="7",
        shares=shares,
        gross_negligence=Answer.YES if employee else Answer.NO,
        gross_negligence_evidence="протокол опроса" if employee else "",
    )
    return replace(made, **parts)  # type: ignore[arg-type]
