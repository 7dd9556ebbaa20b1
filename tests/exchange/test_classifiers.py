"""Official lists read from workbooks and delimited text."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from safetyreg.domain.code_import import compare
from safetyreg.domain.codes import CodeItem, CodeList
from safetyreg.errors import ExpectedError
from safetyreg.exchange.classifier_lines import ClassifierError
from safetyreg.exchange.classifiers import read_kato, read_list, read_oked
from safetyreg.i18n import Names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TODAY = date(2026, 3, 1)
KATO = ("te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn")
KARAGANDA = (
    (350000000, 35, "00", "00", "000", 0, "Қарағанды облысы", "Карагандинская область", 1),
    ("351000000", "35", "10", "00", "000", "0", "Қарағанды Қ.Ә.", "Караганда Г.А.", "2"),
    ("351010000", "35", "10", "10", "000", "1", "Қарағанды қ.", "г. Караганда", "3"),
    ("351011100", "35", "10", "11", "100", "1", "Әлихан Бөкейхан ауданы", "район Әлихан Бөкейхан", "4"),
    ("352810000", "35", "28", "10", "000", "1", "Шахтинск қ.", "г. Шахтинск", "5"),
    ("352813100", "35", "28", "13", "100", "1", "Шахан кенті", "п. Шахан", "6"),
    ("353220100", "35", "32", "20", "100", "1", "Абай қ.", "г. Абай", "7"),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def write(path: Path, heading: Iterable[object], *rows: Iterable[object], above: int = 0) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for _ in range(above):
        sheet.append([None, "Классификатор"])
    for row in (heading, *rows):
        sheet.append(list(row))
    made.save(path)
    return path


def refused(error: pytest.ExceptionInfo[ClassifierError]) -> list[int]:
    return [problem.row for problem in error.value.problems]


def test_kato_has_its_hierarchy_from_the_parts_of_the_code(book: Path) -> None:
    found = read_kato(write(book, KATO, *KARAGANDA, above=3))
    assert {item.code: item.parent for item in found} == {
        "350000000": "",
        "351000000": "350000000",
        "351010000": "351000000",
        "351011100": "351000000",
        "352810000": "350000000",
        "352813100": "352810000",
        "353220100": "350000000",
    }
    assert found[0].names == Names("Карагандинская область", "Қарағанды облысы")


def test_wrong_rows_of_kato_are_named(book: Path) -> None:
    rows = (
        ("35101", "35", "10", "10", "000", "", "", "без девяти знаков", ""),
        ("351010000", "35", "10", "11", "000", "", "", "части другие", ""),
        ("352810000", "35", "28", "10", "000", "1", "Шахтинск", "Другой Шахтинск", ""),
        ("471010000", "47", "10", "10", "000", "", "", "без области", ""),
        ("350000000", "35", "00", "00", "000", "", "", "", ""),
    )
    with pytest.raises(ClassifierError) as error:
        read_kato(write(book, KATO, *KARAGANDA, *rows, above=1))
    assert refused(error) == [10, 11, 12, 13, 14]
    assert "nothing was imported, wrong rows: 5. Row 10: “35101” is no KATO code" in str(error.value)


def test_the_same_row_twice_is_one_item(book: Path) -> None:
    assert len(read_kato(write(book, KATO, *KARAGANDA, KARAGANDA[-1]))) == len(KARAGANDA)


def test_twenty_thousand_places_are_read_and_compared(tmp_path: Path) -> None:
    path = tmp_path / "kato.csv"
    codes = [
        f"{region}{unit}{place:03}00"
        for region in range(10, 30)
        for unit in range(10, 60)
        for place in range(20)
    ]
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(KATO)
        lines.writerows(
            (f"{region}0000000", "", "", "", "", "", "", "Область", "") for region in range(10, 30)
        )
        lines.writerows((code, "", "", "", "", "", "", f"Место {code}", "") for code in codes)
    found = read_kato(path)
    assert len(found) == 20_020
    assert len(compare(CodeList("kato", Names("КАТО"), ()), found, TODAY).added) == 20_020


def test_oked_takes_dotted_and_plain_codes(book: Path) -> None:
    rows = (
        ("Секция А", "Сельское хозяйство"),
        ("01", "Растениеводство"),
        ("01.1", "Однолетние культуры"),
        ("0111", "Зерновые"),
        ("01.11.1", "Зерновые и зернобобовые"),
        ("U", "Экстерриториальные организации"),
        (99.0, "Экстерриториальные организации"),
    )
    found = read_oked(write(book, ("Код", "Наименование"), *rows))
    assert [(item.code, item.parent) for item in found] == [
        ("A", ""),
        ("01", "A"),
        ("011", "01"),
        ("0111", "011"),
        ("01111", "0111"),
        ("U", ""),
        ("99", "U"),
    ]


def test_an_oked_code_without_its_place_is_named(book: Path) -> None:
    rows = ((1, "ноль потерян"), ("04", "нет такого раздела"), ("02.1", "нет раздела 02"), ("05", "Уголь"))
    with pytest.raises(ClassifierError) as error:
        read_oked(write(book, ("code", "name"), *rows))
    assert refused(error) == [2, 3, 4]


def test_the_real_oked_is_read(root: Path, book: Path) -> None:
    file = root.parent / "shared" / "data" / "kz_oked" / "oked_full.json"
    if not file.is_file():
        pytest.skip("the reference files are not beside the checkout")
    entries = json.loads(file.read_text(encoding="utf-8"))
    found = read_oked(write(book, ("code", "name"), *((entry["code"], entry["name"]) for entry in entries)))
    others = [
        (item.code, item.parent, entry["parent"])
        for item, entry in zip(found, entries, strict=True)
        if (item.code, item.parent) != (entry["code"], entry["parent"])
    ]
    assert others == [("27120", "271", "2712")]


def test_any_list_is_read_from_text(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = (
        "Код;Код родителя;Название;kk;Действует с;Действует по;Преемник\n"
        "1;;Первый;Бірінші;2020-01-01;31.12.2025;2\n2;1;Второй;;;;\n"
    )
    path.write_text(text, encoding="utf-8")
    first, second = read_list(path, TODAY)
    assert first == CodeItem(
        "1",
        Names("Первый", "Бірінші"),
        valid_from=date(2020, 1, 1),
        valid_to=date(2025, 12, 31),
        successor="2",
    )
    assert second.parent == "1"


def test_dates_of_a_workbook_are_dates(book: Path) -> None:
    columns = ("code", "parent", "ru", "valid_from", "valid_to")
    [item] = read_list(write(book, columns, ("1", "", "Первый", date(2020, 1, 1), None)), TODAY)
    assert (item.valid_from, item.valid_to) == (date(2020, 1, 1), None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "", "имя", "", ""), "cannot be a code"),
        (("unknown", "", "имя", "", ""), "cannot be a code"),
        (("7", "", "", "", ""), "Russian name"),
        (("7", "8", "имя", "", ""), "not in the file"),
        (("7", "7", "имя", "", ""), "above itself"),
        (("7", "", "имя", "2020-01-02", "2020-01-01"), "before it is valid"),
        (("7", "", "имя", "вчера", ""), "no date"),
    ],
)
def test_a_wrong_row_says_why(book: Path, row: tuple[str, ...], reason: str) -> None:
    heading = ("code", "parent", "ru", "valid_from", "valid_to")
    with pytest.raises(ClassifierError) as error:
        read_list(write(book, heading, ("1", "", "Первый", "", ""), row), TODAY)
    assert refused(error) == [3]
    assert reason in error.value.problems[0].message.text


def test_a_file_without_the_columns_says_which_it_needs(book: Path) -> None:
    with pytest.raises(ExpectedError, match="code, parent, ru"):
        read_list(write(book, ("number", "name")), TODAY)


def test_a_file_without_rows_is_refused(book: Path) -> None:
    with pytest.raises(ExpectedError, match="no rows"):
        read_kato(write(book, KATO))
