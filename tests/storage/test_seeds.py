from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from safetyreg.domain.kinds import BY_CODE
from safetyreg.domain.reference import DayKind, ValueStatus, running, value_on
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Texts
from safetyreg.paths import resources
from safetyreg.storage import seeds

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    return shutil.copytree(resources() / "codes", tmp_path / "codes")


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return shutil.copytree(resources() / "reference", tmp_path / "reference")


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column"),
    [
        ("kato.csv", "351011100,351010000", "351011100,999", "line 12", "parent"),
        ("kato.csv", "2022-06-07", "07.06.2022", "line", "valid_to"),
        ("kato.csv", "621010000", "999999999", "line", "successor"),
        ("oked.csv", "B,,", "A,,", "line 3", "code"),
        ("oked.csv", "kk en", "xx", "line 2", "unconfirmed"),
        ("oked.csv", "Строительство", "", "line 7", "ru"),
        ("storeys.csv", "code,parent", "parent,code", "line 1", "successor"),
        ("storeys.csv", "x-1,,", "x-1,,,", "line 3", "successor"),
        ("lists.toml", "complete = true", "complete = 1", "[oked]", "complete"),
        ("lists.toml", "en = ", "de = ", "[kato]", "en"),
    ],
)
def test_a_spoilt_list_names_its_place(
    codes: Path, file: str, old: str, new: str, line: str, column: str
) -> None:
    spoil(codes / file, old, new)
    with pytest.raises(ExpectedError, match="install the program again") as caught:
        seeds.shipped_lists(codes)
    assert file in str(caught.value)
    assert line in str(caught.value)
    assert column in str(caught.value)


@pytest.mark.parametrize("file", ["lists.toml", "kato.csv"])
def test_a_missing_file_is_named(codes: Path, file: str) -> None:
    (codes / file).unlink()
    with pytest.raises(ExpectedError, match=file):
        seeds.shipped_lists(codes)


def test_a_file_that_is_no_text_is_named(codes: Path) -> None:
    (codes / "kato.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExpectedError, match=r"kato\.csv is missing or cannot be read"):
        seeds.shipped_lists(codes)


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("calendar.csv", "moved_work", "worked", "kind"),
        ("calendar.csv", "2020-01-07", "2020-01-32", "date"),
        ("calendar.csv", "forecast", "guess", "status"),
    ],
)
def test_a_spoilt_calendar_names_its_column(
    reference: Path, file: str, old: str, new: str, column: str
) -> None:
    spoil(reference / file, old, new)
    with pytest.raises(ExpectedError, match=f"column {column}"):
        seeds.shipped_calendar(reference)


def test_an_error_of_a_file_is_written_without_group_separators() -> None:
    said = Texts(Language.RU).of(ExpectedError("{file} {line}", file="kato.csv", line="1234"))
    assert said == "kato.csv 1234"


def test_the_calendar_is_sorted_and_without_doubles() -> None:
    found = [day.day for day in seeds.shipped_calendar()]
    assert found == sorted(set(found))
    assert {day.year for day in found} == set(range(2020, 2028))


def test_every_day_of_the_calendar_stands_against_the_ordinary_week_or_is_a_holiday() -> None:
    for day in seeds.shipped_calendar():
        weekend = day.day.weekday() > 4
        assert day.document
        assert day.kind is not DayKind.MOVED_OFF or not weekend
        assert day.kind is not DayKind.MOVED_WORK or weekend or day.day == date(2020, 5, 11)


def test_amounts_of_the_law() -> None:
    values = seeds.shipped_values()
    last = value_on(values, "mrp", date(2026, 6, 1))
    assert last is not None
    assert 250 * last.value == 1_081_250
    spring = value_on(values, "mrp", date(2020, 4, 1))
    assert spring is not None
    assert (spring.value, spring.status) == (2778, ValueStatus.CONFIRMED)
    doubtful = value_on(values, "mzp", date(2023, 6, 1))
    assert doubtful is not None
    assert doubtful.status is ValueStatus.UNVERIFIED
    assert value_on(values, "mrp", date(2027, 1, 1)) is None
    assert all(value.source for value in values)


def test_terms_use_fields_that_exist() -> None:
    fields = {field.name for field in BY_CODE["workplace"].fields}
    for term in seeds.shipped_terms():
        named = {rule.partition("=")[0] for rule in term.conditions}
        assert {term.starts, term.ends} | named <= fields, term.code
        assert term.norm


def test_an_extended_investigation_has_one_term() -> None:
    values: dict[str, object] = {"investigation_start_on": date(2026, 4, 29)}
    terms = seeds.shipped_terms()
    for field, amount in (("", 10), ("extension_1_on", 20), ("extension_2_on", 30)):
        values |= {field: date(2026, 5, 8)}
        assert [term.amount for term in running(terms, values)] == [amount]


def test_breaks_of_the_series() -> None:
    drowning, borders = seeds.shipped_breaks()
    assert (drowning.day, drowning.concerns("water", "35")) == (date(2019, 1, 1), True)
    assert not drowning.concerns("fire", "35")
    assert (borders.day, borders.concerns("fire", "35")) == (date(2022, 6, 8), True)


def test_sources_of_the_lists_are_trilingual() -> None:
    found = seeds.shipped_sources()
    assert {name: one.ru for name, one in found.items()} == {
        one.name: one.source for one in seeds.shipped_lists()
    }
    assert all(one.kk and one.en and one.en != one.ru for one in found.values())
