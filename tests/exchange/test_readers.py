"""Readers: what Excel shows is what arrives, and a bad file says what to do."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from safetyreg.errors import ExpectedError
from safetyreg.exchange import readers
from safetyreg.exchange.anatomy import sheet_part
from safetyreg.exchange.readers import (
    VALUELESS,
    Reading,
    column_index,
    column_letters,
    head,
    prepare,
    rows,
    sheets,
)
from tests.exchange.book import write_csv, write_xlsx


def test_rows_are_numbered_as_excel_shows_them(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", [["Дата", "Ж"], [datetime(2026, 1, 2), 7]], row=4, column=3)
    found = list(rows(prepare(file)))
    assert [row.number for row in found] == [4, 5]
    assert found[0].cells == (None, None, "Дата", "Ж")
    assert found[1].cells[2] in {datetime(2026, 1, 2), datetime(2026, 1, 2).date()}


def test_empty_rows_are_passed_over_but_counted(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", [["x"], [None], ["y"]])
    assert [row.number for row in rows(prepare(file))] == [1, 3]
    assert [row.number for row in rows(prepare(write_csv(tmp_path / "a.csv", "x,1\n\ny,2\n")))] == [1, 3]


def test_large_sheets_are_read_by_the_slow_reader_alike(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", [["x", 1.5], ["y", 2]], row=2)
    quick = prepare(file)
    assert not quick.slow
    slow = Reading(quick.path, quick.sheet, slow=True)
    assert [row.number for row in rows(slow)] == [row.number for row in rows(quick)]
    assert [row.cells[:2] for row in rows(slow)] == [row.cells[:2] for row in rows(quick)]


def test_a_sheet_is_slow_by_the_size_of_its_xml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", [["x"]])
    monkeypatch.setattr(readers, "LARGE_XML", 10)
    assert prepare(file).slow


def test_formulas_without_a_value_are_marked(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", [["n", "sum"], [1, "=A2*2"], [2, 4]])
    found = list(rows(prepare(file)))
    assert found[1].cells[1] == VALUELESS
    assert found[2].cells[1] == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_encodings_are_found(tmp_path: Path, encoding: str) -> None:
    text = "Дата;Место;Причина\n" + "02.01.2026;Темиртау, улица;неосторожное обращение с огнём\n" * 40
    reading = prepare(write_csv(tmp_path / "a.csv", text, encoding))
    assert head(reading, 1)[0].cells == ("Дата", "Место", "Причина")
    assert len(list(rows(reading))) == 41


def test_packed_text_and_tabs(tmp_path: Path) -> None:
    reading = prepare(write_csv(tmp_path / "a.csv.gz", "a\tb\n1\t2\n"))
    assert reading.delimiter == "\t"
    assert [row.cells for row in rows(reading)] == [("a", "b"), ("1", "2")]


def test_given_encoding_that_does_not_fit_names_the_line(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", "a\nПожар\n", "cp1251")
    with pytest.raises(ExpectedError, match=r"line 1: .* choose another encoding"):
        prepare(file, encoding="utf-8")
    with pytest.raises(ExpectedError, match="choose another encoding"):
        list(rows(Reading(file, encoding="utf-8", delimiter=",")))


def test_unknown_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="koi-99"):
        prepare(write_csv(tmp_path / "a.csv", "a\n"), encoding="koi-99")


def test_damaged_packed_text(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv.gz", "a,b\n" * 50_000)
    file.write_bytes(file.read_bytes()[:-200])
    with pytest.raises(ExpectedError, match="damaged"):
        list(rows(Reading(file, encoding="utf-8", delimiter=",")))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"no zip", "cannot be read as a workbook"),
        ("a.pdf", b"%PDF", "no known kind"),
        ("a.csv", b"", "is empty"),
    ],
)
def test_bad_files_say_what_to_do(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ExpectedError, match=sentence):
        sheets(file)


def test_missing_file_and_missing_sheet(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="There is no file"):
        sheets(tmp_path / "none.csv")
    file = write_xlsx(tmp_path / "a.xlsx", [["x"]], sheet="Пожары")
    assert sheets(file) == ("Пожары",)
    with pytest.raises(ExpectedError, match="it has: Пожары"):
        prepare(file, "Вода")


def test_a_zip_that_is_no_workbook_has_no_parts(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x.txt", "x")
    assert sheet_part(file, "x") is None
    assert sheet_part(write_xlsx(tmp_path / "b.xlsx", [["x"]]), "нет") is None


@pytest.mark.parametrize(("letters", "index"), [("A", 0), ("Z", 25), ("AA", 26), ("BC", 54), ("XFD", 16383)])
def test_letters_of_columns(letters: str, index: int) -> None:
    assert column_index(letters) == index
    assert column_letters(index) == letters


@pytest.mark.parametrize("empty", [b"<v/>", b"<v />", b"<v></v>", b""])
def test_every_way_to_write_no_value_is_known(tmp_path: Path, empty: bytes) -> None:
    source = write_xlsx(tmp_path / "a.xlsx", [["n", "sum"], [1, "=A2*2"]])
    target = tmp_path / "b.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for written in (b"<v/>", b"<v />", b"<v></v>"):
                content = content.replace(b"</f>" + written, b"</f>" + empty)
            new.writestr(name, content)
    assert list(rows(prepare(target)))[1].cells[1] == VALUELESS


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_text_is_known_without_its_mark_too(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "wide.csv"
    path.write_bytes("Дата;Ущерб\n01.02.2025;1000\n".encode(encoding))
    assert [row.cells for row in readers.rows(readers.prepare(path))] == [
        ("Дата", "Ущерб"),
        ("01.02.2025", "1000"),
    ]


def test_a_title_above_the_headings_does_not_hide_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "titled.csv"
    path.write_text(
        "Пожары, область, 2025\n\nДата;Ущерб\n01.02.2025;1000,5\n02.02.2025;7\n", encoding="utf-8"
    )
    assert readers.prepare(path).delimiter == ";"


def test_the_line_that_tells_excel_the_delimiter_is_none_of_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "hinted.csv"
    path.write_text("sep=|\r\nday|what\r\n01.02.2025|a, b; c\r\n", encoding="utf-8-sig", newline="")
    found = list(readers.rows(readers.prepare(path)))
    assert [(row.number, row.cells) for row in found] == [
        (1, ("day", "what")),
        (2, ("01.02.2025", "a, b; c")),
    ]
