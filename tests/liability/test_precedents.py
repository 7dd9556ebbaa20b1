from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from safetyreg.domain.decision import Action, After, Body, Shares
from safetyreg.domain.ledger import Circumstances, Effective, Ledger, NoShare
from safetyreg.i18n import Figure
from safetyreg.liability.precedents import (
    Features,
    PastCase,
    Precedent,
    Standing,
    compared,
    similar,
    similarity,
    spread,
)
from safetyreg.liability.revisions import moves, revisions
from tests.liability.cases import CASE, decision

AT_HAND = Features(
    "x-fall", frozenset({"a", "b"}), frozenset({"h"}), "severe", "F", frozenset({"employer:training"})
)


def past(number: int, share: int | None, features: Features = AT_HAND) -> PastCase:
    effective = Effective(reason=NoShare.ANNULLED) if share is None else Effective(decision(1, share))
    splits = ((Body.COMMISSION, Shares(60, 40)),)
    return PastCase(number, 1, f"3-2025-{number:06}", features, splits, effective)


def test_similarity_shows_its_parts() -> None:
    other = Features("x-fall", frozenset({"b", "c"}), frozenset(), "light", "F", frozenset())
    value, parts = similarity(AT_HAND, other)
    assert [part.value for part in parts] == [1, pytest.approx(1 / 3), 0, 0, 1, 0]
    assert sum(part.weight for part in parts) == 100
    assert value == pytest.approx((25 + 25 / 3 + 10) / 100)
    assert similarity(AT_HAND, AT_HAND)[0] == 1


def test_what_is_blank_at_hand_is_left_out() -> None:
    value, parts = similarity(Features(event="x-fall"), AT_HAND)
    assert value == 1
    assert [part.value for part in parts[1:]] == [None] * 5
    assert similarity(Features(), AT_HAND)[0] == 0


def test_the_ten_most_similar_come_first_the_newest_among_equals() -> None:
    half = Features("x-fall", severity="light")
    found = similar(AT_HAND, [past(1, 10, half), past(2, 20), past(3, 30), past(4, 40, Features())])
    assert [one.case.incident for one in found] == [3, 2, 1]
    assert len(similar(AT_HAND, [past(n, 10) for n in range(20)])) == 10


def precedents(*shares: int | None) -> tuple[Precedent, ...]:
    return similar(AT_HAND, [past(n, share) for n, share in enumerate(shares)])


def test_median_and_quartiles_of_the_shares_that_stand() -> None:
    found = spread(precedents(10, 20, 20, 25, 30, None))
    assert found is not None
    assert (found.count, found.median, found.lower, found.upper) == (5, 20, 20, 25)
    one = spread(precedents(15))
    assert one is not None
    assert (one.lower, one.median, one.upper) == (15, 15, 15)
    assert spread(precedents(None)) is None


@pytest.mark.parametrize(
    ("share", "reason", "standing"),
    [
        (22, "", Standing.WITHIN),
        (60, "", Standing.APART),
        (5, " ", Standing.APART),
        (60, "повторное нарушение", Standing.EXPLAINED),
    ],
)
def test_a_share_outside_the_quartiles_wants_a_reason(share: int, reason: str, standing: Standing) -> None:
    assert compared(share, precedents(10, 20, 20, 25, 30), reason).standing is standing


def test_few_cases_are_never_a_flag() -> None:
    found = compared(90, precedents(10, 20, 20, 25, None))
    assert (found.standing, found.message.values["count"]) == (Standing.FEW, 4)
    far = similar(AT_HAND, [past(n, 10, Features(oked="F")) for n in range(9)])
    assert compared(90, far).standing is Standing.FEW
    assert compared(90, far, least=0.1).standing is Standing.APART
    assert compared(11, precedents(10, 11, 12, 13, 14, 15)).message.values["lower"] == Figure(11.25)


def test_one_ruling_that_annuls_two_acts_is_one_review() -> None:
    court = decision(3, body=Body.COURT, decided_on=date(2026, 5, 1), document="№ 7", action=Action.ANNULS)
    line = (
        decision(1, 60),
        decision(2, 50, body=Body.INSPECTOR),
        replace(court, annuls=2, after=After.EARLIER),
        replace(court, id=4, annuls=1, after=After.EARLIER),
    )
    found = revisions(line)
    assert [(one.body, one.before, one.after, one.moved) for one in found] == [
        (Body.INSPECTOR, 60, 50, -10),
        (Body.COURT, 50, None, 0),
    ]
    assert found[1].reason is NoShare.ANNULLED


def test_how_often_and_how_far_splits_were_moved() -> None:
    excluded = Circumstances(CASE.occurred_on, exclusion="x")
    ledgers = [
        Ledger(1, 1, CASE, (decision(1, 60), decision(2, 40, body=Body.COURT))),
        Ledger(2, 1, CASE, (decision(1, 20), decision(2, 20, body=Body.COURT))),
        Ledger(3, 1, CASE, (decision(1, 10), decision(2, 15, body=Body.COURT))),
        Ledger(4, 1, CASE, (decision(1, 30, body=Body.COURT),)),
        Ledger(5, 1, excluded, (decision(1, 9), decision(2, 0, body=Body.COURT))),
    ]
    inspector, court = moves(ledgers)
    assert (inspector.reviewed, inspector.mean, inspector.median, inspector.distance) == (0, None, None, None)
    assert (court.people, court.reviewed, court.annulled) == (3, 3, 0)
    assert (court.lowered, court.raised, court.kept) == (1, 1, 1)
    assert (court.mean, court.median, court.distance) == (-5, 0, 12.5)
