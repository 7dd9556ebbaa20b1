from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.norm import found_on
from safetyreg.domain.policy import PolicyStatus
from safetyreg.domain.reference import ValueStatus
from safetyreg.errors import ExpectedError
from safetyreg.paths import resources
from safetyreg.storage import seeds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return shutil.copytree(resources() / "reference", tmp_path / "reference")


def test_everything_that_is_cited_is_a_shipped_norm() -> None:
    norms = {norm.code for norm in seeds.shipped_norms()}
    cited = {number.norm for number in seeds.shipped_numbers()}
    for head in seeds.shipped_heads():
        cited |= {head.norm, head.guilt_norm} | {term.norm for term in head.terms}
    assert cited <= norms
    assert len(norms) == len(seeds.shipped_norms())


def test_policies_touch_shipped_heads_and_carry_their_source() -> None:
    heads = {head.code for head in seeds.shipped_heads()}
    policies = {policy.code: policy for policy in seeds.shipped_policies()}
    assert all(policy.source and set(policy.heads) <= heads for policy in policies.values())
    bill = policies["kz-bill-25"]
    assert (bill.cap, bill.status, bill.valid_from) == (25, PolicyStatus.ADOPTED, None)
    assert policies["kz-190"].cap is None
    assert policies["kz-unions"].cap == 0
    assert policies["by-108"].verified is ValueStatus.UNVERIFIED
    scenarios = [policy.cap for policy in policies.values() if policy.status is PolicyStatus.SCENARIO]
    assert scenarios == [10, 25, 30, 50]


def test_the_law_counts_no_guilt_on_the_main_heads() -> None:
    reduced = {head.code for head in seeds.shipped_heads() if head.guilt_reduces}
    assert reduced == {"agreement", "moral"}


def test_groups_of_capacity_loss_leave_no_gap() -> None:
    lost = next(head for head in seeds.shipped_heads() if head.code == "lost_earnings")
    assert [(term.lowest, term.highest) for term in lost.terms] == [(5, 29), (30, 59), (60, 89), (90, 100)]


def test_what_is_known_from_memory_ships_unverified() -> None:
    limits = [term for head in seeds.shipped_heads() for term in head.terms if term.limit not in {None, 250}]
    assert {term.limit for term in limits} == {100, 500, 750, 1000}
    assert {term.status for term in limits} == {ValueStatus.UNVERIFIED}
    number = next(one for one in seeds.shipped_numbers() if one.code == "insurer_base")
    assert found_on(seeds.shipped_numbers(), "insurer_base", date(2026, 1, 1)) == number


@pytest.mark.parametrize(
    ("file", "old", "new", "read"),
    [
        ("norms.csv", "cc-937,", ",", seeds.shipped_norms),
        ("numbers.csv", ",12,", ",a dozen,", seeds.shipped_numbers),
        ("heads.csv", "monthly", "weekly", seeds.shipped_heads),
        ("heads.csv", ",no,", ",perhaps,", seeds.shipped_heads),
        ("head_terms.csv", "funeral", "party", seeds.shipped_heads),
        ("policies.csv", "adopted", "hoped", seeds.shipped_policies),
        ("policies.csv", ",fatal,", ",cats,", seeds.shipped_policies),
    ],
)
def test_a_spoilt_file_is_named(
    reference: Path, file: str, old: str, new: str, read: Callable[[Path], object]
) -> None:
    text = (reference / file).read_text(encoding="utf-8")
    assert old in text
    (reference / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ExpectedError, match="install the program again") as caught:
        read(reference)
    assert file in str(caught.value)
