from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.incident import PARTS, TOTALS
from safetyreg.i18n import Language, Texts
from tests.domain.records import BIN, IIN, SECOND_ROUND_IIN, UNBORN_IIN, found, keys, person, record

if TYPE_CHECKING:
    from safetyreg.domain.field import Value


@pytest.mark.parametrize("name", TOTALS)
def test_no_total_is_below_the_list(name: str) -> None:
    outcome = name.partition("_")[0]
    somebody = person(outcome=outcome, age=9, intoxicated="yes")
    whole = {PARTS[name]: 1} if name in PARTS else {}
    incident = record("fire", **whole, **{name: 0})
    assert not keys(incident)
    every = found(replace(incident, persons=(somebody,)))
    assert [one.key for one in every] == [f"below-list:{name}:"]
    assert "(1)" in Texts(Language.EN).of(every[0].message)
    assert not keys(replace(incident.with_values({name: 1}), persons=(somebody,)))


@pytest.mark.parametrize(("part", "whole"), PARTS.items())
def test_no_part_is_above_its_whole(part: str, whole: str) -> None:
    assert keys(record("fire", **{part: 2, whole: 1})) == {f"parts:{part}:"}
    assert keys(record("fire", **{part: 2})) == {f"parts:{part}:"}
    assert not keys(record("fire", **{part: 2, whole: 2}))


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("water", {"rescued_by_services": 2, "rescued_by_others": 1, "rescued": 3}, set()),
        (
            "water",
            {"rescued_by_services": 2, "rescued_by_others": 1, "rescued": 2},
            {"rescuers:rescued_by_others:"},
        ),
        ("fire", {"vehicles": 2, "vehicles_failed": 3}, {"failed-vehicles:vehicles_failed:"}),
        ("fire", {"vehicles": 2, "vehicles_failed": 2}, set()),
        ("fire", {"vehicles_failed": 2}, set()),
        ("workplace", {"subtype": "group", "investigation": "special"}, {"group:subtype:"}),
        ("workplace", {"subtype": "group", "injured": 2, "investigation": "special"}, set()),
        ("workplace", {"injured": 2, "investigation": "special"}, {"group:subtype:"}),
        ("workplace", {"injured": None}, {"no-victims:injured:"}),
        ("workplace", {"subtype": "facility_incident", "injured": None}, set()),
        ("workplace", {"headcount": 0}, {"headcount:headcount:"}),
        ("workplace", {"headcount": 1}, set()),
        ("fire", {"subtype": "co_poisoning"}, {"no-victims:injured:"}),
        ("water", {"dead": None}, {"drowned:dead:"}),
        ("water", {"dead": None, "missing": 1}, set()),
        ("water", {"subtype": "body_found", "dead": None}, {"drowned:dead:"}),
        ("water", {"subtype": "rescue", "dead": None}, {"rescued:rescued:"}),
        ("water", {"subtype": "rescue", "dead": None, "rescued": 1}, set()),
    ],
)
def test_numbers_fit_each_other_and_the_subtype(
    kind: str, values: dict[str, Value], expected: set[str]
) -> None:
    assert keys(record(kind, **values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"iin": IIN}, set()),
        ({"iin": SECOND_ROUND_IIN}, set()),
        ({"iin": "•••••••••003"}, set()),
        ({"iin": "99010130000"}, {"iin:iin:0"}),
        ({"iin": "99010130000x"}, {"iin:iin:0"}),
        ({"iin": "٩٩٠١٠١٣٠٠٠٠٣"}, {"iin:iin:0"}),
        ({"iin": "990101300004"}, {"iin:iin:0"}),
        ({"iin": "990101300460"}, {"iin:iin:0"}),
        ({"iin": "991301300003"}, {"iin:iin:0"}),
        ({"iin": IIN, "sex": "male"}, set()),
        ({"iin": IIN, "sex": "unknown"}, set()),
        ({"iin": IIN, "sex": "female"}, {"iin-sex:sex:0"}),
        ({"iin": IIN, "birth_date": date(1999, 1, 1)}, set()),
        ({"iin": IIN, "birth_date": date(1999, 1, 2)}, {"iin-birth-date:birth_date:0"}),
        ({"outcome": "dead", "severity": "fatal"}, set()),
        ({"outcome": "dead", "severity": "light"}, {"severity:severity:0"}),
        ({"outcome": "injured", "severity": "fatal"}, {"severity:severity:0"}),
    ],
)
def test_a_person_agrees_with_itself(values: dict[str, Value], expected: set[str]) -> None:
    assert keys(replace(record("fire"), persons=(person(**values),))) == expected


def test_each_fault_of_an_iin_has_its_words() -> None:
    numbers = ("1", "990101300004", "990101300460", "991301300003")
    people = tuple(person(iin=number) for number in numbers)
    words = {one.message.text for one in found(replace(record("fire"), persons=people))}
    assert len(words) == len(numbers)


def test_nobody_is_born_tomorrow() -> None:
    assert keys(replace(record("fire"), persons=(person(iin=UNBORN_IIN),))) == {"iin-unborn:iin:0"}


def test_nobody_is_listed_twice() -> None:
    twice = (person(iin=IIN), person(), person(), person(iin=IIN))
    assert keys(replace(record("fire"), persons=twice)) == {"listed-twice:iin:3"}


def test_experience_in_the_work_is_a_part() -> None:
    base = replace(record("workplace"), persons=(person(experience=2.0, experience_job=2.5),))
    assert keys(base) == {"experience:experience_job:0"}
    for values in ({"experience": 3.0, "experience_job": 2.5}, {"experience_job": 2.5}, {"experience": 1}):
        assert not keys(replace(base, persons=(person(**values),)))


@pytest.mark.parametrize(
    ("number", "expected"), [(BIN, set()), ("940140000386", {"bin:bin:"}), (IIN, {"iin-as-bin:bin:"})]
)
def test_a_bin_checks(number: str, expected: set[str]) -> None:
    assert keys(record("workplace", bin=number)) == expected
