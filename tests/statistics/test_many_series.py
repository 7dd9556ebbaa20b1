"""Many series at once have the φ that each has alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from safetyreg.domain.period import Period, Step, buckets, step_key
from safetyreg.statistics.dispersion import Basis
from safetyreg.statistics.judging import scatter
from safetyreg.statistics.many_series import scatters

if TYPE_CHECKING:
    from safetyreg.statistics.dimensions import Key

MONTHS = tuple(buckets(Period(date(2020, 1, 1), date(2025, 6, 30)), Step.MONTH))
KEYS = [step_key(month.first, Step.MONTH) for month in MONTHS]


def line(counts: list[int]) -> dict[str, int]:
    return dict(zip(KEYS, counts, strict=True))


def test_many_series_have_the_scatter_that_each_has_alone() -> None:
    chance = np.random.default_rng(5)
    found: dict[Key, dict[str, int]] = {
        str(n): line(chance.poisson(3 + 4 * n, len(KEYS)).tolist()) for n in range(9)
    }
    found["late"] = line([0] * 12 + chance.poisson(9, len(KEYS) - 12).tolist())
    found["summer"] = line([int(20 * (month.first.month in {6, 7, 8})) for month in MONTHS])
    found["wild"] = line((chance.poisson(6, len(KEYS)) * chance.integers(0, 9, len(KEYS))).tolist())
    together = scatters(found, MONTHS)
    for group, counts in found.items():
        alone = scatter(counts, MONTHS)
        assert together[group].phi == pytest.approx(alone.phi, rel=1e-6), group
        assert (together[group].df, together[group].basis, together[group].months) == (
            alone.df,
            alone.basis,
            alone.months,
        )
    assert together["wild"].basis is Basis.WILD


def test_a_thin_series_has_none() -> None:
    assert scatters({"thin": line([1] * len(KEYS)), "none": {}}, MONTHS)["thin"].basis is Basis.UNKNOWN
