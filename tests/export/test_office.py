"""The office program: found or not, and what is said when it fails."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from typing import Any

import pytest
from docx import Document

from safetyreg.errors import ExpectedError
from safetyreg.export import office
from safetyreg.export.office import Office, find_office, make_pdf

WORD = Office("Word", Path("powershell"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    made = Document()
    made.add_paragraph("Қорытынды")
    made.save(str(tmp_path / "o.docx"))
    return tmp_path / "o.docx"


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="no office program on this machine")
def test_a_pdf_is_made_of_the_document(document: Path) -> None:
    found = find_office()
    assert found is not None
    pdf = document.with_suffix(".pdf")
    make_pdf(document, pdf, found)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in document.parent.iterdir()) == ["o.docx", "o.pdf"]


def test_where_there_is_none_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safetyreg.export.office.shutil.which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", ())
    assert find_office() is None
    monkeypatch.setattr(office, "_PLACES", (__file__,))
    assert find_office() == Office("LibreOffice", Path(__file__))


def test_word_gets_the_names_by_its_environment(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(words: list[str], **options: Any) -> CompletedProcess[bytes]:  # noqa: ANN401
        assert "Word.Application" in words[-1]
        Path(options["env"]["SAFETYREG_PDF"]).write_bytes(b"%PDF")
        return CompletedProcess(words, 0)

    monkeypatch.setattr("safetyreg.export.office.subprocess.run", run)
    make_pdf(document, document.with_suffix(".pdf"), WORD)
    assert document.with_suffix(".pdf").read_bytes() == b"%PDF"


@pytest.mark.parametrize("fault", [OSError("gone"), TimeoutExpired("soffice", 1), 1, 0])
def test_a_failure_is_said_and_the_document_stays(
    document: Path, monkeypatch: pytest.MonkeyPatch, fault: object
) -> None:
    def run(words: list[str], **_: object) -> CompletedProcess[bytes]:
        if isinstance(fault, Exception):
            raise fault
        return CompletedProcess(words, int(str(fault)))

    monkeypatch.setattr("safetyreg.export.office.subprocess.run", run)
    with pytest.raises(ExpectedError):
        make_pdf(document, document.with_suffix(".pdf"), Office("LibreOffice", Path("soffice")))
    assert [path.name for path in document.parent.iterdir()] == ["o.docx"]
