"""Control charts, rare events, change points, season, the week."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats

from safetyreg.errors import ExpectedError
from safetyreg.statistics.changepoint import changes, one_change
from safetyreg.statistics.control import Limits, chart
from safetyreg.statistics.dispersion import Basis, Dispersion
from safetyreg.statistics.poisson import quantile
from safetyreg.statistics.rarity import cases_between, days_between
from safetyreg.statistics.season import expectation, season, week
from tests.statistics.series import COAL, london, month_starts


def drowned(years: int = 6, seed: int = 3) -> list[int]:
    """Return invented drownings by month: July has a third of the year."""
    weights = [1, 1, 1.5, 2, 4, 28.5, 34, 17, 4.5, 2.5, 2, 2]
    random = np.random.default_rng(seed)
    return [int(count) for count in random.poisson(np.tile(np.array(weights) * 1.2, years))]


def test_london_by_the_plain_chart_and_by_laney() -> None:
    counts, _ = london()
    plain, laney = chart(counts[-36:], limits=Limits.NORMAL), chart(counts[-36:])
    assert len(plain.signals) == 4
    assert laney.limits is Limits.LANEY
    assert laney.sigma_z == pytest.approx(1.61, abs=0.005)
    assert len(laney.signals) == 1


def test_a_point_far_outside_is_a_signal() -> None:
    found = chart([20, 22, 19, 21, 18, 20, 23, 60, 20, 19, 21, 22])
    assert found.signals == (7,)
    assert found.limits in {Limits.NORMAL, Limits.LANEY}
    assert chart([0, 1, 0, 0, 1, 0, 0, 1]).blind


def test_small_means_have_exact_limits() -> None:
    found = chart([3, 2, 4, 3, 1, 3, 2, 4, 3, 12])
    assert found.signals == (9,)
    steady = chart([3, 2, 4, 3, 1, 3, 2, 4, 3, 5], limits=Limits.EXACT)
    assert steady.low[0] == 0.0
    assert stats.poisson.ppf(1 - 0.00135, 3) - 1 <= steady.high[0] <= stats.poisson.ppf(1 - 0.00135, 3)


def test_small_and_over_dispersed_limits_are_wider() -> None:
    wild = [0, 9, 1, 0, 8, 0, 10, 1, 0, 9, 0, 7]
    found = chart(wild)
    assert found.limits is Limits.LANEY
    assert found.high[0] > chart(wild, limits=Limits.EXACT).high[0]


def test_every_summer_would_alarm_without_the_season() -> None:
    counts, starts = drowned(), month_starts(72)
    assert len(chart(counts, limits=Limits.NORMAL).signals) > 6
    found = chart(counts, expectation(counts, starts))
    assert len(found.signals) <= 1
    assert sum(found.expected) == pytest.approx(sum(counts))


def test_exposure_makes_the_chart_of_rates() -> None:
    found = chart([10, 20, 11, 19, 9, 21, 10, 20], [1, 2, 1, 2, 1, 2, 1, 2])
    assert found.signals == ()
    assert found.expected[:2] == (10.0, 20.0)


def test_a_chart_needs_eight_points_and_survives_none_happening() -> None:
    with pytest.raises(ExpectedError, match="8"):
        chart([1, 2, 3])
    assert chart([0] * 12).signals == ()


def test_quantiles_lie_just_below_the_whole_ones() -> None:
    means = np.array([0.5, 2.0, 9.0, 30.0, 1000.0])
    for share in (0.001, 0.025, 0.975, 0.999):
        whole = stats.poisson.ppf(share, means)
        found = quantile(share, means)
        assert ((found <= whole) & (found >= whole - 1)).all()
    assert quantile(0.975, np.array([0.0]))[0] == 0.0


def test_rare_events_close_together_are_seen() -> None:
    first = date(2020, 1, 1)
    days = [first + timedelta(days=60 * place) for place in range(20)]
    days += [days[-1] + timedelta(days=offset) for offset in (2, 3, 4, 5)]
    found = days_between(days)
    assert found.close_spans
    assert found.far == ()
    assert days_between(days[:20]).close_spans == ()
    late = days_between([*days[:20], days[19] + timedelta(days=2000)])
    assert late.far == (19,)


def test_cases_between_rare_ones() -> None:
    found = cases_between([*[40, 55, 38, 61, 44] * 4, 700])
    assert found.far == (20,)
    assert found.high == pytest.approx(stats.geom.isf(0.00135, 1 / (1 + found.mean)), abs=2)
    assert found.close == ()
    with pytest.raises(ExpectedError, match="5"):
        cases_between([3, 4])
    with pytest.raises(ExpectedError, match="5"):
        days_between([date(2020, 1, 1)] * 9)


def test_coal_mines_became_safer_in_1892() -> None:
    found = next(change for change in changes(COAL) if change.p < 0.001)
    assert 1851 + found.place == 1892
    assert [found.before, found.after] == pytest.approx([3.10, 0.90], abs=0.005)
    assert found.sides.ratio == pytest.approx(0.29, abs=0.005)
    assert found.likelihood_ratio == pytest.approx(70.0, abs=0.05)
    assert 1886 <= 1851 + found.earliest <= 1892 <= 1851 + found.latest <= 1897


def test_the_p_of_the_coal_mines() -> None:
    """The published 9e-17 is that of least likelihood; the central one of the same test is 1.1e-16."""
    sides = next(change for change in changes(COAL) if change.p < 0.001).sides
    assert sides.p == pytest.approx(1.08e-16, rel=0.01)
    assert stats.binomtest(sides.after, sum(COAL), 71 / 112).pvalue == pytest.approx(9.4e-17, rel=0.01)


def test_an_even_series_never_changes() -> None:
    random = np.random.default_rng(7)
    found = [changes(random.poisson(8, 60).tolist(), permutations=199) for _ in range(40)]
    assert sum(map(bool, found)) <= 6


def test_two_changes_are_both_found() -> None:
    random = np.random.default_rng(9)
    counts = [*random.poisson(5, 30), *random.poisson(14, 30), *random.poisson(6, 30)]
    found = changes([int(count) for count in counts])
    assert [abs(change.place - place) <= 2 for change, place in zip(found, (30, 60), strict=True)] == [
        True,
        True,
    ]
    assert found[1].earliest <= found[1].place <= found[1].latest


def test_a_season_is_no_change_where_it_is_expected() -> None:
    counts, starts = drowned(), month_starts(72)
    assert changes(counts, expectation(counts, starts), permutations=499) == ()


def test_too_short_or_empty_has_no_change() -> None:
    ones = np.ones(30)
    assert one_change(np.zeros(30), ones) is None
    assert one_change(np.ones(8), np.ones(8)) is None
    assert changes([0] * 30) == ()


def test_months_stand_to_an_even_year_by_days() -> None:
    found = season(drowned(), month_starts(72))
    assert found.holds
    assert found.months[6].above
    assert found.months[0].below
    even = season([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], month_starts(12))
    assert not even.holds
    assert {round(month.ratio, 6) for month in even.months} == {1.0}
    wide = season(drowned(), month_starts(72), Dispersion(4.0, None, Basis.SERIES))
    assert wide.months[6].low < found.months[6].low


def test_a_month_that_is_not_in_the_series_is_empty() -> None:
    found = season([4, 5], month_starts(2))
    assert found.months[11].events == 0
    assert season([], []).p == 1.0
    assert season([3], month_starts(1)).p == 1.0


def test_the_week_and_its_peaks() -> None:
    cells: dict[tuple[int, int | None], int] = {(day, hour): 5 for day in range(7) for hour in range(24)}
    even = week(cells)
    assert (even.p_weekday, even.p_hour, even.peaks) == (1.0, 1.0, ())
    found = week({**cells, (5, 16): 60, (2, None): 9})
    assert found.peaks == ((5, 16),)
    assert found.cells[5][16] == 60
    assert found.unknown[2] == 9
    assert week({}).peaks == ()


def test_karaganda_housing_fires_are_more_frequent_on_saturdays() -> None:
    """Housing fires of Karaganda in 2025, Monday to Sunday: 81, 79, 86, 77, 96, 115, 91."""
    found = week({(day, None): count for day, count in enumerate((81, 79, 86, 77, 96, 115, 91))})
    assert found.p_weekday == pytest.approx(stats.chisquare([81, 79, 86, 77, 96, 115, 91]).pvalue)
