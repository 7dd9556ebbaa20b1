from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from safetyreg.domain.field import ANSWERS, FieldType, when
from safetyreg.domain.field import text as text_field
from safetyreg.domain.incident import COLUMNS, WORKED_OUT, Incident
from safetyreg.domain.kinds import BY_CODE, BY_DIGIT, KINDS, counted, field_named, kind_of, person_fields
from safetyreg.domain.kinds.water import by_definition
from safetyreg.domain.kinds.workplace import special_reason, victims
from safetyreg.domain.person import COLUMNS as PERSON_COLUMNS
from safetyreg.domain.person import Person
from safetyreg.domain.status import Status
from safetyreg.storage.seeds import shipped_lists

if TYPE_CHECKING:
    from safetyreg.domain.kinds.kind import Kind

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
COUNTED: Final = {
    ("fire", "fire"): True,
    ("fire", "steppe_fire"): True,
    ("fire", "burning"): False,
    ("fire", "steppe_burning"): False,
    ("fire", "co_poisoning"): False,
    ("water", "drowning"): True,
    ("water", "small_craft"): True,
    ("water", "ice"): True,
    ("water", "rescue"): False,
    ("water", "body_found"): False,
    ("workplace", "accident"): True,
    ("workplace", "group"): True,
    ("workplace", "poisoning"): True,
    ("workplace", "facility_accident"): False,
    ("workplace", "facility_incident"): False,
}
PERSONAL: Final = ("accident", "group", "poisoning")


def registered(kind: str, subtype: str, **details: str) -> Incident:
    return Incident(kind=kind, subtype=subtype, status=Status.REGISTERED).with_values(details)


def test_every_subtype_is_judged() -> None:
    assert set(COUNTED) == {(kind.code, choice.value) for kind in KINDS for choice in kind.subtypes}


@pytest.mark.parametrize(("kind", "subtype"), COUNTED)
@pytest.mark.parametrize("status", Status)
def test_what_counts(kind: str, subtype: str, status: Status) -> None:
    found = counted(replace(registered(kind, subtype), status=status))
    alive = status in {Status.REGISTERED, Status.INVESTIGATED, Status.CLOSED}
    assert found.yes is (alive and COUNTED[kind, subtype])
    assert found.reason.text


@pytest.mark.parametrize(("drowned", "yes"), [("yes", True), ("no", False), ("unknown", False), ("", False)])
def test_a_body_found_counts_when_it_drowned(drowned: str, *, yes: bool) -> None:
    assert counted(registered("water", "body_found", drowned=drowned)).yes is yes


@pytest.mark.parametrize("subtype", PERSONAL)
@pytest.mark.parametrize(
    ("details", "yes"),
    [
        ({"work_link": "connected"}, True),
        ({"work_link": "open"}, True),
        ({"work_link": "not_connected"}, False),
        ({"exclusion": "x-intent-or-crime"}, False),
    ],
)
def test_a_case_counts_until_found_otherwise(subtype: str, details: dict[str, str], *, yes: bool) -> None:
    assert counted(registered("workplace", subtype, **details)).yes is yes


@pytest.mark.parametrize(
    ("day", "bathing", "yes"),
    [
        (date(2019, 1, 1), "no", True),
        (date(2018, 12, 31), "yes", True),
        (date(2018, 12, 31), "no", False),
        (None, "", True),
    ],
)
def test_drownings_go_by_the_definition_of_their_day(day: date | None, bathing: str, *, yes: bool) -> None:
    incident = replace(registered("water", "drowning", bathing=bathing), occurred_on=day)
    assert by_definition(incident) is yes


@pytest.mark.parametrize(
    ("incident", "words"),
    [
        (Incident(kind="workplace", subtype="accident", dead=1), "fatal"),
        (Incident(kind="workplace", dead=0, persons=(Person(outcome="dead"),)), "fatal"),
        (Incident(kind="workplace", persons=(Person(outcome="injured", severity="severe"),)), "severe"),
        (Incident(kind="workplace", persons=(Person(outcome="injured", severity="fatal"),)), "severe"),
        (Incident(kind="workplace", subtype="group"), "two or more"),
        (Incident(kind="workplace", subtype="poisoning", injured=2), "two or more"),
        (Incident(kind="workplace", subtype="accident", injured=1), ""),
        (Incident(kind="workplace", persons=(Person(outcome="injured", severity="medium"),)), ""),
    ],
)
def test_why_an_investigation_is_special(incident: Incident, words: str) -> None:
    reason = special_reason(incident)
    assert reason.text.startswith(words) if reason and words else not (reason or words)


def test_victims_are_the_more_of_list_and_totals() -> None:
    people = (Person(outcome="injured"), Person(outcome="dead"), Person(outcome="unharmed"))
    assert victims(Incident(kind="workplace", persons=people)) == 2
    assert victims(Incident(kind="workplace", injured=0, dead=0, persons=people)) == 2
    assert victims(Incident(kind="workplace", injured=3, persons=people)) == 4


def test_kinds_are_found_by_code_and_digit() -> None:
    assert [kind.digit for kind in KINDS] == [1, 2, 3]
    assert all(BY_DIGIT[kind.digit] is BY_CODE[kind.code] is kind for kind in KINDS)
    assert kind_of(Incident(kind="water")).code == "water"


@every_kind
def test_names_of_fields_are_unique(kind: Kind) -> None:
    for fields in (kind.fields, person_fields(kind)):
        names = [field.name for field in fields]
        assert len(set(names)) == len(names)
    assert set(kind.by_name) == {field.name for field in kind.fields}


@every_kind
def test_every_field_has_its_section_and_label(kind: Kind) -> None:
    sections = [section.code for section in kind.sections]
    assert len(set(sections)) == len(sections)
    for field in kind.fields:
        assert field.section in sections or field.name in WORKED_OUT, field.name
        assert field.label
        assert field.heading in {field.label, field.short}


@every_kind
def test_headings_tell_fields_apart(kind: Kind) -> None:
    headings = [(field.heading, field.unit) for field in kind.fields]
    assert len(set(headings)) == len(headings)


@every_kind
def test_every_code_list_is_shipped(kind: Kind) -> None:
    shipped = {one.name for one in shipped_lists()}
    fields = (*kind.fields, *person_fields(kind))
    assert {field.codes for field in fields if field.codes} <= shipped
    assert kind.causes in shipped
    with_codes = {FieldType.CODE, FieldType.CODES}
    assert all((field.type in with_codes) == bool(field.codes) for field in fields)
    assert all((field.type is FieldType.CHOICE) == bool(field.choices) for field in fields)


@every_kind
def test_columns_are_attributes(kind: Kind) -> None:
    for field in kind.fields:
        assert field.column == (field.name in COLUMNS | WORKED_OUT), field.name
    for field in person_fields(kind):
        assert field.column == (field.name in PERSON_COLUMNS), field.name


@every_kind
def test_conditions_name_a_field_and_its_answers(kind: Kind) -> None:
    for field in kind.fields:
        for rule in field.when:
            asked = kind.by_name[rule.field]
            assert not asked.choices or rule.values <= {choice.value for choice in asked.choices}


def test_a_name_means_one_type_everywhere() -> None:
    types: dict[str, set[FieldType]] = {}
    for kind in KINDS:
        for field in kind.fields:
            types.setdefault(field.name, set()).add(field.type)
    assert not {name: found for name, found in types.items() if len(found) > 1}


def test_a_field_is_found_by_name() -> None:
    assert field_named("steppe_area") is BY_CODE["fire"].field("steppe_area")
    assert field_named("subtype", ("water",)) is BY_CODE["water"].field("subtype")
    assert field_named("steppe_area", ("water",)) is None


def test_a_field_is_asked_under_its_conditions() -> None:
    both = (when("subtype", "fire", "burning"), when("place", "abroad"))
    field = text_field("name", "Name", when=both)
    assert field.asked({"subtype": "fire", "place": "abroad"})
    assert not field.asked({"subtype": "fire", "place": "350000000"})
    assert not field.asked({"place": "abroad"})
    assert text_field("name", "Name").asked({})


def test_a_heading_is_short_where_it_can_be() -> None:
    assert text_field("name", "A long label", short="Label").heading == "Label"
    assert text_field("name", "Label").heading == "Label"


def test_answers_know_unknown() -> None:
    assert [choice.value for choice in ANSWERS] == ["yes", "no", "unknown"]
