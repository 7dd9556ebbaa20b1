"""Changes of level: parts keep their share of the level, a season from the same counts is made good for."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.simulation_series import draw, seasonal, starts
from safetyreg.statistics.changepoint import changes, one_change
from safetyreg.statistics.level import searched


def unchanged(size: int, mean: float, seed: int) -> tuple[int, ...]:
    return tuple(draw(np.random.default_rng(seed), seasonal(mean, size)).tolist())


def test_several_changes_are_found_in_their_order() -> None:
    random = np.random.default_rng(4)
    counts = [int(n) for mean in (5, 25, 8) for n in random.poisson(mean, 24)]
    assert [point.place for point in changes(counts)] == [24, 48]


def test_a_part_is_searched_at_its_share_of_the_level() -> None:
    random = np.random.default_rng(11)
    early = random.poisson(4, 12).tolist()
    rising = [*early[:6], *(count + 4 for count in early[6:])]
    assert len(changes(rising)) == 1
    whole = [*rising, *random.poisson(60, 84).tolist()]
    alone = one_change(np.array(rising, dtype=float), np.ones(12))
    assert alone is not None
    assert alone.p < 0.05
    assert len(changes(whole)) == 1 or alone.p < 0.05 * 12 / 96


def test_spent_degrees_of_freedom_raise_p_and_widen_the_dates() -> None:
    counts = np.array([*unchanged(30, 6, 2), *(round(1.5 * n) for n in unchanged(30, 6, 3))], dtype=float)
    plain, strict = (one_change(counts, np.ones(60), kept=kept) for kept in (1.0, 0.6))
    assert plain is not None
    assert strict is not None
    assert strict.p >= plain.p
    assert strict.latest - strict.earliest >= plain.latest - plain.earliest


@pytest.mark.parametrize(("size", "mean"), [(36, 5.0), (60, 4.0)])
def test_an_unchanged_season_seldom_alarms(size: int, mean: float) -> None:
    found = [bool(searched(unchanged(size, mean, seed), starts(size), 199)[1]) for seed in range(60)]
    assert sum(found) <= 6
