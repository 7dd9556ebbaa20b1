from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from safetyreg.domain.policy import Policy, PolicyStatus, applied, confirmed
from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Names

LAW = Policy(
    code="law",
    names=Names("Кодекс"),
    whose=Names("РК"),
    cap=None,
    status=PolicyStatus.IN_FORCE,
    valid_from=date(2016, 1, 1),
)
BILL = replace(LAW, code="bill", cap=25, status=PolicyStatus.ADOPTED, valid_from=None)
DAY = date(2026, 5, 1)


def test_only_a_law_in_force_with_its_first_day_is_applied() -> None:
    undated = replace(BILL, status=PolicyStatus.IN_FORCE)
    assert applied((LAW, BILL, undated), DAY) == LAW
    assert applied((BILL,), DAY) is None
    assert applied((LAW,), date(2015, 12, 31)) is None
    assert applied((replace(LAW, valid_to=date(2020, 1, 1)),), DAY) is None
    assert applied((replace(LAW, valid_to=DAY),), DAY) is not None


def test_the_newest_law_on_the_accidents_date_is_applied() -> None:
    signed = confirmed(BILL, DAY, " № 200-VIII ")
    assert (signed.status, signed.verified) == (PolicyStatus.IN_FORCE, ValueStatus.CONFIRMED)
    assert signed.document == "№ 200-VIII"
    assert applied((signed, LAW), DAY) == signed
    assert applied((signed, LAW), date(2026, 4, 30)) == LAW


@pytest.mark.parametrize(("day", "document"), [(None, "№ 1"), (DAY, " ")])
def test_a_law_is_confirmed_with_its_date_and_number(day: date | None, document: str) -> None:
    with pytest.raises(ExpectedError, match="first day in force and the number"):
        confirmed(BILL, day, document)


def test_only_what_was_adopted_is_confirmed() -> None:
    with pytest.raises(ExpectedError, match="adopted"):
        confirmed(LAW, DAY, "№ 1")


def test_a_policy_touches_all_heads_or_those_it_names() -> None:
    assert LAW.touches("moral")
    assert not replace(LAW, heads=("lost_earnings",)).touches("moral")
