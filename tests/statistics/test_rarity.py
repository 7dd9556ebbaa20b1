"""Days between rare events: only the day is known, so that two on one day are no alarm by themselves."""

from datetime import date, timedelta

import numpy as np
import pytest

from safetyreg.statistics.rarity import days_between, paced


def test_two_events_on_one_day_are_no_alarm() -> None:
    days = [date(2020, 1, 1) + timedelta(days=30 * number) for number in range(20)]
    assert days_between([*days, days[7]]).close == ()


def test_chance_alone_alarms_hardly_more_than_stated() -> None:
    random = np.random.default_rng(4)
    gaps = signals = 0
    for _ in range(300):
        times = np.cumsum(random.exponential(20, 60))
        found = days_between([date(2000, 1, 1) + timedelta(days=int(time)) for time in times])
        gaps += len(found.gaps)
        signals += len(found.close) + len(found.far) + len(found.close_spans)
    assert signals / gaps < 3 * 0.00135


def test_a_season_is_taken_out_by_its_own_measure_of_time() -> None:
    gaps = [10.0] * 9 + [0.1, 0.1, 0.1]
    assert paced(gaps, [2.0] * 12).close_spans == ()
    assert paced(gaps, [0.05] * 12).close_spans == (9,)
    assert paced([10.0] * 12, [0.5] * 12).mean == pytest.approx(10)
