"""Print an HTML document on A4: painted alike on paper, in the preview and in a PDF file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrinter

from safetyreg.errors import ExpectedError
from safetyreg.i18n import Texts, mark

BODY_POINTS: Final = 10.0
_FOOT_POINTS: Final = 8.0
_MARGINS: Final = QMarginsF(20, 15, 15, 12)
_FOOT_LINES: Final = 2.2
_INK: Final = QColor("#111111")
_FAINT_INK: Final = QColor("#555555")
_UNREADABLE: Final = mark(
    "“{path}” cannot be written: close the file where it is open, or choose another place."
)


@dataclass(frozen=True, slots=True)
class Printout:
    """What is printed: a translated title, which names the file too, and HTML of Qt's rich text."""

    title: str
    html: str
    landscape: bool = False


def printer_of(printout: Printout) -> QPrinter:
    """Make a printer set to A4 and to the orientation of a printout."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    landscape = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            landscape if printout.landscape else upright,
            _MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
    printer.setDocName(printout.title)
    return printer


def paint(printout: Printout, printer: QPrinter, texts: Texts) -> int:
    """Paint every page, or those the print dialog chose, each with its number; return how many."""
    painter = QPainter(printer)
    sheet = QRectF(QPointF(0, 0), printer.pageLayout().paintRectPixels(printer.resolution()).size())
    foot = _FOOT_LINES * _FOOT_POINTS / 72 * printer.resolution()
    room = QSizeF(sheet.width(), sheet.height() - foot)
    document = document_of(printout, printer, room)
    total = document.pageCount()
    wanted = _wanted(printer, total)
    for page in wanted:
        if page != wanted[0]:
            printer.newPage()
        _paint_page(document, painter, page, room)
        footer = texts.say("{title}, page {page} of {total}", title=printout.title, page=page, total=total)
        _paint_foot(painter, QRectF(0, room.height(), room.width(), foot), footer)
    painter.end()
    return len(wanted)


def write_pdf(printout: Printout, path: Path, texts: Texts) -> None:
    """Write a PDF file whole or not at all; raises ExpectedError where the place cannot be written."""
    unfinished = path.with_name(f"{path.name}.tmp")
    printer = printer_of(printout)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(unfinished))
    try:
        unfinished.touch()
        paint(printout, printer, texts)
        unfinished.replace(path)
    except OSError as error:
        raise ExpectedError(_UNREADABLE, path=str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)


def document_of(printout: Printout, printer: QPrinter, room: QSizeF) -> QTextDocument:
    """Lay the text out for the paper, in points, whatever the screen looks like."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(printer)
    font = QFont()
    font.setPointSizeF(BODY_POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(printout.html)
    document.setPageSize(room)
    _keep_headings(document, room.height())
    return document


def _keep_headings(document: QTextDocument, height: float) -> None:
    """Let a heading that would stand alone at the end of a page begin the next one, with what it heads."""
    block = document.begin()
    while block.isValid() and block.next().isValid():
        format_ = block.blockFormat()
        if format_.headingLevel() and _page(document, block, height) < _page(document, block.next(), height):
            format_.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(format_)
        block = block.next()


def _page(document: QTextDocument, block: QTextBlock, height: float) -> int:
    return int(document.documentLayout().blockBoundingRect(block).top() // height)


def _wanted(printer: QPrinter, total: int) -> list[int]:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return list(range(1, total + 1))
    first, last = printer.fromPage(), printer.toPage()
    return list(range(max(first, 1), min(last or total, total) + 1))


def _paint_page(document: QTextDocument, painter: QPainter, page: int, room: QSizeF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _INK)
    context.palette = palette
    top = (page - 1) * room.height()
    context.clip = QRectF(QPointF(0, top), room)
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, room: QRectF, text: str) -> None:
    font = QFont(painter.font())
    font.setPointSizeF(_FOOT_POINTS)
    painter.setFont(font)
    painter.setPen(_FAINT_INK)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)
