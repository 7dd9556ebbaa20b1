from __future__ import annotations

from datetime import date

import pytest

from safetyreg.domain.codes import ABROAD_ITEM, UNKNOWN, UNKNOWN_ITEM, CodeBook, CodeItem, CodeList
from safetyreg.i18n import Language, Names

STOVES = CodeItem("6", Names("Печи", "Пештер", "Stoves"))
ASH = CodeItem("x-6-1", Names("Зола", "Күл"), parent="6", valid_to=date(2022, 6, 7), successor="x-6-2")
SLAG = CodeItem("x-6-2", Names("Шлак", "Қож", "Slag"), parent="6", valid_from=date(2022, 6, 8))
CAUSES = CodeList("fire_cause", Names("Причины"), (STOVES, ASH, SLAG))
BOOK = CodeBook({"fire_cause": CAUSES})


def test_only_published_codes_are_official() -> None:
    assert [item.official for item in (STOVES, ASH, UNKNOWN_ITEM)] == [True, False, False]


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [(date(2022, 6, 7), True, False), (date(2022, 6, 8), False, True), (None, False, True)],
)
def test_a_code_holds_between_its_days(day: date | None, old: bool, new: bool) -> None:
    assert (ASH.valid_on(day), SLAG.valid_on(day), STOVES.valid_on(day)) == (old, new, True)


def test_a_path_begins_at_the_top() -> None:
    assert CAUSES.path("x-6-2") == (STOVES, SLAG)
    assert CAUSES.path("99") == ()


def test_a_path_ends_where_parents_turn_in_a_circle() -> None:
    first, second = CodeItem("a", Names("а"), parent="b"), CodeItem("b", Names("б"), parent="a")
    assert CodeList("ring", Names("круг"), (first, second)).path("a") == (second, first)


def test_a_walk_follows_the_printed_order() -> None:
    assert list(CAUSES.walk()) == [(0, STOVES), (1, ASH), (1, SLAG)]


def test_a_book_names_every_code() -> None:
    assert BOOK.name("fire_cause", "6", Language.EN) == "Stoves"
    assert BOOK.name("fire_cause", "x-6-1", Language.EN) == "Зола"
    assert BOOK.name("fire_cause", "99", Language.KK) == "99"
    assert BOOK.name("nothing", "6", Language.KK) == "6"
    assert BOOK.name("nothing", UNKNOWN, Language.KK) == "белгісіз"


def test_outside_kazakhstan_is_known_without_a_list_and_no_official_code() -> None:
    found = CodeBook().item("kato", "abroad")
    assert found is ABROAD_ITEM
    assert not found.official
