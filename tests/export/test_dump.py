"""The columns of the register dump."""

from datetime import date

import pytest

from safetyreg.domain.codes import ABROAD_ITEM, CodeBook
from safetyreg.domain.kinds import KINDS
from safetyreg.export.cell import LONGEST_TEXT
from safetyreg.export.dump import NAME, DumpPlan, incident_plan, person_plan
from safetyreg.export.wording import Wording
from safetyreg.i18n import Texts
from tests.languages import every_language

PERSONAL = {"surname", "given_name", "patronymic", "iin", "birth_date", "earnings"}


def names(plan: DumpPlan) -> list[str]:
    return [column.name for column in plan.columns]


@every_language
def test_headings_and_names_are_unique(texts: Texts, book: CodeBook) -> None:
    words = Wording(texts, book)
    for plan in (incident_plan(words, (), personal=True), person_plan(words, (), personal=True)):
        headings = [column.heading for column in plan.columns]
        assert len(set(headings)) == len(headings)
        assert len(set(names(plan))) == len(headings)


@pytest.mark.parametrize("kinds", [(), ("fire",), ("water", "workplace")])
def test_every_field_of_the_kinds_has_a_column(texts: Texts, book: CodeBook, kinds: tuple[str, ...]) -> None:
    found = set(names(incident_plan(Wording(texts, book), kinds, personal=True)))
    for kind in KINDS:
        if not kinds or kind.code in kinds:
            assert {field.name for field in kind.fields} <= found


def test_personal_fields_only_where_asked(texts: Texts, book: CodeBook) -> None:
    words = Wording(texts, book)
    assert not PERSONAL & set(names(person_plan(words, ())))
    assert set(names(person_plan(words, (), personal=True))) >= PERSONAL
    personal = {field.name for kind in KINDS for field in kind.fields if field.personal}
    assert not personal & set(names(incident_plan(words, ())))


def test_chosen_fields_with_their_names(texts: Texts, book: CodeBook) -> None:
    plan = incident_plan(Wording(texts, book), (), chosen=("number", "cause", "damage"))
    assert names(plan) == ["record", "number", "cause", "cause" + NAME, "damage"]
    assert plan.source == ("number", "cause", "damage")


def test_causes_of_every_kind_are_named(texts: Texts, book: CodeBook) -> None:
    plan = incident_plan(Wording(texts, book), (), chosen=("cause",))
    rows = [(1, "1"), (2, "x-overestimated-strength"), (3, ""), (4, "unknown"), (5, "x-gone")]
    found = list(plan.lines([rows], lambda _rows: None))
    assert [line[2] for line in found] == [
        "Established arson",
        "Overestimated strength",
        None,
        "unknown",
        "x-gone",
    ]


@every_language
def test_a_place_abroad_has_its_name(texts: Texts, book: CodeBook) -> None:
    plan = incident_plan(Wording(texts, book), (), chosen=("place",))
    (line,) = plan.lines([[(1, "abroad")]], lambda _rows: None)
    assert line[1:] == ("abroad", texts.name(ABROAD_ITEM.names))


def test_fields_of_a_kind_s_own(texts: Texts, book: CodeBook) -> None:
    chosen = ("contributing_causes", "act_on", "shift_hour")
    plan = incident_plan(Wording(texts, book), ("workplace",), chosen=chosen)
    causes = ["x-work-organisation", "x-gone"]
    details = {"contributing_causes": causes, "act_on": "2026-02-03", "shift_hour": 4.5}
    (full, empty) = plan.lines([[(1, details), (2, {})], []], lambda _rows: None)
    assert full == (
        1,
        "x-work-organisation; x-gone",
        "Unsatisfactory organisation of work; x-gone",
        4.5,
        date(2026, 2, 3),
    )
    assert empty == (2, None, None, None, None)


def test_a_story_is_cut_only_where_a_cell_has_a_longest_text(texts: Texts, book: CodeBook) -> None:
    plan = incident_plan(Wording(texts, book), ("workplace",), chosen=("story", "measures"))
    long = "one\r\ntwo " + "я" * 40_000
    page = [(1, long, {"measures": long}), (2, "", {})]
    (full, empty) = plan.lines([page], lambda _rows: None)
    (cut, _) = plan.lines([page], lambda _rows: None, clocks=False)
    whole = long.replace("\r", "")
    assert full == (1, whole, whole)
    assert cut == (1, whole[:LONGEST_TEXT], whole[:LONGEST_TEXT])
    assert empty == (2, None, None)
