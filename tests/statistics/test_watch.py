"""The watch: what fires and what does not, one alarm a series, since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from safetyreg.domain.period import Step, next_start
from safetyreg.i18n import Language, Texts
from safetyreg.statistics.alarm import Method, Series, Signal
from safetyreg.statistics.cusum import cusum, sums_of
from safetyreg.statistics.ears import ears
from safetyreg.statistics.farrington import farrington
from safetyreg.statistics.provisional import Provisional
from safetyreg.statistics.watch import Alarm, look, rate_note, signals, watch
from tests.statistics.series import month_starts

EN = Texts(Language.EN)


def series(size: int, mean: float = 20.0, step: Step = Step.MONTH, seed: int = 6) -> Series:
    """Return an unchanged series with a season."""
    random = np.random.default_rng(seed)
    year = 12 if step is Step.MONTH else 52
    means = mean * (1 + 0.5 * np.sin(2 * np.pi * np.arange(size) / year))
    starts = [date(2018, 1, 1)]
    while len(starts) < size:
        starts.append(next_start(starts[-1], step))
    return Series([int(count) for count in random.poisson(means)], starts, step)


def changed(found: Series, last: int, factor: float) -> Series:
    counts = list(found.counts)
    counts[-last:] = [round(count * factor) for count in counts[-last:]]
    return Series(counts, found.starts, found.step)


@pytest.mark.parametrize("step", [Step.MONTH, Step.WEEK])
def test_a_sudden_rise_fires_once(step: Step) -> None:
    size = 66 if step is Step.MONTH else 240
    still = series(size, 30.0, step)
    found = look("fire", changed(still, 1, 2.5))
    assert found is not None
    assert Method.FARRINGTON in found.methods
    assert found.start == still.starts[-1]
    assert found.since <= found.start
    assert found.signals[0].upper > found.signals[0].expected
    assert "are usual: more than at this time" in EN.of(found.why())


def filled(found: Series, *months: tuple[int, float, int]) -> Series:
    """Say of the last months what is known of them, will be known, and will be known at least."""
    counts, size = list(found.counts), len(found.counts)
    filling = []
    for place, (known, expected, low) in enumerate(months, start=size - len(months)):
        counts[place] = known
        filling.append(Provisional(place, found.starts[place], known, expected, low, round(2 * expected)))
    return replace(found, counts=counts, filling=tuple(filling))


def test_a_month_that_fills_up_counts_for_the_least_it_will_hold() -> None:
    still = series(66, 30.0)
    assert look("fire", filled(still, (20, 33.0, 28))) is None
    found = look("fire", filled(still, (40, 90.0, 80)))
    assert found is not None
    assert (found.so_far, found.signals[0].observed) == (40, 80)
    assert EN.of(found.why()).startswith("At least 80 once late reports are in (40 so far) where ")


def test_a_rise_that_late_reports_hid_is_found_afterwards() -> None:
    risen = filled(changed(series(66, 30.0), 2, 2.5), (100, 110.0, 104), (20, 30.0, 22))
    found = look("fire", risen)
    assert found is not None
    assert found.start == risen.starts[-2]
    assert look("fire", replace(risen, filling=())) is None


def test_nothing_usual_is_never_said_as_nought() -> None:
    assert EN.of(Alarm("", date(2026, 1, 1), date(2026, 1, 1), (nothing(),)).why()).startswith(
        "5 where under 0.1 are usual: "
    )


def nothing() -> Signal:
    return Signal(Method.EARS, fired=True, observed=5, expected=0.02, upper=1.0)


def test_one_case_after_a_busy_summer_is_no_alarm() -> None:
    counts = [0, 0, 0, 0, 1, 2, 4, 2, 0, 0, 0, 0] * 4 + [0, 0, 0, 0, 1, 2, 3, 2, 1]
    starts = month_starts(len(counts))
    found = farrington(Series(counts, starts))
    assert found is not None
    assert (found.expected, found.fired) == (0.0, False)
    assert found.upper >= 1
    many = farrington(Series([*counts[:-1], 5], starts))
    assert many is not None
    assert many.fired


def test_a_small_lasting_rise_is_seen_by_its_sum() -> None:
    risen = changed(series(84, 40.0), 10, 1.35)
    found = look("fire", risen)
    assert found is not None
    assert Method.CUSUM in found.methods
    assert risen.starts[-12] <= found.since <= risen.starts[-7]


def test_both_methods_are_one_alarm_with_both_reasons() -> None:
    found = watch([("fire", changed(series(84, 40.0), 8, 2.2)), ("water", series(84))])
    assert [alarm.key for alarm in found] == ["fire"]
    assert found[0].methods == (Method.FARRINGTON, Method.CUSUM)
    assert "; a small lasting rise (CUSUM)." in EN.of(found[0].why())


def test_young_series_are_watched_by_ears() -> None:
    starts = month_starts(12)
    found = signals(Series([4, 5, 3, 4, 6, 4, 5, 4, 3, 4, 5, 30], starts))
    assert [signal.method for signal in found] == [Method.EARS]
    assert signals(Series([4, 5, 3, 4, 6, 4, 5, 4, 3, 4, 5, 6], starts)) == ()
    assert ears(Series([4] * 9, starts[:9])) is None
    assert farrington(Series([4] * 12, starts)) is None
    assert cusum(Series([4] * 12, starts)) is None


def test_fewer_than_five_in_four_periods_never_alarm() -> None:
    quiet = Series([*[0] * 60, 4], month_starts(61))
    assert signals(quiet) == ()
    assert signals(Series([*[0] * 60, 5], month_starts(61))) != ()


def test_a_month_that_never_had_an_event_alarms_by_five() -> None:
    counts = [0 if place % 12 == 0 else 3 for place in range(61)]
    found = farrington(Series([*counts[:60], 5], month_starts(61)))
    assert found is not None
    assert (found.fired, found.expected) == (True, 0.0)


def test_a_past_outbreak_does_not_hide_the_next_one() -> None:
    counts = list(series(66, 30.0).counts)
    counts[-13] = counts[-13] * 6
    found = farrington(Series([*counts[:-1], counts[-1] * 3], month_starts(66)))
    assert found is not None
    assert found.fired


def test_a_steep_past_trend_is_not_carried_on_for_ever() -> None:
    counts = [round(2 * 1.06**place) for place in range(60)]
    found = farrington(Series([*counts, counts[-1]], month_starts(61)))
    assert found is not None
    assert found.expected <= max(counts)


def test_unchanged_series_seldom_alarm() -> None:
    fired = sum(bool(signals(series(61, 10.0, seed=seed))) for seed in range(120))
    assert fired <= 8


def test_sums_start_anew_at_zero() -> None:
    assert sums_of(np.array([1.0, 1.0, -5.0, 2.0])).tolist() == [0.5, 1.0, 0.0, 1.5]


def test_the_rate_of_false_alarms_is_stated() -> None:
    assert EN.of(rate_note()) == "Tuned to at most 2.5 % false alarms: one in 40 periods of a series."
