from __future__ import annotations

from itertools import product

import pytest

from safetyreg.domain.changes import NOTHING, Changes
from safetyreg.domain.period import year
from safetyreg.domain.problem import Problem, Severity
from safetyreg.domain.query import EVERYTHING, Condition, Operator
from safetyreg.domain.status import COUNTED, STATUSES, Status, check_change, needs_reason, next_statuses
from safetyreg.domain.user import Role, User
from safetyreg.errors import ExpectedError, Message

FORWARD = {
    ("draft", "registered"),
    ("registered", "investigated"),
    ("registered", "closed"),
    ("investigated", "closed"),
}
BACK = {
    ("draft", "annulled"),
    ("registered", "annulled"),
    ("investigated", "annulled"),
    ("closed", "annulled"),
    ("investigated", "registered"),
    ("closed", "investigated"),
    ("annulled", "registered"),
}


@pytest.mark.parametrize(("old", "new"), list(product(Status, Status)))
def test_the_flow_of_a_record(old: Status, new: Status) -> None:
    step = (old.value, new.value)
    if old == new or step in FORWARD:
        check_change(old, new, "")
    elif step in BACK:
        check_change(old, new, "a reason")
        with pytest.raises(ExpectedError, match="Say why"):
            check_change(old, new, "  ")
    else:
        with pytest.raises(ExpectedError, match="cannot go"):
            check_change(old, new, "a reason")
    assert (new in next_statuses(old)) == (step in FORWARD | BACK)
    assert needs_reason(old, new) == (old != new and step not in FORWARD)


def test_no_record_becomes_a_draft_again() -> None:
    assert not any(Status.DRAFT in next_statuses(status) for status in Status)


def test_drafts_and_annulled_records_do_not_count() -> None:
    assert set(Status) - COUNTED == {Status.DRAFT, Status.ANNULLED}
    assert [choice.value for choice in STATUSES] == list(Status)


def test_nobody_is_more_than_a_viewer_unasked() -> None:
    assert User("aigerim").role is Role.VIEWER
    assert list(Role) == [Role.VIEWER, Role.OPERATOR, Role.INSPECTOR, Role.ADMINISTRATOR]


def test_nothing_changes_nothing() -> None:
    assert not NOTHING.incidents
    assert not NOTHING.codes
    assert Changes(state=1) != NOTHING


def test_a_query_is_narrowed_without_losing_its_parts() -> None:
    in_year = EVERYTHING.in_period(year(2026)).only(kinds=("fire",))
    narrowed = in_year.and_where(Condition("cause", value="6")).and_where(Condition("bin", Operator.EMPTY))
    assert narrowed.period == year(2026)
    assert narrowed.kinds == ("fire",)
    assert [one.field for one in narrowed.where] == ["cause", "bin"]
    assert not in_year.where
    assert narrowed.only(where=(), kinds=(), period=None) == EVERYTHING


def test_a_problem_has_a_key_and_blocks_as_an_error() -> None:
    problem = Problem("age", "age", Message("…"), person=0)
    assert problem.key == "age:age:0"
    assert problem.blocks
    warning = Problem("no-damage", "damage", Message("…"), Severity.WARNING)
    assert (warning.key, warning.blocks) == ("no-damage:damage:", False)
