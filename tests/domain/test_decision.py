from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.decision import Action, After, Body, Decision, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ledger import Circumstances, Effective, Ledger, NoShare, annulled, effective, in_order


def sets(number: int, employee: int, day: int | None = None) -> Decision:
    return Decision(
        id=number,
        incident=1,
        person=1,
        body=Body.COMMISSION,
        decided_on=date(2026, 1, day or number),
        shares=Shares(employee, 100 - employee),
        gross_negligence=Answer.YES,
    )


def annuls(number: int, target: int, after: After) -> Decision:
    return Decision(
        id=number,
        incident=1,
        person=1,
        body=Body.COURT,
        decided_on=date(2026, 1, number),
        action=Action.ANNULS,
        annuls=target,
        after=after,
    )


EARLIER, AGAIN, OPEN = After.EARLIER, After.REINVESTIGATION, NoShare.REINVESTIGATION


@pytest.mark.parametrize(
    ("line", "employee", "reason"),
    [
        ((), None, NoShare.NONE_YET),
        ((sets(1, 60),), 60, None),
        ((sets(2, 50), sets(1, 60)), 50, None),
        ((sets(1, 60), annuls(2, 1, EARLIER)), None, NoShare.ANNULLED),
        ((sets(1, 60), sets(2, 50), annuls(3, 2, EARLIER)), 60, None),
        ((sets(1, 60), sets(2, 50), annuls(3, 2, AGAIN)), None, NoShare.REINVESTIGATION),
        ((sets(1, 60), annuls(2, 1, AGAIN), sets(3, 20)), 20, None),
        ((sets(1, 60), annuls(2, 1, EARLIER), annuls(3, 2, EARLIER)), 60, None),
        ((sets(1, 60), annuls(2, 1, AGAIN), annuls(3, 2, EARLIER)), 60, None),
        ((sets(1, 60), sets(2, 50), annuls(3, 2, EARLIER), annuls(4, 1, EARLIER)), None, NoShare.ANNULLED),
        (
            (sets(1, 60), annuls(2, 1, AGAIN), sets(3, 20), annuls(4, 3, EARLIER)),
            None,
            NoShare.REINVESTIGATION,
        ),
    ],
)
def test_the_newest_decision_that_stands_is_effective(
    line: tuple[Decision, ...], employee: int | None, reason: NoShare | None
) -> None:
    found = effective(line)
    assert (found.shares.employee if found.shares else None, found.reason) == (employee, reason)


def test_decisions_of_one_day_stand_as_they_were_entered() -> None:
    unsaved = Decision(incident=1, person=1, body=Body.COURT, decided_on=date(2026, 1, 5))
    undated = Decision(id=1, incident=1, person=1, body=Body.COURT, decided_on=None)
    line = (undated, unsaved, sets(9, 10, day=5), sets(4, 20, day=5))
    assert [one.id for one in in_order(line)] == [4, 9, None, 1]


def test_an_annulled_annulment_annuls_nothing() -> None:
    line = (sets(1, 60), annuls(2, 1, EARLIER), annuls(3, 2, EARLIER))
    assert annulled(line) == {2}


def test_an_excluded_accident_carries_no_split() -> None:
    excluded = Circumstances(date(2026, 1, 1), exclusion="x-intoxication")
    assert Ledger(1, 1, excluded, (sets(1, 60),)).effective == Effective(reason=NoShare.EXCLUDED)
    counted = Circumstances(date(2026, 1, 1))
    assert Ledger(1, 1, counted, (sets(1, 60),)).effective.shares == Shares(60, 40)


def test_shares_have_a_sum() -> None:
    assert Shares(20, 60, 20).total == 100
    assert sets(1, 10).sets
    assert not annuls(2, 1, EARLIER).sets
