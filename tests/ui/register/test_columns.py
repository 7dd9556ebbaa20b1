from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from safetyreg.domain.kinds import KINDS
from ui.register.columns import DEFAULT, columns_of, door_fields, every_column, groups
from ui.register.positions import positions
from ui.register.view import merged
from ui.register.widths import LEAST, NARROWEST, TIGHT, fit


def test_every_field_of_every_kind_is_offered_once() -> None:
    names = [column.name for column in every_column()]
    assert len(names) == len(set(names))
    wanted = {field.name for kind in KINDS for field in kind.fields} - {"subtype"}
    assert wanted <= set(names)


def test_personal_fields_are_not_offered_to_everybody() -> None:
    names = {column.name for column in every_column(personal=False)}
    assert "commander" not in names
    assert "place" in names


def test_a_field_of_several_kinds_keeps_the_descriptor_of_each() -> None:
    cause = columns_of(("cause",), every_column())[0]
    assert cause.fields is not None
    assert {kind: field.codes for kind, field in cause.fields.items()} == {
        "fire": "fire_cause",
        "water": "water_cause",
        "workplace": "work_cause",
    }


def test_unknown_names_fall_out_and_nothing_known_gives_the_usual_columns() -> None:
    offered = every_column()
    assert [one.name for one in columns_of(("place", "no such", "place"), offered)] == ["place"]
    assert [one.name for one in columns_of((), offered)] == list(DEFAULT)


def test_every_column_stands_in_one_group() -> None:
    offered = every_column()
    listed = [column.name for _, members in groups(offered) for column in members]
    assert sorted(listed) == sorted(column.name for column in offered)


def test_the_door_is_asked_for_what_the_look_needs() -> None:
    fields = door_fields(columns_of(("number", "counted"), every_column()))
    assert fields == ("kind", "subtype", "status", "counted", "occurred_at", "number")


def test_words_give_way_and_numbers_stay() -> None:
    columns = columns_of(DEFAULT, every_column())
    natural = dict.fromkeys(DEFAULT, 100) | {"place": 220, "cause": 220}
    narrow, wide = fit(columns, natural, 830), fit(columns, natural, 1600)
    assert narrow["damage"] == wide["damage"] == 100
    assert sum(narrow.values()) <= 830
    assert narrow["place"] == narrow["cause"] == 115
    assert wide["place"] > 220
    assert fit(columns, natural, 300)["place"] == NARROWEST
    fixed = sum(natural[one.name] for one in columns if not one.flexible)
    words = sum(one.flexible for one in columns)
    room = fixed + words * TIGHT + 20
    assert sum(fit(columns, natural, room).values()) <= room, "a little too narrow: none is cut at the edge"


def test_kind_and_status_give_way_last() -> None:
    columns = columns_of(DEFAULT, every_column())
    natural = dict.fromkeys(DEFAULT, 100) | {"kind": 180, "place": 220, "cause": 220, "status": 160}
    widths = fit(columns, natural, 880)
    assert (widths["kind"], widths["status"]) == (LEAST["kind"], LEAST["status"])
    assert LEAST["kind"] > widths["place"] == widths["cause"]
    assert sum(widths.values()) <= 880


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9))))
def test_merged_ranges_hold_the_same_rows(found: list[tuple[int, int]]) -> None:
    ranges = sorted((first, first + length) for first, length in found)
    rows = {row for first, last in ranges for row in range(first, last + 1)}
    joined = merged(ranges)
    assert {row for first, last in joined for row in range(first, last + 1)} == rows
    assert all(after[0] > before[1] + 1 for before, after in pairwise(joined))


def test_positions_of_ids() -> None:
    ids = array("q", [9, 4, 7, 1])
    assert positions(ids, (1, 9, 100)) == {9: 0, 1: 3}
    assert positions(ids, ()) == {}
