from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from safetyreg.domain.claim import Claim, Dependant, Increase, Kin, Month, Switch
from safetyreg.domain.decision import Shares
from safetyreg.domain.head import Head, Payer, Payment
from safetyreg.domain.incident import Incident
from safetyreg.domain.person import Person
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Names, Texts
from safetyreg.liability.amounts import movable
from safetyreg.liability.card import claim_of_card
from safetyreg.liability.compensation import ROUNDING, compensation
from safetyreg.liability.dependants import ends_on, entitled, parts
from safetyreg.liability.earnings import average_earnings
from safetyreg.liability.law import Law
from safetyreg.liability.rounding import divided, half_up, percent_of
from safetyreg.liability.spoken import spoken
from safetyreg.liability.threshold import under
from tests.liability.cases import ACCIDENT, CASE, FATAL, claim, law, months, policies, row

ENGLISH = Texts(Language.EN)


def said(facts: Claim, head: str, payer: str) -> list[str]:
    found = row(compensation(facts, CASE, law()).rows, head, payer)
    return [ENGLISH.of(found.formula), *map(ENGLISH.of, found.steps)]


def test_a_formula_has_its_numbers_put_in() -> None:
    facts = claim(average=1_000_000, capacity_lost=50, social_payment=25_000)
    assert [line.replace("\u00a0", " ") for line in said(facts, "lost_earnings", "insurer")] == [
        "1 000 000 × 50 % = 500 000 tenge a month",
        "The insurer counts earnings up to 850 000 tenge.",
        "Less the social payment of 25 000 tenge.",
        "Paid: 400 000 tenge.",
    ]
    assert [line.replace("\u00a0", " ") for line in said(facts, "lost_earnings", "employer")] == [
        "above what is paid: 500 000 − 400 000 = 100 000 tenge"
    ]


def test_without_insurance_the_employer_pays_in_full() -> None:
    facts = claim(average=400_000, capacity_lost=90, insured=False, costs=9_000_000)
    assert said(facts, "lost_earnings", "employer")[1] == "The employer has no insurance and pays in full."
    assert row(compensation(facts, CASE, law()).rows, "additional_costs").without == 9_000_000


@pytest.mark.parametrize(
    ("lost", "insurer", "employer"),
    [(30, 2_162_500, 2_837_500), (60, 3_243_750, 1_756_250), (90, 4_325_000, 675_000)],
)
def test_costs_have_a_limit_by_group_that_is_not_verified(lost: int, insurer: int, employer: int) -> None:
    found = compensation(claim(average=1, capacity_lost=lost, costs=5_000_000), CASE, law()).rows
    assert row(found, "additional_costs", "insurer").without == insurer
    assert row(found, "additional_costs", "employer").without == employer
    assert not row(found, "additional_costs", "insurer").verified


def test_what_is_missing_is_asked_for() -> None:
    found = compensation(claim(costs=1, agreement=5), CASE, law())
    assert [row.head for row in found.rows] == ["agreement"]
    assert [ENGLISH.of(line) for line in found.missing] == [
        "Lost earnings: enter the loss of professional capacity.",
        "Additional costs: enter the loss of professional capacity.",
    ]
    unpaid = compensation(claim(capacity_lost=40), CASE, law())
    assert "enter the earnings" in ENGLISH.of(unpaid.missing[0])
    little = compensation(claim(capacity_lost=4, average=100_000, costs=10), CASE, law())
    assert [ENGLISH.of(line).split(":")[1] for line in little.missing] == [
        " nothing is paid at 4 % of capacity lost."
    ] * 2
    dead = compensation(claim(average=100_000, costs=7), FATAL, law())
    assert ENGLISH.of(dead.missing[0]).endswith("enter the earnings and the dependants.")
    assert row(dead.rows, "additional_costs").payer is Payer.EMPLOYER


def test_a_switch_is_changed_with_a_reason_only() -> None:
    facts = claim(moral=1_000_000, switches=(Switch("moral", reduces=False, reason="решение суда"),))
    split = under(None, Shares(40, 60), CASE)
    found = row(compensation(facts, CASE, law(), split).rows, "moral")
    assert (found.decided, found.reduces, found.by_law, found.reason) == (
        1_000_000,
        False,
        True,
        "решение суда",
    )
    with pytest.raises(ExpectedError, match="reason"):
        compensation(claim(switches=(Switch("moral", reduces=False, reason=" "),)), CASE, law())


@pytest.mark.parametrize(
    "wrong",
    [
        claim(capacity_lost=101),
        claim(moral=-1),
        claim(social_payment=-1),
        claim(increases=(Increase(2027, 5), Increase(2027, 6))),
        claim(increases=(Increase(2027, -1),)),
        claim(months=(*months(1), Month(date(2026, 2, 1), 2))),
        claim(months=(Month(date(2026, 3, 1), 5),)),
        claim(months=(Month(date(2026, 2, 2), 5),)),
        claim(months=(Month(date(2026, 2, 1), 5, one_off=6),)),
    ],
)
def test_facts_that_contradict_each_other_are_refused(wrong: Claim) -> None:
    with pytest.raises(ExpectedError):
        compensation(wrong, CASE, law())


def test_fewer_months_worked_are_divided_by_their_number() -> None:
    found = average_earnings(claim(months=months(100_001, 2)), CASE, law())
    assert found is not None
    assert found.average == 100_001
    one = (Month(date(2026, 2, 1), 50, full=False),)
    assert average_earnings(claim(months=one), CASE, law()) is None


def test_somebody_out_of_work_has_the_usual_pay_and_at_least_ten_mrp() -> None:
    high, low = (average_earnings(claim(usual_pay=pay), CASE, law()) for pay in (90_000, 20_000))
    assert high is not None
    assert low is not None
    assert (high.average, low.average) == (90_000, 43_250)


def test_dependants_have_a_right_for_a_time() -> None:
    leap = Dependant(Kin.CHILD, date(2008, 2, 29))
    ends = [
        ends_on(one, law(), ACCIDENT)
        for one in (
            leap,
            Dependant(Kin.STUDENT, date(2005, 9, 1)),
            Dependant(Kin.CARER, date(2020, 1, 5)),
            Dependant(Kin.CHILD),
            Dependant(Kin.PENSIONER),
            Dependant(Kin.DISABLED, until=date(2027, 1, 1)),
        )
    ]
    assert ends == [date(2026, 3, 1), date(2028, 9, 1), date(2034, 1, 5), None, None, date(2027, 1, 1)]
    assert entitled((leap, Dependant(Kin.PENSIONER)), law(), ACCIDENT) == (Dependant(Kin.PENSIONER),)


def test_dependants_get_what_they_received() -> None:
    child, widow = Dependant(Kin.CHILD), Dependant(Kin.CARER, received=150_000)
    assert parts((child, widow), 300_000) == (100_000, 150_000)
    with pytest.raises(ExpectedError, match="received"):
        parts((replace(widow, received=400_000),), 300_000)
    facts = claim(average=300_000, dependants=(widow,))
    found = row(compensation(facts, FATAL, law()).rows, "breadwinner")
    assert (found.without, found.payer) == (150_000, Payer.INSURER)
    assert "received of" in ENGLISH.of(found.formula)


def test_the_insurer_counts_capped_earnings_of_the_deceased() -> None:
    facts = claim(average=1_700_000, dependants=(Dependant(Kin.PENSIONER, received=850_000),))
    found = compensation(facts, FATAL, law()).rows
    assert row(found, "breadwinner", "insurer").without == 425_000
    assert row(found, "breadwinner", "employer").without == 425_000
    alone = compensation(replace(facts, insured=False), FATAL, law()).rows
    assert row(alone, "breadwinner").without == 850_000


def test_a_legal_number_that_is_not_set_is_asked_for() -> None:
    with pytest.raises(ExpectedError, match="average_months is not set"):
        average_earnings(Claim(), CASE, Law((), (), ()))


def test_a_head_that_nobody_can_work_out_is_left_out() -> None:
    own = Head("own", Names("Своя"), Payment.ONE_OFF, "agreement", guilt_reduces=True, guilt_norm="")
    assert compensation(claim(moral=1), CASE, replace(law(), heads=(own,))).rows == ()
    lonely = tuple(replace(head, terms=()) for head in law().heads)
    found = compensation(claim(moral=1, average=5, dependants=()), FATAL, replace(law(), heads=lonely))
    assert found.rows == ()


def test_monthly_heads_come_first_and_what_guilt_may_reduce_last() -> None:
    backwards = replace(law(), heads=law().heads[::-1])
    assert [head.code for head in backwards.heads_on(date(2026, 3, 12))] == [
        *("breadwinner", "lost_earnings", "additional_costs", "funeral"),
        *("agreement", "moral"),
    ]


def test_halves_go_up() -> None:
    assert [half_up(n) for n in (0, 7)] == [0, 7]
    assert [percent_of(50, percent) for percent in (1, 3, 5)] == [1, 2, 3]
    for amount, by in ((0, 3), (7, 2), (10, 4), (11, 3), (299_999, 7)):
        assert divided(amount, by) == half_up(Fraction(amount, by)), "as exact fractions are rounded"


def test_movable_amounts_are_those_that_somebody_pays() -> None:
    until = date(2027, 5, 31)
    facts = claim(average=100_000, capacity_lost=20, capacity_until=until, costs=2_000_000, moral=0)
    found = movable(compensation(facts, CASE, law()), facts)
    assert [(one.head, one.payer, one.amount, one.by_law, one.until) for one in found] == [
        ("lost_earnings", Payer.EMPLOYER, 20_000, False, until),
        ("additional_costs", Payer.EMPLOYER, 1_081_250, False, None),
    ]


def test_a_claim_begins_with_the_card() -> None:
    person = Person(id=4).with_values({"capacity_lost": 40, "earnings": 300_000})
    assert claim_of_card(Incident(kind="workplace", id=7), person) == claim(
        incident=7, person=4, capacity_lost=40, average=300_000
    )
    assert claim_of_card(Incident(kind="workplace"), Person()) == Claim()


def test_results_are_said_in_a_language() -> None:
    russian = Texts(Language.RU)
    found = compensation(claim(moral=5), CASE, law(), under(policies()["kz-190"], Shares(40, 60), CASE))
    content = spoken(found, russian)
    assert isinstance(content, dict)
    assert content["rounding"] == russian.of(ROUNDING)
    assert content["rows"][0]["names"] == "Моральный вред"
    assert content["rows"][0]["payment"] == "one_off"
    assert spoken({Payer.EMPLOYER: ACCIDENT}, russian) == {"employer": "2026-03-12"}
