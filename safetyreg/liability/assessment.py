"""One victim's case from facts to result: range, offered range, effective and capped split, compensation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from safetyreg.domain.claim import Claim
from safetyreg.domain.decision import WHOLE, Body, Decision, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Sheet
from safetyreg.domain.ledger import Circumstances, Effective, Ledger
from safetyreg.domain.person import Harm
from safetyreg.domain.policy import Policy, applied
from safetyreg.domain.problem import Problem
from safetyreg.errors import ExpectedError, Message
from safetyreg.i18n import mark
from safetyreg.liability.compensation import Compensation, compensation
from safetyreg.liability.findings import Finding, Standards, all_findings, findings, problems
from safetyreg.liability.law import Law
from safetyreg.liability.reasoning import Recommendation, gross_negligence, recommended
from safetyreg.liability.threshold import Capped, cap_of, under


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What `liability assess FILE.json` reads: circumstances, and as much of the rest as is known."""

    circumstances: Circumstances
    sheet: Sheet = field(default_factory=Sheet)
    claim: Claim = field(default_factory=Claim)
    decisions: tuple[Decision, ...] = ()

    @property
    def ledger(self) -> Ledger:
        """The decisions as a ledger of this victim."""
        return Ledger(self.claim.incident, self.claim.person, self.circumstances, self.decisions)


@dataclass(frozen=True, slots=True)
class Assessment:
    """A case assessed, never decided.

    `offered` is the range under the threshold in force on the accident's date, None where the sheet holds too
    little or a finding in `blocks` forbids to recommend. `capped` is the effective split under `policy`.
    """

    recommendation: Recommendation
    offered: tuple[int, int] | None
    blocks: tuple[Finding, ...]
    effective: Effective
    policy: Policy | None
    capped: Capped | None
    findings: tuple[Finding, ...]
    compensation: Compensation


def assess(facts: Facts, law: Law, standards: Standards, policy: Policy | None = None) -> Assessment:
    """Assess a case; `policy` replaces the one in force on the accident's date, to see what it would change.

    Raises ExpectedError where a legal value of the year is not entered.
    """
    circumstances = facts.circumstances
    in_force = applied(standards.policies, circumstances.occurred_on)
    chosen = policy or in_force
    effective = facts.ledger.effective
    capped = under(chosen, effective.shares, circumstances) if effective.shares else None
    required = in_force is None or in_force.gross_required
    found = recommended(facts.sheet, gross_required=required)
    offered = offered_range(found, circumstances, in_force)
    blocks = blocking(facts.sheet, offered, circumstances, standards)
    return Assessment(
        recommendation=found,
        offered=None if blocks else offered,
        blocks=blocks,
        effective=effective,
        policy=chosen,
        capped=capped,
        findings=all_findings(facts.ledger, standards),
        compensation=compensation(facts.claim, circumstances, law, capped, chosen),
    )


def check_facts(facts: Facts, law: Law) -> None:
    """Raise ExpectedError for an entry error of a file, which no door has checked before."""
    _check_circumstances(facts.circumstances)
    _check_switches(facts.claim, law)
    named = [decision.id for decision in facts.decisions if decision.id is not None]
    twice = next((number for number in named if named.count(number) > 1), None)
    if twice is not None:
        raise ExpectedError(mark("Two decisions have the id {id}: give each its own."), id=twice)
    for decision in facts.decisions:
        found = next(iter((*problems(decision, facts.ledger), *_of_dissents(decision, facts.ledger))), None)
        if found is not None:
            document = decision.document or str(decision.id or "")
            raise ExpectedError(
                mark("Decision {document}: {problem}"), document=document, problem=found.message
            )


def _of_dissents(decision: Decision, ledger: Ledger) -> Iterator[Problem]:
    """Yield what the form would not take: an opinion of nobody, or one whose shares make no split."""
    for dissent in decision.dissents:
        if not dissent.author.strip():
            text = mark("Name the author of the opinion, or remove it.")
            yield Problem("dissent_author", "dissents", Message(text))
        if dissent.shares is not None:
            yield from problems(replace(decision, shares=dissent.shares), ledger)


def _check_circumstances(circumstances: Circumstances) -> None:
    """Refuse a severity that is none, or one that contradicts `fatal`: no finding could be relied on."""
    severity = circumstances.severity
    if severity and severity not in set(Harm):
        raise ExpectedError(
            mark("There is no severity “{severity}”: write one of {known}."),
            severity=severity,
            known=", ".join(Harm),
        )
    if severity == Harm.FATAL and not circumstances.fatal:
        raise ExpectedError(mark("The severity is “fatal”, “fatal” is false: correct one of them."))
    if circumstances.age is not None and circumstances.age < 0:
        raise ExpectedError(mark("The age is below 0: correct it."))


def _check_switches(claim: Claim, law: Law) -> None:
    known = {head.code for head in law.heads}
    wrong = next((switch.head for switch in claim.switches if switch.head not in known), None)
    if wrong is not None:
        raise ExpectedError(
            mark("There is no head of compensation “{head}”: write one of {known}."),
            head=wrong,
            known=", ".join(sorted(known)),
        )


def offered_range(
    found: Recommendation, circumstances: Circumstances, policy: Policy | None
) -> tuple[int, int] | None:
    """Return the range with both ends under the threshold in force, None where there is no range."""
    if found.low is None or found.high is None:
        return None
    cap = cap_of(policy, circumstances)
    limit = WHOLE if cap is None else cap
    return min(found.low, limit), min(found.high, limit)


def blocking(
    sheet: Sheet, offered: tuple[int, int] | None, circumstances: Circumstances, standards: Standards
) -> tuple[Finding, ...]:
    """Return the findings that our recommendation would have as a commission's decision: they block it."""
    if offered is None:
        return ()
    proof = ", ".join(_evidence(sheet))
    proposed = Decision(
        incident=0,
        person=0,
        body=Body.COMMISSION,
        decided_on=circumstances.occurred_on,
        shares=Shares(offered[1], WHOLE - offered[1]),
        gross_negligence=Answer.YES if gross_negligence(sheet) else Answer.NO,
        gross_negligence_evidence=proof,
    )
    return findings(proposed, circumstances, standards)


def _evidence(sheet: Sheet) -> Sequence[str]:
    return tuple(ground.evidence or ground.text for ground in sheet.grounds if ground.proved)
