"""Late reports, the nowcast, places that are silent."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from safetyreg.i18n import Language, Texts
from safetyreg.statistics.delay import Report, can_nowcast, hatched, nowcast, triangle
from safetyreg.statistics.silence import History, silent

EN = Texts(Language.EN)
TODAY = date(2025, 12, 31)


def reports(mean: float, months: int = 24, seed: int = 5) -> tuple[list[Report], dict[date, int]]:
    """Return invented reports with delays of a month on average, and the final counts."""
    random = np.random.default_rng(seed)
    found, true = [], {}
    for start in (date(2024 + month // 12, month % 12 + 1, 1) for month in range(months)):
        true[start] = int(random.poisson(mean))
        for _ in range(true[start]):
            day = start + timedelta(days=int(random.integers(0, 28)))
            found.append(Report(day, day + timedelta(days=int(random.exponential(30)))))
    return found, true


@pytest.mark.parametrize(
    ("report", "known"),
    [
        (Report(date(2025, 1, 5), date(2025, 1, 7), date(2025, 2, 1)), date(2025, 1, 7)),
        (Report(date(2025, 1, 5), None, date(2025, 2, 1)), date(2025, 2, 1)),
        (Report(date(2025, 1, 5), date(2025, 1, 7), None, imported=True), None),
        (Report(date(2025, 1, 5), date(2025, 1, 7), None, imported=True, mapped=True), date(2025, 1, 7)),
        (Report(date(2025, 1, 5), None, date(2025, 2, 1), imported=True, mapped=True), None),
        (Report(date(2025, 1, 5), date(2025, 1, 1)), None),
        (Report(date(2025, 1, 5), None), None),
    ],
)
def test_what_delay_a_record_has(report: Report, known: date | None) -> None:
    assert report.known == known


def test_the_triangle_stands_as_of_a_month_end() -> None:
    days = [
        Report(date(2025, 10, 3), date(2025, 10, 9)),
        Report(date(2025, 10, 3), date(2025, 11, 9)),
        Report(date(2025, 11, 3), date(2025, 12, 9)),
        Report(date(2023, 12, 3), date(2025, 11, 9)),
        Report(date(2025, 11, 3), None, imported=True),
    ]
    found = triangle(days, date(2025, 12, 10), longest=3)
    assert found.as_of == date(2025, 11, 30)
    assert found.starts[0] == date(2023, 12, 1)
    assert found.cells[-2:] == ((1, 1, None, None), (0, None, None, None))
    assert found.cells[0] == (0, 0, 0, 1)
    assert (found.reports, found.left_out) == (3, 1)
    assert EN.of(found.note()).startswith("3 reports with a known delay; 1 records")
    assert triangle(days, TODAY).as_of == TODAY


def test_the_nowcast_holds_what_will_be() -> None:
    days, true = reports(40)
    found = nowcast(triangle(days, TODAY))
    assert [month.provisional for month in found[-3:]] == [True, True, True]
    assert not found[0].provisional
    assert all(month.known <= month.low <= month.high for month in found)
    assert sum(month.low <= true[month.start] <= month.high for month in found) >= 22
    assert found[-1].expected == pytest.approx(true[found[-1].start], rel=0.4)


def test_too_few_reports_are_only_hatched() -> None:
    few = triangle(reports(5)[0], TODAY)
    assert not can_nowcast(few)
    assert nowcast(few) == ()
    assert hatched(few.starts) == (date(2025, 11, 1), date(2025, 12, 1))
    assert triangle([], TODAY).starts == ()
    assert not can_nowcast(triangle(reports(90, months=5)[0], date(2024, 5, 31)))


def test_reports_at_once_leave_nothing_provisional() -> None:
    days = [Report(date(2025, month, 5), date(2025, month, 6)) for month in range(1, 13) for _ in range(30)]
    assert not any(month.provisional for month in nowcast(triangle(days, TODAY)))


def test_a_long_silence_is_a_lead() -> None:
    places = [
        History("quiet", 60, date(2023, 1, 1), date(2025, 3, 1)),
        History("usual", 60, date(2023, 1, 1), date(2025, 12, 20)),
        History("rare", 6, date(2020, 1, 1), date(2025, 3, 1)),
        History("few", 3, date(2020, 1, 1), date(2020, 3, 1)),
    ]
    found = silent(places, TODAY)
    assert [one.key for one in found] == ["quiet"]
    assert found[0].marked
    assert found[0].p == pytest.approx((791 / (791 + 305)) ** 59)
    assert "proves nothing" in EN.of(found[0].note())


def test_silences_of_even_places_are_seldom_named() -> None:
    random = np.random.default_rng(8)
    named = 0
    for place in range(400):
        days = np.sort(random.integers(0, 1000, 30))
        first = date(2022, 1, 1)
        history = History(str(place), 30, first, first + timedelta(days=int(days[-1])))
        named += bool(silent([history], first + timedelta(days=1000)))
    assert named <= 10
