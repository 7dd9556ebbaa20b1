"""One verdict everywhere where residents are known: by filter, by table of places, by chart, on the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.registry.denominators import Denominators
from safetyreg.statistics.brush import Brush
from tests.registry.test_analysis import CITY, TODAY, YEAR, fill, monthly
from tests.registry.test_group_verdicts import sheet

if TYPE_CHECKING:
    from safetyreg.registry import Registry

RESIDENTS = DenominatorKind.RESIDENTS
IN_CITY = replace(YEAR, places=("351010000",))


@pytest.fixture
def grown(registry: Registry) -> Registry:
    """A city whose fires and residents both grew by half, and a town that stayed as it was."""
    town = replace(CITY, place="352410000")
    fill(registry, monthly(CITY, 2020, 2024, 8))
    fill(registry, monthly(CITY, 2025, 2025, 12))
    fill(registry, monthly(town, 2020, 2025, 8))
    for year, residents in ((2024, 100_000.0), (2025, 100_000.0), (2026, 200_000.0)):
        registry.denominators.put(Denominator(RESIDENTS, "3510", date(year, 1, 1), residents, "own"))
    return registry


def test_the_verdict_is_by_the_residents_of_the_place(grown: Registry) -> None:
    answer = grown.statistics.judged(IN_CITY, TODAY)[0].answers["incidents"]
    assert answer.per is RESIDENTS
    assert answer.exposure_before == pytest.approx(100_000 * 366 / 365.25)
    assert answer.exposure_after == pytest.approx(150_000, rel=0.002)
    assert answer.ratio == pytest.approx(answer.after / answer.before / 1.5, rel=0.01)
    assert not answer.verdict.confirmed


def test_tables_and_charts_say_the_same(grown: Registry) -> None:
    answer = grown.statistics.judged(IN_CITY, TODAY)[0].answers["incidents"]
    places = grown.analysis.places(YEAR, today=TODAY).found
    assert places is not None
    bars = {bar.key: bar.answer for bar in places.bars}
    of_city = bars["3510"]
    assert (of_city.ratio, of_city.per, of_city.verdict) == (answer.ratio, answer.per, answer.verdict)
    assert bars["3524"].per is None
    brushed = (Brush("district", frozenset({"3510"})),)
    causes = grown.analysis.groups(YEAR, "cause", brushed, TODAY)
    assert causes.periods.exposures == (answer.exposure_before, answer.exposure_after)
    districts = sheet(grown, "districts", YEAR)[0].records()
    city = next(row for row in districts if row["district"] == "3510")
    assert city["incidents_verdict"] == answer.verdict.value
    evidence = sheet(grown, "evidence", IN_CITY)[0]
    first = next(iter(evidence.records()))
    assert first["ratio"] == pytest.approx(answer.ratio, abs=0.005)
    assert "person-years of residents" in str(first["by"])
    assert any("Source: own" in str(note) for note in evidence.notes)


def test_the_region_of_the_registry_stands_in_for_a_place(grown: Registry) -> None:
    grown.settings.share("region", "351010000")
    found = grown.statistics.judged(YEAR, TODAY)[0]
    assert found.periods.per is RESIDENTS
    assert [one.figures[0].place for one in found.lived] == ["3510", "3510"]
    assert isinstance(grown.denominators, Denominators)
