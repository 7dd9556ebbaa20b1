"""Cells into values: dates, codes in three languages, numbers, and reasons."""

from datetime import date, datetime, time

import pytest

from safetyreg.domain import field as fields
from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.domain.field import ANSWERS, Field, Value
from safetyreg.errors import ExpectedError
from safetyreg.exchange.convert import Converter, as_text, coordinates
from safetyreg.exchange.profile import ColumnRule
from safetyreg.exchange.readers import VALUELESS, Cell
from safetyreg.i18n import Names
from tests.exchange.book import converter

DAY = fields.day("day", "Day")
MOMENT = fields.moment("moment", "Moment")
CAUSE = fields.code("cause", "Cause", "fire_cause")
CAUSES = fields.codes("causes", "Causes", "fire_cause")
PLACE = fields.code("place", "Place", "kato")
ANSWER = fields.choice("answer", "Answer", ANSWERS)
STRICT = fields.choice("strict", "Strict", ANSWERS[:2])
MONEY = fields.money("damage", "Damage")
CLOCK = fields.clock("clock", "Clock")


def rule(*formats: str, **values: str) -> ColumnRule:
    return ColumnRule("c", "x", formats, values)


@pytest.mark.parametrize(
    ("field", "cell", "expected"),
    [
        (DAY, datetime(2026, 1, 2, 3, 4), date(2026, 1, 2)),
        (DAY, "02.01.2026", date(2026, 1, 2)),
        (DAY, "2026-01-02 00:00:00", date(2026, 1, 2)),
        (MOMENT, date(2026, 1, 2), datetime(2026, 1, 2)),
        (MOMENT, "2026-01-02T03:04", datetime(2026, 1, 2, 3, 4)),
        (CLOCK, datetime(2026, 1, 2, 3, 4), time(3, 4)),
        (CLOCK, time(3, 4), time(3, 4)),
        (CLOCK, "0304", time(3, 4)),
        (CAUSE, 6.0, "6"),
        (CAUSE, "x-6-1", "x-6-1"),
        (CAUSE, "печи", "6"),
        (CAUSE, "ПЕШТЕР", "6"),
        (CAUSE, "stoves", "6"),
        (CAUSES, "6; Разделка", ("6", "x-6-1")),
        (PLACE, "Атлантида", "unknown"),
        (PLACE, "г. Темиртау", "352410000"),
        (PLACE, "abroad", "abroad"),
        (ANSWER, "yes", "yes"),
        (ANSWER, "perhaps", "unknown"),
        (MONEY, 1250000.0, 1250000),
        (MONEY, "1\u00a0250\u00a0000", 1250000),
        (DAY, None, None),
        (DAY, "  ", None),
    ],
)
def test_cells(field: Field, cell: Cell, expected: Value) -> None:
    assert converter().read(field, cell, rule()).value == expected


def test_formats_rule_the_day() -> None:
    assert converter().read(DAY, "1/2/2026", rule("%m/%d/%Y")).value == date(2026, 1, 2)
    with pytest.raises(ExpectedError, match="in the form %m/%d/%Y"):
        converter().read(DAY, "2.1.2026", rule("%m/%d/%Y"))


def test_values_of_the_profile_come_first() -> None:
    assert converter().read(CAUSE, "stove fire", rule(**{"stove fire": "6"})).value == "6"
    assert converter().read(CAUSE, "n/a", rule(**{"n/a": ""})).value is None


def test_unknown_code_is_unknown_with_a_warning() -> None:
    found = converter().read(CAUSE, "магия", rule())
    assert found.value == "unknown"
    assert found.warning is not None
    assert found.warning.values == {"text": "магия"}


@pytest.mark.parametrize(
    ("field", "cell", "sentence"),
    [
        (DAY, datetime(1969, 12, 31), "no date"),
        (DAY, "01.01.1970", "no date"),
        (MOMENT, "01.01.1900", "no date"),
        (DAY, "31.02.2026", "is no date"),
        (MONEY, "много", "is no number"),
        (MONEY, 1.5, "no whole number"),
        (MONEY, -5, "0 or more"),
        (STRICT, "perhaps", "is none of: no, yes"),
        (CAUSE, VALUELESS, "no stored value"),
    ],
)
def test_reasons(field: Field, cell: Cell, sentence: str) -> None:
    with pytest.raises(ExpectedError, match=sentence):
        converter().read(field, cell, rule())


@pytest.mark.parametrize("text", ["49.8, 73.1", "49,8; 73,1", "(49.8 73.1)", "49.8,73.1"])
def test_coordinates_in_one_cell(text: str) -> None:
    assert coordinates(text) == (49.8, 73.1)


def test_coordinates_that_are_none() -> None:
    assert coordinates("") is None
    with pytest.raises(ExpectedError, match="no pair"):
        coordinates("49.8")


def test_numbers_are_written_as_a_person_sees_them() -> None:
    assert [as_text(cell) for cell in (6.0, 6.5, True, None, 7)] == ["6", "6.5", "true", "", "7"]


@pytest.mark.parametrize("written", ["Темиртау", "темиртау г.", "город Темиртау", "Теміртау", "Temirtau"])
def test_a_place_is_found_as_tables_write_it(written: str) -> None:
    assert converter().read(PLACE, written, ColumnRule("", "place")).value == "352410000"


def test_of_two_places_of_one_name_the_one_in_force_is_taken() -> None:
    names = Names("г. Жезказган", "Жезқазған қаласы", "Zhezkazgan city")
    old = CodeItem("351810000", names, valid_to=date(2022, 6, 7))
    new = CodeItem("621010000", names, valid_from=date(2022, 6, 8))
    book = CodeBook({"kato": CodeList("kato", names, (old, new))})
    reader = Converter(book, date(2026, 11, 22))
    for written in ("Жезказган", "г. Жезказган"):
        assert reader.read(PLACE, written, ColumnRule("", "place")).value == "621010000"
    assert reader.read(PLACE, "Казахстан", ColumnRule("", "place")).value == "unknown"
