"""The verdict on two counts: published answers, and the property that p and interval never disagree."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.dispersion import BARE, UNKNOWN, Basis, Dispersion, of_people, of_series
from safetyreg.statistics.harm import damage
from safetyreg.statistics.multiplicity import footnote, marked
from safetyreg.statistics.power import about, needed, would_take
from safetyreg.statistics.sentence import sentence
from safetyreg.statistics.verdict import Verdict, judge
from tests.statistics.series import month_starts

EN = Texts(Language.EN)


@pytest.mark.parametrize(
    ("before", "after", "ratio", "low", "high", "p"),
    [
        (294, 388, 1.32, 1.13, 1.54, 0.00036),
        (437, 227, 0.52, 0.44, 0.61, 3e-16),
        (5, 2, 0.40, 0.04, 2.44, 0.45),
    ],
)
def test_published_answers(before: int, after: int, ratio: float, low: float, high: float, p: float) -> None:
    found = judge(before, after)
    assert [found.ratio, found.low, found.high] == pytest.approx([ratio, low, high], abs=0.006)
    assert found.p == pytest.approx(p, rel=0.05)


def test_the_four_verdicts() -> None:
    assert judge(294, 388).verdict is Verdict.RISE
    assert judge(437, 227).verdict is Verdict.FALL
    assert judge(5, 2).verdict is Verdict.CHANCE
    assert judge(4, 1).verdict is Verdict.TOO_FEW
    assert [one.confirmed for one in Verdict] == [True, True, False, False]


def test_p_is_central_not_that_of_least_likelihood() -> None:
    """0 → 5 over 366 and 365 days: 0.031 by the other rule, beside an interval from 0.92."""
    found = judge(0, 5, 366, 365)
    assert found.p == pytest.approx(2 * (365 / 731) ** 5)
    assert (found.ratio, found.high, found.verdict) == (None, None, Verdict.TOO_FEW)
    assert found.low == pytest.approx(0.92, abs=0.005)


@pytest.mark.parametrize(("total", "few"), [(5, True), (6, False)])
def test_six_are_the_fewest_at_equal_exposures(total: int, few: bool) -> None:
    for after in range(total + 1):
        assert (judge(total - after, after).verdict is Verdict.TOO_FEW) == few


def test_the_most_lopsided_split_counts_at_unequal_exposures() -> None:
    assert judge(1, 1, 9, 1).verdict is Verdict.CHANCE
    assert judge(0, 2, 9, 1).verdict is Verdict.RISE


def test_nothing_is_an_answer() -> None:
    found = judge(0, 0)
    assert (found.ratio, found.low, found.high, found.p) == (None, 0.0, None, 1.0)
    assert found.verdict is Verdict.TOO_FEW
    assert EN.of(sentence(found)) == "There is nothing to compare: 0 → 0."
    fallen = judge(30, 0)
    assert (fallen.ratio, fallen.low) == (0.0, 0.0)
    assert fallen.high == pytest.approx(0.131, abs=0.001)


@given(
    st.integers(0, 400),
    st.integers(0, 400),
    st.floats(0.05, 20),
    st.floats(1, 6),
    st.none() | st.integers(10, 200),
)
def test_p_is_small_exactly_when_the_interval_leaves_out_one(
    before: int, after: int, exposure: float, phi: float, df: int | None
) -> None:
    found = judge(before, after, 1.0, exposure, Dispersion(phi, df, Basis.SERIES))
    outside = found.low > 1 or (found.high is not None and found.high < 1)
    # At the very edge both are the same number up to rounding.
    assert outside == (found.p < 0.05) or found.p == pytest.approx(0.05, abs=1e-9)
    if found.verdict.confirmed:
        assert outside
        assert (found.verdict is Verdict.RISE) == (found.low > 1)


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_order_of_the_periods_only_turns_the_ratio_round(before: int, after: int) -> None:
    one, other = judge(before, after), judge(after, before)
    assert one.p == pytest.approx(other.p)
    if before and after:
        assert one.ratio == pytest.approx(1 / (other.ratio or math.nan))
        assert one.low == pytest.approx(1 / (other.high or math.nan))


@pytest.mark.parametrize("bad", [(-1, 2, 1, 1), (1, 2, 0, 1), (1, 2, 1, -3)])
def test_nonsense_is_refused(bad: tuple[int, int, float, float]) -> None:
    with pytest.raises(ExpectedError, match="0 or more"):
        judge(*bad)


def test_dispersion_takes_the_certainty_away() -> None:
    found = judge(100, 140, dispersion=Dispersion(2.0, 23, Basis.SERIES, 36))
    assert judge(100, 140).verdict is Verdict.RISE
    assert found.verdict is Verdict.CHANCE
    assert found.ratio == pytest.approx(1.4)
    assert Dispersion(2.0, 23, Basis.SERIES).factor == pytest.approx(2 * (2.0687 / 1.96) ** 2, rel=1e-4)
    assert Dispersion(0.6, None, Basis.SERIES).factor == 1.0


def test_where_scatter_cannot_be_measured_nothing_is_judged() -> None:
    assert judge(100, 400, dispersion=UNKNOWN).verdict is Verdict.TOO_FEW
    assert "cannot be measured" in EN.of(UNKNOWN.note())
    assert "36 months" in EN.of(would_take(judge(100, 400, dispersion=UNKNOWN)) or BARE.note())


def test_scatter_needs_three_years_and_two_a_month() -> None:
    random = np.random.default_rng(1)
    counts = random.poisson(5, 48).tolist()
    found = of_series(counts, month_starts(48))
    assert (found.basis, found.months, found.df) == (Basis.SERIES, 48, 48 - 13)
    assert 0.5 < found.phi < 1.7
    assert "48 months" in EN.of(found.note())
    assert of_series(counts[:35], month_starts(35)) is UNKNOWN
    assert of_series([1] * 48, month_starts(48)) is UNKNOWN


def test_a_series_that_scatters_too_much_is_not_judged() -> None:
    random = np.random.default_rng(1)
    found = of_series(random.negative_binomial(5, 1 / 5, 60).tolist(), month_starts(60))
    assert (found.basis, found.known) == (Basis.WILD, False)
    assert found.phi > 3
    assert "scatters too much" in EN.of(found.note())
    assert judge(100, 400, dispersion=found).verdict is Verdict.TOO_FEW
    assert "36 months" not in EN.of(would_take(judge(100, 400, dispersion=found)) or BARE.note())


def test_one_accident_with_74_victims_is_no_epidemic() -> None:
    groups = [1, 2, 1, 1, 74]
    found = judge(4, sum(groups) - 4, dispersion=of_people(groups))
    assert judge(4, 75).verdict is Verdict.RISE
    assert not found.verdict.confirmed
    assert judge(0, 74, dispersion=of_people([74])).verdict is Verdict.TOO_FEW
    assert of_people([1] * 30).factor == 1.0
    assert of_people([0, 0]) == Dispersion(1.0, None, Basis.PEOPLE)
    assert "one by one" in EN.of(of_people(groups).note())


def test_many_single_victims_are_confirmed() -> None:
    assert judge(40, 90, dispersion=of_people([1] * 130)).verdict is Verdict.RISE


def test_what_it_would_take() -> None:
    assert about(needed(1.2)) == 440
    assert needed(1.2, factor=2.0) == pytest.approx(2 * needed(1.2), abs=1)
    assert needed(0.5) < needed(0.8)
    assert needed(1.0) == 10**9
    assert about(0) == 0
    assert would_take(judge(294, 388)) is None
    assert EN.of(would_take(judge(100, 102)) or BARE.note()).startswith(
        "To confirm +20\u00a0% you need about 440 "
    )
    assert "−60\u00a0%" in EN.of(would_take(judge(5, 2)) or BARE.note())


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ((294, 388), "A rise is confirmed: 294 → 388, 1.32 times (95 % interval 1.13–1.54); p = 0.0004."),
        ((437, 227), "A fall is confirmed: 437 → 227, 0.52 times (95 % interval 0.44–0.61); p < 0.0001."),
        ((5, 2), "The change is within chance: 5 → 2, 0.40 times (95 % interval 0.04–2.44); p = 0.45."),
        ((0, 12), "A rise is confirmed: 0 → 12, at least 2.78 times with 95 % confidence; p = 0.0005."),
    ],
)
def test_the_sentence_may_be_read_out(pair: tuple[int, int], said: str) -> None:
    assert EN.of(sentence(judge(*pair))) == said


def test_figures_in_sentences_have_the_comma_of_the_language() -> None:
    assert "1,32" in Texts(Language.RU).of(sentence(judge(294, 388)))


def test_every_verdict_has_a_name() -> None:
    assert len({EN.of(one.label) for one in Verdict}) == 4
    assert "independent" in EN.of(BARE.note())


def test_many_comparisons_only_get_a_mark() -> None:
    answers = [judge(294, 388), judge(100, 129), *(judge(50, 50 + n) for n in range(18))]
    assert [one.verdict.confirmed for one in answers[:2]] == [True, False]
    held = marked(answers)
    assert held[0]
    assert not any(held[1:])
    assert marked([]) == ()
    assert "20" in EN.of(footnote(answers))


def test_a_confirmed_change_may_miss_the_mark() -> None:
    answers = [judge(100, 132), *(judge(50, 51) for _ in range(19))]
    assert answers[0].verdict.confirmed
    assert not marked(answers)[0]


def test_damage_has_sums_and_the_largest_but_no_verdict() -> None:
    found = damage([10, 20, 70], [5])
    assert (found.before, found.after, found.share_before, found.share_after) == (100, 5, 0.7, 1.0)
    assert damage([], [3]).share_before is None
    assert damage([3], []).share_after is None
