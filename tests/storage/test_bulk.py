"""Many incidents at once are the same as one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, insert, select

from safetyreg.domain.query import Query
from safetyreg.domain.status import Status
from safetyreg.errors import CancelledError
from safetyreg.storage import bulk, fast_insert, history, incidents, indexes, tables
from tests.storage.incidents_made import BOOK, NOW, TODAY, created, fire, kept, person, scope

if TYPE_CHECKING:
    from typing import Any

    from safetyreg.domain.incident import Incident
    from safetyreg.storage.engine import Database

MANY = (
    fire(persons=(person(birth_date=date(2010, 1, 1)), person("Второй")), crews=3, damage=5, story="Ё"),
    fire(status=Status.DRAFT, occurred_on=None),
    replace(fire(), kind="water", subtype="drowning", registered_on=date(2024, 5, 1)),
    fire(status=Status.ANNULLED),
    fire(status=Status.CLOSED, headcount=3, contributing_causes=("a", "b")),
)


def columns(database: Database, key: int) -> dict[str, Any]:
    rows = tables.incidents
    with database.read() as connection:
        found = connection.execute(select(rows).where(rows.c.id == key)).one()._mapping
    return {name: value for name, value in found.items() if name not in {"id", "number"}}


def get(database: Database, key: int) -> Incident:
    with database.read() as connection:
        found = incidents.get(connection, key)
    assert found is not None
    return found


def test_a_bulk_writes_what_a_form_writes(database: Database) -> None:
    ids = kept(database, *MANY)
    for key, given in zip(ids, MANY, strict=True):
        alone = created(database, given)
        assert columns(database, key) == columns(database, alone.id or 0)
        mine, theirs = (
            replace(get(database, one), id=None, number="", persons=()) for one in (key, alone.id or 0)
        )
        assert mine == theirs


def test_numbers_follow_the_order_of_the_file(database: Database) -> None:
    with database.write() as connection:
        ids = list(bulk.insert_many(connection, MANY, "anna", NOW, chunk=2))
    numbers = [get(database, key).number for key in ids]
    assert numbers == ["1-2026-000001", "", "2-2024-000001", "", "1-2026-000002"]
    assert ids == sorted(ids)
    assert get(database, ids[0]).registered_on == TODAY
    assert get(database, ids[2]).registered_on == date(2024, 5, 1)


def test_an_import_is_marked_and_may_go_without_numbers(database: Database) -> None:
    with database.write() as connection:
        values = {
            "sha256": "",
            "rows": 1,
            "accepted": 1,
            "rejected": 0,
            "incidents": 1,
            "account": "a",
            "at": NOW,
        }
        batch = connection.execute(insert(tables.batches).returning(tables.batches.c.id), values).scalar_one()
        (key,) = bulk.insert_many(connection, MANY[:1], "anna", NOW, batch=batch, number=False)
        assert [line.action for line in history.read(connection, key)] == ["imported"]
    assert get(database, key).batch == batch
    assert get(database, key).number == ""


def test_a_cancelled_bulk_leaves_nothing(database: Database) -> None:
    def stop(done: int, _total: int) -> None:
        if done >= 4:
            raise CancelledError("stop")

    def work() -> None:
        with database.write() as connection:
            bulk.insert_many(connection, MANY, "anna", NOW, chunk=2, tick=stop)

    with pytest.raises(CancelledError):
        work()
    with database.read() as connection:
        assert incidents.count(connection, Query(), scope(database)) == 0
    assert created(database, fire()).number == "1-2026-000001"


def test_ids_are_never_given_twice(database: Database) -> None:
    first = kept(database, fire(), fire())
    with database.write() as connection:
        connection.execute(tables.incidents.delete())
    assert min(kept(database, fire())) > max(first)
    assert (created(database, fire()).id or 0) > max(first) + 1


def test_many_expected_are_written_without_indexes_that_come_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "WORTH_IT", 1)
    seen: list[int] = []

    def look(_done: int, _total: int) -> None:
        seen.append(len(indexes.present(connection)))

    with database.write() as connection:
        bulk.insert_many(connection, MANY, "anna", NOW, book=BOOK, expected=len(MANY), tick=look)
        assert indexes.present(connection) == set(indexes.wanted(database.kind))
    assert seen == ([0] if database.is_sqlite else [len(indexes.wanted(database.kind))])


def test_many_are_the_same_as_few(database: Database) -> None:
    """From fifty rows on PostgreSQL takes them by COPY."""
    told = fire(persons=MANY[0].persons, crews=3, story='Таб\t, черта \\ и «"»\nстрока')
    told = replace(told, raw={"damage": "\\N"})
    ids = kept(database, *[told] * fast_insert.MANY)
    alone = created(database, told)
    assert columns(database, ids[-1]) == columns(database, alone.id or 0)
    assert get(database, ids[-1]).story == told.story
    assert len(get(database, ids[0]).persons) == 2


def test_no_rows_are_no_work(database: Database) -> None:
    with database.write() as connection:
        fast_insert.insert_rows(connection, tables.persons, [])
        assert not bulk.insert_many(connection, [], "anna", NOW)
        assert connection.execute(select(func.count()).select_from(tables.history)).scalar_one() == 0
