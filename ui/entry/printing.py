"""The card of the record in the form: seen before it is printed, or written as a PDF file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from safetyreg.errors import ExpectedError
from ui.entry.news import News
from ui.jobs import Progress
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.opening import chosen_folder, keep_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.widgets.printing import Printout


def print_card(session: Session, number: int, news: News) -> None:
    """Show the print of the card of a record."""
    _read(session, number, news, partial(_preview, session, news))


def save_card(session: Session, number: int, news: News) -> None:
    """Ask for a file and write the card of a record as PDF."""
    _read(session, number, news, partial(_ask_file, session, news))


def write_card(session: Session, news: News, printout: "Printout", path: Path) -> None:
    """Write the PDF file whole or not at all, and say which of both."""
    from ui.widgets.printing import write_pdf  # noqa: PLC0415  loads Qt's printing

    texts = session.texts
    try:
        write_pdf(printout, path, texts)
    except ExpectedError as error:
        news.say(texts.of(error), Tone.ERROR)
    else:
        session.said.emit(texts.say("Saved: {path}", path=path.name))


def _read(session: Session, number: int, news: News, then: "Callable[[Printout], None]") -> None:
    from ui.widgets.printing import Printout  # noqa: PLC0415  loads Qt's printing

    reports, texts = session.registry.reports, session.texts

    def work(_: Progress) -> Printout:
        card = reports.card(number, texts)
        return Printout(card.title, card.html)

    session.jobs.read(work, then, owner=news, topic="card")


def _preview(session: Session, news: News, printout: "Printout") -> None:
    from ui.widgets.print_preview import PrintPreview  # noqa: PLC0415  loads Qt's printing

    PrintPreview.ask(session, printout, news.window())


def _ask_file(session: Session, news: News, printout: "Printout") -> None:
    from ui.widgets.print_preview import file_stem  # noqa: PLC0415  loads Qt's printing

    texts, kept = session.texts, session.preferences
    suggested = str(chosen_folder(kept) / f"{file_stem(printout.title)}.pdf")
    name, _ = QFileDialog.getSaveFileName(
        news, texts.say("Card as PDF"), suggested, texts.say("PDF file (*.pdf)")
    )
    if name:
        path = Path(name)
        keep_folder(kept, path)
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        write_card(session, news, printout, path)
