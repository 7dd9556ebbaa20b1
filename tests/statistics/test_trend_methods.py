"""Trends over years: published answers, segments, thin seasons."""

from __future__ import annotations

import numpy as np
import pytest

from safetyreg.domain.period import Step
from safetyreg.errors import ExpectedError
from safetyreg.statistics.dispersion import of_series
from safetyreg.statistics.monotone import kendall, seasonal_kendall
from safetyreg.statistics.regression import days_of, fit, freedom
from safetyreg.statistics.verdict import Verdict, judge
from tests.statistics.series import london, month_starts, rows


def falling(months: int = 120, mean: float = 30.0, yearly: float = 0.95) -> list[int]:
    random = np.random.default_rng(4)
    place = np.arange(months)
    means = mean * (1 + 0.5 * np.sin(2 * np.pi * place / 12)) * yearly ** (place / 12)
    return [int(count) for count in random.poisson(means)]


def test_percent_a_year_with_season() -> None:
    found = fit(falling(), month_starts(120))
    assert found.low < -5 < found.high
    assert found.p < 0.001
    assert 0.7 < found.phi < 1.4
    assert found.df == 120 - 13
    assert sum(found.expected) == pytest.approx(sum(falling()))


def test_the_season_alone_stands_beside_the_trend() -> None:
    found = fit(falling(), month_starts(120))
    years = [sum(found.seasonal[place : place + 12]) for place in range(0, 120, 12)]
    assert max(years) / min(years) < 1.01
    assert found.expected[0] > found.seasonal[0]


def test_an_exposure_takes_the_place_of_days() -> None:
    exposure = [1.05**place for place in range(120)]
    growing = [round(10 * weight) for weight in exposure]
    assert fit(growing, month_starts(120), exposure).percent == pytest.approx(0, abs=0.5)
    assert fit(growing, month_starts(120)).percent > 50


def test_months_without_events_tell_nothing() -> None:
    """Drowning under the ice of a lake that never freezes: zero every January, no figure from it."""
    counts = [0 if place % 12 == 0 else 4 for place in range(60)]
    found = fit(counts, month_starts(60))
    assert found.expected[0] == 0.0
    assert found.df == 55 - 12
    assert found.percent == pytest.approx(0, abs=1.5)


def test_weeks_quarters_and_years_can_be_fitted() -> None:
    from safetyreg.domain.period import next_start  # noqa: PLC0415  one use

    starts = {}
    for step, size in ((Step.WEEK, 160), (Step.QUARTER, 24), (Step.YEAR, 15)):
        days = month_starts(1)
        while len(days) < size:
            days.append(next_start(days[-1], step))
        starts[step] = days
        assert fit([10] * size, days, step=step).percent == pytest.approx(0, abs=1.5)
    assert days_of(starts[Step.QUARTER][:1], Step.QUARTER) == (90,)
    assert fit([10] * 15, starts[Step.YEAR], step=Step.YEAR, season=False).df == 13


@pytest.mark.parametrize("counts", [[0] * 40, [1, 2, 3], [*[0] * 39, 30]])
def test_what_cannot_be_fitted_is_refused(counts: list[int]) -> None:
    with pytest.raises(ExpectedError, match="longer period"):
        fit(counts, month_starts(len(counts)))


def test_mann_kendall_sees_a_steady_fall() -> None:
    found = kendall([9.1, 8.7, 8.9, 8.0, 7.4, 7.5, 6.9, 6.1])
    assert found.verdict is Verdict.FALL
    assert found.slope == pytest.approx(-0.42, abs=0.05)
    assert kendall([1, 2, 1, 2, 1, 2]).verdict is Verdict.CHANCE
    assert kendall([1, 2, 3, 4, 5, 6]).verdict is Verdict.RISE


def test_seasonal_mann_kendall_compares_like_months() -> None:
    assert seasonal_kendall(falling()).verdict is Verdict.FALL
    with pytest.raises(ExpectedError, match="48"):
        seasonal_kendall(falling()[:40])


def test_london_dwelling_fires() -> None:
    counts, starts = london()
    found = fit(counts, starts)
    assert len(counts) == 188
    assert sum(counts) / 188 == pytest.approx(479.5, abs=0.05)
    assert [found.percent, found.low, found.high] == pytest.approx([-2.77, -2.96, -2.57], abs=0.006)
    assert found.phi == pytest.approx(1.94, abs=0.005)
    seasonal = seasonal_kendall(counts)
    assert seasonal.p < 1e-6
    assert seasonal.slope == pytest.approx(-13.2, abs=0.05)


def test_the_last_two_years_of_london() -> None:
    counts, starts = london()
    scatter = of_series(counts, starts)
    pair = sum(counts[-24:-12]), sum(counts[-12:])
    assert pair == (4751, 4727)
    answers = [judge(*pair), judge(*pair, dispersion=scatter), judge(*pair, 365, 366)]
    answers.append(judge(*pair, 365, 366, scatter))
    assert [one.p for one in answers] == pytest.approx([0.81, 0.87, 0.71, 0.80], abs=0.006)


@pytest.mark.parametrize(
    ("beginning", "p", "slope"), [("M", 1.6e-6, -0.41), ("Л", 3.5e-7, -4.23)], ids=["fatal", "not fatal"]
)
def test_work_injuries_of_kazakhstan(beginning: str, p: float, slope: float) -> None:
    table = rows("kz_official_statistics", "occupational_injury_rates_2001_2020.csv")
    chosen = sorted(
        (row["year"], float(row["value"])) for row in table if row["indicator"].startswith(beginning)
    )
    found = kendall([value for _, value in chosen])
    assert found.verdict is Verdict.FALL
    assert found.p == pytest.approx(p, rel=0.05)
    assert found.slope == pytest.approx(slope, abs=0.006)


def test_scatter_of_small_counts_is_worth_fewer_degrees_of_freedom() -> None:
    few, many = np.full(36, 2.0), np.full(36, 500.0)
    assert freedom(2.0, 23, few) < freedom(1.0, 23, few) < 23
    assert freedom(2.0, 23, many) == pytest.approx(23, rel=0.02)
