"""Places through the door: rates and the funnel, what has no denominator, old borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.domain.period import Period
from safetyreg.domain.query import Query
from safetyreg.statistics.verdict import judge
from safetyreg.storage import denominators
from safetyreg.storage.engine import Database
from tests.registry.test_analysis import FIRE, TODAY, YEAR, city, fill, monthly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safetyreg.domain.incident import Incident
    from safetyreg.registry import Registry

RESIDENTS, EMPLOYED = DenominatorKind.RESIDENTS, DenominatorKind.EMPLOYED
KARAGANDA = "350000000"


def people(registry: Registry, figures: dict[str, float], kind: DenominatorKind = RESIDENTS) -> None:
    database = Database(registry.location)
    with database.write() as connection:
        for place, value in figures.items():
            denominators.put(connection, Denominator(kind, place, date(2025, 1, 1), value, "made up"))
    database.close()


def ulytau(first: int, last: int, a_month: int) -> Iterator[Incident]:
    """Yield fires of Zhezkazgan: in Karaganda region until 7 June 2022, in Ulytau from the 8th."""
    for one in monthly(FIRE, first, last, a_month):
        day = one.occurred_on
        assert day is not None
        yield replace(one, place="351800000" if day < date(2022, 6, 8) else "621010000")


@pytest.fixture
def filled(registry: Registry) -> Registry:
    fill(registry, monthly(FIRE, 2018, 2025, 4))
    fill(registry, city(2018, 2025, 4))
    return registry


def test_every_unit_in_force_stands_there_and_a_silent_one_has_a_rate(filled: Registry) -> None:
    people(filled, {"3510": 500_000, "3524": 180_000, "3516": 78_000})
    found = filled.analysis.placed(YEAR, today=TODAY)
    assert (found.dimension, found.basis, found.elsewhere) == ("district", RESIDENTS, 0)
    assert [place.key for place in found.places][:3] == ["3510", "3516", "3521"]
    assert "3518" not in {place.key for place in found.places}, "Zhezkazgan left in 2022"
    by_key = {place.key: place for place in found.places}
    silent = by_key["3516"]
    assert silent.rate is not None
    assert (silent.events, silent.rate.low, silent.rate.value) == (0, 0.0, 0.0)
    assert silent.rate.high == pytest.approx(3.689 / silent.rate.exposure * 100_000, rel=1e-3)
    assert silent.people(found.period) == pytest.approx(78_000, rel=1e-9)
    assert by_key["3521"].people(found.period) is None
    assert len(found.unknown) == len(found.places) - 3
    assert found.funnel is not None
    assert {point.key for point in found.funnel.points} == {"3510", "3524", "3516"}
    assert found.changes is None


def test_the_change_on_the_map_is_the_one_of_the_bars(filled: Registry) -> None:
    found = filled.analysis.placed(YEAR, today=TODAY, changed=True)
    bars = filled.analysis.places(YEAR, today=TODAY).found
    assert bars is not None
    assert {place.key: place.bar for place in found.places if place.bar} == {
        bar.key: bar for bar in bars.bars
    }
    assert found.funnel is None, "no population is known"


def test_work_is_reckoned_on_the_employed_where_they_are_known(filled: Registry) -> None:
    work = replace(YEAR, kinds=("workplace",))
    accident = replace(FIRE, kind="workplace", subtype="accident", occurred_on=date(2024, 5, 5))
    fill(filled, iter([accident]))
    people(filled, {"3510": 500_000, "3524": 180_000})
    assert filled.analysis.placed(work, today=TODAY).basis is RESIDENTS
    people(filled, {"3510": 200_000}, EMPLOYED)
    found = filled.analysis.placed(work, today=TODAY)
    assert found.basis is EMPLOYED
    assert found.funnel is None, "one place is no funnel"
    assert [place.events for place in found.places] == [0] * len(found.places), "0 is an answer"


def test_where_nothing_was_ever_counted_there_are_no_places(registry: Registry) -> None:
    assert registry.analysis.placed(YEAR, today=TODAY).places == ()


def test_a_filter_on_a_part_of_a_city_has_no_rate(filled: Registry) -> None:
    people(filled, {"3510": 500_000, "3524": 180_000})
    found = filled.analysis.placed(YEAR.only(places=("352410000",)), today=TODAY)
    assert [place.key for place in found.places] == ["3524"]
    assert found.places[0].rate is not None
    part = filled.analysis.placed(YEAR.only(places=("351011100", "352410000")), today=TODAY)
    assert [place.key for place in part.places] == ["3524"]
    fill(filled, iter([replace(FIRE, place="351011100", occurred_on=date(2025, 5, 5))]))
    part = filled.analysis.placed(YEAR.only(places=("351011100",)), today=TODAY)
    assert [(place.key, place.events, place.rate) for place in part.places] == [("3510", 1, None)]


def test_a_divided_region_is_compared_in_its_old_borders(filled: Registry) -> None:
    fill(filled, ulytau(2018, 2025, 4))
    crossing = Query(kinds=("fire",), places=(KARAGANDA,), period=Period(date(2023, 1, 1), date(2023, 5, 31)))
    found = filled.analysis.places(crossing, today=date(2024, 1, 1))
    assert found.found is None
    (row,) = found.reunited
    assert row.border.parts == ("35", "62")
    assert row.places == ("350000000", "620000000")
    assert (row.periods.before.first, row.periods.cut) == (date(2022, 1, 1), False)
    both = crossing.only(places=row.places)
    assert row.answer.after == filled.incidents.count(both.only(counted=True))
    assert row.answer == judge(row.answer.before, row.answer.after, 151, 151, row.answer.dispersion), (
        "days of both periods"
    )
    assert row.answer.dispersion.known


def test_no_border_is_offered_where_none_was_crossed(filled: Registry) -> None:
    assert filled.analysis.places(YEAR, today=TODAY).reunited == ()
    empty = Query(kinds=("water",), period=Period(date(2023, 1, 1), date(2023, 5, 31)))
    assert filled.analysis.places(empty, today=date(2024, 1, 1)).reunited == ()
    crossing = Query(kinds=("fire",), period=Period(date(2023, 1, 1), date(2023, 5, 31)))
    found = filled.analysis.places(crossing, today=date(2024, 1, 1)).reunited
    assert [row.border.kept for row in found] == ["35"], "regions without records have no row"
