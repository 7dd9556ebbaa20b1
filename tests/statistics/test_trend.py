"""The trend and the cards: series, last year, average, breaks, what is still going on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain import kinds
from safetyreg.domain.period import Period, Step, year
from safetyreg.domain.query import EVERYTHING, Query
from safetyreg.domain.reference import Break
from safetyreg.i18n import Names
from safetyreg.statistics.cards import last_months
from safetyreg.statistics.trend import Wanted, breaks_in
from tests.statistics.filled import UNTIL, records

if TYPE_CHECKING:
    from safetyreg.registry import Registry

TODAY = UNTIL.date()
BORDERS = Break("borders", date(2022, 6, 8), (), ("10", "35"), Names("граница"))
DROWNED = Break("drowned", date(2019, 1, 1), ("water",), (), Names("утонувшие"))


def fires(period: Period) -> int:
    chosen = (one for one in records() if one.kind == "fire" and kinds.counted(one).yes and one.occurred_on)
    return sum(1 for one in chosen if one.occurred_on and one.occurred_on in period)


@pytest.mark.parametrize("step", list(Step))
def test_each_bucket_has_its_figure_and_that_of_a_year_before(full_registry: Registry, step: Step) -> None:
    query = Query(period=year(2025), kinds=("fire",))
    found = full_registry.statistics.trend(query, Wanted(step), TODAY)
    inside = [Period(max(b.first, date(2025, 1, 1)), min(b.last, date(2025, 12, 31))) for b in found.buckets]
    assert list(found.series[0].values) == [fires(bucket) for bucket in inside]
    if step is not Step.WEEK:
        assert list(found.series[0].last_year) == [fires(bucket.year_before()) for bucket in inside]
        assert not found.incomplete
    table = found.table()
    assert table.column("fire") == found.series[0].values
    assert table.totals is not None
    assert table.totals[table.index("fire")] == fires(year(2025))


def test_weeks_are_compared_with_the_week_52_weeks_before(full_registry: Registry) -> None:
    query = Query(period=Period(date(2025, 3, 3), date(2025, 3, 16)), kinds=("fire",))
    found = full_registry.statistics.trend(query, Wanted(Step.WEEK), TODAY)
    earlier = [Period(date(2024, 3, 4), date(2024, 3, 10)), Period(date(2024, 3, 11), date(2024, 3, 17))]
    assert list(found.series[0].last_year) == [fires(week) for week in earlier]


def test_the_average_reaches_back_beyond_the_filter(full_registry: Registry) -> None:
    query = Query(period=Period(date(2025, 3, 1), date(2025, 4, 30)), kinds=("fire",))
    found = full_registry.statistics.trend(query, Wanted(), TODAY)
    wanted = [
        fires(Period(date(2024, 4, 1), date(2025, 3, 31))),
        fires(Period(date(2024, 5, 1), date(2025, 4, 30))),
    ]
    assert found.series[0].average == pytest.approx([total / 12 for total in wanted])


def test_there_is_no_average_before_a_year_of_records_nor_in_a_month_going_on(
    full_registry: Registry,
) -> None:
    whole = full_registry.statistics.trend(Query(kinds=("fire",)), Wanted(), TODAY)
    known = [mean is not None for mean in whole.series[0].average]
    assert known[:11] == [False] * 11
    assert known[11:-1] == [True] * (len(known) - 12)
    assert not known[-1]
    assert whole.incomplete
    assert not whole.cut


def test_months_to_come_are_not_drawn_as_zeros(full_registry: Registry) -> None:
    found = full_registry.statistics.trend(Query(period=year(2026)), Wanted(), TODAY)
    assert found.buckets[-1].first == date(2026, 11, 1)
    assert found.incomplete
    part = full_registry.statistics.trend(
        Query(period=Period(date(2025, 2, 10), date(2025, 3, 31))), Wanted(), TODAY
    )
    assert part.cut
    assert not part.incomplete


def test_an_empty_registry_has_an_empty_trend(registry: Registry) -> None:
    found = registry.statistics.trend(EVERYTHING, Wanted(Step.YEAR, "dead", ("water",)), TODAY)
    assert found.buckets == ()
    assert found.table().rows == ()
    assert [card.incidents.current for card in registry.statistics.cards(EVERYTHING, TODAY)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), ["borders", "drowned"]),
        (Query(kinds=("fire",)), ["borders"]),
        (Query(kinds=("water",), places=("710000000",)), ["drowned"]),
        (Query(places=("350000000",)), ["borders", "drowned"]),
        (Query(kinds=("fire",), places=("352410000",)), []),
        (Query(kinds=("fire",), places=("abroad",)), []),
    ],
)
def test_breaks_concern_kinds_and_places(query: Query, expected: list[str]) -> None:
    period = Period(date(2018, 1, 1), date(2023, 1, 1))
    assert [found.code for found in breaks_in((BORDERS, DROWNED), period, query)] == expected
    assert breaks_in((BORDERS,), Period(date(2022, 6, 8), date(2023, 1, 1)), query) == ()


def test_breaks_of_the_registry_stand_in_the_trend(full_registry: Registry) -> None:
    query = Query(period=Period(date(2022, 1, 1), date(2022, 12, 31)), places=("350000000",))
    assert [found.code for found in full_registry.statistics.trend(query, Wanted(), TODAY).breaks] == [
        "x-region-borders"
    ]


def test_a_card_has_both_counts_and_twelve_months(full_registry: Registry) -> None:
    cards = full_registry.statistics.cards(Query(kinds=("fire",)), TODAY)
    assert [card.kind for card in cards] == ["fire"]
    card = cards[0]
    assert card.incidents.current == fires(Period(date(2026, 1, 1), TODAY))
    assert card.incidents.previous == fires(Period(date(2025, 1, 1), date(2025, 11, 22)))
    assert card.months[0] == fires(Period(date(2025, 12, 1), date(2025, 12, 31)))
    assert card.month_starts[-1] == date(2026, 11, 1)
    assert len(card.months) == 12
    assert card.dead.current == card.changes["dead"].current
    assert card.injured.previous == card.changes["injured"].previous
    assert last_months(date(2026, 12, 31)).first == date(2026, 1, 1)
