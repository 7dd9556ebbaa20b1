from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.domain.rules import Context
from safetyreg.i18n import Language, Names, Texts
from tests.domain.records import NOW, found, keys, person, record

if TYPE_CHECKING:
    from safetyreg.domain.field import Value

OLD = CodeItem("351800000", Names("Жезказган"), valid_to=date(2022, 6, 7), successor="621010000")
LOST = CodeItem("352000000", Names("Каражал"), valid_to=date(2022, 6, 7), successor="621800000")
CLOSED = CodeItem("350000000", Names("область"), valid_to=date(2022, 6, 7))
BOOK = CodeBook(
    {
        "kato": CodeList(
            "kato",
            Names("КАТО"),
            (
                replace(CLOSED, valid_to=None),
                OLD,
                LOST,
                CodeItem("352410000", Names("Темиртау")),
                CodeItem("621010000", Names("Жезказган")),
            ),
            complete=False,
        ),
        "fire_object": CodeList("fire_object", Names("Объекты"), (CodeItem("x-14-4", Names("дом")),)),
        "work_cause": CodeList("work_cause", Names("Причины"), (CodeItem("x-ppe", Names("СИЗ")),)),
        "person_role": CodeList("person_role", Names("Роли"), (replace(CLOSED, code="x-victim"),)),
    }
)
CONTEXT = Context(now=NOW, book=BOOK)


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("fire", {}, set()),
        ("fire", {"object": "x-99"}, {"unknown-code:object:"}),
        ("fire", {"object": "unknown"}, set()),
        ("fire", {"place": "x-here"}, {"unknown-code:place:"}),
        ("fire", {"place": "990000000"}, {"unknown-code:place:"}),
        ("fire", {"place": "Temirtau"}, {"unknown-code:place:"}),
        ("fire", {"place": "353200000"}, {"unlisted-code:place:"}),
        ("fire", {"place": "abroad", "country": "Türkiye"}, set()),
        ("fire", {"place": "351800000"}, {"expired-code:place:"}),
        ("fire", {"settlement_kind": "village"}, {"choice:settlement_kind:"}),
        ("fire", {"dead": -1}, {"range:dead:"}),
        ("fire", {"dead": 10_001}, {"range:dead:"}),
        ("fire", {"dead": "many"}, set()),
        ("workplace", {"contributing_causes": ("x-ppe", "x-none")}, {"unknown-code:contributing_causes:"}),
    ],
)
def test_values_keep_their_limits(kind: str, values: dict[str, Value], expected: set[str]) -> None:
    assert keys(record(kind, **values), CONTEXT) == expected


def test_a_code_is_judged_by_the_day() -> None:
    incident = record("fire", place="351800000", occurred_on=date(2022, 6, 7))
    assert not keys(incident, CONTEXT)
    undated = keys(replace(incident, occurred_on=None), CONTEXT)
    assert undated == {"required:occurred_on:"}


@pytest.mark.parametrize(
    ("place", "words"), [("351800000", "choose “Жезказган”"), ("352000000", "choose “621800000”")]
)
def test_an_expired_code_names_its_successor(place: str, words: str) -> None:
    (problem,) = found(record("fire", place=place), CONTEXT)
    assert words in Texts(Language.EN).of(problem.message)


def test_persons_are_judged_too() -> None:
    people = (person(role="x-victim", severity="grave", age=200),)
    wanted = {"expired-code:role:0", "choice:severity:0", "range:age:0"}
    assert keys(replace(record("fire"), persons=people), CONTEXT) == wanted
