"""The ledger of decisions: read by victim or under a filter, only ever added to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from safetyreg.domain import document
from safetyreg.domain.decision import Action, After, Body, Decision, Dissent, Shares
from safetyreg.domain.field import Answer
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import mark
from safetyreg.storage.fast_insert import insert_rows
from safetyreg.storage.liability_tables import HELD, decisions, grounds
from safetyreg.storage.long_reading import Tick, in_parts, told

_ROWS: Final = decisions.c
_PLAIN: Final = (
    *("body_name", "decided_on", "document", "annuls", "gross_negligence_evidence", "grounds", "reason"),
    *("cap_ground", "attachment"),
)
_HELD: Final = mark(
    "{name} has decisions, grounds or a calculation on liability: the person stays in the record."
)
_CITED: Final = mark("The attachment belongs to a decision or a ground on liability: it stays.")


def add(connection: Connection, decision: Decision, account: str, at: datetime) -> Decision:
    """Write a new line and return it with its id, who entered it and when."""
    made = replace(decision, entered_by=account, entered_at=at)
    statement = insert(decisions).values(_row(made)).returning(_ROWS.id)
    return replace(made, id=int(connection.execute(statement).scalar_one()))


def add_many(connection: Connection, made: Sequence[Decision]) -> None:
    """Write many new lines with the ids, authors and times they have."""
    insert_rows(connection, decisions, [_row(one) | {"id": one.id} for one in made])


def get(connection: Connection, decision_id: int) -> Decision:
    """Return one decision; raise NotFoundError where there is none."""
    row = connection.execute(select(decisions).where(_ROWS.id == decision_id)).first()
    if row is None:
        raise NotFoundError(mark("There is no such decision: load the ledger anew."))
    return _decision(row)


def of_incident(connection: Connection, incident_id: int) -> dict[int, tuple[Decision, ...]]:
    """Return the decisions on an incident's victims, by the person's id, as they were entered."""
    rows = connection.execute(select(decisions).where(_ROWS.incident_id == incident_id).order_by(_ROWS.id))
    return _by_person(map(_decision, rows))


def of_incidents(connection: Connection, wanted: Sequence[int]) -> dict[int, tuple[Decision, ...]]:
    """Return the decisions on the victims of some accidents by the person's id, as they were entered."""
    chosen = select(decisions).where(_ROWS.incident_id.in_(wanted)).order_by(_ROWS.id)
    return _by_person(map(_decision, connection.execute(chosen)))


def every(connection: Connection, tick: Tick | None = None) -> dict[int, tuple[Decision, ...]]:
    """Return all decisions by the person's id, as they were entered."""
    rows = in_parts(connection, select(decisions).order_by(_ROWS.id))
    return _by_person(map(_decision, told(rows, tick)))


def attach(connection: Connection, decision_id: int, attachment: int) -> bool:
    """Name the document of a decision that had none; say whether it was done."""
    bare = (_ROWS.id == decision_id) & _ROWS.attachment.is_(None)
    return connection.execute(update(decisions).where(bare).values(attachment=attachment)).rowcount == 1


def held(connection: Connection, persons: Iterable[int]) -> frozenset[int]:
    """Return which persons have a decision, a reasoning sheet or a claim."""
    wanted = tuple(persons)
    found: set[int] = set()
    for table in HELD if wanted else ():
        found |= set(connection.scalars(select(table.c.person_id).where(table.c.person_id.in_(wanted))))
    return frozenset(found)


def demand_free(connection: Connection, names: Mapping[int, str]) -> None:
    """Refuse to take out persons, given with their names, on whom something was decided."""
    for person in sorted(held(connection, names)):
        raise ExpectedError(_HELD, name=names[person])


def demand_uncited(connection: Connection, attachment: int) -> None:
    """Refuse to take out a file that a decision or a ground rests on."""
    for table in (decisions, grounds):
        if connection.execute(select(table.c.id).where(table.c.attachment == attachment)).first():
            raise ExpectedError(_CITED)


def touched(connection: Connection) -> set[int]:
    """Return the incidents on whose victims something was decided, reasoned or claimed."""
    return {key for table in HELD for key in connection.scalars(select(table.c.incident_id).distinct())}


def _by_person(found: Iterable[Decision]) -> dict[int, tuple[Decision, ...]]:
    made: dict[int, list[Decision]] = {}
    for decision in found:
        made.setdefault(decision.person, []).append(decision)
    return {person: tuple(line) for person, line in made.items()}


def _row(decision: Decision) -> dict[str, Any]:
    shares = decision.shares
    return {name: getattr(decision, name) for name in _PLAIN} | {
        "incident_id": decision.incident,
        "person_id": decision.person,
        "body": decision.body.value if decision.body else "",
        "action": decision.action.value,
        "employee": shares.employee if shares else None,
        "employer": shares.employer if shares else None,
        "third": shares.third if shares else None,
        "after": decision.after.value if decision.after else "",
        "gross_negligence": decision.gross_negligence.value,
        "intoxicated": decision.intoxicated.value,
        "dissents": document.written(decision.dissents),
        "entered_by": decision.entered_by,
        "entered_at": decision.entered_at,
    }


BODY: Final[Mapping[str, Body | None]] = {"": None} | {body.value: body for body in Body}
AFTER: Final[Mapping[str, After | None]] = {"": None} | {after.value: after for after in After}
ACTION: Final = {action.value: action for action in Action}
_ANSWER: Final = {answer.value: answer for answer in Answer}


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        incident=row.incident_id,
        person=row.person_id,
        body=BODY[row.body],
        body_name=row.body_name,
        decided_on=row.decided_on,
        document=row.document,
        action=ACTION[row.action],
        shares=None if row.employee is None else Shares(row.employee, row.employer, row.third),
        annuls=row.annuls,
        after=AFTER[row.after],
        gross_negligence=_ANSWER[row.gross_negligence],
        gross_negligence_evidence=row.gross_negligence_evidence,
        intoxicated=_ANSWER[row.intoxicated],
        grounds=row.grounds,
        dissents=tuple(document.read(Dissent, one) for one in row.dissents),
        reason=row.reason,
        cap_ground=row.cap_ground,
        attachment=row.attachment,
        entered_by=row.entered_by,
        entered_at=row.entered_at,
    )
