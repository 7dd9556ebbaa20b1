from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from safetyreg.domain.decision import Action, After, Body, Decision, Dissent, Shares
from safetyreg.domain.field import Answer
from safetyreg.domain.ledger import Circumstances, Ledger
from safetyreg.liability.findings import (
    Standards,
    all_findings,
    findings,
    flawless,
    needs_special,
    problems,
)
from tests.liability.cases import ACCIDENT, CASE, confirmed_25, decision, standards

LEDGER = Ledger(1, 1, CASE, (decision(1, 60), decision(2, 50)))


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        (decision(3, 30), []),
        (decision(3, 30, body=None), ["body"]),
        (decision(3, 30, body_name=" "), ["body"]),
        (decision(3, 30, decided_on=None), ["decided_on"]),
        (decision(3, 30, decided_on=date(2026, 3, 11)), ["decided_on"]),
        (decision(3), ["shares"]),
        (decision(3, shares=Shares(30, 60)), ["shares"]),
        (decision(3, shares=Shares(-10, 110)), ["shares"]),
        (decision(3, shares=Shares(101, 0)), ["shares", "shares"]),
        (decision(3, action=Action.ANNULS, annuls=2, after=After.EARLIER), []),
        (decision(3, action=Action.ANNULS), ["annuls", "after"]),
        (decision(3, action=Action.ANNULS, annuls=3, after=After.EARLIER), ["annuls"]),
        (decision(1, id=9, action=Action.ANNULS, annuls=2, after=After.EARLIER), ["annuls"]),
        (decision(1, action=Action.ANNULS, annuls=2, after=After.EARLIER, decided_on=None), ["decided_on"]),
    ],
)
def test_entry_errors_are_few(wrong: Decision, fields: list[str]) -> None:
    assert [problem.field for problem in problems(wrong, LEDGER)] == fields


@pytest.mark.parametrize(
    ("made", "circumstances", "codes"),
    [
        (decision(1, 30), CASE, []),
        (decision(1, 30, gross_negligence=Answer.NO), CASE, ["no_gross_negligence"]),
        (decision(1, 0, gross_negligence=Answer.NO), CASE, []),
        (decision(1, 30, gross_negligence_evidence=""), CASE, ["no_evidence"]),
        (decision(1, shares=Shares(20, 60, 20)), CASE, ["third_party"]),
        (decision(1, shares=Shares(20, 60, 20), body=Body.COURT), CASE, []),
        (decision(1, 30), replace(CASE, severity="severe", special=False), ["no_special"]),
        (decision(1, 30), replace(CASE, fatal=True, special=False), ["no_special"]),
        (decision(1, 30), replace(CASE, group=True, special=False), ["no_special"]),
        (decision(1, 30), replace(CASE, group=True, special=None), []),
        (decision(1, 30), replace(CASE, special=False), []),
        (decision(1, 30), replace(CASE, unconnected=True), ["unconnected"]),
        (decision(1, 30, body=Body.COURT), replace(CASE, fatal=True, special=False), []),
        (decision(1, 30), replace(CASE, exclusion="x-intoxication"), ["excluded"]),
        (decision(1, action=Action.ANNULS, annuls=7), replace(CASE, exclusion="x-intoxication"), []),
    ],
)
def test_what_is_unlawful_is_found(made: Decision, circumstances: Circumstances, codes: list[str]) -> None:
    found = findings(made, circumstances, standards())
    assert [one.code for one in found] == codes
    assert all(one.norm and one.decision == made.id for one in found)
    assert not (found and flawless(made, circumstances)), "a glance never overlooks a finding"


def test_most_decisions_need_no_second_look() -> None:
    assert flawless(decision(1, 0, gross_negligence=Answer.NO), CASE)
    assert flawless(decision(1, action=Action.ANNULS, annuls=7), replace(CASE, exclusion="x-intoxication"))
    dissent = Dissent("А. Тестов", on=date(2026, 12, 1))
    assert not flawless(decision(1, 0, gross_negligence=Answer.NO, dissents=(dissent,)), CASE)


def test_a_ground_for_exceeding_the_threshold_settles_it() -> None:
    by = Standards((confirmed_25(),))
    assert [one.code for one in findings(decision(1, 40), CASE, by)] == ["above_threshold"]
    assert findings(decision(1, 40, cap_ground="решение суда"), CASE, by) == ()
    assert findings(decision(1, 25), CASE, by) == ()


def test_gross_negligence_is_asked_for_where_the_policy_in_force_asks() -> None:
    lenient = Standards((replace(confirmed_25(), gross_required=False),))
    assert findings(decision(1, 20, gross_negligence=Answer.NO), CASE, lenient) == ()


def test_a_dissent_is_due_within_two_working_days() -> None:
    ended = replace(CASE, ended_on=date(2026, 4, 3))
    late, in_time = (Dissent("А. Б.", on=date(2026, 4, day)) for day in (8, 7))
    made = decision(10, 30, dissents=(in_time, late, Dissent("В. Г.")))
    found = findings(made, ended, standards())
    assert [(one.code, one.message.values["due"]) for one in found] == [("late_dissent", date(2026, 4, 7))]
    assert all_findings(Ledger(1, 1, ended, (made,)), standards()) == found
    assert findings(made, ended, Standards()) == ()


def test_the_law_asks_for_a_special_investigation() -> None:
    assert not needs_special(Circumstances(ACCIDENT, severity="light"))
    assert needs_special(Circumstances(ACCIDENT, severity="fatal"))
