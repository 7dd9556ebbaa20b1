from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from safetyreg.domain.claim import Claim, Dependant, Increase, Kin, Month, Switch
from safetyreg.domain.decision import Body, Decision, Dissent, Shares
from safetyreg.domain.document import read, written
from safetyreg.errors import ExpectedError

CLAIM = Claim(
    incident=1,
    capacity_lost=40,
    capacity_until=date(2027, 5, 1),
    months=(Month(date(2026, 1, 1), 400_000, full=False),),
    dependants=(Dependant(Kin.CHILD, date(2018, 1, 1)),),
    increases=(Increase(2027, 5.5),),
    switches=(Switch("moral", reduces=False, reason="решение"),),
)
DECISION = Decision(
    id=3,
    incident=1,
    person=2,
    body=Body.COURT,
    decided_on=date(2026, 2, 1),
    shares=Shares(20, 80),
    dissents=(Dissent("А. Б.", Shares(0, 100), "нет", date(2026, 2, 2)),),
    entered_at=datetime(2026, 2, 3, 10, 0, 1),
)


@pytest.mark.parametrize("value", [CLAIM, DECISION])
def test_a_value_comes_back_from_json(value: object) -> None:
    assert read(type(value), json.loads(json.dumps(written(value)))) == value


def test_blanks_keep_their_defaults_and_whole_numbers_may_stand_for_decimals() -> None:
    assert read(Claim, {}) == Claim()
    assert read(Increase, {"year": 2027, "percent": 5}) == Increase(2027, 5.0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ([], "Claim cannot be read"),
        ({"weight": 1}, "no field weight"),
        ({"months": 5}, "months cannot be read"),
        ({"months": [{"first": "2026-13-01", "amount": 5}]}, r"months\[0\]\.first cannot be read"),
        ({"months": [{"first": "2026-01-01"}]}, r"months\[0\]\.amount is missing"),
        ({"dependants": [{"kin": "uncle"}]}, r"dependants\[0\]\.kin cannot"),
        ({"dependants": [5]}, r"dependants\[0\] cannot"),
        ({"average": "400"}, "average cannot be read"),
        ({"average": True}, "average cannot be read"),
        ({"capacity_until": 5}, "capacity_until cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(content: object, words: str) -> None:
    with pytest.raises(ExpectedError, match=words):
        read(Claim, content)
