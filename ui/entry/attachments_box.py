"""The files of an incident: added by a button or dropped, opened, kept elsewhere, removed with a reason."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.attachment import Attachment
from safetyreg.domain.changes import NOTHING, Changes
from safetyreg.domain.field import code
from safetyreg.domain.incident import Incident
from safetyreg.i18n import mark
from ui.entry.reason_dialog import ReasonDialog
from ui.format import shown_code
from ui.jobs import Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.code_input import CodeInput
from ui.widgets.inputs import input_of
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column, TableView

_DOCUMENT: Final = code("document", mark("Kind of document"), "document_kind")
_KILO: Final = 1024


class AttachmentsBox(QWidget):
    """`changed(Changes)` after the files of the record became others."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show no file yet."""
        super().__init__(parent)
        self._session = session
        self._incident: int | None = None
        self._files: tuple[Attachment, ...] = ()
        texts = session.texts
        self.setAcceptDrops(True)
        self._said = label("", Role.MUTED, wrap=True)
        self.document = input_of(_DOCUMENT, texts, session.book, session.theme, parent=self)
        self.note = QLineEdit(self)
        self.note.setPlaceholderText(texts.say("note"))
        self.note.setAccessibleName(texts.say("Note on the file"))
        self.table = TableView(self)
        self.table.setAccessibleName(texts.say("Files"))
        self.table.opened.connect(self._open_row)
        self.add = self._button(texts.say("Add files…"), self._choose)
        self.open_ = self._button(texts.say("Open"), self._open)
        self.save = self._button(texts.say("Save as…"), self._save_as)
        self.remove = self._button(texts.say("Remove…"), self._remove)
        self._lay_out()
        self.show_files(Incident(kind="fire"))

    def begin(self) -> None:
        """Put the cursor where a file is added."""
        (self.document.widget() if self._incident else self.add).setFocus()

    def show_files(self, incident: Incident) -> None:
        """Show the files of a record; one that was never saved cannot take any."""
        self._incident, self._files = incident.id, incident.attachments
        texts = self._session.texts
        self.table.show_rows(self._columns(), [self._cells(one) for one in self._files])
        self.table.fit_height()
        self.table.setVisible(bool(self._files))
        saved = incident.id is not None
        hint = texts.say("Choose files, or drop them here; 50 MB each at most.")
        self._said.setText(hint if saved else texts.say("Files can be added once the draft is saved."))
        for part in (self.add, self.note, self.document.widget()):
            part.setEnabled(saved)
        for part in (self.open_, self.save, self.remove):
            part.setVisible(bool(self._files))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take files into the registry, one after another."""
        number = self._incident
        if number is None or not paths:
            return
        registry = self._session.registry
        document, note = str(self.document.value() or ""), self.note.text().strip()

        def work(progress: Progress) -> Changes:
            changes = NOTHING
            for done, path in enumerate(paths):
                progress(done, len(paths))
                changes = registry.attachments.add(number, path, document, note).changes
            return changes

        name = self._session.texts.say("Adding files")
        self._session.jobs.write(work, self._on_changed, owner=self, name=name)
        self.note.clear()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files where the record can hold them."""
        if self._incident is not None and event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files([path for path in paths if path.is_file()])
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        document = self.document
        if isinstance(document, CodeInput):
            document.setPlaceholderText(self._session.texts.say("kind of document"))
            row.addWidget(document, 1)
        row.addWidget(self.note, 1)
        row.addWidget(self.add)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        for button in (self.open_, self.save, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._said)
        layout.addLayout(row)
        layout.addWidget(self.table)
        layout.addLayout(below)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _columns(self) -> tuple[Column, ...]:
        say = self._session.texts.say
        return (
            Column(say("File"), stretch=True),
            Column(say("Document")),
            Column(say("Note")),
            Column(say("Size"), number=True),
        )

    def _cells(self, file: Attachment) -> tuple[Cell, ...]:
        texts = self._session.texts
        document = shown_code("document_kind", file.document, texts, self._session.book)
        size = texts.say("{n} KB", n=texts.integer(max(file.size / _KILO, 1)))
        return (
            Cell(file.name, tip=file.sha256),
            Cell(document if file.document else ""),
            Cell(file.note),
            Cell(size),
        )

    def _current(self) -> Attachment | None:
        row = self.table.currentIndex().row()
        if len(self._files) == 1:
            return self._files[0]
        return self._files[row] if 0 <= row < len(self._files) else None

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self._session.texts.say("Add files"))
        self.add_files([Path(name) for name in names])

    def _open_row(self, _: int) -> None:
        self._open()

    def _open(self) -> None:
        file = self._current()
        if file is not None:
            self._read(file, Path(mkdtemp(prefix="safetyreg-")) / Path(file.name).name, show=True)

    def _save_as(self) -> None:
        file = self._current()
        if file is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self._session.texts.say("Save the file"), file.name)
        if name:
            self._read(file, Path(name), show=False)

    def _read(self, file: Attachment, path: Path, *, show: bool) -> None:
        registry, number = self._session.registry, file.id

        def work(_: Progress) -> Path:
            assert number is not None  # noqa: S101  a kept file has its id
            registry.attachments.read_into(number, path)
            return path

        then = _show if show else self._on_kept
        self._session.jobs.read(work, then, owner=self, name=self._session.texts.say("Reading a file"))

    def _remove(self) -> None:
        file = self._current()
        if file is None or file.id is None:
            return
        texts, number, registry = self._session.texts, file.id, self._session.registry
        question = texts.say("Why is “{name}” removed?", name=file.name)
        reason = ReasonDialog.ask(question, texts.say("Remove"), texts, self.window())
        if not reason:
            return

        def work(_: Progress) -> Changes:
            return registry.attachments.remove(number, reason)

        self._session.jobs.write(work, self._on_changed, owner=self)

    def _on_changed(self, changes: Changes) -> None:
        self.changed.emit(changes)

    def _on_kept(self, path: Path) -> None:
        self._said.setText(self._session.texts.say("Saved: {path}", path=path.name))


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
