from __future__ import annotations

from datetime import date, datetime, time

import pytest

from safetyreg.domain.incident import COLUMNS, PARTS, TOTALS, Incident
from safetyreg.domain.person import Person, is_masked, mask_iin

DAY = date(2026, 10, 26)


def test_the_final_cause_counts_before_the_preliminary() -> None:
    incident = Incident(kind="fire", cause_preliminary="6")
    assert incident.value("cause") == "6"
    assert incident.with_values({"cause_final": "3"}).cause == "3"


def test_days_carry_their_times() -> None:
    incident = Incident(kind="fire")
    assert incident.occurred is None
    assert incident.reported is None
    dated = incident.with_values({"occurred_on": DAY, "reported_on": DAY, "reported_at": time(3, 16)})
    assert dated.value("occurred") == datetime(2026, 10, 26)
    assert dated.reported == datetime(2026, 10, 26, 3, 16)


def test_values_are_set_and_cleared() -> None:
    incident = Incident(kind="fire").with_values({"damage": 0, "room": "x-1", "address": "ул. Абая"})
    assert incident.values() | {"damage": 0} == incident.values()
    assert incident.value("room") == "x-1"
    assert incident.value("storeys") is None
    cleared = incident.with_values({"damage": None, "room": "", "address": None, "time_unknown": None})
    assert cleared == Incident(kind="fire")
    assert cleared.address == ""


def test_what_is_kept_about_a_record_is_no_field_of_it() -> None:
    assert not {"id", "version", "persons", "raw", "changed_at"} & COLUMNS
    assert set(TOTALS) <= COLUMNS
    assert {*PARTS, *PARTS.values()} <= set(TOTALS)


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("dead", 2),
        ("dead_children", 1),
        ("dead_intoxicated", 1),
        ("injured", 1),
        ("injured_children", 0),
        ("rescued", 0),
        ("rescued_children", 0),
        ("missing", 1),
    ],
)
def test_totals_are_entered_or_listed(name: str, listed: int) -> None:
    people = (
        Person(outcome="dead", age=9),
        Person(outcome="dead", age=40, intoxicated="yes"),
        Person(outcome="injured", birth_date=date(2008, 10, 26)),
        Person(outcome="missing"),
        Person(outcome="unharmed", age=3),
        Person(),
    )
    incident = Incident(kind="fire", occurred_on=DAY, persons=people)
    assert incident.listed(name) == incident.total(name) == listed
    assert incident.with_values({name: 7}).total(name) == 7


@pytest.mark.parametrize(
    ("born", "age", "child"),
    [(date(2008, 10, 26), 18, False), (date(2008, 10, 27), 17, True), (date(2008, 2, 29), 18, False)],
)
def test_a_child_is_under_18_on_the_day(born: date, age: int, *, child: bool) -> None:
    person = Person(birth_date=born, age=50)
    assert person.age_on(DAY) == age
    assert person.child_on(DAY) is child


def test_an_age_is_entered_where_no_date_is_known() -> None:
    assert Person(age=9).age_on(DAY) == 9
    assert Person(birth_date=DAY, age=9).age_on(None) == 9
    assert not Person().child_on(DAY)


def test_a_person_has_fields_of_its_kind() -> None:
    person = Person().with_values({"surname": "Ахметов", "age": 0, "condition": "x-sleep", "birth_date": ""})
    assert person.values() == {"surname": "Ахметов", "age": 0, "condition": "x-sleep"}
    assert person.value("condition") == "x-sleep"
    assert person.value("surname") == "Ахметов"
    assert person.with_values({"surname": None, "age": None, "condition": None}) == Person()


def test_names_are_shown_whole_or_as_initials() -> None:
    person = Person(surname="Әлиева", given_name="Гүлнар", patronymic="Ерланқызы")
    assert person.full_name == "Әлиева Гүлнар Ерланқызы"
    assert person.initials == "Ә. Г."
    assert Person(given_name="Гүлнар").initials == "Г."
    assert Person().full_name == Person().initials == ""


def test_an_iin_is_masked() -> None:
    assert mask_iin("990101300003") == "•••••••••003"
    assert mask_iin("") == ""
    assert is_masked(mask_iin("990101300003"))
    assert not is_masked("990101300003")
