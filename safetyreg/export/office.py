"""The office program that turns a Word document into a PDF: LibreOffice, or Word on Windows."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from safetyreg.errors import ExpectedError
from safetyreg.export.outfile import replacing
from safetyreg.i18n import mark

LONGEST: Final = 180
NONE_FOUND: Final = mark(
    "No office program was found here to make the PDF: open the Word document and save it as PDF, "
    "or install LibreOffice."
)
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WORD: Final = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $document = $word.Documents.Open($env:SAFETYREG_DOCX, $false, $true)
  $document.ExportAsFixedFormat($env:SAFETYREG_PDF, 17)
  $document.Close(0)
} finally { $word.Quit() }
"""


@dataclass(frozen=True, slots=True)
class Office:
    """An office program: its name for people, and its file."""

    name: str
    program: Path


@dataclass(frozen=True, slots=True)
class _Call:
    words: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


def find_office() -> Office | None:
    """Return the office program of this machine, LibreOffice first; nothing where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    program = Path(found) if found else next((Path(one) for one in _PLACES if Path(one).is_file()), None)
    if program is not None:
        return Office("LibreOffice", program)
    shell = shutil.which("powershell") if sys.platform == "win32" and _has_word() else None
    return Office("Word", Path(shell)) if shell else None


def make_pdf(document: Path, pdf: Path, office: Office) -> None:
    """Make a PDF of a Word document; raises ExpectedError where the program fails or takes too long."""
    with TemporaryDirectory() as folder:
        room = Path(folder)
        copy = room / "opinion.docx"
        shutil.copyfile(document, copy)
        _run(_call(office, copy, room), office)
        made = room / "opinion.pdf"
        if not made.is_file():
            raise _failed(office)
        with replacing(pdf) as (beside,):
            shutil.copyfile(made, beside)


def _call(office: Office, copy: Path, room: Path) -> _Call:
    if office.name == "Word":
        words = [str(office.program), "-NoProfile", "-NonInteractive", "-Command", _WORD]
        return _Call(words, {"SAFETYREG_DOCX": str(copy), "SAFETYREG_PDF": str(copy.with_suffix(".pdf"))})
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    convert = ["--headless", "--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(room)]
    return _Call([str(office.program), profile, *convert, str(copy)])


def _run(call: _Call, office: Office) -> None:
    try:
        done = subprocess.run(  # noqa: S603  an office program that was found, on our own file
            call.words,
            env={**os.environ, **call.environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(office) from error
    if done.returncode:
        raise _failed(office)


def _failed(office: Office) -> ExpectedError:
    text = mark("{program} could not make the PDF: the Word document is there, save it as PDF yourself.")
    return ExpectedError(text, program=office.name)


def _has_word() -> bool:
    if sys.platform != "win32":
        return False
    import winreg  # noqa: PLC0415  part of Python on Windows alone

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return False
    return True
