"""Incidents through the door: rules, masks, status, conflicts, undo, and who may what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.person import Person
from safetyreg.domain.query import Condition, Order, Query
from safetyreg.domain.rules import Context
from safetyreg.domain.status import Status
from safetyreg.domain.user import Role
from safetyreg.errors import ConflictError, ExpectedError, NotFoundError, NotPermittedError
from safetyreg.registry.incidents import Incidents, ProblemsError
from safetyreg.registry.rules_context import RulesContext
from tests.domain.records import IIN, SECOND_ROUND_IIN, record
from tests.registry.sessions import lines, session_of, state

if TYPE_CHECKING:
    from safetyreg.domain.incident import Incident
    from safetyreg.storage.engine import Database

NOW = datetime(2026, 10, 26, 7, 0, tzinfo=UTC)
LOCAL = datetime(2026, 10, 26, 12, 0)
VICTIM = Person(surname="Тестов", given_name="Тест", patronymic="Тестович", iin=IIN, outcome="injured")
BORN = replace(VICTIM, birth_date=date(1999, 1, 1), sex="male")


def context() -> Context:
    return Context(now=LOCAL, book=CodeBook())


def door(database: Database, role: Role = Role.ADMINISTRATOR, account: str = "anna") -> Incidents:
    database.now = lambda: NOW
    return Incidents(session_of(database, role, account), context)


def fire(*persons: Person) -> Incident:
    return replace(record("fire"), persons=persons)


def registered(incidents: Incidents, *persons: Person) -> Incident:
    given = fire(*persons)
    ticked = tuple(problem.key for problem in incidents.problems(given) if not problem.blocks)
    return incidents.get(
        incidents.save(replace(given, acknowledged=ticked), expected_version=0, register=True).id
    )


def test_a_record_is_logged_found_and_shown(database: Database) -> None:
    incidents = door(database)
    saved = incidents.save(replace(fire(), story="Горел дом"), expected_version=0, register=True)
    assert (saved.version, saved.number) == (1, "1-2026-000001")
    assert (saved.changes.incidents, saved.changes.state) == (frozenset({saved.id}), state(database))
    query = Query(words="дом", where=(Condition("object", value="x-14-4"),))
    assert list(incidents.ids(query)) == [saved.id] == list(incidents.first(query))
    assert incidents.count(query) == 1
    assert incidents.rows([saved.id], ["number", "status"]) == {saved.id: (saved.number, "registered")}
    assert incidents.by_number("1-2026-1") == saved.id
    found = incidents.get(saved.id)
    assert (found.story, found.status, found.registered_on) == (
        "Горел дом",
        Status.REGISTERED,
        date(2026, 10, 26),
    )


def test_a_draft_may_be_anything_a_registered_record_not(database: Database) -> None:
    incidents = door(database)
    broken = replace(fire(), occurred_on=None, raw={"damage": "много"})
    draft = incidents.save(broken, expected_version=0)
    assert draft.number == ""
    with pytest.raises(ProblemsError) as caught:
        incidents.save(incidents.get(draft.id), expected_version=1, register=True)
    keys = [problem.key for problem in caught.value.problems]
    assert keys[0] == "unreadable:damage:"
    assert len(keys) > 1
    with pytest.raises(ProblemsError):
        incidents.set_status(draft.id, Status.REGISTERED, reason="", expected_version=1)
    assert incidents.get(draft.id).version == 1


def test_a_warning_needs_its_tick_and_keeps_it(database: Database) -> None:
    incidents = door(database)
    doubtful = fire().with_values({"damage": 0})
    warned = [problem for problem in incidents.problems(doubtful) if not problem.blocks]
    assert warned
    with pytest.raises(ProblemsError) as caught:
        incidents.save(doubtful, expected_version=0, register=True)
    assert list(caught.value.problems) == warned
    ticked = replace(doubtful, acknowledged=tuple(problem.key for problem in warned))
    saved = incidents.save(ticked, expected_version=0, register=True)
    assert incidents.get(saved.id).acknowledged == ticked.acknowledged


def test_statuses_go_their_way_with_reasons(database: Database) -> None:
    incidents = door(database)
    made = registered(incidents)
    key = made.id or 0
    incidents.set_status(key, Status.INVESTIGATED, reason="", expected_version=1)
    incidents.set_status(key, Status.CLOSED, reason="", expected_version=2)
    with pytest.raises(ExpectedError, match="reason"):
        incidents.set_status(key, Status.ANNULLED, reason=" ", expected_version=3)
    with pytest.raises(ExpectedError, match="cannot go"):
        incidents.set_status(key, Status.REGISTERED, reason="обратно", expected_version=3)
    incidents.set_status(key, Status.ANNULLED, reason="дубль", expected_version=3)
    gone = incidents.get(key)
    assert (gone.status, gone.status_reason, gone.number) == (Status.ANNULLED, "дубль", made.number)
    said = [(line.action, line.new, line.note) for line in incidents.history(key) if line.field == "status"]
    assert said[-1] == ("status", "annulled", "дубль")
    assert incidents.count(Query(counted=True)) == 0


def test_a_newer_version_wins_and_a_missing_record_is_said(database: Database) -> None:
    incidents = door(database)
    made = registered(incidents)
    incidents.save(replace(made, story="Раз"), expected_version=1)
    before = state(database)
    with pytest.raises(ConflictError):
        incidents.save(replace(made, story="Два"), expected_version=1)
    with pytest.raises(ConflictError):
        incidents.set_status(made.id or 0, Status.CLOSED, reason="", expected_version=1)
    assert state(database) == before
    with pytest.raises(NotFoundError):
        incidents.get(99)
    with pytest.raises(NotFoundError):
        incidents.save(replace(made, id=99), expected_version=1)


def test_what_only_the_registry_says_is_not_typed(database: Database) -> None:
    incidents = door(database)
    forged = replace(fire(), number="1-2000-000001", registered_on=date(2000, 1, 1), created_by="else")
    made = incidents.get(incidents.save(forged, expected_version=0, register=True).id)
    assert (made.number, made.registered_on, made.created_by) == ("1-2026-000001", date(2026, 10, 26), "anna")
    again = replace(made, number="9", registered_on=None, created_by="else")
    incidents.save(again, expected_version=1)
    assert incidents.get(made.id or 0).number == "1-2026-000001"


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.INSPECTOR])
def test_personal_data_is_masked_by_role_and_put_back_on_saving(database: Database, role: Role) -> None:
    made = registered(door(database), BORN)
    incidents = door(database, role, "boris")
    shown = incidents.get(made.id or 0)
    (person,) = shown.persons
    assert person.iin == "•••••••••003"
    hidden = role is Role.OPERATOR
    assert person.full_name == ("Т. Т. Т." if hidden else "Тестов Тест Тестович")
    assert (person.birth_date, person.age) == ((None, 27) if hidden else (date(1999, 1, 1), None))
    assert not [problem for problem in incidents.problems(shown) if problem.blocks]
    incidents.save(replace(shown, story="Уточнено"), expected_version=1)
    assert [line.field for line in incidents.history(made.id or 0)[1:]] == ["story"]
    (now,) = door(database).reveal(made.id or 0, "проверка").persons
    assert replace(now, id=None) == BORN


def test_what_is_typed_over_a_mask_is_kept(database: Database) -> None:
    made = registered(door(database), BORN)
    incidents = door(database, Role.OPERATOR, "boris")
    shown = incidents.get(made.id or 0)
    typed = replace(shown.persons[0], surname="Другов", given_name="Друг", patronymic="")
    incidents.save(replace(shown, persons=(typed, replace(VICTIM, iin=SECOND_ROUND_IIN))), expected_version=1)
    first, second = door(database).reveal(made.id or 0, "проверка").persons
    assert (first.full_name, first.iin, second.full_name) == ("Другов Друг", IIN, VICTIM.full_name)
    line = next(line for line in incidents.history(made.id or 0) if line.field == "person 1: surname")
    assert (line.old, line.new) == ("•••", "•••")
    line = next(line for line in incidents.history(made.id or 0) if line.field == "person 2: iin")
    assert (line.old, line.new) == ("", "•••••••••409")
    full = next(line for line in door(database).history(made.id or 0) if line.field == "person 1: surname")
    assert full.new == "Другов"


def test_fields_that_name_somebody_are_hidden_from_operators_and_survive_their_saving(
    database: Database,
) -> None:
    given = replace(fire(), details={"commander": "Другов Д. Д.", "storeys": 5})
    key = door(database).save(given, expected_version=0).id
    assert door(database, Role.INSPECTOR, "clara").get(key).details["commander"] == "Другов Д. Д."
    operator = door(database, Role.OPERATOR, "boris")
    shown = operator.get(key)
    assert dict(shown.details) == {"commander": "•••", "storeys": 5}
    assert operator.rows([key], ["number", "commander", "storeys"]) == {key: ("", "•••", 5)}
    operator.save(replace(shown, story="Уточнено"), expected_version=1)
    assert door(database).get(key).details["commander"] == "Другов Д. Д."
    operator.save(shown.with_values({"commander": "Тестов Т. Т."}), expected_version=2)
    assert door(database).get(key).details["commander"] == "Тестов Т. Т."
    line = next(line for line in operator.history(key) if line.field == "commander")
    assert (line.old, line.new) == ("•••", "•••")
    operator.save(shown.with_values({"commander": None}), expected_version=3)
    assert "commander" not in door(database).get(key).details


def test_a_mask_never_becomes_a_name(database: Database) -> None:
    operator = door(database, Role.OPERATOR, "boris")
    key = operator.save(replace(fire(), details={"commander": "•••"}), expected_version=0).id
    assert "commander" not in door(database).get(key).details


def test_operators_neither_find_nor_order_by_whom_a_record_names(database: Database) -> None:
    operator = door(database, Role.OPERATOR, "boris")
    query = Query(kinds=("fire",), where=(Condition("commander", value="Другов Д. Д."),))
    for asked in (operator.ids, operator.first, operator.count):
        with pytest.raises(NotPermittedError):
            asked(query)
    with pytest.raises(NotPermittedError):
        operator.ids(Query(kinds=("fire",)), Order("commander"))
    assert door(database).count(query) == 0


def test_a_look_at_a_number_is_permitted_reasoned_and_logged(database: Database) -> None:
    made = registered(door(database), VICTIM)
    with pytest.raises(NotPermittedError):
        door(database, Role.OPERATOR, "boris").reveal(made.id or 0, "хочу")
    inspector = door(database, Role.INSPECTOR, "clara")
    with pytest.raises(ExpectedError, match="Say why"):
        inspector.reveal(made.id or 0, " ")
    assert inspector.reveal(made.id or 0, "запрос суда").persons[0].iin == IIN
    assert lines(database)[-1] == ("clara", "revealed", "", "", "", "запрос суда")


def test_persons_are_searched_from_inspector_up(database: Database) -> None:
    made = registered(door(database), VICTIM)
    for role, found in ((Role.OPERATOR, []), (Role.INSPECTOR, [made.id])):
        incidents = door(database, role, role.value)
        assert list(incidents.ids(Query(words="тестов"))) == found
        assert list(incidents.ids(Query(words=IIN))) == found


def test_who_may_only_look_changes_nothing(database: Database) -> None:
    made = registered(door(database))
    incidents = door(database, Role.VIEWER, "viewer")
    assert incidents.get(made.id or 0).number
    for act in (
        lambda: incidents.save(made, expected_version=1),
        lambda: incidents.set_status(made.id or 0, Status.CLOSED, reason="", expected_version=1),
        incidents.undo_last,
        lambda: incidents.reveal(made.id or 0, "x"),
    ):
        with pytest.raises(NotPermittedError):
            act()


def test_the_last_actions_are_taken_back_one_by_one(database: Database) -> None:
    incidents = door(database)
    assert incidents.undo_last() is None
    made = registered(incidents, VICTIM)
    key = made.id or 0
    incidents.save(replace(made, story="Раз", persons=()), expected_version=1)
    incidents.set_status(key, Status.CLOSED, reason="", expected_version=2)
    back = incidents.undo_last()
    assert back is not None
    assert (back.version, incidents.get(key).status) == (4, Status.REGISTERED)
    incidents.undo_last()
    now = incidents.reveal(key, "проверка")
    assert (now.story, now.version, [one.iin for one in now.persons]) == ("", 5, [IIN])
    incidents.undo_last()
    gone = incidents.get(key)
    assert (gone.status, gone.number, gone.version) == (Status.ANNULLED, made.number, 6)
    assert incidents.undo_last() is None
    assert {line.action for line in incidents.history(key)} >= {"undone", "status", "changed"}


def test_a_registration_taken_back_keeps_its_number(database: Database) -> None:
    incidents = door(database)
    draft = incidents.save(fire(), expected_version=0)
    incidents.save(incidents.get(draft.id), expected_version=1, register=True)
    incidents.undo_last()
    gone = incidents.get(draft.id)
    assert (gone.status, gone.number) == (Status.ANNULLED, "1-2026-000001")


def test_what_somebody_changed_since_is_not_taken_back(database: Database) -> None:
    incidents = door(database)
    made = registered(incidents)
    door(database, account="boris").save(replace(made, story="Другой"), expected_version=1)
    with pytest.raises(ConflictError, match="taken back"):
        incidents.undo_last()
    assert incidents.undo_last() is None
    assert incidents.get(made.id or 0).story == "Другой"


def test_likely_duplicates_and_the_last_record_are_offered(database: Database) -> None:
    incidents = door(database)
    assert incidents.last("fire") is None
    made = registered(incidents, VICTIM)
    last = incidents.last("fire")
    assert last is not None
    assert (last.id, last.persons[0].iin) == (made.id, "•••••••••003")
    assert [found.id for found in incidents.duplicates(fire(VICTIM))] == [made.id]
    assert incidents.duplicates(made) == ()


def test_the_rules_know_the_registry(database: Database) -> None:
    database.now = lambda: NOW
    session = session_of(database)
    rules = RulesContext(session)
    found = rules()
    assert (found.now, found.region, dict(found.usual_damage)) == (LOCAL, "", {})
    assert found.book is session.book()
    assert "35" in found.extents
    incidents = Incidents(session, context)
    for _ in range(5):
        incidents.save(fire().with_values({"damage": 1000}), expected_version=0)
    assert dict(rules().usual_damage) == {}, "kept until much has changed"
    assert dict(RulesContext(session)().usual_damage) == {"fire:14": 1000}
