"""The card of one incident on paper or as a PDF file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from safetyreg.i18n import Texts
from ui.jobs import Progress
from ui.session import Session

if TYPE_CHECKING:
    from safetyreg.registry import Registry

_MARGIN = 15.0


class CardPrint(Protocol):
    """A print as the door gives it."""

    @property
    def title(self) -> str:
        """Title, also a file's name."""

    @property
    def html(self) -> str:
        """The document."""


def write_pdf(card: CardPrint, path: Path) -> None:
    """Write a card as an A4 PDF."""
    printer = _printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    _document(card).print_(printer)


def print_card(session: Session, number: int, parent: QWidget) -> None:
    """Ask for a printer and print the card of a record."""
    work = partial(_card, session.registry, number, session.texts)
    session.jobs.read(work, partial(_print, parent), owner=parent, topic="card")


def save_card(session: Session, number: int, parent: QWidget) -> None:
    """Ask for a file and write the card of a record as PDF."""
    work = partial(_card, session.registry, number, session.texts)
    session.jobs.read(work, partial(_save, session, parent), owner=parent, topic="card")


def _card(registry: "Registry", number: int, texts: Texts, _: Progress) -> CardPrint:
    return registry.reports.card(number, texts)


def _printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter)
    return printer


def _document(card: CardPrint) -> QTextDocument:
    document = QTextDocument()
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, card.title)
    document.setHtml(card.html)
    return document


def _print(parent: QWidget, card: CardPrint) -> None:
    printer = _printer()
    printer.setDocName(card.title)
    if QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted:
        _document(card).print_(printer)


def _save(session: Session, parent: QWidget, card: CardPrint) -> None:
    texts = session.texts
    name, _ = QFileDialog.getSaveFileName(
        parent, texts.say("Card as PDF"), f"{card.title}.pdf", "PDF (*.pdf)"
    )
    if name:
        write_pdf(card, Path(name))
        session.said.emit(texts.say("Saved: {path}", path=Path(name).name))
