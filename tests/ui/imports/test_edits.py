from __future__ import annotations

import pytest

from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.i18n import Language, Names, Texts
from safetyreg.registry.imports import ColumnRule, Profile, RowsAre
from ui.imports import edits
from ui.imports.column_pane import kept_format, shown_format
from ui.imports.targets import field_of, targets

HEADINGS = ("Date", "Place", "Date", "Name")
FIRES = Profile(name="fires", kind="fire", columns=(ColumnRule("Date", "occurred_on"),))


@pytest.mark.parametrize(("index", "text"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_excel(index: int, text: str) -> None:
    assert edits.letters(index) == text


def test_a_heading_that_stands_twice_is_named_by_its_letter() -> None:
    assert [edits.column_name(HEADINGS, index) for index in range(4)] == ["Date", "Place", "C", "Name"]
    assert edits.place_of(HEADINGS, "date") == 0
    assert edits.place_of(HEADINGS, "C") == 2
    assert edits.place_of(HEADINGS, "nothing") is None


def test_a_target_has_one_column_but_the_story_many() -> None:
    moved = edits.with_target(FIRES, "Place", "occurred_on")
    assert [(rule.column, rule.to) for rule in moved.columns] == [("Place", "occurred_on")]
    told = edits.with_target(edits.with_target(FIRES, "Place", "story"), "Name", "story")
    assert [rule.to for rule in told.columns] == ["occurred_on", "story", "story"]
    assert edits.with_target(told, "Place", "").columns[-1].column == "Name"
    assert edits.rule_of(FIRES, HEADINGS, 0) == FIRES.columns[0]
    assert edits.rule_of(FIRES, HEADINGS, 2) is None


def test_another_kind_drops_what_it_does_not_have() -> None:
    found = edits.with_target(FIRES, "Place", "burnt_area") if field_of("burnt_area", "fire") else FIRES
    found = edits.with_constant(found, "subtype", "fire")
    water = edits.with_kind(found, "water")
    assert water.kind == "water"
    assert all(edits.fits(rule.to, "water") for rule in water.columns)
    assert edits.fits("@kind", "") is True
    assert edits.fits("@kind", "fire") is False


def test_persons_are_grouped_by_what_is_known() -> None:
    grouped = edits.with_rows(FIRES, RowsAre.PERSONS, HEADINGS)
    assert (grouped.rows, grouped.group_by) == (RowsAre.PERSONS, ("Date",))
    bare = edits.with_rows(Profile(name="x", kind="fire"), RowsAre.PERSONS, HEADINGS)
    assert bare.group_by == ("Date",)
    assert edits.with_rows(grouped, RowsAre.INCIDENTS, HEADINGS).group_by == ()


def test_constants_come_and_go() -> None:
    found = edits.with_constant(FIRES, "subtype", "fire")
    assert found.constants == {"subtype": "fire"}
    assert edits.with_constant(found, "subtype", "").constants == {}


def test_columns_that_the_file_lacks_are_named_and_left_out() -> None:
    wide = edits.with_target(FIRES, "Gone", "damage")
    assert edits.missing(wide, HEADINGS) == ("Gone",)
    assert edits.without_missing(wide, HEADINGS) == FIRES
    grouped = Profile(name="p", kind="fire", rows=RowsAre.PERSONS, group_by=("Gone",))
    assert edits.without_missing(grouped, HEADINGS).rows is RowsAre.INCIDENTS


def test_texts_mean_codes_by_code_or_name() -> None:
    codes = CodeList("x", Names("x"), (CodeItem("1", Names("Печь", "Пеш", "Stove")),))
    meant = edits.codes_by_text(codes)
    assert (meant["печь"], meant["пеш"], meant["stove"], meant["1"]) == ("1", "1", "1", "1")


@pytest.mark.parametrize(
    ("signs", "pattern"),
    [("DD.MM.YYYY", "%d.%m.%Y"), ("YYYY-MM-DD hh:mm", "%Y-%m-%d %H:%M"), ("DD-MON-YY", "%d-%b-%y")],
)
def test_dates_are_written_in_signs_that_people_know(signs: str, pattern: str) -> None:
    assert kept_format(signs) == pattern
    assert shown_format(pattern) == signs
    assert kept_format(pattern) == pattern


def test_targets_are_those_of_the_kind() -> None:
    texts = Texts(Language.EN)
    fire = {target.name for target in targets("fire", texts)}
    every = {target.name for target in targets("", texts)}
    assert {"occurred_on", "story", "coordinates", "person.sex"} <= fire
    assert "@kind" not in fire
    assert "@kind" in every
    assert fire < every
