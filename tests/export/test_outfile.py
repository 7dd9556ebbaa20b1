"""A file is replaced whole or not at all."""

import errno
import gc
import os
from pathlib import Path

import pytest
from openpyxl import Workbook

from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.export.outfile import replacing, save_book

FULL = Path("/dev/full")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """File that is there already."""
    path = tmp_path / "report.xlsx"
    path.write_text("old")
    return path


def left(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def fail_half_way(path: Path, failure: Exception) -> None:
    with replacing(path) as (beside,):
        beside.write_text("half")
        raise failure


def test_the_new_file_takes_the_place(old: Path) -> None:
    with replacing(old) as (beside,):
        beside.write_text("new")
        assert old.read_text() == "old"
    assert left(old.parent) == {"report.xlsx": "new"}


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "no room"),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), "open in another program"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "closed to you"),
        (OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG)), "shorter and simpler"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "Input/output error"),
    ],
)
def test_what_fails_leaves_the_old_file(old: Path, failure: OSError, said: str) -> None:
    with pytest.raises(ExpectedError, match=said):
        fail_half_way(old, failure)
    assert left(old.parent) == {"report.xlsx": "old"}


def test_a_cancelled_run_leaves_the_old_file(old: Path) -> None:
    with pytest.raises(CancelledError):
        fail_half_way(old, CancelledError("stopped"))
    assert left(old.parent) == {"report.xlsx": "old"}


def test_an_open_file_is_refused_before_the_work(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_arguments: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(ExpectedError, match="open in another program"), replacing(old):
        pytest.fail("the work began")
    monkeypatch.undo()
    assert left(old.parent) == {"report.xlsx": "old"}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="no folder"), replacing(tmp_path / "gone" / "a.xlsx"):
        pytest.fail("the work began")


def test_several_files_go_together(old: Path) -> None:
    second = old.with_name("report-persons.csv")
    with pytest.raises(ExpectedError), replacing(old, second) as (one, _):
        one.write_text("new")
    assert left(old.parent) == {"report.xlsx": "old"}
    with replacing(old, second) as (one, two):
        one.write_text("new")
        two.write_text("beside")
    assert left(old.parent) == {"report.xlsx": "new", "report-persons.csv": "beside"}


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
def test_a_full_disk_is_one_error_without_an_echo() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        save_book(Workbook(), FULL)
    gc.collect()
