"""Write files beside their places, put them there when whole: a failed run leaves the old ones."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile

from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED: Final = frozenset({errno.EROFS, errno.EISDIR})
_NAMES: Final = frozenset({errno.ENAMETOOLONG, errno.EINVAL})


@contextmanager
def replacing(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Yield the paths to write to; they take the places of `paths` at the end, or vanish when anything fails.

    An old file that cannot be replaced is refused at once, not after minutes of work. OSError (disk full,
    file open in another program, folder missing) becomes one clear ExpectedError.
    """
    beside = tuple(path.with_name(path.name + ".tmp") for path in paths)
    busy = paths[0]
    try:
        for path in paths:
            busy = path
            _check_free(path)
        yield beside
        for path, made in zip(paths, beside, strict=True):
            busy = path
            _flush(made)
        for path, made in zip(paths, beside, strict=True):
            busy = path
            made.replace(path)
    except OSError as error:
        raise explained(error, busy) from error
    finally:
        for made in beside:
            with suppress(OSError):
                made.unlink(missing_ok=True)


def save_book(workbook: Workbook, path: Path) -> None:
    """Write a workbook; the archive is closed on a full disk too, else it complains when thrown away."""
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415  attachments and dumps do without

    archive = ZipFile(path, "w", ZIP_DEFLATED)
    try:
        ExcelWriter(workbook, archive).save()
    finally:
        with suppress(OSError):
            archive.close()


def explained(error: OSError, path: Path) -> ExpectedError:
    """Say what hindered the writing and what to do."""
    if error.errno in _FULL:
        text = mark("The disk has no room for “{file}”: free some space and try again. Nothing was changed.")
    elif isinstance(error, PermissionError) or error.errno in _CLOSED:
        text = mark(
            "“{file}” cannot be written: it is open in another program, or the folder is closed to you. "
            "Close it there or choose another name. Nothing was changed."
        )
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        return ExpectedError(
            mark("There is no folder “{folder}”: choose another one."), folder=str(path.parent)
        )
    elif error.errno in _NAMES:
        text = mark("The name “{file}” is not possible there: choose a shorter and simpler one.")
    else:
        text = mark("“{file}” cannot be written ({reason}). Choose another place. Nothing was changed.")
        return ExpectedError(text, file=path.name, reason=error.strerror or str(error))
    return ExpectedError(text, file=path.name)


def _check_free(path: Path) -> None:
    if path.exists():
        with path.open("r+b"):
            return
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))


def _flush(path: Path) -> None:
    with path.open("r+b") as made:
        os.fsync(made.fileno())
