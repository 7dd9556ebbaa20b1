"""Entry errors of a decision, and findings: what is unlawful in it, kept with it and never refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safetyreg.domain.decision import WHOLE, Body, Decision, Dissent
from safetyreg.domain.field import Answer
from safetyreg.domain.ledger import Circumstances, Ledger
from safetyreg.domain.person import Harm
from safetyreg.domain.policy import Policy, applied
from safetyreg.domain.problem import Problem
from safetyreg.domain.reference import Term
from safetyreg.domain.workdays import Calendar
from safetyreg.errors import Message
from safetyreg.i18n import mark
from safetyreg.liability.threshold import cap_of

GROSS_NEGLIGENCE: Final = "lc-190-2"
SPECIAL: Final = "lc-188-3"
EXCLUDED: Final = "lc-186"
UNCONNECTED: Final = "lc-189-5"
DISSENT: Final = "lc-190-dissent"
_GRAVE: Final = frozenset({Harm.SEVERE, Harm.FATAL})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something unlawful in a decision: `norm` is the code of the norm it breaks."""

    code: str
    norm: str
    message: Message
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class Standards:
    """What decisions are judged by: policies, the term of a dissenting opinion, the working calendar."""

    policies: Sequence[Policy] = ()
    dissent: Term | None = None
    calendar: Calendar | None = None


def problems(decision: Decision, ledger: Ledger) -> tuple[Problem, ...]:
    """Return the entry errors of a decision; anything else that is wrong in it is a finding."""
    return tuple(_entry(decision, ledger))


def findings(decision: Decision, circumstances: Circumstances, by: Standards) -> tuple[Finding, ...]:
    """Return what is unlawful in a decision, each with its norm."""
    if not decision.sets or decision.shares is None:
        return ()
    return (
        *_about_negligence(decision, circumstances, by.policies),
        *_about_threshold(decision, circumstances, by.policies),
        *_about_procedure(decision, circumstances),
        *_about_dissents(decision, circumstances, by),
    )


def all_findings(ledger: Ledger, by: Standards) -> tuple[Finding, ...]:
    """Return the findings of every decision of a victim, in the order of the ledger."""
    return tuple(
        found for decision in ledger.decisions for found in findings(decision, ledger.circumstances, by)
    )


def flawless(decision: Decision, circumstances: Circumstances) -> bool:
    """Whether a glance tells that nothing can be unlawful in a decision: most set no share, none dissents."""
    if not decision.sets or decision.shares is None:
        return True
    ordinary = circumstances.special is False and decision.body is not Body.COURT
    gross = decision.gross_negligence is Answer.YES and not decision.gross_negligence_evidence.strip()
    share = decision.shares.employee or decision.shares.third
    outside = circumstances.exclusion or circumstances.unconnected
    return not (share or gross or ordinary or decision.dissents or outside)


def needs_special(circumstances: Circumstances) -> bool:
    """Whether article 188 (3) asks for a special investigation."""
    return circumstances.fatal or circumstances.group or circumstances.severity in _GRAVE


def _entry(decision: Decision, ledger: Ledger) -> Iterator[Problem]:
    if decision.body is None or not decision.body_name.strip():
        yield _problem("body", mark("Enter the body that decided and its name."))
    if decision.decided_on is None:
        yield _problem("decided_on", mark("Enter the date of the decision."))
    elif decision.decided_on < ledger.circumstances.occurred_on:
        day = ledger.circumstances.occurred_on
        yield _problem("decided_on", mark("The decision is dated before the accident of {day}."), day=day)
    yield from _shares(decision) if decision.sets else _annulment(decision, ledger)


def _shares(decision: Decision) -> Iterator[Problem]:
    if decision.shares is None:
        yield _problem("shares", mark("Enter the shares: together they make 100 %."))
        return
    parts = (decision.shares.employee, decision.shares.employer, decision.shares.third)
    if not all(0 <= part <= WHOLE for part in parts):
        yield _problem("shares", mark("A share lies between 0 and 100 %."))
    if sum(parts) != WHOLE:
        yield _problem("shares", mark("The shares make {total} %: they must make 100 %."), total=sum(parts))


def _annulment(decision: Decision, ledger: Ledger) -> Iterator[Problem]:
    named = {one.id: one for one in ledger.decisions if one.id is not None and one.id != decision.id}
    target = named.get(decision.annuls or 0)
    if target is None:
        yield _problem("annuls", mark("Name the decision of this victim that is annulled."))
    elif _later(target, decision):
        yield _problem("annuls", mark("The annulled decision is dated after the one that annuls it."))
    if decision.after is None:
        yield _problem(
            "after", mark("Say whether the earlier decision stands or a new investigation is open.")
        )


def _later(target: Decision, decision: Decision) -> bool:
    if target.decided_on is None or decision.decided_on is None:
        return False
    return target.decided_on > decision.decided_on


def _problem(field: str, text: str, **values: object) -> Problem:
    return Problem(f"decision_{field}", field, Message(text, values))


def _about_negligence(
    decision: Decision, circumstances: Circumstances, policies: Sequence[Policy]
) -> Iterator[Finding]:
    policy = applied(policies, circumstances.occurred_on)
    required = policy is None or policy.gross_required
    employee = decision.shares.employee if decision.shares else 0
    if required and employee and decision.gross_negligence is not Answer.YES:
        text = mark("The employee bears {share} %, though gross negligence is not found.")
        yield _finding(decision, "no_gross_negligence", GROSS_NEGLIGENCE, text, share=employee)
    if decision.gross_negligence is Answer.YES and not decision.gross_negligence_evidence.strip():
        text = mark("Gross negligence is found, but no evidence is named.")
        yield _finding(decision, "no_evidence", GROSS_NEGLIGENCE, text)


def _about_threshold(
    decision: Decision, circumstances: Circumstances, policies: Sequence[Policy]
) -> Iterator[Finding]:
    policy = applied(policies, circumstances.occurred_on)
    cap = cap_of(policy, circumstances)
    share = decision.shares.employee if decision.shares else 0
    if policy is None or cap is None or share <= cap or decision.cap_ground.strip():
        return
    text = mark("The employee bears {share} %, above the threshold of {cap} % ({policy}), without a ground.")
    values = {"share": share, "cap": cap, "policy": policy.names}
    yield _finding(decision, "above_threshold", GROSS_NEGLIGENCE, text, **values)


def _about_procedure(decision: Decision, circumstances: Circumstances) -> Iterator[Finding]:
    court = decision.body is Body.COURT
    if decision.shares and decision.shares.third and not court:
        text = mark("A third party's share ({share} %) may stand only in a court's decision.")
        yield _finding(decision, "third_party", GROSS_NEGLIGENCE, text, share=decision.shares.third)
    if needs_special(circumstances) and circumstances.special is False and not court:
        text = mark("A severe, fatal or group accident was not investigated by a special commission.")
        yield _finding(decision, "no_special", SPECIAL, text)
    if circumstances.exclusion:
        text = mark("The accident is excluded from account: it carries no split.")
        yield _finding(decision, "excluded", EXCLUDED, text)
    elif circumstances.unconnected:
        text = mark(
            "The accident was found not connected with work, yet guilt is split: clear up which holds."
        )
        yield _finding(decision, "unconnected", UNCONNECTED, text)


def _about_dissents(decision: Decision, circumstances: Circumstances, by: Standards) -> Iterator[Finding]:
    ended = circumstances.ended_on or decision.decided_on
    if by.dissent is None or by.calendar is None or ended is None:
        return
    due = by.calendar.due(by.dissent, ended)
    late: list[Dissent] = [one for one in decision.dissents if one.on is not None and one.on > due]
    for dissent in late:
        text = mark("The dissenting opinion of {author} came on {day}, after the term ended on {due}.")
        values = {"author": dissent.author, "day": dissent.on, "due": due}
        yield _finding(decision, "late_dissent", DISSENT, text, **values)


def _finding(decision: Decision, code: str, norm: str, text: str, **values: object) -> Finding:
    return Finding(code, norm, Message(text, values), decision.id)
