"""The examples that docs/liability.md works by hand, in its order."""

from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.claim import Dependant, Increase, Kin, Month, Switch
from safetyreg.domain.decision import Action, After, Body, Shares
from safetyreg.domain.ground import Side, State, Weight
from safetyreg.domain.head import Payer, Payment
from safetyreg.domain.ledger import Circumstances, Ledger, NoShare
from safetyreg.domain.policy import applied
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Texts
from safetyreg.liability.compensation import compensation
from safetyreg.liability.earnings import average_earnings
from safetyreg.liability.findings import findings
from safetyreg.liability.reasoning import Verdict, recommended
from safetyreg.liability.threshold import under
from tests.liability.cases import (
    ACCIDENT,
    CASE,
    FATAL,
    claim,
    confirmed_25,
    decision,
    gross,
    ground,
    law,
    months,
    policies,
    row,
    sheet,
    standards,
)


def test_guilt_of_25_percent_leaves_lost_earnings_whole() -> None:
    facts = claim(months=months(400_000), capacity_lost=40, agreement=2_400_000)
    split = under(policies()["kz-190"], Shares(25, 75), CASE)
    found = compensation(facts, CASE, law(), split)
    lost = row(found.rows, "lost_earnings")
    assert (lost.without, lost.decided, lost.capped) == (160_000, 160_000, 160_000)
    assert (lost.payer, lost.reduces, lost.guilt_norm) == (Payer.INSURER, False, "cc-935-4")
    lump = row(found.rows, "agreement")
    assert (lump.without, lump.decided) == (2_400_000, 1_800_000)


def test_karaganda_a_fatal_case_leaves_the_breadwinners_payment_whole() -> None:
    child = Dependant(Kin.CHILD, date(2018, 5, 1))
    facts = claim(months=months(300_000), dependants=(child, child), funeral=400_000)
    found = compensation(facts, FATAL, law(), under(None, Shares(20, 80), FATAL))
    paid = row(found.rows, "breadwinner")
    assert (paid.without, paid.decided, paid.capped) == (200_000, 200_000, 200_000)
    assert row(found.rows, "funeral").decided == 400_000


def test_the_crane_operator_is_left_without_a_share() -> None:
    line = (
        decision(1, 60),
        decision(2, 50, body=Body.INSPECTOR),
        decision(3, body=Body.COURT, action=Action.ANNULS, annuls=2, after=After.EARLIER),
        decision(3, id=4, body=Body.COURT, action=Action.ANNULS, annuls=1, after=After.EARLIER),
    )
    assert Ledger(1, 1, FATAL, line[:1]).effective.shares == Shares(60, 40)
    assert Ledger(1, 1, FATAL, line[:2]).effective.shares == Shares(50, 50)
    effective = Ledger(1, 1, FATAL, line).effective
    assert (effective.shares, effective.reason) == (None, NoShare.ANNULLED)


def test_aktobe_the_court_lays_all_on_the_employer() -> None:
    line = (decision(1, 50), decision(2, 0, body=Body.COURT))
    assert Ledger(1, 1, CASE, line).effective.shares == Shares(0, 100)


def test_russia_caps_at_25_but_not_on_death() -> None:
    russia = policies()["ru-125"]
    assert under(russia, Shares(60, 40), CASE).shares == Shares(25, 75)
    assert under(russia, Shares(60, 40), FATAL).shares == Shares(0, 100)
    facts = claim(
        months=months(400_000),
        capacity_lost=40,
        agreement=1_000_000,
        switches=(Switch("lost_earnings", reduces=True, reason="правило России"),),
    )
    found = compensation(facts, CASE, law(), under(russia, Shares(60, 40), CASE), russia)
    assert row(found.rows, "lost_earnings").decided == 64_000
    assert row(found.rows, "lost_earnings").capped == 120_000
    assert row(found.rows, "agreement").capped == 400_000


def test_the_bill_is_not_applied_until_confirmed_and_then_by_the_accidents_date() -> None:
    every = tuple(policies().values())
    assert applied(every, ACCIDENT) == policies()["kz-190"]
    law_of_2026 = confirmed_25(date(2026, 3, 1))
    later = (*every, law_of_2026)
    assert applied(later, ACCIDENT) == law_of_2026
    assert applied(later, date(2026, 2, 28)) == policies()["kz-190"]
    found = findings(decision(1, 40), CASE, type(standards())(later))
    assert [one.code for one in found] == ["above_threshold"]


def test_a_split_with_a_third_party_gives_the_rest_to_the_employer() -> None:
    capped = under(policies()["scenario-25"], Shares(40, 40, 20), CASE)
    assert (capped.shares, capped.moved) == (Shares(25, 55, 20), 15)


def test_the_range_of_the_reasoning_sheet() -> None:
    found = recommended(
        sheet(
            ground(Side.EMPLOYER, Weight.DECISIVE),
            ground(Side.EMPLOYER, Weight.DECISIVE),
            ground(Side.EMPLOYER, Weight.CONTRIBUTING, State.DISPUTED),
            gross(Weight.CONTRIBUTING),
            ground(Side.EMPLOYEE, Weight.CONTRIBUTING, State.DISPUTED),
            ground(Side.THIRD, Weight.CONTRIBUTING, evidence=""),
        )
    )
    assert found.verdict is Verdict.RANGE
    assert (found.low, found.middle, found.high) == (20, 25, 40)


def test_light_capacity_loss_is_the_employers_with_costs_up_to_250_mrp() -> None:
    facts = claim(average=300_000, capacity_lost=20, costs=1_500_000, costs_paid_on=date(2026, 6, 1))
    found = compensation(facts, CASE, law())
    assert row(found.rows, "lost_earnings").payer is Payer.EMPLOYER
    assert row(found.rows, "lost_earnings").without == 60_000
    assert row(found.rows, "additional_costs", "employer").without == 1_081_250
    assert row(found.rows, "additional_costs", "nobody").without == 418_750
    assert found.total(Payment.ONE_OFF, "without") == 1_081_250
    assert found.total(Payment.ONE_OFF, "decided") is None


def test_the_employer_pays_what_the_insurer_does_not() -> None:
    facts = claim(average=1_000_000, capacity_lost=50, social_payment=25_000)
    found = compensation(facts, CASE, law())
    assert row(found.rows, "lost_earnings", "insurer").without == 400_000
    assert row(found.rows, "lost_earnings", "employer").without == 100_000
    assert not row(found.rows, "lost_earnings", "insurer").verified
    alone = compensation(claim(average=1_000_000, capacity_lost=50, insured=False), CASE, law())
    assert row(alone.rows, "lost_earnings").without == 500_000
    assert row(alone.rows, "lost_earnings").payer is Payer.EMPLOYER


def test_incomplete_months_are_replaced_and_one_off_pay_left_out() -> None:
    year = months(300_000, 13)
    broken = (*year[:-1], Month(date(2026, 2, 1), 90_000, full=False))
    found = average_earnings(claim(months=broken), CASE, law())
    assert found is not None
    assert found.average == 300_000
    bonus = (*year[1:-1], Month(date(2026, 2, 1), 420_000, one_off=120_000))
    found = average_earnings(claim(months=bonus), CASE, law())
    assert found is not None
    assert found.average == 300_000


def test_a_minor_has_at_least_ten_mrp() -> None:
    young = Circumstances(ACCIDENT, age=16)
    found = average_earnings(claim(average=30_000), young, law())
    assert found is not None
    assert found.average == 43_250


def test_yearly_increases_follow_one_another() -> None:
    facts = claim(
        average=400_000,
        capacity_lost=40,
        increases=(Increase(2028, 5.5), Increase(2027, 6.5), Increase(2026, 9)),
    )
    found = row(compensation(facts, CASE, law()).rows, "lost_earnings")
    assert found.without == 179_772
    assert len(found.steps) == 2
    assert "2027 года на 6,5\u00a0%" in Texts(Language.RU).of(found.steps[0])


def test_a_year_that_is_not_entered_is_asked_for() -> None:
    later = Circumstances(date(2027, 2, 1))
    with pytest.raises(ExpectedError, match=r"01\.02\.2027 is not in the table: enter it") as caught:
        compensation(claim(average=400_000, capacity_lost=40), later, law())
    assert Texts(Language.RU).of(caught.value).startswith(("МРП на 01.02.2027", "МЗП на 01.02.2027"))


def test_mrp_of_2020_and_2022_changed_within_the_year() -> None:
    values = [law().value("mrp", day).tenge for day in (date(2020, 3, 31), date(2020, 4, 1))]
    assert values == [2651, 2778]
    assert [law().value("mrp", date(2022, m, 1)).tenge for m in (3, 4)] == [3063, 3180]
