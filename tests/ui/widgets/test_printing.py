"""Printing: A4 pages, a PDF file, dark ink whatever the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageSize, QTextBlock, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from safetyreg.errors import ExpectedError
from safetyreg.i18n import Language, Texts
from tests.ui.windows import theme_of
from ui.theme import Appearance
from ui.widgets.print_preview import PrintPreview, file_stem
from ui.widgets.printing import Printout, document_of, paint, printer_of, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import Session

SHORT = Printout("Day report", "<h1>Өрт</h1><p>1 incident</p>")
LONG = Printout("Long", "<p>line</p>" * 400)


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> PrintPreview:
    found = PrintPreview(session, SHORT)
    qtbot.addWidget(found)
    return found


def test_a_pdf_file_is_written_on_a4(qtbot: QtBot, tmp_path: Path, texts: Texts) -> None:
    path = tmp_path / "report.pdf"
    write_pdf(SHORT, path, texts)
    assert path.read_bytes().startswith(b"%PDF")
    assert [found.name for found in tmp_path.iterdir()] == ["report.pdf"]
    assert printer_of(SHORT).pageLayout().pageSize().id() is QPageSize.PageSizeId.A4


def test_long_texts_take_several_pages_and_a_range_of_them(
    qtbot: QtBot, tmp_path: Path, texts: Texts
) -> None:
    printer = printer_of(LONG)
    printer.setOutputFileName(str(tmp_path / "long.pdf"))
    assert paint(LONG, printer, texts) > 3
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert paint(LONG, printer, texts) == 2


def test_landscape_turns_the_sheet(qtbot: QtBot) -> None:
    sheet = printer_of(Printout("Wide", "", landscape=True)).pageLayout().paintRectPixels(72)
    assert sheet.width() > sheet.height()


def test_a_place_that_cannot_be_written_is_said_and_the_old_file_stays(
    qtbot: QtBot, tmp_path: Path, texts: Texts
) -> None:
    with pytest.raises(ExpectedError, match="cannot be written"):
        write_pdf(SHORT, tmp_path / "nowhere" / "report.pdf", texts)


def test_ink_is_dark_in_the_dark_look(qtbot: QtBot, session: Session) -> None:
    theme = theme_of(Appearance.DARK)
    found = PrintPreview(session, SHORT)
    qtbot.addWidget(found)
    found.resize(500, 600)
    found.show()
    qtbot.waitExposed(found)
    picture: QImage = found.preview.grab().toImage()
    pixels = {
        picture.pixelColor(x, y).lightness()
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    }
    assert min(pixels) < 100
    assert max(pixels) == 255
    theme.deleteLater()


def test_the_preview_saves_what_it_shows(
    dialog: PrintPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "kept")
    monkeypatch.setattr(
        "ui.widgets.print_preview.QFileDialog.getSaveFileName", lambda *_: (path, "PDF file (*.pdf)")
    )
    dialog.save_pdf()
    assert (tmp_path / "kept.pdf").exists()
    assert "kept.pdf" in dialog.banner.text()


def test_the_preview_says_what_went_wrong(dialog: PrintPreview, tmp_path: Path) -> None:
    dialog.write(tmp_path / "nowhere" / "x.pdf")
    assert "cannot be written" in dialog.banner.text()


def test_printing_asks_for_a_printer_first(
    dialog: PrintPreview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog._printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    answers = iter((QDialog.DialogCode.Rejected, QDialog.DialogCode.Accepted))
    monkeypatch.setattr("ui.widgets.print_preview.QPrintDialog.exec", lambda _: next(answers))
    dialog.print_pages()
    assert not (tmp_path / "printed.pdf").exists()
    dialog.print_pages()
    assert (tmp_path / "printed.pdf").exists()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_title_becomes_a_file_name(qtbot: QtBot) -> None:
    assert file_stem("Сводка: 05.03.2026 / 08:00") == "Сводка 05.03.2026 08 00"
    assert file_stem("???") == "safetyreg"


def test_pages_are_numbered_in_the_language_of_the_printout(qtbot: QtBot, tmp_path: Path) -> None:
    write_pdf(SHORT, tmp_path / "kk.pdf", Texts(Language.KK))
    assert (tmp_path / "kk.pdf").stat().st_size > 1000


def test_a_heading_does_not_stand_alone_at_the_end_of_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    printout = Printout("Card", "<p>x</p>" * 4 + "<h2>Head</h2><table><tr><td>row</td></tr></table>")
    printer = printer_of(printout)
    printer.setOutputFileName(str(tmp_path / "card.pdf"))
    whole = document_of(printout, printer, QSizeF(3000, 100_000))
    layout = whole.documentLayout()
    head = next(block for block in blocks(whole) if block.blockFormat().headingLevel())
    below = layout.blockBoundingRect(head).bottom() + 1
    broken = document_of(printout, printer, QSizeF(3000, below))
    placed = broken.documentLayout()
    tops = [placed.blockBoundingRect(block).top() // below for block in blocks(broken) if block.text()]
    assert tops[-2:] == [1, 1], "head and row on the second page"


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
