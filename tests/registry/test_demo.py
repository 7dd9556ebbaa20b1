"""The demo registry: as many as asked, the same for a seed, published shares, nothing the rules refuse."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain import kinds
from safetyreg.domain.denominator import DenominatorKind
from safetyreg.domain.identity import is_bin, is_iin
from safetyreg.domain.period import Period
from safetyreg.domain.query import Query
from safetyreg.domain.rules import Context, problems
from safetyreg.domain.status import Status
from safetyreg.domain.workdays import Calendar
from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.registry import Registry
from safetyreg.registry.demo import create_demo
from safetyreg.registry.demo.days import counts, delay
from safetyreg.registry.demo.denominators import SOURCE, figures
from safetyreg.registry.demo.fires import BY_MONTH
from safetyreg.registry.demo.incidents import incidents as invented
from safetyreg.registry.demo.incidents import staff
from safetyreg.registry.demo.people import bin_of, iin
from safetyreg.registry.demo.places import BORDERS_CHANGED, REGION
from safetyreg.registry.demo.shares import FIRES, MONTHS_OF_DROWNINGS, MONTHS_OF_FIRES
from safetyreg.statistics.denominators import exposure
from safetyreg.storage.seeds import shipped_calendar
from tests.statistics.filled import UNTIL, book

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.domain.incident import Incident

NUMBER = 12_000


@cache
def records() -> tuple[Incident, ...]:
    return made(NUMBER, 11)


def made(number: int, seed: int, until: datetime = UNTIL) -> tuple[Incident, ...]:
    return tuple(invented(number, seed, until, book(), Calendar.of(shipped_calendar())))


def test_there_are_exactly_as_many_in_the_order_they_happened() -> None:
    assert len(records()) == NUMBER
    times = [one.occurred for one in records() if one.occurred_at]
    days = [one.occurred_on for one in records()]
    assert days == sorted(days, key=str)
    assert max(time for time in times if time) <= UNTIL
    assert days[0] is not None
    assert days[0] >= date(2021, 11, 23)


def test_the_same_seed_gives_the_same_records() -> None:
    assert made(300, 4) == made(300, 4)
    assert made(300, 4) != made(300, 5)


def test_the_rules_find_nothing_wrong_with_a_registered_record() -> None:
    context = Context(now=UNTIL, book=book())
    for incident in records():
        if incident.status is Status.DRAFT:
            continue
        found = [p for p in problems(incident, context) if p.key not in incident.acknowledged]
        assert not found, (incident, found)


def test_numbers_of_people_and_organisations_check() -> None:
    listed = [person for one in records() for person in one.persons]
    assert all(is_iin(person.iin) and person.iin[7:9] == "00" for person in listed if person.iin)
    assert all(is_bin(one.bin) for one in records() if one.bin)
    rng = Random(1)
    assert is_iin(iin(rng, date(2011, 2, 3), female=True))
    assert is_bin(bin_of(rng))


def test_margins_of_causes_and_objects_are_the_published_ones() -> None:
    assert sum(sum(causes.values()) for causes in FIRES.values()) == 987
    totals = Counter({cause: 0 for causes in FIRES.values() for cause in causes})
    for causes in FIRES.values():
        totals.update(causes)
    assert totals == {
        "1": 16,
        "3": 450,
        "4": 6,
        "6": 217,
        "7": 10,
        "10": 258,
        "12": 1,
        "13": 16,
        "15": 3,
        "17": 10,
    }
    fitted = Counter[tuple[str, str]]()
    for month in BY_MONTH:
        weights = [
            month.cumulated[0],
            *(b - a for a, b in zip(month.cumulated, month.cumulated[1:], strict=False)),
        ]
        fitted.update(dict(zip(month.values, weights, strict=True)))
    for thing, causes in FIRES.items():
        for cause, fires in causes.items():
            assert fitted[thing, cause] == pytest.approx(fires, rel=0.01)
    months = [month.cumulated[-1] / 987 * 100 for month in BY_MONTH]
    assert months == pytest.approx([month / sum(MONTHS_OF_FIRES) * 100 for month in MONTHS_OF_FIRES])


def test_shares_of_the_records_are_near_the_published_ones() -> None:
    fires = [one for one in records() if one.subtype == "fire"]
    housing = sum(1 for one in fires if one.object == "14" or one.object.startswith("x-14"))
    assert housing / len(fires) == pytest.approx(625 / 987, abs=0.04)
    weekdays = Counter(one.occurred_on.weekday() for one in fires if one.occurred_on)
    assert weekdays[5] / len(fires) == pytest.approx(115 / 625, abs=0.03)
    drowned = [one for one in records() if one.subtype in {"drowning", "rescue"} and one.occurred_on]
    july = sum(1 for one in drowned if one.occurred_on and one.occurred_on.month == 7) / len(drowned)
    assert july == pytest.approx(MONTHS_OF_DROWNINGS[6] / 100, abs=0.12)
    burnings = sum(1 for one in records() if one.kind == "fire") / NUMBER
    assert 0.9 < burnings < 0.97


def test_fires_rise_in_two_districts_and_the_old_units_end_with_the_border_change() -> None:
    fires = [one for one in records() if one.subtype == "fire" and one.occurred_on]
    last, before = UNTIL.date() - timedelta(days=365), UNTIL.date() - timedelta(days=730)
    rising = ("3524", "3532")
    lately = sum(1 for one in fires if one.place[:4] in rising and one.occurred_on and one.occurred_on > last)
    earlier = sum(
        1 for one in fires if one.place[:4] in rising and one.occurred_on and before < one.occurred_on <= last
    )
    assert lately > 1.4 * earlier
    old = [one for one in records() if one.place[:4] in {"3518", "3520", "3523", "3544", "3560"}]
    assert old
    assert all(one.occurred_on and one.occurred_on < BORDERS_CHANGED for one in old)


def test_there_is_something_to_look_after() -> None:
    known = records()
    assert any(one.status is Status.DRAFT for one in known)
    assert any(one.status is Status.ANNULLED and one.status_reason for one in known)
    assert any(one.place == "350000000" for one in known)
    assert any(one.acknowledged for one in known)
    assert {"ru", "kk"} <= {
        "kk" if set("әіңғүұқөһ") & set(one.story.lower()) else "ru" for one in known if one.story
    }
    counted = [one for one in known if kinds.counted(one).yes and one.kind == "workplace"]
    late = [
        one
        for one in counted
        if one.registered_on and one.occurred_on and one.registered_on > one.occurred_on
    ]
    assert len(late) / len(counted) > 0.3


def test_days_add_up_and_delays_stay_before_the_end() -> None:
    found = dict(counts(Random(3), 777, date(2025, 6, 30)))
    assert sum(sum(numbers) for numbers in found.values()) == 777
    assert (min(found), max(found)) == (date(2020, 7, 1), date(2025, 6, 30))
    rng = Random(2)
    for day in (date(2025, 6, 30), date(2025, 6, 1), date(2024, 3, 3)):
        assert all(
            0 <= delay(rng, day, date(2025, 6, 30)) <= (date(2025, 6, 30) - day).days for _ in range(300)
        )


def test_a_demo_registry_is_marked_numbered_and_complete(tmp_path: Path) -> None:
    file, seen = tmp_path / "demo.sqlite", list[tuple[int, int]]()
    create_demo(
        file, account="anna", incidents=400, seed=2, until=UNTIL, tick=lambda *done: seen.append(done)
    )
    assert seen[-1] == (400, 400)
    with pytest.raises(ExpectedError, match=r"demo\.sqlite"):
        create_demo(file, account="anna", incidents=5)
    registry = Registry.open(str(file), account="anna")
    try:
        assert registry.demo
        ids = registry.incidents.ids(Query())
        assert len(ids) == 400
        numbers = sorted(str(row[0]) for row in registry.incidents.rows(ids, ("number",)).values() if row[0])
        fires = [number for number in numbers if number.startswith("1-2025-")]
        assert [int(number[-6:]) for number in fires] == list(range(1, len(fires) + 1))
    finally:
        registry.close()


def test_a_stopped_demo_leaves_nothing(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        create_demo(tmp_path / "demo.sqlite", account="anna", incidents=50, until=UNTIL, tick=stop)
    assert not list(tmp_path.iterdir())


def test_a_demo_registry_is_made_on_a_server_too(empty_url: str) -> None:
    create_demo(empty_url, account="anna", incidents=60, until=UNTIL)
    registry = Registry.open(empty_url, account="anna")
    assert registry.incidents.count(Query()) == 60
    registry.close()


def test_the_figures_of_the_demo_give_every_place_its_rate() -> None:
    employers = staff(Random(11), NUMBER)
    found = tuple(figures(UNTIL.date(), employers))
    assert len({(one.kind, one.place, one.organisation, one.on) for one in found}) == len(found)
    assert {one.source for one in found} == {SOURCE}
    assert all(one.value > 0 for one in found)
    assert {one.organisation for one in found if one.organisation} <= {one.bin for one in employers}
    year = Period(date(2026, 1, 1), UNTIL.date())
    places = {one.place[:4] for one in records() if one.occurred_on and one.occurred_on in year}
    for place in places - {REGION[:4], ""}:
        assert exposure(found, DenominatorKind.RESIDENTS, place, year) is not None, place
    published = [one for one in found if one.kind is DenominatorKind.RESIDENTS and one.on == date(2023, 1, 1)]
    assert sum(one.value for one in published) == pytest.approx(1_134_854, abs=10)
