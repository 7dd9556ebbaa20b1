"""An invented case with something in every part of an opinion, to try a template on."""

from dataclasses import replace
from datetime import date, time
from typing import Final

from safetyreg.domain.claim import Claim
from safetyreg.domain.decision import Body, Decision, Dissent, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State
from safetyreg.domain.incident import Incident
from safetyreg.domain.ledger import Circumstances, Effective
from safetyreg.domain.person import Harm, Outcome, Person
from safetyreg.domain.status import Status
from safetyreg.export.opinion import Imprint, OpinionCase
from safetyreg.liability.assessment import Facts, assess
from safetyreg.liability.precedents import Features, PastCase, Precedent
from safetyreg.registry.standards import shipped_law, shipped_standards

_DAY: Final = date(2025, 5, 5)
_SHARES: Final = Shares(20, 80)
_TEXT: Final = "Example"


def sample_case(imprint: Imprint) -> OpinionCase:
    """Return a case of nobody, assessed by the law as the program ships it."""
    facts, law = _facts(), shipped_law()
    past = PastCase(0, 0, "0-2025-000002", Features(), ((Body.COMMISSION, _SHARES),), Effective(_decision()))
    return OpinionCase(
        incident=_incident(),
        person=_person(),
        facts=facts,
        assessment=assess(facts, law, shipped_standards()),
        precedents=(Precedent(past, 1.0, ()),),
        law=law,
        imprint=imprint,
    )


def _incident() -> Incident:
    return Incident(
        kind="workplace",
        subtype="accident",
        status=Status.CLOSED,
        number="0-2025-000001",
        occurred_on=_DAY,
        occurred_at=time(10, 30),
        story=_TEXT,
        persons=(_person(),),
    )


def _person() -> Person:
    return Person(surname=_TEXT, outcome=Outcome.INJURED, severity=Harm.SEVERE, age=40)


def _facts() -> Facts:
    proved = Ground(side=Side.EMPLOYER, text=_TEXT, norm="lc-182", evidence=_TEXT, state=State.ESTABLISHED)
    gross = replace(proved, side=Side.EMPLOYEE, area=Area.GROSS_BREACH)
    grounds = (proved, gross, Ground(side=Side.THIRD, text=_TEXT))
    return Facts(
        circumstances=Circumstances(_DAY, Harm.SEVERE, special=False, ended_on=_DAY),
        sheet=Sheet(grounds=grounds),
        claim=Claim(capacity_lost=40, average=400_000, moral=1_000_000),
        decisions=(_decision(),),
    )


def _decision() -> Decision:
    return Decision(
        id=1,
        incident=0,
        person=0,
        body=Body.COMMISSION,
        body_name=_TEXT,
        decided_on=_DAY,
        shares=_SHARES,
        gross_negligence=Answer.YES,
        grounds=_TEXT,
        dissents=(Dissent(_TEXT, Shares(0, 100), _TEXT, _DAY),),
    )
