"""`import-figures`: a published table becomes denominators; rows not understood are named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from safetyreg.cli.run import main
from tests.registries import ACCOUNT
from tests.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OFFICIAL = ROOT.parent / "shared" / "data" / "kz_official_statistics" / "population_by_region_2000_2023.csv"


def run(registry_file: Path, *arguments: str) -> int:
    chosen = ["--registry", str(registry_file), "--user", ACCOUNT, "--language", "en"]
    return main([*chosen, "import-figures", *arguments])


def test_a_table_is_taken_in(registry_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "employed.csv"
    lines = ("Занято, тыс. человек;;", "Регион;2024;2025", "Карагандинская;571,5;572", "Нигде;1;2")
    table.write_text("\n".join(lines), encoding="cp1251")
    arguments = (str(table), "--kind", "employed", "--source", "stat.gov.kz")
    assert run(registry_file, *arguments, "--dry-run") == 0
    said = capsys.readouterr()
    assert "4: the place “Нигде” is not in the list of places" in said.err
    dry = json.loads(said.out)
    assert dry == {
        "kind": "employed",
        "figures": 2,
        "places": 1,
        "added": 2,
        "changed": 0,
        "same": 0,
        "rejected": 1,
        "thousands": True,
        "dry_run": True,
    }
    assert run(registry_file, *arguments) == 0
    assert json.loads(capsys.readouterr().out) == dry | {"dry_run": False}
    assert run(registry_file, *arguments) == 0
    assert json.loads(capsys.readouterr().out)["same"] == 2


def test_a_table_of_which_nothing_is_understood_is_refused(
    registry_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "strange.csv"
    table.write_text("Регион,Год,Значение\nНигде,2024,5\n", encoding="utf-8")
    assert run(registry_file, str(table), "--source", "own") == 1
    assert "no row is understood" in capsys.readouterr().err


def test_the_published_table_is_taken_in_whole(
    registry_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not OFFICIAL.is_file():
        pytest.skip("the reference data are not beside the checkout (../shared/data)")
    assert run(registry_file, str(OFFICIAL), "--source", "stat.gov.kz", "--dry-run") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["figures"], found["places"], found["rejected"]) == (421, 21, 0)
    assert found["added"] + found["changed"] + found["same"] == 421
    assert found["changed"] == 6, "the figures of divided regions say which borders they are in"
