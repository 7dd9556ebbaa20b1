"""What an official list does to the registry's own."""

from datetime import date

from safetyreg.domain.code_import import compare
from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.i18n import Language, Names

DAY = date(2026, 3, 1)
OWN = CodeList(
    "place",
    Names("Места"),
    (
        CodeItem("1", Names("Первый", "Бірінші", "First"), unconfirmed=(Language.KK, Language.EN)),
        CodeItem("2", Names("Второй", "Екінші"), parent="1"),
        CodeItem("3", Names("Третий"), valid_to=date(2022, 6, 7), successor="2"),
        CodeItem("x-4", Names("Наш")),
    ),
    complete=False,
)
PLAIN = (CodeItem("1", Names("Первый")), CodeItem("2", Names("Второй"), parent="1"))


def test_a_new_code_is_added_in_the_official_order() -> None:
    found = compare(OWN, (CodeItem("5", Names("Пятый")), *PLAIN), DAY)
    assert [item.code for item in found.added] == ["5"]
    assert [item.code for item in found.items] == ["5", "1", "2", "3", "x-4"]
    assert not found.changed
    assert not found.empty


def test_what_is_missing_is_closed_and_what_is_ours_stays() -> None:
    found = compare(OWN, OWN.items[:1], DAY)
    assert [(item.code, item.valid_to) for item in found.closed] == [("2", DAY)]
    assert found.items[2].valid_to == date(2022, 6, 7)
    assert found.items[3] == OWN.items[3]


def test_official_names_are_confirmed_and_blanks_erase_nothing() -> None:
    found = compare(OWN, (CodeItem("1", Names("Первый", "Бірінші аудан")), OWN.items[1]), DAY)
    [change] = found.changed
    assert change.old == OWN.items[0]
    assert change.new.names == Names("Первый", "Бірінші аудан", "First")
    assert change.new.unconfirmed == (Language.EN,)


def test_capitals_alone_change_nothing() -> None:
    found = compare(OWN, (CodeItem("1", Names("ПЕРВЫЙ")), OWN.items[1]), DAY)
    assert found.empty
    assert found.items == OWN.items


def test_a_code_that_came_back_is_open_again() -> None:
    found = compare(OWN, (*PLAIN, CodeItem("3", Names("Третий"))), DAY)
    assert [change.new.valid_to for change in found.changed] == [None]
    assert found.changed[0].new.successor == "2"
