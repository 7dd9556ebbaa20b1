"""The coverage bars: what is measured, and that a missed one is noticed."""

from __future__ import annotations

from scripts.coverage_bars import bars, measure

REPORT = {
    "safetyreg/domain/period.py": {
        "summary": {"num_statements": 8, "num_branches": 2, "covered_lines": 8, "covered_branches": 2}
    },
    "safetyreg/storage/search.py": {
        "summary": {"num_statements": 20, "num_branches": 10, "covered_lines": 15, "covered_branches": 5}
    },
}


def test_a_folder_adds_up_its_lines_and_branches() -> None:
    found = measure("safetyreg", 75, REPORT)
    assert (found.reached, found.of, found.percent) == (30, 40, 75.0)
    assert found.holds
    assert found.files == ("safetyreg/storage/search.py",)


def test_a_missed_bar_is_noticed() -> None:
    assert not measure("safetyreg", 75.1, REPORT).holds
    assert measure("safetyreg/domain", 100, REPORT).holds


def test_a_folder_nothing_measured_holds_no_bar() -> None:
    assert not measure("ui", 85, REPORT).holds


def test_the_bars_are_those_of_the_house() -> None:
    assert bars() == {"safetyreg/domain": 100, "safetyreg": 95, "ui": 85}
