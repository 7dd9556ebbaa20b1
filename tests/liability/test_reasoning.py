from __future__ import annotations

from dataclasses import replace

from safetyreg.domain.field import Answer
from safetyreg.domain.ground import Area, Side, State, Weight
from safetyreg.i18n import Language, Texts
from safetyreg.liability.assessment import Facts, assess, blocking
from safetyreg.liability.checklist import CHECKLIST, unanswered
from safetyreg.liability.findings import Standards
from safetyreg.liability.reasoning import Verdict, gross_negligence, recommended
from tests.liability.cases import (
    CASE,
    claim,
    confirmed_25,
    decision,
    gross,
    ground,
    law,
    policies,
    sheet,
    standards,
)

EMPLOYER = ground(Side.EMPLOYER)


def test_without_gross_negligence_the_employee_bears_nothing() -> None:
    simple = ground(Side.EMPLOYEE, Weight.DECISIVE, area=Area.SIMPLE_BREACH)
    found = recommended(sheet(EMPLOYER, simple))
    assert (found.verdict, found.low, found.high) == (Verdict.NO_GROSS_NEGLIGENCE, 0, 0)
    assert found.norm == "lc-190-2"


def test_a_policy_may_ask_for_no_gross_negligence() -> None:
    facts = Facts(circumstances=CASE, sheet=sheet(EMPLOYER, ground(Side.EMPLOYEE)))
    lenient = Standards((replace(confirmed_25(), gross_required=False),))
    assert assess(facts, law(), lenient).offered == (25, 25)


def test_gross_negligence_needs_proof_a_link_and_to_be_established() -> None:
    assert gross_negligence(sheet(gross()))
    for weak in (
        gross(evidence=""),
        gross(link=False),
        gross(state=State.DISPUTED),
        gross(state=State.REFUTED),
    ):
        assert not gross_negligence(sheet(weak))
    assert gross_negligence(sheet(gross(evidence="", attachment=3)))


def test_without_an_established_ground_of_the_employer_there_is_no_range() -> None:
    for weak in (
        ground(Side.EMPLOYER, state=State.DISPUTED),
        ground(Side.EMPLOYER, evidence=" "),
        ground(Side.EMPLOYER, link=False),
    ):
        found = recommended(sheet(gross(), weak))
        assert (found.verdict, found.low) == (Verdict.NOT_ENOUGH, None)


def test_what_does_not_count_is_listed() -> None:
    refuted = ground(Side.EMPLOYER, state=State.REFUTED)
    unproved = ground(Side.THIRD, evidence="")
    disputed = ground(Side.EMPLOYEE, state=State.DISPUTED)
    found = recommended(sheet(EMPLOYER, gross(), refuted, unproved, disputed, ground(Side.THIRD, link=False)))
    assert found.open == (unproved, disputed)
    assert found.refuted == (refuted,)
    assert (found.low, found.middle, found.high) == (50, 50, 70)
    words = [Texts(Language.EN).of(step) for step in found.steps]
    assert "Middle, established only: 2 ÷ (2 + 2 + 0) ≈ 50 %." in words
    assert "Rounded outwards to 5: 50–70 %." in words
    assert "Without evidence, so not counted: 1." in words
    assert "Without a causal link, so not counted: 1." in words
    unlinked = recommended(sheet(gross(), replace(EMPLOYER, link=False), replace(refuted, link=False)))
    assert [Texts(Language.EN).of(step) for step in unlinked.steps] == [
        "Not enough facts: no ground of the employer is established with evidence and a causal link.",
        "Without a causal link, so not counted: 1.",
    ], "what is refuted is not told twice"


def test_the_checklist_opens_with_every_area() -> None:
    assert {check.area for check in CHECKLIST} == set(Area) - {Area.OTHER}
    assert len({check.code for check in CHECKLIST}) == len(CHECKLIST)
    norms = {norm.code for norm in law().norms}
    assert all(check.norm in norms | {""} for check in CHECKLIST)
    left = unanswered(CHECKLIST, frozenset({"briefing"}))
    assert len(left) == len(CHECKLIST) - 1


def test_an_offer_stays_under_the_threshold_in_force() -> None:
    facts = Facts(circumstances=CASE, sheet=sheet(EMPLOYER, gross(Weight.DECISIVE)))
    assert assess(facts, law(), standards()).offered == (60, 60)
    capped = Standards((confirmed_25(),))
    assert assess(facts, law(), capped).offered == (25, 25)


def test_findings_block_our_own_recommendation() -> None:
    unlawful = replace(CASE, fatal=True, special=False)
    facts = Facts(circumstances=unlawful, sheet=sheet(EMPLOYER, gross()))
    found = assess(facts, law(), standards())
    assert (found.offered, [one.code for one in found.blocks]) == (None, ["no_special"])
    assert found.recommendation.low == 50
    above = blocking(facts.sheet, (50, 50), CASE, Standards((confirmed_25(),)))
    assert [one.code for one in above] == ["above_threshold"]


def test_without_a_range_nothing_is_offered() -> None:
    found = assess(Facts(circumstances=CASE, sheet=sheet(gross())), law(), standards())
    assert (found.offered, found.blocks, found.capped) == (None, (), None)


def test_a_chosen_policy_shows_what_it_would_change() -> None:
    line = (decision(1, 60, gross_negligence=Answer.NO),)
    facts = Facts(circumstances=CASE, decisions=line, claim=claim(agreement=1_000_000))
    found = assess(facts, law(), standards(), policies()["kz-bill-25"])
    assert found.capped is not None
    assert found.capped.shares.employee == 25
    assert [one.code for one in found.findings] == ["no_gross_negligence"]
    row = found.compensation.rows[0]
    assert (row.decided, row.capped) == (400_000, 750_000)
