"""Mixed liability from the command line: the same figures as the door, facts assessed without a registry."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from safetyreg.cli import main
from safetyreg.domain.query import Query
from safetyreg.liability.simulation import simulate
from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo
from tests.conftest import ROOT
from tests.statistics.filled import UNTIL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.registries import Files

FACTS: dict[str, Any] = {
    "circumstances": {"occurred_on": "2025-05-05", "severity": "severe", "special": True, "age": 40},
    "sheet": {
        "grounds": [
            {"side": "employer", "text": "а", "evidence": "журнал", "state": "established", "weight": 3},
            {
                "side": "employee",
                "text": "б",
                "area": "gross_breach",
                "evidence": "видео",
                "state": "established",
                "weight": 1,
            },
        ]
    },
    "claim": {"average": 400_000, "capacity_lost": 40},
    "decisions": [
        {
            "id": 1,
            "incident": 0,
            "person": 0,
            "body": "commission",
            "body_name": "комиссия",
            "decided_on": "2025-06-02",
            "shares": {"employee": 25, "employer": 75},
            "gross_negligence": "yes",
            "gross_negligence_evidence": "видео",
        }
    ],
}
KEYS = [
    *("people_above", "accidents_above", "points_moved", "monthly_law", "oneoff_law"),
    *("monthly_if_reduced", "oneoff_if_reduced", "known", "total", "by"),
]


def demo_of_accidents(location: str) -> None:
    create_demo(location, account="tester", incidents=3000, seed=6, until=UNTIL)


@pytest.fixture
def file(files: Files, tmp_path: Path) -> str:
    return str(files.copy(demo_of_accidents, tmp_path / "cli.sqlite"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["--user", "tester", "--language", "en", *arguments]) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out


def test_a_threshold_gives_the_figures_of_the_door(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--registry", file, "liability", "simulate", "--cap", "25")
    found = json.loads(run(capsys, *asked, "--json"))
    assert list(found) == KEYS
    assert set(found["by"]) == {"oked", "district", "severity", "year"}
    registry = Registry.open(file, account="tester")
    outcome = simulate(registry.liability.prepared(Query()), 25)
    registry.close()
    assert found["people_above"] == outcome.people_above > 0
    assert found["monthly_law"] == 0
    assert sum(line["people_above"] for line in found["by"]["year"]) == found["people_above"]
    narrow = json.loads(run(capsys, *asked, "--json", "--from", "2025-01-01"))
    assert 0 < narrow["total"] < found["total"]
    told = run(capsys, *asked)
    assert f"people above the threshold\t{outcome.people_above}" in told


def test_an_accident_shows_its_victims(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    registry = Registry.open(file, account="tester")
    shown = next(row for row in registry.liability.cases() if row.share)
    other = next(
        number
        for row in registry.incidents.rows(
            registry.incidents.first(Query(kinds=("fire",)), limit=50), ("number",)
        ).values()
        if (number := row[0])
    )
    registry.close()
    asked = ("--registry", file, "liability", "show")
    found = json.loads(run(capsys, *asked, shown.number, "--json"))
    (one,) = (one for one in found["victims"] if one["person"] == shown.person)
    assert one["effective"]["decision"]["shares"]["employee"] == shown.share
    assert one["assessment"]["capped"]["steps"]
    lines = run(capsys, *asked, shown.number).splitlines()
    assert lines[0].split("\t")[-1] == "Stands"
    assert lines[-1].endswith("\tyes")
    assert "no victim" in run(capsys, *asked, str(other), code=1)
    assert "no record" in run(capsys, *asked, "3-1999-000001", code=1)


def test_facts_of_a_file_are_assessed_with_or_without_a_registry(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    asked = ("liability", "assess", str(path))
    found = json.loads(run(capsys, *asked, "--json"))
    assert found == json.loads(run(capsys, "--registry", file, *asked, "--json"))
    assert found["offered"] == [25, 25]
    assert found["capped"]["shares"] == {"employee": 25, "employer": 75, "third": 0}
    (row,) = found["compensation"]["rows"]
    assert (row["without"], row["decided"], row["capped"]) == (160_000, 160_000, 160_000)
    told = run(capsys, *asked)
    assert "As decided: employee 25 %" in told
    assert "160 000 tenge a month" in told.replace("\u00a0", " ")
    uncovered = FACTS | {"claim": {"costs": 5_000_000, "costs_paid_on": "2025-06-01", "capacity_lost": 10}}
    path.write_text(json.dumps(uncovered), encoding="utf-8")
    assert "At most 250 MRP" in run(capsys, *asked)
    nothing = FACTS | {"claim": {"moral": 5}, "decisions": []}
    path.write_text(json.dumps(nothing), encoding="utf-8")
    assert "enter the loss of professional capacity" in run(capsys, *asked)


def test_the_example_of_the_guide_is_assessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    (example,) = (block for block in re.findall(r"```json\n(.*?)```", guide, re.DOTALL) if "claim" in block)
    path = tmp_path / "facts.json"
    path.write_text(example, encoding="utf-8")
    found = json.loads(run(capsys, "liability", "assess", str(path), "--json"))
    assert found["offered"] == [25, 25]
    assert [row["capped"] for row in found["compensation"]["rows"]] == [160_000]


def test_a_file_that_is_no_facts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    asked = ("liability", "assess", str(path))
    assert "cannot be read" in run(capsys, *asked, code=1)
    path.write_text("{", encoding="utf-8")
    assert "not JSON" in run(capsys, *asked, code=1)
    path.write_text('{"circumstances": {"occurred_on": "2025-05-05"}, "colour": 1}', encoding="utf-8")
    assert "no field colour" in run(capsys, *asked, code=1)
    path.write_text("[]", encoding="utf-8")
    assert "holds no facts of a victim" in run(capsys, *asked, code=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"dissents": [{"author": " ", "shares": {"employee": 10, "employer": 90}}]}, "Name the author"),
        ({"dissents": [{"author": "А. Б.", "shares": {"employee": 10, "employer": 10}}]}, "make 20 %"),
        ({"shares": {"employee": 60, "employer": 50}}, "Decision № 7: The shares make 110 %"),
        ({"decided_on": "2025-05-01"}, "Decision № 7: The decision is dated before the accident"),
    ],
)
def test_an_entry_error_of_a_decision_in_the_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, object], said: str
) -> None:
    path = tmp_path / "facts.json"
    facts = json.loads(json.dumps(FACTS))
    facts["decisions"][0].update({"document": "№ 7", **change})
    path.write_text(json.dumps(facts), encoding="utf-8")
    assert said in run(capsys, "liability", "assess", str(path), code=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"circumstances": {"severity": "terrible"}}, "no severity “terrible”: write one of light"),
        ({"circumstances": {"severity": "fatal"}}, "“fatal” is false"),
        ({"circumstances": {"age": -1}}, "below 0"),
        ({"claim": {"switches": [{"head": "x", "reduces": True, "reason": "r"}]}}, "no head of compensation"),
        ({"decisions": [*FACTS["decisions"], *FACTS["decisions"]]}, "Two decisions have the id 1"),
    ],
)
def test_a_file_that_no_finding_could_rest_on_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, object], said: str
) -> None:
    path = tmp_path / "facts.json"
    facts = json.loads(json.dumps(FACTS))
    for name, value in change.items():
        facts[name] = facts[name] | value if isinstance(value, dict) else value
    path.write_text(json.dumps(facts), encoding="utf-8")
    assert said in run(capsys, "liability", "assess", str(path), code=1)


def test_the_text_of_an_assessment_says_range_findings_and_what_is_paid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "facts.json"
    asked = ("liability", "assess", str(path))
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    told = run(capsys, *asked).replace("\u00a0", " ")
    assert "Recommended range 25–25 %" in told
    assert "insurer: without guilt 160 000, as decided 160 000, as capped 160 000 tenge (unverified)" in told
    facts = json.loads(json.dumps(FACTS))
    facts["circumstances"]["special"] = False
    facts["decisions"][0]["shares"] = {"employee": 25, "employer": 55, "third": 20}
    path.write_text(json.dumps(facts), encoding="utf-8")
    told = run(capsys, *asked)
    assert "No range is recommended: the law forbids it." in told
    assert "Finding: A third party's share (20 %)" in told
    facts["sheet"]["grounds"][0]["state"] = "refuted"
    path.write_text(json.dumps(facts), encoding="utf-8")
    assert "No range is recommended: the facts are not enough." in run(capsys, *asked)
    path.write_bytes(b'{"circumstances": "\xff"}')
    assert "is not in the encoding UTF-8" in run(capsys, *asked, code=1)
    path.write_text('{"claim":\n}', encoding="utf-8")
    assert "is not JSON: correct line 2, column 1" in run(capsys, *asked, code=1)
