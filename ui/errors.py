"""What went wrong, said to the user: expected errors in one sentence, bugs with a report, once each."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QMessageBox, QPlainTextEdit, QWidget

from safetyreg import __version__
from safetyreg.errors import CancelledError, ExpectedError, UnavailableError
from safetyreg.i18n import Texts

_LOG_BYTES: Final = 1_000_000
_LOGGER: Final = logging.getLogger("safetyreg")
Again = Callable[[], object] | None


def log_to(folder: Path) -> logging.Handler:
    """Write warnings and errors to a rotating file of a folder; the caller closes what is returned."""
    writer = RotatingFileHandler(
        folder / "safetyreg.log", maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8"
    )
    writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(writer)
    return writer


class Errors(QObject):
    """Shows errors to the user; any thread may report one."""

    _raised = Signal(object)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Speak one language; `texts` may be replaced when the user chooses another."""
        super().__init__(parent)
        self.texts = texts
        self._seen: set[str] = set()
        self._raised.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every exception that nobody caught, in any thread."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread

    def show(self, error: BaseException, again: Again = None) -> None:
        """Show an error: an expected one as a sentence, with a way to try again where that may help."""
        if isinstance(error, CancelledError):
            return
        if isinstance(error, ExpectedError):
            self._say(error, again)
        else:
            self.report(error)

    def report(self, error: BaseException) -> None:
        """Log a bug and show its report, each distinct one once."""
        self._on_uncaught(type(error), error, error.__traceback__)

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        if isinstance(error, ExpectedError):
            self._raised.emit(error)
            return
        _LOGGER.error("Uncaught exception", exc_info=(kind, error, trace))
        self._raised.emit("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _report(self, found: ExpectedError | str) -> None:
        if isinstance(found, ExpectedError):
            self.show(found)
        elif found not in self._seen:
            self._seen.add(found)
            self._show_report(found)

    def _say(self, error: ExpectedError, again: Again) -> None:
        box = self._box(QMessageBox.Icon.Warning, self.texts.of(error))
        retry = None
        if again is not None and isinstance(error, UnavailableError):
            retry = box.addButton(self.texts.say("Try again"), QMessageBox.ButtonRole.AcceptRole)
            box.addButton(QMessageBox.StandardButton.Close)
        box.exec()
        if again is not None and retry is not None and box.clickedButton() is retry:
            again()

    def _show_report(self, trace: str) -> None:
        box = self._box(
            QMessageBox.Icon.Critical,
            self.texts.say("Something went wrong inside the program. What you typed is kept; you can go on."),
        )
        box.setInformativeText(self.texts.say("Please send this report to whoever looks after the program."))
        text = f"safetyreg {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n\n{trace}"
        shown = QPlainTextEdit(text, box)
        shown.setReadOnly(True)
        shown.setMinimumSize(560, 240)
        shown.setAccessibleName(self.texts.say("Error report"))
        _place(box, shown)
        copy = box.addButton(self.texts.say("Copy the report"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(text)

    def _box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        parent: QWidget | None = QApplication.activeWindow()
        box = QMessageBox(parent)
        box.setIcon(icon)
        box.setWindowTitle(self.texts.say("Register of incidents"))
        box.setText(text)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return box


def _place(box: QMessageBox, shown: QWidget) -> None:
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        layout.addWidget(shown, layout.rowCount(), 0, 1, layout.columnCount())
