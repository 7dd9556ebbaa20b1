"""Headings of officials' own tables: which find their field, and which must not."""

from datetime import date

import pytest

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.kinds import KINDS
from safetyreg.exchange.convert import Converter
from safetyreg.exchange.layout import folded, suggest
from safetyreg.exchange.profile import STORY, target_field
from safetyreg.exchange.synonyms import SYNONYMS

CONVERTER = Converter(CodeBook({}), date(2026, 11, 22))


def goals(titles: list[str], kind: str = "fire") -> dict[str, str]:
    return {rule.column: rule.to for rule in suggest(titles, kind, CONVERTER)}


@pytest.mark.parametrize(
    ("heading", "goal"),
    [
        ("Причина", "cause_preliminary"),
        ("Причина\nпожара", "cause_preliminary"),
        ("Себебі", "cause_preliminary"),
        ("Ущерб, тенге", "damage"),
        ("Ущерб (тг.)", "damage"),
        ("Материальный ущерб, тг", "damage"),
        ("Площадь пожара (м²)", "area"),
        ("Число  погибших, чел.", "dead"),
        ("Населённый пункт", "settlement"),
        ("НАСЕЛЕННЫЙ ПУНКТ", "settlement"),
        ("Район", "place"),
        ("Что произошло", STORY),
    ],
)
def test_a_heading_finds_its_field(heading: str, goal: str) -> None:
    assert goals([heading]) == {heading: goal}


@pytest.mark.parametrize("heading", ["Ущерб, тыс. тенге", "№ п/п", "Дата и время", "Причинённый вред"])
def test_what_may_mean_another_thing_is_left_to_the_person(heading: str) -> None:
    assert goals([heading]) == {}


def test_a_field_is_given_once_and_own_words_come_first() -> None:
    titles = ["Причина", "Предварительная причина", "Окончательная причина"]
    assert goals(titles) == {titles[1]: "cause_preliminary", titles[2]: "cause_final"}
    assert goals(["Обстоятельства"], "water") == {"Обстоятельства": "circumstance"}
    assert goals(["Обстоятельства"], "fire") == {"Обстоятельства": STORY}


def test_every_synonym_is_of_a_field_and_of_one_alone() -> None:
    assert all(any(target_field(name, kind.code) for kind in KINDS) for name in SYNONYMS)
    told = [folded(text) for texts in SYNONYMS.values() for text in set(map(folded, texts))]
    assert len(told) == len(set(told))
