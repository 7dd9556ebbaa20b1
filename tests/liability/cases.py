"""Cases made up for the tests: shipped law, one accident, one split."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from safetyreg.domain.claim import Claim, Month
from safetyreg.domain.decision import Body, Decision, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State, Weight
from safetyreg.domain.ledger import Circumstances
from safetyreg.domain.workdays import Calendar
from safetyreg.liability.findings import Standards
from safetyreg.liability.law import Law
from safetyreg.storage import seeds

if TYPE_CHECKING:
    from safetyreg.domain.policy import Policy
    from safetyreg.liability.compensation import Row

ACCIDENT = date(2026, 3, 12)
CASE = Circumstances(ACCIDENT, severity="medium", special=True)
FATAL = Circumstances(ACCIDENT, severity="fatal", fatal=True, special=True)


@cache
def law() -> Law:
    return Law(seeds.shipped_values(), seeds.shipped_heads(), seeds.shipped_numbers(), seeds.shipped_norms())


@cache
def policies() -> dict[str, Policy]:
    return {policy.code: policy for policy in seeds.shipped_policies()}


@cache
def standards() -> Standards:
    terms = {term.code: term for term in seeds.shipped_terms()}
    calendar = Calendar.of(seeds.shipped_calendar())
    return Standards(tuple(policies().values()), terms["x-dissent"], calendar)


def confirmed_25(valid_from: date = date(2026, 1, 1)) -> Policy:
    bill = policies()["kz-bill-25"]
    return replace(bill, status=policies()["kz-190"].status, valid_from=valid_from, document="№ 1")


def months(amount: int, count: int = 12, last: date = date(2026, 2, 1)) -> tuple[Month, ...]:
    index = last.year * 12 + last.month - 1
    days = [date((index - n) // 12, (index - n) % 12 + 1, 1) for n in range(count)]
    return tuple(Month(day, amount) for day in reversed(days))


def claim(**parts: object) -> Claim:
    return replace(Claim(), **parts)  # type: ignore[arg-type]


def decision(number: int, employee: int | None = None, **parts: object) -> Decision:
    shares = None if employee is None else Shares(employee, 100 - employee)
    made = Decision(
        id=number,
        incident=1,
        person=1,
        body=Body.COMMISSION,
        body_name="комиссия",
        decided_on=date(2026, 4, number),
        shares=shares,
        gross_negligence=Answer.YES,
        gross_negligence_evidence="протокол",
    )
    return replace(made, **parts)  # type: ignore[arg-type]


def ground(
    side: Side, weight: Weight = Weight.CONTRIBUTING, state: State = State.ESTABLISHED, **parts: object
) -> Ground:
    made = Ground(side=side, text="нарушение", weight=weight, state=state, evidence="протокол")
    return replace(made, **parts)  # type: ignore[arg-type]


def gross(weight: Weight = Weight.CONTRIBUTING, state: State = State.ESTABLISHED, **parts: object) -> Ground:
    return ground(Side.EMPLOYEE, weight, state, area=Area.GROSS_BREACH, **parts)


def sheet(*grounds: Ground) -> Sheet:
    return Sheet(grounds=grounds)


def row(rows: tuple[Row, ...], head: str, payer: str = "") -> Row:
    found = [one for one in rows if one.head == head and (not payer or one.payer == payer)]
    assert len(found) == 1, [(one.head, one.payer) for one in rows]
    return found[0]
