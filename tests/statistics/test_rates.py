"""Rates, funnel, Pareto, work rates."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.funnel import funnel
from safetyreg.statistics.pareto import Worth, pareto
from safetyreg.statistics.rate import PER_RESIDENTS, garwood
from safetyreg.statistics.verdict import Verdict
from safetyreg.statistics.work_rates import ANSI_DAYS, LABELS, FatalDays, Injuries, WorkRateCode, work_rates

EN = Texts(Language.EN)


def test_zero_is_shown_with_its_upper_limit() -> None:
    found = garwood(0, 1000, PER_RESIDENTS)
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(3.69 / 1000 * PER_RESIDENTS, rel=1e-3)


@pytest.mark.parametrize("events", [1, 5, 40])
def test_garwood_is_the_chi_squared_interval(events: int) -> None:
    found = garwood(events, 2.0)
    exact = [stats.chi2.ppf(0.025, 2 * events) / 4, stats.chi2.ppf(0.975, 2 * events + 2) / 4]
    assert [found.low, found.high] == pytest.approx(exact)


def test_without_a_denominator_there_is_no_rate() -> None:
    with pytest.raises(ExpectedError, match="denominator"):
        garwood(3, 0)


def even_places(phi: float = 1.0) -> dict[str, tuple[int, float]]:
    random = np.random.default_rng(2)
    sizes = np.geomspace(2e4, 1e6, 20)
    means = sizes * 5e-4
    counts = random.poisson(means) if phi <= 1 else random.negative_binomial(means / (phi - 1), 1 / phi)
    return {
        f"{place:02d}": (int(count), float(size))
        for place, (count, size) in enumerate(zip(counts, sizes, strict=True))
    }


def test_only_places_beyond_chance_are_named() -> None:
    places = even_places() | {"bad": (400, 4e5), "good": (60, 4e5)}
    found = funnel(places)
    assert {point.key: (point.beyond, point.side) for point in found.outside} == {
        "bad": (2, 1),
        "good": (2, -1),
    }
    assert found.phi == 1.0
    assert found.mean == pytest.approx(50, rel=0.1)


def test_limits_are_nested_and_narrow_with_size() -> None:
    found = funnel(even_places())
    low_outer, low, high, high_outer = zip(*found.limits, strict=True)
    ordered = zip(low_outer, low, high, high_outer, strict=True)
    assert all(a <= b < found.mean < c <= d for a, b, c, d in ordered)
    assert high[0] - low[0] > high[-1] - low[-1]
    assert list(found.exposures) == sorted(found.exposures)


def test_scatter_between_places_widens_the_funnel() -> None:
    places = even_places(12.0)
    found, plain = funnel(places), funnel(places, dispersed=False)
    assert found.phi > 3
    assert len(found.outside) < len(plain.outside)


def test_a_place_without_events_stands_in_the_funnel() -> None:
    found = funnel({"a": (0, 1e4), "b": (30, 1e5), "c": (28, 1e5), "none": (3, 0.0)})
    assert [point.key for point in found.points] == ["a", "b", "c"]
    assert found.points[0].rate.high > 0
    with pytest.raises(ExpectedError, match="two places"):
        funnel({"a": (1, 1e4)})


def test_causes_by_size_with_their_change() -> None:
    found = pareto({"3": 50, "6": 300}, {"3": 120, "6": 290, "9": 1}, unknown=("",))
    assert [bar.key for bar in found.bars] == ["6", "3", "9"]
    assert [bar.answer.verdict for bar in found.bars] == [Verdict.CHANCE, Verdict.RISE, Verdict.TOO_FEW]
    assert [bar.marked for bar in found.bars] == [False, True, False]
    assert found.bars[-1].cumulative == 1.0
    assert found.bars[0].share == pytest.approx(290 / 411)
    assert (found.worth, found.note()) == (Worth.GOOD, None)


@pytest.mark.parametrize(
    ("unknown", "worth", "said"),
    [(43, Worth.WORTHLESS, "says nothing"), (15, Worth.DOUBTFUL, "may change"), (5, Worth.GOOD, "not shown")],
)
def test_the_unknown_is_counted_and_said(unknown: int, worth: Worth, said: str) -> None:
    known = 100 - unknown
    found = pareto({}, {"1": known - 5, "2": 5, "": unknown - 1, "unknown": 1})
    other = found.note("object")
    assert other is not None
    assert "without an object" in EN.of(other)
    note = found.note()
    assert (found.worth, found.unknown_after) == (worth, unknown)
    assert note is not None
    assert said in EN.of(note)
    assert f"({unknown} %)" in EN.of(note)


def test_nothing_known_is_worth_nothing() -> None:
    assert pareto({}, {"": 4}).worth is Worth.WORTHLESS
    assert pareto({}, {}).bars == ()


def test_rates_of_work() -> None:
    injuries = Injuries(victims=1408, dead=202, days=24_000, ended=1200, employed=7_040_000, hours=12e9)
    found = {rate.code: rate for rate in work_rates(injuries)}
    assert found[WorkRateCode.FREQUENCY_KZ].value == pytest.approx(0.20)
    assert found[WorkRateCode.SEVERITY_KZ].value == 20.0
    assert found[WorkRateCode.FATALITY_KZ].value == pytest.approx(202 / 7040)
    assert found[WorkRateCode.LOSS_KZ].value == pytest.approx(24_000 / 7040)
    assert found[WorkRateCode.FREQUENCY].value == pytest.approx(1408 / 12_000)
    assert found[WorkRateCode.INCIDENCE].value == pytest.approx(20.0)
    assert found[WorkRateCode.SEVERITY].value == pytest.approx(2.0)
    assert found[WorkRateCode.FREQUENCY_KZ].low is not None
    assert found[WorkRateCode.LOSS_KZ].low is None
    assert set(found) == set(LABELS)


def test_a_rate_without_its_denominator_is_missing() -> None:
    assert work_rates(Injuries(3, 1, 0, 0)) == ()
    assert [rate.code for rate in work_rates(Injuries(3, 1, 40, 2))] == [WorkRateCode.SEVERITY_KZ]


def test_the_rule_for_fatal_days_is_stated() -> None:
    injuries = Injuries(victims=3, dead=1, days=40, ended=2, hours=1e6)
    charged = FatalDays(ANSI_DAYS)
    found = {rate.code: rate.value for rate in work_rates(injuries, charged)}
    assert found[WorkRateCode.SEVERITY] == 6040
    assert found[WorkRateCode.SEVERITY_KZ] == pytest.approx(6040 / 3)
    assert EN.of(charged.note()) == "Each fatal case is charged with 6\u00a0000 days."
    assert "left out" in EN.of(FatalDays().note())
