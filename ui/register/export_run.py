"""Carries out an export of what is found: with progress, cancel, and the file to open at the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from safetyreg.errors import CancelledError, ExpectedError
from ui.widgets.banner import Banner, Tone

if TYPE_CHECKING:
    from pathlib import Path

    from safetyreg.domain.query import Order, Query
    from ui.jobs import Progress
    from ui.register.export_dialog import Export
    from ui.session import Session


class ExportRun(QObject):
    """Runs exports for a page and tells the outcome in its banner."""

    def __init__(self, session: Session, banner: Banner, parent: QObject) -> None:
        """Keep where the outcome is told."""
        super().__init__(parent)
        self._session = session
        self._banner = banner

    def run(self, chosen: Export, query: Query, order: Order) -> None:
        """Write the records of a query in the order of the table."""
        from safetyreg.registry.dump import DumpOptions  # noqa: PLC0415  loads what exports need

        session = self._session
        reports = session.registry.reports
        options = DumpOptions(
            language=session.texts.language, order=order, personal=chosen.personal, reason=chosen.reason
        )

        def write(progress: Progress) -> tuple[Path, int]:
            written = reports.register_dump(query, chosen.path, options, progress)
            return written.paths[0], written.incidents

        session.jobs.read(
            write,
            self._on_written,
            owner=self,
            failed=self._on_failed,
            name=session.texts.say("Export to {file}", file=chosen.path.name),
        )

    def _on_written(self, found: tuple[Path, int]) -> None:
        path, count = found
        texts = self._session.texts
        text = texts.plural(
            "{n} record written to {file}.", "{n} records written to {file}.", count, file=path.name
        )
        self._banner.show_message(
            text,
            Tone.GOOD,
            (texts.say("Open the file"), partial(_open, path)),
            (texts.say("Open the folder"), partial(_open, path.parent)),
        )

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            self._session.said.emit(self._session.texts.say("The export was cancelled; no file was changed."))
        elif isinstance(error, ExpectedError):
            self._banner.show_message(self._session.texts.of(error), Tone.ERROR)
        else:
            self._session.errors.show(error)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
