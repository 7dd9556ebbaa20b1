"""The shipped template of the opinion: a Word document built of a small text, to be edited in Word."""

from io import BytesIO
from itertools import groupby
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, mark
from safetyreg.paths import resources

FONT: Final = "Times New Roman"
MARGIN: Final = Cm(1.8)
PAGE: Final = (Cm(21.0), Cm(29.7))
TEXT_WIDTH: Final = 17.4
_TABLE: Final = "|"
_WIDTHS: Final = "|="


def default_template(language: Language) -> BytesIO:
    """Return the shipped template in a language as a Word document.

    Lines of its text: `#` title, `##` heading, `>` note, `-` item, `^` header, `_` footer, `**…**` bold,
    `|` row of a table, `|=` its widths in percent; anything else is a paragraph.
    """
    path = resources() / "templates" / f"opinion_{language.value}.txt"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        text = mark("The file {file} is missing or cannot be read: install the program again.")
        raise ExpectedError(text, file=path.name) from error
    document = Document()
    _set_up(document)
    for is_table, group in groupby((line for line in lines if line.strip()), key=_in_table):
        if is_table:
            _keep_with_table(document)
            _tables(document, list(group))
        else:
            for line in group:
                _paragraph(document, line)
    made = BytesIO()
    document.save(made)
    made.seek(0)
    return made


def _in_table(line: str) -> bool:
    return line.startswith(_TABLE)


def _set_up(document: Any) -> None:  # noqa: ANN401  python-docx names its document and its maker alike
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for name, size in (("Normal", 11), ("Title", 16), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
        style.font.name = FONT
        style.paragraph_format.space_after = Pt(4)


def _paragraph(document: Any, line: str) -> None:  # noqa: ANN401  as above
    sign, _, text = line.partition(" ")
    section = document.sections[0]
    if sign == "#":
        document.add_heading(text, 0)
    elif sign == "##":
        document.add_heading(text, 2)
    elif sign in {"^", "_"}:
        part = section.header if sign == "^" else section.footer
        part.paragraphs[0].text = text
        part.paragraphs[0].runs[0].font.size = Pt(8)
    elif sign == "-":
        document.add_paragraph(text, style="List Bullet")
    elif sign == ">":
        document.add_paragraph().add_run(text).italic = True
    elif line.startswith("**"):
        paragraph = document.add_paragraph()
        paragraph.add_run(line.strip("*")).bold = True
        paragraph.paragraph_format.keep_with_next = True
    else:
        document.add_paragraph(line)


def _keep_with_table(document: Any) -> None:  # noqa: ANN401  as above
    """Let what stands between a heading and its table go to the next page with them."""
    for paragraph in reversed(document.paragraphs):
        if paragraph.style.name.startswith(("Heading", "Title")):
            break
        paragraph.paragraph_format.keep_with_next = True


def _tables(document: Any, lines: list[str]) -> None:  # noqa: ANN401  as above
    """Set tables: each begins with a line of widths."""
    starts = [place for place, line in enumerate(lines) if line.startswith(_WIDTHS)]
    for first, last in zip(starts, [*starts[1:], len(lines)], strict=True):
        widths = [float(width) for width in lines[first].removeprefix(_WIDTHS).split()]
        _table(document, widths, lines[first + 1 : last])
        document.add_paragraph().paragraph_format.space_after = Pt(0)


def _table(document: Any, widths: list[float], lines: list[str]) -> None:  # noqa: ANN401  as above
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(TEXT_WIDTH * width / 100)
    for number, line in enumerate(lines):
        cells = [cell.strip() for cell in line.strip().strip(_TABLE).split(_TABLE)]
        row = table.add_row()
        marks = row._tr.get_or_add_trPr()  # noqa: SLF001  python-docx offers no other way
        marks.append(OxmlElement("w:cantSplit"))
        if number == 0:
            marks.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Cm(TEXT_WIDTH * width / 100)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = number == 0 or None
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(9), number == 0
