"""The shipped code lists: trilingual, sound, neither poorer nor richer than their source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from safetyreg.domain.codes import OWN_PREFIX, UNKNOWN, CodeItem, CodeList
from safetyreg.domain.kinds import KINDS, person_fields
from safetyreg.domain.place import is_kato
from safetyreg.i18n import Language
from safetyreg.paths import resources
from safetyreg.storage.seeds import shipped_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS: Final = {found.name: found for found in shipped_lists()}
KAZAKH_LETTERS: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
LATIN: Final = re.compile(r"[A-Za-z]")
CYRILLIC: Final = re.compile(r"[Ѐ-ӿ]")
RUSSIAN_ALONE: Final = re.compile(r"(ого|ние|ный|ная|ные)\b", re.IGNORECASE)
OWN_CODE: Final = re.compile(r"x(-[a-z0-9]+)+")
MOVED: Final = {
    "351800000": "621010000",
    "352000000": "621800000",
    "352300000": "622000000",
    "354400000": "623600000",
    "356000000": "623800000",
}
TOP: Final = {
    "kato": 20,
    "oked": 21,
    "fire_cause": 17,
    "fire_object": 17,
    "burning_kind": 11,
    "work_event": 19,
    "work_cause": 16,
    "work_factor": 10,
    "exclusion_clause": 4,
    "reported_by": 7,
    "co_cause": 8,
    "housing_object": 11,
    "storeys": 7,
    "social_status": 11,
    "victim_condition": 6,
    "harm_cause": 6,
    "death_place": 3,
    "fire_number": 6,
    "water_circumstance": 9,
    "water_body": 10,
    "water_place": 5,
    "rescued_by": 2,
    "emergency_scale": 4,
    "document_kind": 13,
}
OFFICIAL: Final = {
    "oked": list("ABCDEFGHIJKLMNOPQRSTU"),
    "fire_cause": [str(n) for n in range(1, 18)],
    "fire_object": [str(n) for n in range(1, 18)],
    "burning_kind": [str(n) for n in range(1, 12)],
}
INCOMPLETE: Final = {"kato", "fire_object", "room_of_origin", "water_cause", "injury_kind"}

every_list = pytest.mark.parametrize("found", LISTS.values(), ids=lambda found: found.name)


def tops(found: CodeList) -> tuple[CodeItem, ...]:
    return found.children[""]


def official(found: CodeList) -> list[str]:
    return [item.code for item in found.items if item.official]


def used_lists() -> Iterator[str]:
    for kind in KINDS:
        yield from (field.codes for field in (*kind.fields, *person_fields(kind)) if field.codes)


def test_every_field_finds_its_list() -> None:
    assert set(used_lists()) <= set(LISTS)


def test_every_file_belongs_to_a_list() -> None:
    files = {path.stem for path in (resources() / "codes").glob("*.csv")}
    assert files == set(LISTS)


@every_list
def test_titles_and_source_are_there(found: CodeList) -> None:
    assert all(found.titles.of(language) for language in Language)
    assert found.source
    assert found.complete is (found.name not in INCOMPLETE)


@every_list
def test_codes_are_unique_and_parents_stand_before_their_children(found: CodeList) -> None:
    seen: set[str] = set()
    for item in found.items:
        assert item.code not in seen
        assert not item.parent or item.parent in seen
        seen.add(item.code)
    assert UNKNOWN not in seen


@every_list
def test_siblings_have_names_of_their_own(found: CodeList) -> None:
    for items in found.children.values():
        current = [item for item in items if item.valid_to is None]
        for language in Language:
            names = [item.names.of(language) for item in current]
            assert len(names) == len(set(names))


@every_list
def test_no_code_is_invented(found: CodeList) -> None:
    if found.name == "kato":
        assert all(is_kato(code) for code in official(found))
        assert len(official(found)) == len(found.items)
    else:
        assert official(found) == OFFICIAL.get(found.name, [])
    own = [item.code for item in found.items if item.code.startswith(OWN_PREFIX)]
    assert all(OWN_CODE.fullmatch(code) for code in own)


@every_list
def test_validity_and_successors_are_sound(found: CodeList) -> None:
    for item in found.items:
        if item.valid_from and item.valid_to:
            assert item.valid_from <= item.valid_to
        if item.successor:
            following = found.by_code[item.successor]
            assert item.valid_to
            assert following.valid_from
            assert item.valid_to < following.valid_from


@every_list
def test_each_name_is_written_in_its_language(found: CodeList) -> None:
    for item in found.items:
        for text in (item.names.ru, item.names.kk):
            assert not (LATIN.search(text) and CYRILLIC.search(text)), text
        assert not KAZAKH_LETTERS.search(item.names.ru) or found.name == "kato", item.names.ru
        assert not CYRILLIC.search(item.names.en), item.names.en
        assert not RUSSIAN_ALONE.search(item.names.kk), item.names.kk
        same = item.names.ru == item.names.kk
        assert not same or Language.KK not in item.unconfirmed or len(item.names.ru.split()) == 1


@every_list
def test_names_begin_and_end_clean(found: CodeList) -> None:
    for item in found.items:
        for language in Language:
            text = item.names.of(language)
            assert text == " ".join(text.split()), text
            assert not text.endswith((".", ",", ";")), text
            assert text[0] == text[0].upper() or text.startswith("г."), text


@pytest.mark.parametrize(("name", "count"), TOP.items())
def test_a_list_has_every_named_item(name: str, count: int) -> None:
    assert len(tops(LISTS[name])) == count


def test_sub_items_of_the_fire_forms() -> None:
    causes = {code: len(items) for code, items in LISTS["fire_cause"].children.items() if code}
    assert causes == {"3": 6, "4": 8, "5": 4, "6": 6, "7": 4, "10": 7}
    objects = {code: len(items) for code, items in LISTS["fire_object"].children.items() if code}
    unnamed = {str(n): 1 for n in (3, 5, 6, 7, 8, 9, 11)}
    named = {"1": 12, "2": 13, "x-2-12": 4, "4": 5, "10": 3, "13": 6, "x-13-1": 4, "14": 7, "15": 2}
    assert objects == unnamed | named


def test_karaganda_has_its_cities_and_districts() -> None:
    kato = LISTS["kato"]
    inside = [item for item in kato.children["350000000"] if item.valid_to is None]
    assert len([item for item in inside if item.names.ru.startswith("г. ")]) == 6
    assert len([item for item in inside if item.names.ru.endswith("район")]) == 7
    assert [item.code for item in kato.children["351010000"]] == ["351011100", "351013100"]
    assert [item.code for item in kato.children["353200000"]] == ["353220100"]


def test_five_units_moved_to_ulytau() -> None:
    kato = LISTS["kato"]
    assert {item.code: item.successor for item in kato.items if item.successor} == MOVED
    assert {item.code for item in kato.children["620000000"]} == set(MOVED.values())
    for old, new in MOVED.items():
        assert kato.by_code[old].names == kato.by_code[new].names


def test_wording_of_published_terms_is_confirmed() -> None:
    cause = LISTS["fire_cause"].by_code["10"]
    assert cause.names.kk == "Отты абайсыз пайдалану"
    assert Language.KK not in cause.unconfirmed
    kazakh = [item for item in LISTS["kato"].items if Language.KK in item.unconfirmed]
    assert [item.code for item in kazakh] == ["352110000"]
