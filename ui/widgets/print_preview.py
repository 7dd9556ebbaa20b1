"""What will be printed, seen before it is: print it, keep it as PDF, or close."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from safetyreg.errors import ExpectedError
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone
from ui.widgets.icon_button import IconButton
from ui.widgets.opening import chosen_folder, keep_folder
from ui.widgets.printing import Printout, paint, printer_of, write_pdf

_SIZE: Final = (900, 900)
_BESIDE_SCROLL_BAR: Final = 0.96
_FORBIDDEN: Final = '\\/:*?"<>|'


class PrintPreview(QDialog):
    """Shows the pages of one printout; `PrintPreview.ask(session, printout, parent)`."""

    def __init__(self, session: Session, printout: Printout, parent: QWidget | None = None) -> None:
        """Lay the printout out."""
        super().__init__(parent)
        self._session = session
        self._printout = printout
        self._printer = printer_of(printout)
        self.setWindowTitle(printout.title)
        self.banner = Banner(session.texts, session.theme)
        self.preview = QPrintPreviewWidget(self._printer, self)
        self.preview.setAccessibleName(session.texts.say("Preview"))
        self.preview.paintRequested.connect(self._paint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        layout.setSpacing(SPACE)
        layout.addLayout(self._bar())
        layout.addWidget(self.banner)
        layout.addWidget(self.preview, 1)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - 40))

    @classmethod
    def ask(cls, session: Session, printout: Printout, parent: QWidget | None = None) -> None:
        """Show the printout until the user is done with it."""
        dialog = cls(session, printout, parent)
        dialog.exec()
        dialog.deleteLater()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Fit a page into the width, which is known only now."""
        super().showEvent(event)
        self.preview.fitToWidth()
        self.preview.setZoomFactor(self.preview.zoomFactor() * _BESIDE_SCROLL_BAR)

    def print_pages(self) -> None:
        """Ask for a printer and print."""
        dialog = QPrintDialog(self._printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            paint(self._printout, self._printer, self._session.texts)
            self.accept()

    def save_pdf(self) -> None:
        """Ask for a file and write it."""
        texts = self._session.texts
        kept = self._session.preferences
        suggested = str(chosen_folder(kept) / f"{file_stem(self._printout.title)}.pdf")
        caption = texts.say("Save as PDF")
        name, _ = QFileDialog.getSaveFileName(self, caption, suggested, texts.say("PDF file (*.pdf)"))
        if name:
            keep_folder(kept, Path(name))
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the PDF file and say so."""
        texts = self._session.texts
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        try:
            write_pdf(self._printout, path, texts)
        except ExpectedError as error:
            self.banner.show_message(texts.of(error), Tone.ERROR)
        else:
            self.banner.show_message(texts.say("Saved: {path}", path=str(path)), Tone.GOOD)

    def _paint(self, printer: QPrinter) -> None:
        paint(self._printout, printer, self._session.texts)

    def _bar(self) -> QHBoxLayout:
        texts = self._session.texts
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._small("minus", texts.say("Smaller"), partial(self.preview.zoomOut, 1.2)))
        row.addWidget(self._small("plus", texts.say("Larger"), partial(self.preview.zoomIn, 1.2)))
        row.addStretch(1)
        close = QPushButton(texts.say("Close"))
        close.clicked.connect(self.reject)
        pdf = IconButton(self._session.theme, "file-down", texts.say("Save as PDF…"))
        pdf.clicked.connect(self.save_pdf)
        print_ = IconButton(self._session.theme, "printer", texts.say("Print…"), primary=True)
        print_.clicked.connect(self.print_pages)
        for button in (close, pdf, print_):
            button.setAutoDefault(button is print_)
            row.addWidget(button)
        print_.setDefault(True)
        print_.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _small(self, icon: str, name: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._session.theme.icon(icon, "text"))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(act)
        return button


def file_stem(title: str) -> str:
    """Turn a title into a file name without the characters that Windows refuses."""
    kept = "".join(" " if letter in _FORBIDDEN or ord(letter) < ord(" ") else letter for letter in title)
    return " ".join(kept.split()).strip(". ")[:120] or "safetyreg"
