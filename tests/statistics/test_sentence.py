"""Figures of a sentence never contradict its verdict."""

from __future__ import annotations

import pytest

from safetyreg.i18n import Language, Texts
from safetyreg.statistics.dispersion import UNKNOWN
from safetyreg.statistics.sentence import p_of, sentence
from safetyreg.statistics.verdict import judge

ENGLISH = Texts(Language.EN)


def said(before: int, after: int, exposure_before: float = 1.0, exposure_after: float = 1.0) -> str:
    return ENGLISH.of(sentence(judge(before, after, exposure_before, exposure_after)))


def test_an_interval_that_leaves_out_one_never_reads_one() -> None:
    answer = judge(5000, 5201)
    assert answer.verdict == "rise"
    assert round(answer.low, 2) == 1
    assert "1.0004–" in ENGLISH.of(sentence(answer))


@pytest.mark.parametrize(("p", "shown"), [(0.04996, "0.04996"), (0.0503, "0.0503"), (0.05, "0.050")])
def test_p_never_reads_the_level_that_it_is_not(p: float, shown: str) -> None:
    assert ENGLISH.of(p_of(p)) == f"p = {shown}"


def test_wide_ratios_have_no_idle_decimals_and_small_ones_are_not_zero() -> None:
    assert "74.0 times (95 % interval 12.9–2" in said(1, 74)
    assert "0.004 times (95 % interval 0.002–" in said(2500, 10)


def test_nothing_afterwards_has_its_upper_limit() -> None:
    assert "5 → 0, at most 1.09 times with 95 % confidence; p = 0.062" in said(5, 0)


def test_unequal_exposures_are_said() -> None:
    assert "4.87 times allowing for exposure (95 %" in said(300, 400, 365, 100)
    assert "allowing for exposure" not in said(300, 400, 366, 365)


def test_where_scatter_is_unknown_no_p_stands_beside_no_verdict() -> None:
    answer = judge(0, 30, dispersion=UNKNOWN)
    assert ENGLISH.of(sentence(answer)).startswith("0 → 30: the earlier months do not tell")
    assert " p <" not in ENGLISH.of(sentence(answer))
