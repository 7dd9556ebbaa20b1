"""Where a file will be: its name, the folder, another folder."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.session import Session
from ui.widgets.captioned import Captioned
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.opening import chosen_folder, keep_folder
from ui.widgets.print_preview import file_stem
from ui.widgets.question import Question
from ui.widgets.saving import free_path

_FOLDER_WIDTH = 170


class PlaceRow(QWidget):
    """Suggests a name until the user types another."""

    def __init__(self, session: Session, ending: str) -> None:
        """Begin in the folder of the last time."""
        super().__init__()
        self._session = session
        self.ending = ending
        self.name = QLineEdit(self)
        self._typed = False
        self.name.textEdited.connect(self._on_edited)
        self._folder = label("", Role.HINT)
        self._change = LinkButton(session.texts.say("Other folder…"))
        self._change.clicked.connect(self.choose_folder)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(self._change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(Captioned(session.texts.say("File name"), self.name))
        layout.addLayout(row)
        self._show_folder()

    def suggest(self, title: str) -> None:
        """Put a name in, unless the user typed one."""
        if not self._typed:
            self.name.setText(file_stem(title) + self.ending)
            self.name.setCursorPosition(0)

    def set_ending(self, ending: str) -> None:
        """Take another kind of file."""
        stem = self.name.text().removesuffix(self.ending)
        self.ending = ending
        self.name.setText(stem + ending)
        self.name.setCursorPosition(0)

    def path(self) -> Path:
        """Return the file that will be written."""
        name = file_stem(self.name.text().removesuffix(self.ending)) + self.ending
        return free_path(chosen_folder(self._session.preferences), name, self.ending)

    def confirmed(self) -> Path | None:
        """Return the file, or nothing when it exists and shall stay."""
        path, texts = self.path(), self._session.texts
        if not path.exists():
            return path
        question = texts.say("Replace “{name}”?", name=path.name)
        details = texts.say("The folder has a file of this name already; it will be gone.")
        yes = Question.ask(question, texts.say("Replace"), texts, self, details=details)
        return path if yes else None

    def choose_folder(self) -> None:
        """Ask for another folder."""
        texts, now = self._session.texts, chosen_folder(self._session.preferences)
        folder = QFileDialog.getExistingDirectory(self, texts.say("Folder for reports"), str(now))
        if folder:
            keep_folder(self._session.preferences, Path(folder) / "file")
            self._show_folder()

    def _show_folder(self) -> None:
        _show_shortened(self._folder, str(chosen_folder(self._session.preferences)))

    def _on_edited(self, text: str) -> None:
        self._typed = bool(text.strip())


def _show_shortened(shown: QLabel, text: str) -> None:
    shown.setText(shown.fontMetrics().elidedText(text, Qt.TextElideMode.ElideLeft, _FOLDER_WIDTH))
    shown.setToolTip(text)
    shown.setAccessibleName(text)
