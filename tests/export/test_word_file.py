"""Word templates: filled in a sandbox with escaped values; what is broken or forbidden is named."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from safetyreg.errors import ExpectedError
from safetyreg.export.opinion_template import default_template
from safetyreg.export.word_file import fill
from safetyreg.i18n import Language, Texts

if TYPE_CHECKING:
    from pathlib import Path


def template(*paragraphs: str, footer: str = "") -> BytesIO:
    """Return a Word document of some paragraphs."""
    made, found = Document(), BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.sections[0].footer.paragraphs[0].text = footer
    made.save(found)
    found.seek(0)
    return found


def filled(path: Path, made: BytesIO, **values: object) -> str:
    fill(path, made, "own.docx", values, "Title")
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_values_are_escaped_and_stay_text(tmp_path: Path) -> None:
    wild = '<w:p/> & "x" {{ secret }}\nsecond'
    found = filled(tmp_path / "o.docx", template("{{ victim }}", footer="{{ victim }}"), victim=wild)
    assert found == wild
    made = Document(str(tmp_path / "o.docx"))
    assert made.sections[0].footer.paragraphs[0].text == wild
    assert made.core_properties.title == "Title"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ victm }}",
        "{{ victim | safe }}",
        "{{ victim + }}",
        "{% forr x in victim %}",
        "{{ victim.name }}",
        "{{ lines.append(1) }}",
    ],
)
def test_a_broken_or_forbidden_tag_is_named(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "o.docx"
    with pytest.raises(ExpectedError) as raised:
        filled(path, template("{{ victim }}", tag), victim="x", lines=[])
    said = Texts(Language.EN).of(raised.value)
    assert tag in said
    assert "own.docx" in said
    assert not path.exists()


def test_a_tag_in_a_footer_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as raised:
        filled(tmp_path / "o.docx", template("x", footer="{{ unknown }}"))
    assert "{{ unknown }}" in Texts(Language.EN).of(raised.value)


def test_a_fault_that_names_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as raised:
        filled(tmp_path / "o.docx", template("{{ 1 / 0 }}"))
    assert "division by zero" in Texts(Language.EN).of(raised.value)


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x03\x04"])
def test_another_file_is_no_template(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ExpectedError) as raised:
        filled(tmp_path / "o.docx", BytesIO(content))
    assert "not a Word document" in raised.value.message.text


def test_the_shipped_template_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("safetyreg.export.opinion_template.resources", lambda: tmp_path)
    with pytest.raises(ExpectedError):
        default_template(Language.RU)


@pytest.mark.parametrize("language", Language)
def test_the_name_of_a_side_stays_with_its_grounds(language: Language) -> None:
    paragraphs = Document(default_template(language)).paragraphs
    side = next(one for one in paragraphs if one.text == "{{ side.name }}")
    assert side.paragraph_format.keep_with_next
