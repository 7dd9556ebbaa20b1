"""Search by the beginnings of words, in any case and any of the three languages, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.period import Period
from safetyreg.domain.query import NEWEST_FIRST, Condition, Order, Query
from safetyreg.storage import hits, incidents, search, writing
from safetyreg.storage.hits import Hits
from safetyreg.storage.search import asked_words, words_of
from tests.storage.incidents_made import AUTHOR, created, fire, kept, person, scope

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


def found(database: Database, words: str, *, persons: bool = False) -> list[int]:
    """Return the hits; that all ways of asking agree is checked on the way."""
    query, reading = Query(words=words), scope(database, persons=persons)
    with database.read() as connection:
        every = list(incidents.ids(connection, query, Order("id", descending=False), reading))
        assert incidents.count(connection, query, reading) == len(every)
        assert sorted(incidents.first(connection, query, NEWEST_FIRST, reading)) == every
    return every


@pytest.mark.parametrize(
    "words",
    [
        *("ПОЖАР", "пожар", "пож", "Өрт", "өРТ", "ҚАРАҒАНДЫ", "қарағ", "Karaganda", "KARAG", "темиртау"),
        *("Теміртау", "1-2026-000001", "1-2026", "1-2026-1", "3524", "ABC/17", "елкин", "Ёлкин", "ленина 5"),
        "пожар қарағанды темир",
    ],
)
def test_words_are_found_in_any_case_and_language(database: Database, words: str) -> None:
    own = fire(
        story="Пожар в бане. Өрт", address="ул. Ленина, 5", organisation="ТОО «Ёлкин»", source_number="ABC/17"
    )
    first, _ = kept(database, own, fire(story="Другое", place="abroad", country="Грузия"))
    assert found(database, words) == [first] or words in {"1-2026", "1-2026-1"}
    assert first in found(database, words)


@pytest.mark.parametrize("words", ["ожар", "пожар нет", "рт", "тестов", "990101"])
def test_only_beginnings_and_only_all_words_are_found(database: Database, words: str) -> None:
    kept(database, fire(story="Пожар", persons=(person(iin="990101300003"),)))
    assert found(database, words) == []


@pytest.mark.parametrize("persons", [False, True])
@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("1-2026-000002", [1]),
        ("1-2026-2", [1]),
        ("1-2026-000002.", [1]),
        ("1-2026-000002 Баня", [1]),
        ("1-2026-000002 лес", []),
        ("1-2026-000002, 1-2026-000003", [1, 2]),
        ("1-2026-000009", [3]),
        ("1-2026-00000", [0, 1, 2, 3]),
        ("2-2026-000002", []),
    ],
)
def test_a_whole_number_finds_the_record_it_names(
    database: Database, words: str, places: list[int], persons: object
) -> None:
    texts = ("Лес 1 2026", "Баня", "Баня 000002, дом 2", "Дом 2")
    numbers = ("", "", "", "1-2026-000009")
    ids = kept(database, *(fire(story=s, source_number=n) for s, n in zip(texts, numbers, strict=True)))
    assert found(database, words, persons=bool(persons)) == [ids[place] for place in places]


def test_persons_are_searched_by_those_who_may(database: Database) -> None:
    ids = kept(
        database,
        fire(story="Баня", persons=(person("Әлиев", iin="990101300003"),)),
        fire(story="Баня", persons=(person("Бауыржанов"), person("Алиев"))),
    )
    assert found(database, "әлиев", persons=True) == ids[:1]
    assert found(database, "990101300003", persons=True) == ids[:1]
    assert found(database, "баня бауыр", persons=True) == ids[1:]
    assert found(database, "тестов баня", persons=False) == []


@pytest.mark.parametrize("words", ['"', "* OR", "'); --", "NEAR(", "-", "пожар'", '"пожар"', ":*", "& |"])
def test_marks_are_no_language_of_their_own(database: Database, words: str) -> None:
    kept(database, fire(story="Пожар"))
    assert found(database, words) in ([], [1])


def test_a_change_is_found_and_what_it_replaced_is_not(database: Database) -> None:
    made = created(database, fire(story="Пожар", persons=(person("Первый"),)))
    now = replace(made, persons=(replace(made.persons[0], surname="Второй"),), story="Возгорание")
    with database.write() as connection:
        writing.change(connection, made, now, AUTHOR)
    assert found(database, "пожар") == []
    assert found(database, "возгор") == [made.id]
    assert found(database, "первый", persons=True) == []
    assert found(database, "второй", persons=True) == [made.id]


def test_removed_texts_are_found_no_more(database: Database) -> None:
    ids = kept(database, fire(story="Пожар"), fire(story="Пожар"))
    with database.write() as connection:
        search.remove(connection, ids[:1])
        search.remove(connection, [])
    assert found(database, "пожар") == ids[1:]


def test_many_hits_are_tested_along_the_order(database: Database) -> None:
    ids = kept(database, *(fire(story=f"Пожар {number}", damage=number) for number in range(60)))
    with database.read() as connection:
        first = incidents.first(connection, Query(words="пожар"), Order("damage"), scope(database), 5)
    assert list(first) == ids[:-6:-1]


@pytest.mark.parametrize("order", [NEWEST_FIRST, Order("place", descending=False), Order("number")])
@pytest.mark.parametrize(
    "query",
    [
        Query(words="пожар"),
        Query(kinds=("fire",)),
        Query(counted=True, period=Period(date(2026, 1, 1), date(2026, 12, 31))),
        Query(kinds=("fire",), period=Period(date(2026, 1, 1), date(2026, 12, 31)), counted=True),
        Query(where=(Condition("kind", value="fire"),)),
        Query(places=("350000000",), where=(Condition("status", value="registered"),)),
    ],
)
def test_walking_an_order_finds_the_same(
    database: Database, query: Query, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(database, *(fire(story="Пожар", place=f"35100000{number}") for number in range(9)))
    for module in (incidents, hits):
        monkeypatch.setattr(module, "MANY", 0)
    with database.read() as connection:
        every = incidents.ids(connection, query, order, scope(database))
        assert len(every) == 9
        assert incidents.first(connection, query, order, scope(database), 4) == tuple(every[:4])


@pytest.mark.parametrize(
    ("words", "many"), [("пожар", True), ("пож", True), ("лес", True), ("лесной", False), ("баня", False)]
)
def test_a_word_is_frequent_by_itself_or_by_what_it_begins(
    database: Database, words: str, many: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(database, *(fire(story=story) for story in ("Пожар", "Пожар", "Пожар, лес", "лесной", "Баня")))
    monkeypatch.setattr(hits, "MANY", 1)
    with database.read() as connection:
        assert hits.frequent(connection, words, scope(database)) is many


def test_words_are_folded_alike_everywhere() -> None:
    assert words_of("Ёлка, ЕЛКА; и\u0306 дом_2") == ["елка", "елка", "й", "дом", "2"]
    assert asked_words("пож пожар Пож баня") == ["пожар", "баня"]
    assert [len(word) for word in words_of("а" * 130)] == [60, 60, 10]


def test_hits_count_every_record_once() -> None:
    hits = Hits(10)
    hits.keep([1, 2, 2, 3])
    hits.keep([3, 2, 9])
    assert list(hits.ids) == [3, 2]
    assert hits.among([(9,), (2,), (1,), (3,)]) == [2, 3]
    assert not hits.few(1)
