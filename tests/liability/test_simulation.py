from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safetyreg.domain.head import Payer, Payment
from safetyreg.domain.policy import Exemption
from safetyreg.i18n import Language, Names, Texts
from safetyreg.liability.amounts import Movable, Victim, months_left
from safetyreg.liability.gathering import gathered
from safetyreg.liability.outcome import Horizon, Money, Outcome, Sums, figures
from safetyreg.liability.sentences import meeting
from safetyreg.liability.simulation import curve, prepared, simulate, under_policy
from tests.liability.cases import policies

START = date(2026, 1, 1)
LAW, NOT_LAW = True, False


def amount(value: int, head: str = "moral", *, by_law: bool = LAW, until: date | None = None) -> Movable:
    monthly = head == "lost_earnings"
    payment = Payment.MONTHLY if monthly else Payment.ONE_OFF
    payer = Payer.INSURER if monthly else Payer.EMPLOYER
    return Movable(head, payer, payment, value, by_law, until)


def victim(number: int, share: int, *amounts: Movable, accident: int = 0, **groups: str) -> Victim:
    return Victim(accident or number, number, share, amounts=amounts, groups=groups)


VICTIMS = (
    victim(1, 60, amount(100_001, "lost_earnings", by_law=NOT_LAW, until=date(2026, 3, 31)), oked="F"),
    victim(2, 40, amount(1_000_000), accident=1, oked="F"),
    victim(3, 25, amount(500_000), oked="F"),
    victim(4, 30, oked="B"),
    victim(5, 0, oked="B"),
)


def outcome(cap: int, least: int = 0) -> Outcome:
    return simulate(prepared(gathered(VICTIMS, ("oked",), START)), cap, least=least)


def test_people_accidents_points_and_tenge_above_a_threshold() -> None:
    found = outcome(25)
    assert (found.people_above, found.accidents_above, found.total, found.accidents) == (3, 2, 5, 4)
    assert found.points.total == 35 + 15 + 5
    assert (found.points.median, found.points.lower, found.points.upper) == (15, 10, 25)
    assert found.points.mean == pytest.approx(55 / 3)
    assert (found.known, found.known_above) == (3, 2)
    assert found.money.by_law == Money(0, 150_000)
    assert found.money.if_reduced == Money(35_000, 150_000)


def test_a_half_tenge_goes_up_for_each_head_and_person() -> None:
    cases = gathered([victim(n, 50, amount(1)) for n in range(10)], (), START)
    assert simulate(prepared(cases), 0).money.by_law.one_off == 10
    assert simulate(prepared(cases), 1).money.by_law.one_off == 0


def test_each_group_has_its_own_line() -> None:
    lines = {line.key: line for line in (outcome(25).groups or {})["oked"]}
    assert (lines["F"].people, lines["F"].people_above, lines["F"].accidents_above) == (3, 2, 1)
    assert (lines["F"].accidents, lines["F"].points) == (2, 50)
    assert lines["B"].points == 5
    assert lines["B"].money is not None
    assert lines["B"].money.if_reduced == Money(0, 0)


def test_small_groups_are_suppressed_and_never_one_alone() -> None:
    lines = (outcome(25, least=3).groups or {})["oked"]
    assert [(line.suppressed, line.people, line.money) for line in lines] == [(True, 0, None)] * 2
    many = [victim(n, 50, place=place) for n, place in enumerate("aaaabbbbbccccccd")]
    shown = simulate(prepared(gathered(many, ("place",), START)), 25, least=3).groups or {}
    assert [line.key for line in shown["place"] if line.suppressed] == ["a", "d"]
    assert figures(outcome(25, least=3))["groups"] == {
        "oked": [{"key": "B", "suppressed": True}, {"key": "F", "suppressed": True}]
    }
    alone = [victim(n, 50, place="a") for n in range(2)]
    only = simulate(prepared(gathered(alone, ("place",), START)), 25, least=3).groups or {}
    assert [line.suppressed for line in only["place"]] == [True]


def test_sums_over_a_horizon_are_never_capitalised() -> None:
    horizons = outcome(25).horizons
    assert horizons is not None
    assert horizons[Horizon.TERM] == Sums(150_000, 150_000 + 3 * 35_000, 1)
    open_end = gathered([victim(1, 60, amount(100_000, "lost_earnings"))], (), START)
    found = simulate(prepared(open_end), 25).horizons
    assert found is not None
    assert found[Horizon.YEAR] == Sums(12 * 35_000, 12 * 35_000, 0)
    assert found[Horizon.TERM] == Sums(0, 0, 0)


def test_months_of_a_term_count_what_is_begun() -> None:
    days = (None, date(2025, 1, 1), date(2026, 1, 1), date(2026, 12, 31))
    assert [months_left(day, START) for day in days] == [None, 0, 1, 12]


def test_the_curve_holds_every_threshold() -> None:
    found = curve(prepared(gathered(VICTIMS, ("oked",), START)))
    assert len(found) == 101
    assert found[25] == (3, 55, outcome(25).money)
    assert found[100][:2] == (0, 0)
    assert [people for people, _, _ in found] == sorted((people for people, _, _ in found), reverse=True)


def test_a_policy_has_its_exemptions_and_heads() -> None:
    fatal = replace(VICTIMS[1], fatal=True)
    cases = gathered((VICTIMS[0], fatal, *VICTIMS[2:]), (), START)
    russia = under_policy(cases, policies()["ru-125"])
    assert (russia.people_above, russia.accidents_above, russia.points.total) == (3, 2, 35 + 40 + 5)
    assert russia.money.if_reduced == Money(35_000, 0)
    none = under_policy(cases, policies()["kz-190"])
    assert (none.cap, none.people_above, none.points.mean) == (None, 0, None)
    minors = replace(policies()["scenario-50"], exemptions=(Exemption.MINORS,))
    young = gathered((replace(VICTIMS[2], minor=True),), (), START)
    assert under_policy(young, minors).points.total == 25


def test_no_cases_at_all_are_no_error() -> None:
    empty = gathered((), ("oked",), START)
    found = simulate(prepared(empty), 25)
    assert (found.people_above, found.total, found.money.if_reduced) == (0, 0, Money(0, 0))
    assert under_policy(empty, policies()["kz-unions"]).people_above == 0


def test_an_interval_is_passed_in() -> None:
    ready = prepared(gathered(VICTIMS, (), START))
    given_interval = simulate(ready, 25, lambda above, total: (above / total / 2, 1.0)).interval
    assert given_interval == (0.3, 1.0)
    policy = under_policy(ready.cases, policies()["kz-unions"], lambda above, total: (above, total))
    assert policy.interval == (4, 5)


def test_figures_have_the_command_lines_names() -> None:
    found = figures(outcome(25))
    assert json.loads(json.dumps(found))["people_above"] == 3
    assert {"points_moved", "monthly_law", "oneoff_law", "monthly_if_reduced", "oneoff_if_reduced"} < set(
        found
    )
    assert found["heads"] == [
        {
            "head": "lost_earnings",
            "payer": "insurer",
            "monthly_law": 0,
            "oneoff_law": 0,
            "monthly_if_reduced": 35_000,
            "oneoff_if_reduced": 0,
        },
        {
            "head": "moral",
            "payer": "employer",
            "monthly_law": 0,
            "oneoff_law": 150_000,
            "monthly_if_reduced": 0,
            "oneoff_if_reduced": 150_000,
        },
    ]


victims_drawn = st.lists(
    st.builds(
        Victim,
        incident=st.integers(1, 5),
        person=st.just(1),
        share=st.integers(0, 100),
        amounts=st.lists(
            st.builds(
                amount,
                st.integers(0, 10**7),
                st.sampled_from(["moral", "lost_earnings"]),
                by_law=st.booleans(),
            ),
            max_size=3,
        ).map(tuple),
        groups=st.sampled_from([{"g": "a"}, {"g": "b"}]),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=30)
@given(victims_drawn, st.integers(0, 100))
def test_the_fast_way_counts_as_the_plain_way_does(found: list[Victim], cap: int) -> None:
    result = simulate(prepared(gathered(found, ("g",), START)), cap)
    above = [one for one in found if one.share > cap]
    moved = [(one, a, (a.amount * (one.share - cap) + 50) // 100) for one in above for a in one.amounts]
    assert result.people_above == len(above)
    assert result.accidents_above == len({one.incident for one in above})
    assert result.points.total == sum(one.share - cap for one in above)
    if above:
        excess = [one.share - cap for one in above]
        quartiles = (result.points.lower, result.points.median, result.points.upper)
        assert quartiles == pytest.approx(tuple(np.percentile(excess, (25, 50, 75))))
    for payment, attribute in ((Payment.MONTHLY, "monthly"), (Payment.ONE_OFF, "one_off")):
        of_payment = [(a, tenge) for _, a, tenge in moved if a.payment is payment]
        assert getattr(result.money.if_reduced, attribute) == sum(tenge for _, tenge in of_payment)
        assert getattr(result.money.by_law, attribute) == sum(t for a, t in of_payment if a.by_law)
    lines = (result.groups or {})["g"]
    assert sum(line.people for line in lines) == len(found)
    assert sum(line.points for line in lines) == result.points.total
    same = under_policy(gathered(found, (), START), replace(policies()["scenario-25"], cap=cap))
    assert (same.money, same.points, same.horizons) == (result.money, result.points, result.horizons)


def test_sentences_for_the_meeting() -> None:
    texts = Texts(Language.EN)
    found = outcome(25)
    names = {"F": Names("Строительство", en="Construction"), "B": Names("Горнодобыча", en="Mining")}
    lines = (found.groups or {})["oked"]
    said = [texts.of(one).replace("\u00a0", " ") for one in meeting(found, lines, names)]
    assert said[0] == "At a threshold of 25 % the employee's share falls for 3 of 5 victims (accidents: 2)."
    assert said[1] == "Most often: Construction; Mining."
    assert said[2] == "By law no monthly payment moves (art. 935 (4)); 150 000 tenge one-off do."
    assert "35 000 tenge a month" in said[3]
    assert said[4] == "Tenge known for 3 of 5."
    alone = [texts.of(one) for one in meeting(found, lines, {"F": names["F"]})]
    assert alone[1] == "Most often: Construction."


@pytest.mark.parametrize(
    ("victims", "sentence"),
    [
        ((victim(1, 60),), "No amounts in tenge are known for these decisions."),
        ((victim(1, 60), victim(2, 0, amount(5))), "No amount in tenge changes."),
        ((victim(1, 60, amount(10**6, by_law=NOT_LAW)),), "By law nothing moves in tenge"),
        ((victim(1, 60, amount(10**6, "lost_earnings")),), "a month and 0 tenge one-off move."),
    ],
)
def test_the_law_is_said_in_a_sentence(victims: tuple[Victim, ...], sentence: str) -> None:
    said = [
        Texts(Language.EN).of(one) for one in meeting(simulate(prepared(gathered(victims, (), START)), 25))
    ]
    assert sentence in " ".join(said)


def test_a_threshold_that_changes_nothing_is_said_so() -> None:
    assert len(meeting(outcome(100))) == 1
    free = under_policy(gathered(VICTIMS, (), START), policies()["kz-190"])
    assert "Without a threshold" in Texts(Language.EN).of(meeting(free)[0])
