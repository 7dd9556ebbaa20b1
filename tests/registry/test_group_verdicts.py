"""Verdicts of the workbook's tables: the page of analysis says the same, the total is that of the kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from safetyreg.domain.period import Period
from safetyreg.domain.query import Query
from safetyreg.i18n import Language
from safetyreg.registry.reports import SummaryOptions
from tests.registry.test_judged import FIRE, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safetyreg.domain.incident import Incident
    from safetyreg.registry import Registry
    from safetyreg.statistics.table import Table

TODAY = date(2026, 1, 1)
YEAR = Query(kinds=("fire",), period=Period(date(2025, 1, 1), date(2025, 12, 31)))


def two_places(registry: Registry) -> None:
    """Fill six years: the first city doubles in the last one, the second stays as it was."""

    def found() -> Iterator[Incident]:
        for year in range(2020, 2026):
            for month in range(1, 13):
                for number in range(6 if year < 2025 else 14):
                    yield fire(year, month, number, "351010000", dead=number == 0)
                for number in range(5 + (month + year) % 3):
                    yield fire(year, month, number, "352410000")

    fill(registry, found())


def fire(year: int, month: int, number: int, place: str, *, dead: bool = False) -> Incident:
    day = date(year, month, 1) + timedelta(days=number)
    return replace(FIRE, occurred_on=day, registered_on=day, place=place, dead=int(dead))


def sheet(registry: Registry, key: str, query: Query = YEAR) -> tuple[Table, ...]:
    plan = registry.reports.preview(query, SummaryOptions(language=Language.EN))
    return next(one.tables for one in plan.sheets if one.key == key)


def test_places_of_the_workbook_are_judged_as_on_the_page(each_registry: Registry) -> None:
    two_places(each_registry)
    table = sheet(each_registry, "districts")[0]
    said = {row["district"]: str(row["incidents_verdict"]).rstrip("*") for row in table.records()}
    found = each_registry.analysis.places(YEAR, today=TODAY).found
    assert found is not None
    assert {bar.key: bar.answer.verdict for bar in found.bars} == {key: said[key] for key in ("3510", "3524")}
    assert (said["3510"], said["3524"]) == ("rise", "chance")


def test_totals_carry_the_verdict_of_the_kind_on_every_sheet(registry: Registry) -> None:
    two_places(registry)
    answers = registry.statistics.judged(YEAR, TODAY)[0].answers
    assert answers["incidents"].verdict == "rise"
    for key in ("overview", "months", "districts", "causes"):
        table = sheet(registry, key)[0]
        held = table.rows[0] if key == "overview" else table.totals
        assert held is not None
        name = {"overview": "fire_verdict", "months": "fire_verdict"}.get(key, "incidents_verdict")
        assert str(held[table.index(name)]).startswith("rise"), key
    dead = sheet(registry, "districts")[0]
    assert dead.totals is not None
    assert dead.totals[dead.index("dead_verdict")] == answers["dead"].verdict


def test_months_are_judged_by_their_own_days_and_the_scatter_of_the_kind(registry: Registry) -> None:
    two_places(registry)
    autumn = Query(kinds=("fire",), period=Period(date(2025, 10, 1), date(2025, 11, 14)))
    table = sheet(registry, "months", autumn)[0]
    assert [str(key) for key in table.column("month")] == ["2025-10", "2025-11"]
    assert table.column("fire_verdict") == ("chance", "chance")


def test_confirmed_places_stand_on_the_sheet_of_evidence(registry: Registry) -> None:
    two_places(registry)
    table = sheet(registry, "evidence")[0]
    rows = [row for row in table.records() if str(row["where"]).startswith("Karaganda")]
    assert [(row["before"], row["after"]) for row in rows] == [(72, 168)]
    assert rows[0]["power"] is None
    power = {row["measure"]: row["power"] for row in table.records() if row["where"] == "Fires"}
    assert "you need about" in str(power["Dead"])


def test_across_a_break_no_group_has_a_verdict(registry: Registry) -> None:
    drowning = Query(kinds=("water",), period=Period(date(2019, 1, 1), date(2019, 12, 31)))
    table = sheet(registry, "districts", drowning)[0]
    assert set(table.column("incidents_verdict")) == {None}
    assert "a break lies between" in str(table.notes)


def test_damage_has_its_sums_and_the_largest_incident_but_no_verdict(each_registry: Registry) -> None:
    days = {date(2024, 3, 1): 500_000, date(2025, 3, 1): 300_000, date(2025, 4, 1): 900_000}
    found = (replace(FIRE, occurred_on=day, registered_on=day, damage=sum_) for day, sum_ in days.items())
    fill(each_registry, found)
    table = sheet(each_registry, "evidence")[0]
    row = next(row for row in table.records() if str(row["measure"]).startswith("Damage"))
    assert (row["before"], row["after"], row["verdict"]) == (500_000, 1_200_000, "no verdict")
    assert row["ratio"] is None
    assert row["sentence"] == "The largest incident: 100\u00a0% of the sum, now 75\u00a0%"
