"""Published tables of residents by region and year."""

from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.denominator import COUNTRY, DenominatorKind
from safetyreg.errors import ExpectedError
from safetyreg.exchange.denominators import read
from tests.sources import ROOT
from tests.statistics.filled import book

LINES = (
    "Область,Год,Население",
    "Республика Казахстан ,2000,14901641.0",
    "Туркестанская 1,2000,2005023.0",
    "г. Астана,2000,380 990",
    "Жетісу,2023,698757",
    "350000000,2023,1134355",
    "Средиземье,2023,5",
    "Карагандинская,давно,5",
    "Карагандинская,2020,0",
    "Карагандинская",
)


def test_regions_are_known_by_name_and_code() -> None:
    found = read(LINES, DenominatorKind.RESIDENTS, "stat.gov.kz", book())
    assert [(one.place, one.on.year, one.value) for one in found.figures] == [
        (COUNTRY, 2000, 14901641.0),
        ("61", 2000, 2005023.0),
        ("71", 2000, 380990.0),
        ("33", 2023, 698757.0),
        ("35", 2023, 1134355.0),
    ]
    assert [line for line, _ in found.rejected] == [7, 8, 9, 10]
    assert found.figures[0].on == date(2000, 1, 1)
    assert found.figures[0].source == "stat.gov.kz"
    assert DenominatorKind.HOURS.flows
    assert not found.figures[0].kind.flows


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ExpectedError, match="missing"):
        read(["Область,Год"], DenominatorKind.RESIDENTS, "", book())


def test_the_official_table_is_read_whole() -> None:
    file = ROOT.parent / "shared" / "data" / "kz_official_statistics" / "population_by_region_2000_2023.csv"
    if not file.is_file():
        pytest.skip("the reference data are not beside the checkout (../shared/data)")
    lines = file.read_text(encoding="utf-8").splitlines()
    found = read(lines, DenominatorKind.RESIDENTS, "stat.gov.kz", book())
    assert found.rejected == ()
    assert len(found.figures) == 421
    assert len({one.place for one in found.figures}) == 21
    latest = {one.place: one.value for one in found.figures if one.on.year == 2023}
    assert sum(value for place, value in latest.items() if place) == pytest.approx(latest[COUNTRY], rel=1e-6)
