"""Rows of the register, and records read in their order."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from safetyreg.domain.kinds import KINDS
from safetyreg.errors import ExpectedError
from safetyreg.storage import damage, incidents, mapping, rows, tables
from tests.storage.incidents_made import NOW, created, fire, kept, person

if TYPE_CHECKING:
    from safetyreg.storage.engine import Database


def test_rows_give_the_asked_fields_in_their_order(database: Database) -> None:
    people = (person("Әлиев"), person("", given_name=""), person("Бек"))
    first, second = kept(
        database,
        fire(persons=people, called=datetime(2026, 3, 8, 3, 16), crews=2, building_area=1.5),
        fire(occurred_on=None),
    )
    fields = ("number", "persons", "initials", "called", "crews", "building_area", "occurred", "kind", "id")
    with database.read() as connection:
        found = rows.rows(connection, (second, first, 999), fields)
    assert found == {
        first: (
            *("1-2026-000001", 3, "Ә. Т., Б. Т.", datetime(2026, 3, 8, 3, 16), 2, 1.5),
            *(datetime(2026, 3, 8, 3, 14), "fire", first),
        ),
        second: ("1-2026-000002", 0, "", None, None, None, None, "fire", second),
    }


def test_a_draft_shows_no_number_and_unknown_fields_are_named(database: Database) -> None:
    with database.read() as connection:
        assert rows.rows(connection, (), ("number",)) == {}
        with pytest.raises(ExpectedError, match="no field"):
            rows.rows(connection, (1,), ("entered",))


def test_every_field_of_every_kind_can_be_shown(database: Database) -> None:
    made = created(database, fire())
    names = sorted({field.name for kind in KINDS for field in kind.fields})
    with database.read() as connection:
        assert len(rows.rows(connection, (made.id or 0,), names)[made.id or 0]) == len(names)


def test_records_come_in_the_order_of_their_ids(database: Database) -> None:
    ids = kept(database, *(fire(persons=(person(f"Номер{n}"),)) for n in range(3)))
    label = {"incident_id": ids[0], "name": "a.pdf", "size": 1, "sha256": "", "added_at": NOW}
    with database.write() as connection:
        connection.execute(insert(tables.attachments), label)
    with database.read() as connection:
        found = list(incidents.get_many(connection, [ids[2], 999, ids[0]]))
        assert incidents.get(connection, 999) is None
    assert [one.id for one in found] == [ids[2], ids[0]]
    assert [one.persons[0].surname for one in found] == ["Номер2", "Номер0"]
    assert [file.name for file in found[1].attachments] == ["a.pdf"]


def test_the_last_record_of_an_account_is_found(database: Database) -> None:
    ids = kept(database, fire(), fire())
    with database.read() as connection:
        assert incidents.last_of(connection, "fire", "anna") == ids[1]
        assert incidents.last_of(connection, "water", "anna") is None
        assert incidents.last_of(connection, "fire", "else") is None
        assert incidents.by_number(connection, "1-2026-2") == ids[1]
        assert incidents.by_number(connection, "1-2026-3") is None


def test_the_usual_damage_is_a_median_of_enough(database: Database) -> None:
    kept(database, *(fire(object="x-14-4", damage=amount) for amount in (1, 2, 300, 4000, 50_000, 0)))
    kept(database, *(fire(object="2", damage=7) for _ in range(damage.FEWEST - 1)))
    with database.read() as connection:
        assert damage.usual(connection) == {"fire:14": 300}


def test_values_are_written_readably() -> None:
    assert mapping.as_text(None) == ""
    assert mapping.as_text(datetime(2026, 3, 8, 3, 16)) == "2026-03-08 03:16"
    assert mapping.as_text(date(2026, 3, 8)) == "2026-03-08"
    assert mapping.as_text(("a", "b")) == "a; b"
    assert mapping.as_text({"damage": "много"}) == '{"damage": "много"}'
    assert mapping.own_value("fire", "called", "2026-03-08T03:16:00") == datetime(2026, 3, 8, 3, 16)
