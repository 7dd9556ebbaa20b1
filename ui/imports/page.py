"""The page of imports: a new file, and the imports of earlier days."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget
from typing_extensions import override

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.user import Role as UserRole
from safetyreg.errors import CancelledError, ExpectedError
from ui.imports.batches_part import BatchesPart
from ui.imports.carrying import Carried, carry, go_on
from ui.imports.file_read import FileRead, Opening
from ui.imports.work_part import WorkPart
from ui.session import Session
from ui.widgets.banner import Banner, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.opening import chosen_folder, keep_folder
from ui.widgets.page import Page
from ui.widgets.segmented import Segmented

NEW: Final = "new"
EARLIER: Final = "earlier"
ENDINGS: Final = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.csv.gz"


class ImportsPage(Page):
    """A file comes by its button or is dropped onto the page."""

    def __init__(self, session: Session) -> None:
        """Begin without a file."""
        texts = session.texts
        super().__init__(texts.say("Import"))
        self._session = session
        self.setAcceptDrops(session.registry.user.role is not UserRole.VIEWER)
        self.choice = Segmented(
            [(NEW, texts.say("New import")), (EARLIER, texts.say("Earlier imports"))], parent=self
        )
        self.choice.setAccessibleName(texts.say("Import"))
        self.choice.chosen.connect(self.show_part)
        self.tools.addWidget(self.choice)
        self.tools.addStretch(1)
        self.banner = Banner(texts, session.theme)
        self._reads = FileRead(session, self)
        self.empty = EmptyState(
            session.theme,
            "upload",
            texts.say("Which file?"),
            texts.say(
                "Excel (xlsx, xls), OpenDocument (ods) or text (csv). Drop it here, or choose it. Nothing is"
                " written before you say so."
            ),
        )
        self.button = self.empty.add_action(texts.say("Choose a file…"), self.choose_file)
        if session.registry.user.role is UserRole.VIEWER:
            self.button.setEnabled(False)
            self.empty.set_texts(
                texts.say("Importing takes an operator"), texts.say("Ask an administrator for the role.")
            )
        self.work = WorkPart(session)
        self.work.file_asked.connect(self.choose_file)
        self.batches = BatchesPart(session)
        self.batches.new_wanted.connect(self.show_new)
        self.stack = QStackedWidget(self)
        for part in (self.empty, self.work, self.batches):
            self.stack.addWidget(part)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.stack, 1)
        session.changed.connect(self._on_changed)

    @override
    def entered(self) -> None:
        """Load the earlier imports where they are shown; without a file the keys go to its button."""
        if self.stack.currentWidget() is self.empty:
            self.button.setFocus()
        if self.choice.value() == EARLIER and self.batches.stale:
            self.batches.load()

    @override
    def show_part(self, key: str) -> None:
        """Show the new import or the earlier ones."""
        self.choice.set_value(key)
        opened = self.work if self.work.opening is not None else self.empty
        self.stack.setCurrentWidget(self.batches if key == EARLIER else opened)
        self.entered()

    def show_new(self) -> None:
        """Show the new import."""
        self.show_part(NEW)

    def choose_file(self) -> None:
        """Ask for a file."""
        texts, kept = self._session.texts, self._session.preferences
        title, tables = texts.say("File to import"), texts.say("Tables")
        name, _ = QFileDialog.getOpenFileName(self, title, str(chosen_folder(kept)), f"{tables} ({ENDINGS})")
        if name:
            keep_folder(kept, Path(name))
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a file; the kind is the filter's, or fire."""
        kinds = self._session.query.kinds
        kind = kinds[0] if len(kinds) == 1 else KINDS[0].code
        self.banner.hide()
        self._reads.open(path, kind, self._on_opened, self._on_failed)

    @override
    def carried(self) -> object:
        """Return the file that is being prepared, with all that was said of it."""
        return carry(self.work, self.choice.value())

    @override
    def carry_on(self, carried: object) -> None:
        """Go on with the file of another window."""
        if isinstance(carried, Carried):
            if carried.opening is not None:
                go_on(self.work, carried)
                self.stack.setCurrentWidget(self.work)
            self.show_part(carried.part)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged in."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped."""
        self.open(Path(event.mimeData().urls()[0].toLocalFile()))

    def _on_opened(self, opening: Opening) -> None:
        self.choice.set_value(NEW)
        self.work.open(opening)
        self.stack.setCurrentWidget(self.work)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, ExpectedError) and not isinstance(error, CancelledError):
            self.banner.show_message(self._session.texts.of(error), Tone.ERROR)
        else:
            self._session.errors.show(error)

    def _on_changed(self, _changes: object, initiator: object) -> None:
        self.batches.stale = self.batches.stale or initiator is not self.batches
        if self.isVisible():
            self.entered()


def build(session: Session) -> ImportsPage:
    """Build the page."""
    return ImportsPage(session)
