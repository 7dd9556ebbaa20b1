from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from safetyreg.domain.claim import Claim, Dependant, Increase, Kin, Switch
from safetyreg.domain.decision import Shares
from safetyreg.domain.ground import Area, Ground, Sheet, Side, State, Weight
from safetyreg.liability.compensation import compensation
from safetyreg.liability.reasoning import Verdict, recommended
from safetyreg.liability.threshold import capped, under
from tests.liability.cases import CASE, FATAL, claim, law, policies

if TYPE_CHECKING:
    from safetyreg.domain.ledger import Circumstances

caps = st.integers(0, 100)
money = st.integers(0, 5_000_000)


@st.composite
def splits(draw: st.DrawFn) -> Shares:
    employee = draw(caps)
    third = draw(st.integers(0, 100 - employee))
    return Shares(employee, 100 - employee - third, third)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    heads = draw(st.sets(st.sampled_from([head.code for head in law().heads])))
    return claim(
        average=draw(money),
        capacity_lost=draw(caps),
        costs=draw(money),
        funeral=draw(money),
        agreement=draw(money),
        moral=draw(money),
        insured=draw(st.booleans()),
        dependants=(Dependant(Kin.PENSIONER),) * draw(st.integers(0, 4)),
        social_payment=draw(st.integers(0, 200_000)),
        increases=tuple(Increase(2027 + n, draw(st.integers(0, 200)) / 10) for n in range(draw(caps) % 3)),
        switches=tuple(Switch(head, draw(st.booleans()), "причина") for head in sorted(heads)),
    )


grounds = st.builds(
    Ground,
    side=st.sampled_from(Side),
    text=st.just("нарушение"),
    area=st.sampled_from([Area.GROSS_BREACH, Area.SIMPLE_BREACH, Area.TRAINING]),
    evidence=st.sampled_from(["", "протокол"]),
    link=st.booleans(),
    weight=st.sampled_from(Weight),
    state=st.sampled_from(State),
)


@given(splits(), caps, st.integers(1, 10))
def test_capping_keeps_the_sum_never_raises_and_is_idempotent(split: Shares, cap: int, step: int) -> None:
    once = capped(split, cap, step)
    assert once.total == 100
    assert once.employee <= min(split.employee, cap)
    assert once.third == split.third
    assert once.employer >= split.employer
    assert capped(once, cap, step) == once


@given(splits(), caps, caps, st.integers(1, 10))
def test_capping_is_monotone_in_the_cap(split: Shares, one: int, other: int, step: int) -> None:
    low, high = sorted((one, other))
    assert capped(split, low, step).employee <= capped(split, high, step).employee


@given(splits())
def test_a_cap_of_100_is_no_cap_and_of_0_leaves_the_employee_nothing(split: Shares) -> None:
    assert capped(split, 100) == capped(split, None) == split
    assert capped(split, 0) == Shares(0, 100 - split.third, split.third)


@given(claims(), splits(), caps, st.sampled_from([CASE, FATAL]))
def test_compensation_is_never_negative_nor_above_what_it_is_without_guilt(
    facts: Claim, split: Shares, cap: int, circumstances: Circumstances
) -> None:
    policy = replace(policies()["scenario-25"], cap=cap)
    for row in compensation(facts, circumstances, law(), under(policy, split, circumstances), policy).rows:
        assert row.decided is not None
        assert row.capped is not None
        assert 0 <= row.decided <= row.capped <= row.without


@given(claims(), splits())
def test_a_cap_of_100_pays_what_no_cap_pays_and_0_pays_all(facts: Claim, split: Shares) -> None:
    free, all_capped = (replace(policies()["scenario-25"], cap=cap) for cap in (100, 0))
    for row in compensation(facts, CASE, law(), under(free, split, CASE), free).rows:
        assert row.capped == row.decided
    for row in compensation(facts, CASE, law(), under(all_capped, split, CASE), all_capped).rows:
        assert row.capped == row.without


@given(claims())
def test_payers_of_a_head_add_up_to_its_harm(facts: Claim) -> None:
    unraised = replace(facts, increases=())
    rows = compensation(unraised, CASE, law()).rows
    costs = sum(row.without for row in rows if row.head == "additional_costs")
    assert costs == (facts.costs if (facts.capacity_lost or 0) >= 5 else 0)


@given(st.lists(grounds, max_size=12))
def test_a_range_is_ordered_in_steps_of_five(found: list[Ground]) -> None:
    result = recommended(Sheet(grounds=tuple(found)))
    if result.verdict is Verdict.NOT_ENOUGH:
        assert (result.low, result.middle, result.high) == (None, None, None)
        return
    assert result.low is not None
    assert result.middle is not None
    assert result.high is not None
    assert 0 <= result.low <= result.middle <= result.high <= 100
    assert result.low % 5 == result.high % 5 == 0
