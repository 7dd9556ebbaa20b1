"""Importing an official code list: what it would change is seen first."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from safetyreg.domain.changes import Changes
from safetyreg.domain.code_import import ImportedCodes
from safetyreg.domain.codes import CodeItem
from safetyreg.i18n import Language
from safetyreg.registry import Registry
from safetyreg.registry.codes import KATO, OKED
from safetyreg.registry.imports import ClassifierError
from ui.format import BLANK
from ui.jobs import Progress
from ui.session import Session
from ui.settings.code_tree import valid_words
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column, TableView

_SHOWN: Final = 200
_SIZE: Final = (760, 520)


class CodeImport(QObject):
    """Asks for a file, runs it dry, asks again, imports."""

    def __init__(self, session: Session, failed: Callable[[BaseException], object], parent: QWidget) -> None:
        """Belong to a widget; errors go to it."""
        super().__init__(parent)
        self._session = session
        self._failed = failed
        self._window = parent

    def ask(self, name: str) -> None:
        """Ask for the file of a list."""
        texts = self._session.texts
        title, tables = texts.say("File of the official list"), texts.say("Tables")
        kinds = f"{tables} (*.xlsx *.xls *.ods *.csv)"
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if chosen:
            self.look(name, Path(chosen))

    def look(self, name: str, path: Path) -> None:
        """Say what a file would change."""
        registry = self._session.registry

        def work(_: Progress) -> ImportedCodes:
            return imported(registry, name, path, dry_run=True)

        caption = self._session.texts.say("Reading the list…")
        then = partial(self._on_looked, path)
        self._session.jobs.read(work, then, owner=self, failed=self._on_failed, name=caption)

    def _on_looked(self, path: Path, found: ImportedCodes) -> None:
        if ImportDialog(self._session, path.name, found, self._window).asked():
            self.run(found.list, path)

    def run(self, name: str, path: Path) -> None:
        """Import a file."""
        registry = self._session.registry

        def work(_: Progress) -> tuple[ImportedCodes, Changes]:
            found = imported(registry, name, path, dry_run=False)
            return found, Changes(state=registry.state, codes=True)

        caption = self._session.texts.say("Importing the list…")
        self._session.jobs.write(work, self._on_done, owner=self, failed=self._on_failed, name=caption)

    def _on_done(self, done: tuple[ImportedCodes, Changes]) -> None:
        found, changes = done
        text = self._session.texts.plural(
            "The list was imported: {n} code.", "The list was imported: {n} codes.", len(found.items)
        )
        self._session.said.emit(text)
        self._session.announce(changes)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, ClassifierError) or not error.problems:
            self._failed(error)
            return
        rows = [(str(one.row), self._session.texts.of(one.message)) for one in error.problems]
        ProblemsDialog(self._session, self._session.texts.of(error), rows, self._window).exec()


class ProblemsDialog(QDialog):
    """The rows of a list that cannot be read."""

    def __init__(
        self, session: Session, title: str, rows: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        """Show (row, reason) pairs."""
        super().__init__(parent)
        texts = session.texts
        self.setWindowTitle(texts.say("The list was not imported"))
        self.resize(*_SIZE)
        table = TableView(self)
        table.setAccessibleName(texts.say("Rows that cannot be read"))
        columns = [Column(texts.say("Row"), number=True), Column(texts.say("Reason"), stretch=True)]
        table.show_rows(columns, [[Cell(row), Cell(reason, tip=reason)] for row, reason in rows[:_SHOWN]])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (label(title, Role.TITLE, wrap=True), table, buttons):
            layout.addWidget(part)


class ImportDialog(QDialog):
    """What an official list would change: added, changed, ended."""

    def __init__(self, session: Session, file: str, found: ImportedCodes, parent: QWidget) -> None:
        """Show the summary and the first changes."""
        super().__init__(parent)
        texts = session.texts
        self._session = session
        self.setWindowTitle(texts.say("Import a code list"))
        self.resize(*_SIZE)
        self.table = TableView(self)
        self.table.setAccessibleName(texts.say("Changes"))
        columns = [
            Column(texts.say("What")),
            Column(texts.say("Code")),
            Column(texts.say("Name"), stretch=True),
            Column(texts.say("Was")),
        ]
        self.table.show_rows(columns, self._rows(found))
        self.buttons = QDialogButtonBox(self)
        take = self.buttons.addButton(texts.say("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setEnabled(not found.empty)
        take.setDefault(True)
        take.setFocus(Qt.FocusReason.OtherFocusReason)
        self.buttons.addButton(texts.say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        for part in (
            label(file, Role.TITLE, wrap=True),
            label(self.summary(found), wrap=True),
            label(self._what_happens(), Role.MUTED, wrap=True),
            self.table,
            self.buttons,
        ):
            layout.addWidget(part)

    def summary(self, found: ImportedCodes) -> str:
        """Say how many items are added, changed and ended."""
        texts = self._session.texts
        if found.empty:
            return texts.say("The registry's list says the same already: nothing to import.")
        return texts.say(
            "Added: {added} · changed: {changed} · ended: {closed}",
            added=texts.integer(len(found.added)),
            changed=texts.integer(len(found.changed)),
            closed=texts.integer(len(found.closed)),
        )

    def asked(self) -> bool:
        """Show the dialog; return whether the list shall be imported."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted

    def _what_happens(self) -> str:
        return self._session.texts.say(
            "Nothing is deleted: what the file no longer names ends today. Codes of ours (x-) stay."
            " The list counts as complete then."
        )

    def _rows(self, found: ImportedCodes) -> list[list[Cell]]:
        say = self._session.texts.say
        rows = [self._row(say("changed"), change.new, change.old) for change in found.changed[:_SHOWN]]
        rows += [self._row(say("ended"), item) for item in found.closed[:_SHOWN]]
        return rows + [self._row(say("added"), item) for item in found.added[:_SHOWN]]

    def _row(self, what: str, item: CodeItem, old: CodeItem | None = None) -> list[Cell]:
        name = self._session.texts.name
        before = self._before(old, item) if old else ""
        named = name(item.names)
        return [Cell(what), Cell(item.code), Cell(named, tip=named), Cell(before, tip=before)]

    def _before(self, old: CodeItem, new: CodeItem) -> str:
        """Say what the registry has where the file says something else."""
        texts, parts = self._session.texts, []
        if texts.name(old.names) != texts.name(new.names):
            parts.append(texts.name(old.names))
        if old.parent != new.parent:
            parts.append(texts.say("under {code}", code=old.parent or BLANK))
        if (old.valid_from, old.valid_to) != (new.valid_from, new.valid_to):
            parts.append(valid_words(old, texts))
        if lost := [one.value for one in Language if one in old.unconfirmed and one not in new.unconfirmed]:
            parts.append(texts.say("unconfirmed: {languages}", languages=", ".join(lost)))
        return " · ".join(parts) or texts.say("another name in another language")


def imported(registry: Registry, name: str, path: Path, *, dry_run: bool) -> ImportedCodes:
    """Lay a file over a list by what it is: KATO, OKED or any other."""
    if name == KATO:
        return registry.codes.import_kato(path, dry_run=dry_run)
    if name == OKED:
        return registry.codes.import_oked(path, dry_run=dry_run)
    return registry.codes.import_list(name, path, dry_run=dry_run)
