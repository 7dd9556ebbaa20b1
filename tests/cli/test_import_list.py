"""`import-list`: a published workbook becomes the registry's list; wrong rows are named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from openpyxl import Workbook

from safetyreg.cli.run import main
from tests.registries import ACCOUNT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

KATO = (
    ("te", "ab", "cd", "ef", "hij", "k", "name_kaz", "name_rus", "nn"),
    ("350000000", "35", "00", "00", "000", "0", "Қарағанды облысы", "Карагандинская область", "1"),
    ("352400000", "35", "24", "00", "000", "0", "Теміртау Қ.Ә.", "Темиртау Г.А.", "2"),
    ("352410000", "35", "24", "10", "000", "0", "Теміртау қаласы", "г.Темиртау", "3"),
)


def workbook(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def run(registry_file: Path, *arguments: str) -> int:
    chosen = ["--registry", str(registry_file), "--user", ACCOUNT, "--language", "en"]
    return main([*chosen, "import-list", *arguments])


def test_kato_is_taken_in(registry_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = workbook(tmp_path / "kato.xlsx", KATO)
    assert run(registry_file, "kato", str(file), "--dry-run") == 0
    dry = json.loads(capsys.readouterr().out)
    assert dry["dry_run"]
    assert dry["added"] == 1
    assert dry["closed"] > 20
    assert run(registry_file, "kato", str(file)) == 0
    assert json.loads(capsys.readouterr().out) == dry | {"dry_run": False}
    assert run(registry_file, "kato", str(file), "--dry-run") == 0
    assert json.loads(capsys.readouterr().out)["added"] == 0


def test_oked_and_any_other_list(
    registry_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    oked = workbook(
        tmp_path / "oked.xlsx", (("code", "name"), ("A", "Сельское хозяйство"), ("01", "Растениеводство"))
    )
    assert run(registry_file, "oked", str(oked), "--dry-run") == 0
    assert json.loads(capsys.readouterr().out)["list"] == "oked"
    rooms = tmp_path / "rooms.csv"
    rooms.write_text("code,parent,ru,kk,en\n1,,Кухня,Ас үй,Kitchen\n", encoding="utf-8")
    assert run(registry_file, "room_of_origin", str(rooms)) == 0
    assert json.loads(capsys.readouterr().out)["added"] == 1


def test_wrong_rows_are_named(
    registry_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = workbook(tmp_path / "bad.xlsx", (*KATO, ("35", "35", "", "", "", "", "", "Нигде", "4")))
    assert run(registry_file, "kato", str(bad)) == 1
    assert "5:" in capsys.readouterr().err
