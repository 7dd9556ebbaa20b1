from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.rules.order import CASE, TIMES, USUAL
from tests.domain.records import DAY, YESTERDAY, found, keys, person, record

if TYPE_CHECKING:
    from safetyreg.domain.field import Value

TOMORROW = DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("fire", {"reported_on": TOMORROW}, {"future:reported_on:"}),
        ("fire", {"reported_at": time(12, 1)}, {"future-time:reported_at:"}),
        ("fire", {"returned": datetime(2026, 10, 26, 12, 1)}, {"future:returned:"}),
        ("fire", {"returned": datetime(2026, 10, 26, 12, 0)}, set()),
        ("workplace", {"measures_due_on": TOMORROW}, set()),
        ("fire", {"cause_final": "6"}, {"final-cause-undated:cause_final_on:"}),
        ("fire", {"cause_final": "6", "cause_final_on": DAY}, set()),
        ("fire", {"cause_preliminary": "6"}, set()),
        ("fire", {"occurred_on": date(1989, 12, 31)}, {"suspect-date:occurred_on:"}),
        ("fire", {"occurred_on": date(1990, 1, 1)}, set()),
        ("workplace", {"measures_due_on": "soon"}, set()),
    ],
)
def test_days_are_neither_ahead_nor_too_old(kind: str, values: dict[str, Value], expected: set[str]) -> None:
    assert keys(record(kind, **values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"birth_date": TOMORROW}, {"future:birth_date:0", "born-after:birth_date:0"}),
        ({"birth_date": DAY}, set()),
        ({"birth_date": date(1906, 10, 26)}, set()),
        ({"birth_date": date(1905, 10, 26)}, {"born-early:birth_date:0"}),
        ({"birth_date": date(1970, 1, 1)}, {"suspect-date:birth_date:0"}),
        ({"birth_date": date(2000, 10, 27), "age": 25}, set()),
        ({"birth_date": date(2000, 10, 27), "age": 26}, {"age:age:0"}),
        ({"age": 26}, set()),
    ],
)
def test_ages_fit(values: dict[str, Value], expected: set[str]) -> None:
    assert keys(replace(record("fire"), persons=(person(**values),))) == expected


def test_no_age_is_judged_without_a_day() -> None:
    somebody = person(birth_date=date(1900, 1, 2), age=5)
    assert keys(replace(record("fire", occurred_on=None), persons=(somebody,))) == {"required:occurred_on:"}


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("fire", {"reported_on": YESTERDAY}, {"order:reported_on:"}),
        ("fire", {"reported_at": time(3, 13)}, {"order:reported_on:"}),
        ("fire", {"reported_at": None}, set()),
        ("fire", {"called": datetime(2026, 10, 26, 3, 0)}, {"order:called:"}),
        ("fire", {"called": datetime(2026, 10, 26)}, set()),
        (
            "fire",
            {"arrived": datetime(2026, 10, 26, 4), "extinguished": datetime(2026, 10, 26, 3, 59)},
            {"order:extinguished:"},
        ),
        ("water", {"arrived": datetime(2026, 10, 26, 4), "search_ended": datetime(2026, 10, 26, 5)}, set()),
        ("workplace", {"act_on": YESTERDAY}, {"before-incident:act_on:"}),
        ("fire", {"cause_preliminary_on": YESTERDAY}, {"before-incident:cause_preliminary_on:"}),
    ],
)
def test_times_stand_in_order(kind: str, values: dict[str, Value], expected: set[str]) -> None:
    assert keys(record(kind, **values)) == expected


def test_a_subtype_without_forces_has_no_order_of_them() -> None:
    late = {"detected": datetime(2026, 10, 26, 5), "called": datetime(2026, 10, 26, 4)}
    assert "order:called:" in keys(record("fire", **late))
    assert "order:called:" not in keys(record("fire", **late, subtype="co_poisoning", injured=1))


@pytest.mark.parametrize(
    ("rule", "earlier", "later"),
    [
        *(("case-order", *pair) for chain in CASE for pair in itertools.pairwise(chain)),
        *(("usual-order", *pair) for chain in USUAL for pair in itertools.pairwise(chain)),
    ],
)
def test_every_station_of_a_case_follows_the_one_before(rule: str, earlier: str, later: str) -> None:
    start = YESTERDAY - timedelta(days=1)
    incident = record("workplace", occurred_on=start, reported_on=start)
    turned = incident.with_values({earlier: DAY, later: YESTERDAY})
    assert keys(turned) == {f"{rule}:{later}:"}
    assert not keys(turned.with_values({later: DAY}))


def test_forces_are_compared_in_pairs_that_are_known() -> None:
    names = [name for name in TIMES[1][1:] if name != "search_ended"]
    clock = datetime(2026, 10, 26, 4)
    rising: dict[str, Value] = {name: clock + timedelta(minutes=n) for n, name in enumerate(names)}
    assert not keys(record("fire", **rising))
    falling: dict[str, Value] = {name: clock - timedelta(minutes=n) for n, name in enumerate(names)}
    assert keys(record("fire", **falling)) == {f"order:{name}:" for name in names[1:]}


def test_a_known_time_is_shown_with_its_day() -> None:
    (problem,) = found(record("fire", reported_on=YESTERDAY))
    assert problem.message.values["when"] == datetime(2026, 10, 26, 3, 14)
    unknown = record("fire", reported_on=YESTERDAY, occurred_at=None, time_unknown=True)
    assert found(unknown)[0].message.values["when"] == DAY
