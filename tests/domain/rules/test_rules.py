from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetyreg.domain.field import FieldType
from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds import BY_CODE, KINDS
from safetyreg.domain.problem import Severity
from safetyreg.domain.rules import RULES, blocking, problems
from safetyreg.domain.rules.order import AFTER, CASE, TIMES, USUAL
from safetyreg.domain.rules.people import _number
from safetyreg.domain.rules.rule import Context, Reading
from safetyreg.i18n import Language, Texts
from tests.domain.records import NOW, found, keys, person, record

if TYPE_CHECKING:
    from safetyreg.domain.field import Field, Value

every_kind = pytest.mark.parametrize("kind", [kind.code for kind in KINDS])


@every_kind
def test_a_sound_record_has_no_problem_but_what_the_law_asks(kind: str) -> None:
    assert not keys(record(kind))


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.kind for rule in RULES} <= {"", *BY_CODE}


def test_chains_name_fields_that_exist() -> None:
    known = {field.name for kind in KINDS for field in kind.fields}
    assert {name for chains in (TIMES, CASE, USUAL, AFTER) for chain in chains for name in chain} <= known


def test_an_unticked_warning_and_every_error_block() -> None:
    every = found(record("fire", damage=0, place=None))
    assert [problem.severity for problem in every] == [Severity.ERROR, Severity.WARNING]
    assert blocking(every) == every
    assert blocking(every, {"no-damage:damage:", every[0].key}) == every[:1]


def values_of(field: Field) -> st.SearchStrategy[Value]:
    """Draw anything a field's type allows, sensible or not."""
    numbers = st.integers(-(10**6), 10**6)
    by_type: dict[FieldType, st.SearchStrategy[Value]] = {
        FieldType.INTEGER: numbers,
        FieldType.MONEY: numbers,
        FieldType.DECIMAL: st.floats(-1e6, 1e6),
        FieldType.DATE: st.dates(),
        FieldType.TIME: st.times(),
        FieldType.MOMENT: st.datetimes(),
        FieldType.CODES: st.lists(st.text(max_size=5), max_size=2).map(tuple),
    }
    chosen = [choice.value for choice in field.choices]
    return st.sampled_from(chosen) if chosen else by_type.get(field.type, st.text(max_size=13))


@st.composite
def anything(draw: st.DrawFn) -> Incident:
    """Draw a record with any values in some of its fields, and a person with the same."""
    kind = draw(st.sampled_from(KINDS))
    own = [field for field in kind.fields if field.name != "cause"]
    fields = draw(st.lists(st.sampled_from(own), max_size=12))
    of_person = draw(st.lists(st.sampled_from(list(kind.by_person_name.values())), max_size=6))
    incident = Incident(kind=kind.code).with_values({field.name: draw(values_of(field)) for field in fields})
    somebody = person(**{field.name: draw(values_of(field)) for field in of_person})
    return replace(incident, persons=(somebody,))


@given(anything())
def test_whatever_is_entered_the_rules_answer_in_words(incident: Incident) -> None:
    texts = Texts(Language.EN)
    for problem in problems(incident, Context(now=NOW)):
        assert "{" not in texts.of(problem.message) or "{" in str(problem.message.values)
        names = BY_CODE[incident.kind].by_name if problem.person is None else None
        assert problem.field in (names or BY_CODE[incident.kind].by_person_name)


@given(anything())
def test_a_warning_is_ticked_alone(incident: Incident) -> None:
    warned = [one.key for one in problems(incident, Context(now=NOW)) if not one.blocks]
    assert len(set(warned)) == len(warned)


def test_a_value_of_another_type_is_no_number() -> None:
    reading = Reading(record("fire", vehicles=1.5), Context(now=NOW))
    assert _number(reading, "vehicles") == 0


def test_a_reading_knows_what_is_asked() -> None:
    incident = replace(record("fire", co_cause="x-1", stranger="?"), persons=(person(stranger="?"),))
    reading = Reading(incident, Context(now=NOW))
    assert [one.name for one, _, person in reading.filled() if person == 0] == ["outcome"]
    assert "co_cause" in reading.values
    assert not {"co_cause", "stranger"} & reading.asked


@pytest.mark.parametrize(
    "day", [date(1969, 12, 31), date(1970, 1, 1), date(1900, 1, 1), datetime(1900, 1, 1, 5)]
)
def test_sentinels_are_suspect_anywhere(day: date) -> None:
    name = "called" if isinstance(day, datetime) else "cause_final_on"
    assert f"suspect-date:{name}:" in keys(record("fire", **{name: day}))
