"""One record at a time: what is worked out, numbers without a gap, no save lost, a line for every change."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from safetyreg.domain.status import Status
from safetyreg.errors import ConflictError
from safetyreg.storage import counters, history, incidents, tables, writing
from safetyreg.storage.engine import Database
from tests.storage.incidents_made import AUTHOR, NOW, TODAY, bare, changed, created, fire, person

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Row

    from safetyreg.domain.changes import HistoryLine
    from safetyreg.domain.incident import Incident


def stored(database: Database, incident: Incident) -> Incident:
    with database.read() as connection:
        found = incidents.get(connection, incident.id or 0)
        assert found is not None
        return found


def row(database: Database, incident: Incident) -> Row[Any]:
    with database.read() as connection:
        chosen = select(tables.incidents).where(tables.incidents.c.id == incident.id)
        return connection.execute(chosen).one()


def lines(database: Database, incident: Incident) -> list[tuple[str, str, str, str]]:
    with database.read() as connection:
        found: tuple[HistoryLine, ...] = history.read(connection, incident.id or 0)
    return [(line.action, line.field, line.old, line.new) for line in found]


def test_a_record_comes_back_as_it_was(database: Database) -> None:
    given = replace(
        fire(
            persons=(person(iin="990101300003", birth_date=date(1999, 1, 1), social_status="x-1"),),
            story="Горел дом; тұрғын үй",
            damage=10**12,
            dead=2,
            latitude=49.8,
            called=datetime(2026, 3, 8, 3, 16),
            crews=3,
            building_area=12.5,
            cause_final_on=date(2026, 4, 1),
        ),
        raw={"headcount": "около десяти"},
        acknowledged=("damage:damage:",),
    )
    found = stored(database, created(database, given))
    assert bare(found) == given
    assert (found.version, found.created_by, found.created_at, found.changed_at) == (1, "anna", NOW, NOW)


def test_what_is_worked_out_is_filled_in(database: Database) -> None:
    people = (
        person(outcome="dead", age=17, intoxicated="yes"),
        person(outcome="injured", birth_date=date(2008, 3, 9)),
        person(outcome="rescued"),
    )
    made = created(database, fire(persons=people, cause_preliminary="3", rescued=5))
    found = row(database, made)
    assert (found.occurred, found.month) == (datetime(2026, 3, 8, 3, 14), 202603)
    assert (found.region, found.district, found.cause) == ("35", "3524", "3")
    assert (found.counted, found.people) == (True, 3)
    assert (found.dead, found.dead_children, found.dead_intoxicated) == (1, 1, 1)
    assert (found.injured, found.injured_children, found.rescued, found.missing) == (1, 1, 5, 0)
    assert found.entered == {"rescued": 5}
    with database.read() as connection:
        ages = connection.execute(select(tables.persons.c.age_on_day, tables.persons.c.child)).fetchall()
    assert sorted(map(tuple, ages), key=str) == [(17, True), (17, True), (None, False)]


def test_a_draft_has_no_number_and_an_undated_one_no_month(database: Database) -> None:
    draft = created(database, fire(status=Status.DRAFT, occurred_on=None))
    found = row(database, draft)
    assert (found.number, found.occurred, found.month, found.counted) == (None, None, 0, False)


def test_the_number_is_of_the_year_of_registration_and_stays(database: Database) -> None:
    draft = created(database, fire(status=Status.DRAFT, occurred_on=date(2025, 12, 31)))
    with database.write() as connection:
        made = writing.change(connection, draft, replace(draft, status=Status.REGISTERED), AUTHOR)
    assert (made.number, made.registered_on) == ("1-2026-000001", TODAY)
    later = changed(database, stored(database, made), occurred_on=date(2024, 1, 1), place="abroad")
    assert (later.number, later.registered_on) == ("1-2026-000001", TODAY)


def test_an_annulled_draft_takes_no_number(database: Database) -> None:
    draft = created(database, fire(status=Status.DRAFT))
    with database.write() as connection:
        gone = writing.change(connection, draft, replace(draft, status=Status.ANNULLED), AUTHOR)
    assert gone.number == ""
    assert created(database, fire()).number == "1-2026-000001"


def test_kinds_and_years_count_apart(database: Database) -> None:
    water = replace(fire(), kind="water", subtype="drowning")
    assert [created(database, one).number for one in (fire(), water, fire())] == [
        "1-2026-000001",
        "2-2026-000001",
        "1-2026-000002",
    ]


def test_numbers_are_unbroken_when_many_write_at_once(location: str) -> None:
    """Every third writer fails after it took a number: the number is given to somebody else."""

    def drop(due: bool) -> None:
        if due:
            raise ConflictError("dropped")

    def work(worker: int) -> None:
        database = Database(location)
        for turn in range(6):
            try:
                with database.write() as connection:
                    writing.create(connection, fire(), AUTHOR)
                    drop((worker + turn) % 3 == 0)
            except ConflictError:
                continue
        database.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    database = Database(location)
    with database.read() as connection:
        numbers = sorted(connection.execute(select(tables.incidents.c.number)).scalars())
    database.close()
    assert numbers == [counters.write_number("fire", 2026, order) for order in range(1, len(numbers) + 1)]
    assert len(numbers) == 16


def test_a_save_over_a_newer_version_is_a_conflict(database: Database) -> None:
    first = created(database, fire(persons=(person(),)))
    newer = changed(database, stored(database, first), story="Новее")
    with pytest.raises(ConflictError, match="meanwhile"):
        changed(database, first, story="Старее")
    found = stored(database, first)
    assert (found.story, found.version, len(found.persons)) == ("Новее", newer.version, 1)


def test_of_two_writers_who_read_the_same_version_one_wins(location: str) -> None:
    """Both have read before either writes; the second waits for the lock and finds another version."""
    database, other = Database(location), Database(location)
    made = created(database, fire())

    def save(own: Database, story: str) -> bool:
        try:
            changed(own, made, story=story)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(save, (database, other), ("первый", "второй")))
    assert sorted(won) == [False, True]
    assert stored(database, made).story == ("первый" if won[0] else "второй")
    database.close()
    other.close()


def test_a_change_leaves_one_line_a_field(database: Database) -> None:
    made = created(database, fire(persons=(person("Первый"), person("Второй")), damage=100))
    old = stored(database, made)
    people = (replace(old.persons[0], outcome="dead"), replace(old.persons[1], surname="Третий"))
    with database.write() as connection:
        new = replace(old.with_values({"damage": 200, "crews": 4}), persons=people, acknowledged=("a", "b"))
        writing.change(connection, old, new, AUTHOR, note="уточнено")
    assert lines(database, made) == [
        ("created", "", "", "1-2026-000001"),
        ("changed", "damage", "100", "200"),
        ("changed", "crews", "", "4"),
        ("changed", "acknowledged", "", "a; b"),
        ("changed", "person 1: outcome", "injured", "dead"),
        ("changed", "person 2: surname", "Второй", "Третий"),
    ]
    with database.read() as connection:
        said = history.read(connection, made.id or 0)
    assert {line.note for line in said} == {"", "уточнено"}
    assert (said[0].user, said[0].at) == ("anna", "2026-10-26T07:30:00+00:00")


def test_persons_keep_their_ids_and_leave_lines_when_they_go(database: Database) -> None:
    made = created(database, fire(persons=(person("Первый"), person("Второй"))))
    old = stored(database, made)
    with database.write() as connection:
        new = replace(old, persons=(old.persons[1], person("Новый")))
        writing.change(connection, old, new, AUTHOR)
    now = stored(database, made)
    assert [one.surname for one in now.persons] == ["Второй", "Новый"]
    assert now.persons[0].id == old.persons[1].id
    fields = [(field, before, after) for _, field, before, after in lines(database, made)[1:]]
    assert ("person 2: surname", "", "Новый") in fields
    assert ("person 3: surname", "Первый", "") in fields


def test_persons_of_a_copy_are_new_persons(database: Database) -> None:
    made = stored(database, created(database, fire(persons=(person("Первый"),))))
    copy = stored(database, created(database, replace(made, id=None, number="")))
    twice = replace(made, persons=(made.persons[0], made.persons[0], copy.persons[0]))
    with database.write() as connection:
        writing.change(connection, made, twice, AUTHOR)
    ids = [one.id for one in (*stored(database, made).persons, *copy.persons)]
    assert ids[0] == made.persons[0].id
    assert len(set(ids)) == 4


def test_a_change_of_the_day_changes_the_ages(database: Database) -> None:
    made = created(database, fire(persons=(person(birth_date=date(2008, 3, 8)),)))
    changed(database, stored(database, made), occurred_on=date(2026, 3, 7), occurred_at=time(12))
    with database.read() as connection:
        found = connection.execute(select(tables.persons.c.age_on_day, tables.persons.c.child)).one()
    assert tuple(found) == (17, True)


def test_nothing_changed_leaves_no_line_but_a_version(database: Database) -> None:
    made = created(database, fire())
    assert changed(database, stored(database, made)).version == 2
    assert len(lines(database, made)) == 1


def test_numbers_are_given_back_only_from_the_end(database: Database) -> None:
    with database.write() as connection:
        counters.take(connection, "fire", 2026, 10)
        assert not counters.give_back(connection, "fire", 2026, 3, 7)
        assert counters.give_back(connection, "fire", 2026, 6, 10)
        assert list(counters.take(connection, "fire", 2026)) == [6]
        assert counters.give_back(connection, "fire", 2026, 1, 6)
        assert list(counters.take(connection, "fire", 2026)) == [1]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("1-2026-7", "1-2026-000007"), (" 1-2026-000007 ", "1-2026-000007"), ("№ 7", "№ 7")],
)
def test_a_number_may_be_typed_short(typed: str, written: str) -> None:
    assert counters.tidy_number(typed) == written
