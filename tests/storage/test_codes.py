"""Code lists in a registry, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.code_import import compare
from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.errors import NotFoundError
from safetyreg.i18n import Language, Names
from safetyreg.storage import codes
from safetyreg.storage.seeds import shipped_lists

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database

DAY = date(2026, 3, 1)
FIRST = CodeItem("1", Names("Первый", "Бірінші", "First"), unconfirmed=(Language.KK, Language.EN))
SECOND = CodeItem("2", Names("Второй"), "1", (), date(2020, 1, 1), date(2025, 1, 1), "1")
SHIPPED = (
    CodeList("place", Names("Места", "Орындар", "Places"), (FIRST, SECOND), complete=False, source="книга"),
)


def shipped(*items: CodeItem) -> tuple[CodeList, ...]:
    return (replace(SHIPPED[0], items=items),)


def seeded(database: Database) -> int:
    with database.write() as connection:
        return codes.seed(connection, SHIPPED)


def test_shipped_lists_come_back_as_they_are(database: Database) -> None:
    assert seeded(database) == 3
    with database.read() as connection:
        assert codes.book(connection).lists == {"place": SHIPPED[0]}
        assert codes.get(connection, "place") == SHIPPED[0]
        assert codes.state(connection) == 1


def test_everything_that_is_shipped_is_kept_whole(database: Database) -> None:
    lists = shipped_lists()
    with database.write() as connection:
        codes.seed(connection, lists)
        assert codes.suggestions(connection, lists) == ()
    with database.read() as connection:
        assert tuple(codes.book(connection).lists.values()) == lists


def test_seeding_again_adds_only_what_is_new(database: Database) -> None:
    seeded(database)
    assert seeded(database) == 0
    with database.write() as connection:
        codes.put(connection, "place", replace(FIRST, names=Names("Мой")), 0)
        third = CodeItem("3", Names("Третий"))
        assert codes.seed(connection, shipped(replace(FIRST, names=Names("Новый")), SECOND, third)) == 1
        found = codes.get(connection, "place")
    assert [item.names.ru for item in found.items] == ["Мой", "Второй", "Третий"]


def test_a_newer_shipped_value_is_a_suggestion_until_settled(database: Database) -> None:
    seeded(database)
    newer = shipped(replace(FIRST, names=Names("Новый")), replace(SECOND, valid_to=None))
    with database.write() as connection:
        first, second = codes.suggestions(connection, newer)
        assert (first.list, first.own, first.shipped.names.ru) == ("place", FIRST, "Новый")
        codes.settle(connection, first, accepted=True)
        codes.settle(connection, second, accepted=False)
        assert codes.suggestions(connection, newer) == ()
        found = codes.get(connection, "place")
    assert found.items == (first.shipped, SECOND)


def test_a_code_of_ours_that_is_shipped_later_stays_ours(database: Database) -> None:
    seeded(database)
    with database.write() as connection:
        codes.put(connection, "place", CodeItem("3", Names("Наш третий")), 9)
        newer = shipped(FIRST, SECOND, CodeItem("3", Names("Третий")))
        assert codes.seed(connection, newer) == 0
        [offered] = codes.suggestions(connection, newer)
    assert offered.own is not None
    assert offered.own.names.ru == "Наш третий"


def test_an_official_list_is_laid_over(database: Database) -> None:
    seeded(database)
    official = (CodeItem("3", Names("Третий")), replace(FIRST, names=Names("Первый район")))
    with database.write() as connection:
        codes.put(connection, "place", CodeItem("4", Names("Четвёртый")), 9)
        own = codes.get(connection, "place")
        codes.apply(connection, compare(own, official, DAY))
        codes.set_complete(connection, "place", complete=True, source="приказ")
        found = codes.get(connection, "place")
    assert [item.code for item in found.items] == ["3", "1", "2", "4"]
    assert [item.valid_to for item in found.items] == [None, None, date(2025, 1, 1), DAY]
    assert found.items[1].names.ru == "Первый район"
    assert (found.complete, found.source) == (True, "приказ")


def test_completeness_alone_keeps_the_source(database: Database) -> None:
    seeded(database)
    with database.write() as connection:
        codes.set_complete(connection, "place", complete=True)
        assert codes.get(connection, "place").source == "книга"


def test_twenty_thousand_items_are_imported_in_one_go(database: Database) -> None:
    seeded(database)
    official = tuple(CodeItem(f"{number:09}", Names(f"Место {number}")) for number in range(20_000))
    with database.write() as connection:
        codes.apply(connection, compare(codes.get(connection, "place"), official, DAY))
        assert len(codes.book(connection).lists["place"].items) == 20_002


def test_an_unknown_list_is_said(database: Database) -> None:
    with database.read() as connection, pytest.raises(NotFoundError, match="“other”"):
        codes.get(connection, "other")


def test_the_counter_of_changed_codes_rises(database: Database) -> None:
    with database.write() as connection:
        assert codes.state(connection) == 0
        codes.touch(connection)
        codes.touch(connection)
        assert codes.state(connection) == 2
