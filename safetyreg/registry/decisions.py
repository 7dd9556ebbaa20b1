"""The ledger of decisions through the door: read, added to, never changed; findings are kept beside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from safetyreg.access import Action
from safetyreg.domain.changes import Changes
from safetyreg.domain.decision import Decision
from safetyreg.domain.incident import Incident
from safetyreg.domain.ledger import Ledger, in_order
from safetyreg.domain.person import Person
from safetyreg.domain.problem import Problem, ProblemsError
from safetyreg.errors import ExpectedError, NotFoundError
from safetyreg.i18n import mark
from safetyreg.liability.findings import Finding, Standards, all_findings, findings, problems
from safetyreg.registry import victims
from safetyreg.registry.masking import mask_decision
from safetyreg.registry.session import Session
from safetyreg.storage import attachments, decisions, history
from safetyreg.storage.engine import Connection
from safetyreg.storage.history import Line
from safetyreg.storage.incidents import get

DECIDED: Final = "decision"
_ATTACHED: Final = mark("The decision has its attachment already: nothing in the ledger is overwritten.")


@dataclass(frozen=True, slots=True)
class Added:
    """A decision as it was written, with its id, and what that changed."""

    decision: Decision
    changes: Changes


class Decisions:
    """The decisions on the victims of one registry's workplace accidents."""

    def __init__(self, session: Session, standards: Callable[[], Standards]) -> None:
        """Keep the session; `standards` gives what decisions are judged by."""
        self._session = session
        self._database = session.database
        self._standards = standards

    def ledger(self, incident: int, person: int) -> Ledger:
        """Return the decisions on a victim, oldest first, and the circumstances they are judged by."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            record, victim = victims.find(connection, incident, person)
            line = decisions.of_incident(connection, incident).get(person, ())
        return self._shown(record, victim, line)

    def ledgers(self, incident: int) -> tuple[Ledger, ...]:
        """Return the ledger of every victim of a record, in the order of its list."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            record = get(connection, incident)
            found = decisions.of_incident(connection, incident)
        if record is None:
            raise NotFoundError(mark("The record is not there any more: reload the register."))
        return tuple(self._shown(record, one, found.get(one.id or 0, ())) for one in victims.of(record))

    def problems(self, decision: Decision) -> tuple[Problem, ...]:
        """Return the entry errors of a decision: a sum, a date, a missing body; nothing that is unlawful."""
        return problems(decision, self.ledger(decision.incident, decision.person))

    def findings(self, ledger: Ledger) -> tuple[Finding, ...]:
        """Return what is unlawful in a victim's decisions, by the law of the accident's date."""
        return all_findings(ledger, self._standards())

    def findings_of(self, decision: Decision) -> tuple[Finding, ...]:
        """Return what is unlawful in one decision, kept or just being entered."""
        ledger = self.ledger(decision.incident, decision.person)
        return findings(decision, ledger.circumstances, self._standards())

    def add(self, decision: Decision) -> Added:
        """Write a decision as the body made it; only entry errors refuse it, as ProblemsError."""
        self._session.demand(Action.DECIDE)
        author = self._session.author()
        with self._database.write() as connection:
            record, victim = victims.find(connection, decision.incident, decision.person)
            victims.demand_open(record)
            line = decisions.of_incident(connection, decision.incident).get(decision.person, ())
            _judge(decision, self._shown(record, victim, line))
            victims.demand_own(connection, decision.incident, decision.attachment)
            made = decisions.add(connection, decision, author.account, author.at)
            return Added(made, self._changed(connection, told(made)))

    def attach(self, decision_id: int, attachment: int) -> Changes:
        """Name the kept document of a decision that has none yet."""
        self._session.demand(Action.DECIDE)
        with self._database.write() as connection:
            found = decisions.get(connection, decision_id)
            victims.demand_own(connection, found.incident, attachment)
            if not decisions.attach(connection, decision_id, attachment):
                raise ExpectedError(_ATTACHED)
            name = f"decision {decision_id}: attachment"
            line = Line(found.incident, DECIDED, name, new=attachments.get(connection, attachment)[1].name)
            return self._changed(connection, line)

    def _shown(self, record: Incident, victim: Person, line: Iterable[Decision]) -> Ledger:
        known = in_order(line)
        if not self._session.may(Action.SEE_PERSONAL):
            known = tuple(map(mask_decision, known))
        facts = victims.circumstances(record, victim)
        return Ledger(record.id or 0, victim.id or 0, facts, known)

    def _changed(self, connection: Connection, line: Line) -> Changes:
        history.write(connection, self._session.user.account, self._database.now(), (line,))
        return self._session.changes(self._database.bump(connection), line.incident_id or 0)


def _judge(decision: Decision, ledger: Ledger) -> None:
    if found := problems(decision, ledger):
        raise ProblemsError(found)


def told(decision: Decision) -> Line:
    """Return the line of history: who decided what, on which day, by which document."""
    shares = decision.shares
    split = f"{shares.employee} / {shares.employer} / {shares.third}" if shares else ""
    parts = (decision.body, decision.decided_on, decision.document, decision.action, split)
    new = " ".join(str(part) for part in parts if part)
    name = f"decision {decision.id}: person {decision.person}"
    return Line(decision.incident, DECIDED, name, new=new, note=decision.reason)
