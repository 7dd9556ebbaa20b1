"""The sheet of evidence carries the door's own verdicts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl

from safetyreg.domain.period import Period
from safetyreg.domain.query import Query
from safetyreg.i18n import Language
from safetyreg.registry.meeting import SummaryOptions
from tests.registry.test_judged import fill, monthly

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.registry import Registry


def test_the_workbook_says_what_the_door_says(registry: Registry, tmp_path: Path) -> None:
    fill(registry, monthly(2020, 2025, 8))
    query = Query(kinds=("fire",), period=Period(date(2025, 1, 1), date(2025, 12, 31)))
    options = SummaryOptions(language=Language.EN, sheets=("evidence",))
    registry.reports.summary(query, tmp_path / "m.xlsx", options)
    rows = list(openpyxl.load_workbook(tmp_path / "m.xlsx").worksheets[0].iter_rows(values_only=True))
    answer = registry.statistics.judged(query)[0].answers["incidents"]
    found = next(row for row in rows if row[:2] == ("Fires", "Incidents"))
    assert found[2:4] == (answer.before, answer.after)
    assert found[9] == "change within chance variation"


def test_all_kinds_together_have_their_evidence_too(registry: Registry, tmp_path: Path) -> None:
    fill(registry, monthly(2020, 2025, 8))
    query = Query(kinds=("fire", "water"), period=Period(date(2025, 1, 1), date(2025, 12, 31)))
    options = SummaryOptions(language=Language.EN, sheets=("overview", "evidence"))
    registry.reports.summary(query, tmp_path / "m.xlsx", options)
    overview, evidence = openpyxl.load_workbook(tmp_path / "m.xlsx").worksheets[:2]
    found = [row for row in evidence.iter_rows(values_only=True) if row[0] == "All kinds"]
    assert [row[1] for row in found][:2] == ["Incidents", "Dead"]
    totals = next(row for row in overview.iter_rows(values_only=True) if row[0] == "Incidents")
    assert set(found[0][2:4]) <= set(totals)
    assert str(found[0][10]).startswith("The change is within chance: ")
