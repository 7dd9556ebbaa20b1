"""Every change of a trend is judged, as on every other screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.period import Period, Step
from safetyreg.domain.query import Query
from safetyreg.statistics.trend import Wanted
from tests.registry.test_group_verdicts import TODAY, YEAR, two_places
from tests.registry.test_judged import FIRE, fill, monthly

if TYPE_CHECKING:
    from safetyreg.registry import Registry


@pytest.mark.parametrize("step", list(Step))
def test_each_bucket_has_an_answer_and_the_whole_is_that_of_the_card(registry: Registry, step: Step) -> None:
    two_places(registry)
    found = registry.statistics.trend(YEAR, Wanted(step), TODAY)
    answers = found.answers["fire"]
    assert len(answers) == len(found.buckets) + 1
    (series,) = found.series
    for answer, now, before in zip(answers, series.values, series.last_year, strict=False):
        assert answer is not None
        assert (answer.before, answer.after) == (before, now)
    if step is not Step.WEEK:
        judged = registry.statistics.judged(YEAR, TODAY)[0].answers["incidents"]
        assert answers[-1] is not None
        assert answers[-1].verdict == judged.verdict == "rise"
        assert answers[-1].p == pytest.approx(judged.p)


def test_people_of_a_month_are_judged_by_their_own_accidents(each_registry: Registry) -> None:
    fill(each_registry, monthly(2020, 2025, 8))
    day = date(2025, 6, 1)
    fill(each_registry, iter([replace(FIRE, occurred_on=day, registered_on=day, dead=74)]))
    found = each_registry.statistics.trend(YEAR, Wanted(Step.MONTH, "dead"), TODAY)
    june, whole = found.answers["fire"][5], found.answers["fire"][-1]
    assert june is not None
    assert whole is not None
    assert june.dispersion.phi == whole.dispersion.phi == pytest.approx(74)
    assert june.verdict == whole.verdict == "too_few"


def test_damage_has_no_verdict_and_a_break_none_either(registry: Registry) -> None:
    two_places(registry)
    assert not registry.statistics.trend(YEAR, Wanted(Step.MONTH, "damage"), TODAY).answers
    drowning = Query(kinds=("water",), period=Period(date(2019, 1, 1), date(2019, 12, 31)))
    answers = registry.statistics.trend(drowning, Wanted(Step.MONTH), TODAY).answers
    assert set(answers["water"]) == {None}


def test_a_period_longer_than_a_year_is_not_judged_whole(registry: Registry) -> None:
    two_places(registry)
    long = Query(kinds=("fire",), period=Period(date(2024, 1, 1), date(2025, 12, 31)))
    answers = registry.statistics.trend(long, Wanted(Step.MONTH), TODAY).answers["fire"]
    assert answers[-1] is None
    assert all(answer is not None for answer in answers[:-1])
