"""Asks for everything an export of what is found needs, at once: format, file, personal data."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from safetyreg.domain.user import Role as UserRole
from safetyreg.paths import user_folder
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.segmented import Segmented

_WIDTH: Final = 520
_PERMITTED: Final = frozenset({UserRole.INSPECTOR, UserRole.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Export:
    """What the user chose; with `personal` the reason is written to the history."""

    path: Path
    personal: bool = False
    reason: str = ""


class ExportDialog(QDialog):
    """One dialog; `export()` is the answer."""

    def __init__(self, session: Session, found: int | None, parent: QWidget | None = None) -> None:
        """Say how many records will be written, where that is known."""
        super().__init__(parent)
        texts = session.texts
        self._texts = texts
        self.setWindowTitle(texts.say("Export what is found"))
        self.format = Segmented([("xlsx", texts.say("Excel (.xlsx)")), ("csv", texts.say("Text (.csv)"))])
        self.format.setAccessibleName(texts.say("Format"))
        self.format.chosen.connect(self._on_format)
        name, day = texts.say("register"), session.today().isoformat()
        self.file = QLineEdit(str(_folder() / f"{name} {day}.xlsx"))
        self.file.setAccessibleName(texts.say("File"))
        self.file.textChanged.connect(self._check)
        self._browse = QPushButton(texts.say("Choose…"))
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._on_browse)
        self.personal = QCheckBox(texts.say("With full personal data (names and IIN)"))
        self.personal.toggled.connect(self._check)
        self.personal.setVisible(session.registry.user.role in _PERMITTED)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(texts.say("Reason; it is written to the history"))
        self.reason.setAccessibleName(texts.say("Reason"))
        self.reason.textChanged.connect(self._check)
        self._hint = label("", Role.HINT, wrap=True)
        self.accept_button = QPushButton(texts.say("Export"))
        self.accept_button.setProperty("role", "primary")
        self._lay_out(self._sentence(found))
        self._check()

    def export(self) -> Export:
        """Return what was chosen."""
        personal = self.personal.isChecked()
        return Export(
            Path(self.file.text().strip()), personal, self.reason.text().strip() if personal else ""
        )

    @classmethod
    def ask(cls, session: Session, found: int | None, parent: QWidget | None = None) -> Export | None:
        """Return what was chosen, or None where the user thought better of it."""
        dialog = cls(session, found, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.export()
        dialog.deleteLater()
        return chosen if accepted else None

    def _sentence(self, found: int | None) -> str:
        if found is None:
            return self._texts.say(
                "Every record under the filter, in the order of the table, with its persons."
            )
        return self._texts.plural(
            "{n} record, with its persons.",
            "{n} records, in the order of the table, with their persons.",
            found,
        )

    def _lay_out(self, sentence: str) -> None:
        texts = self._texts
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(label(texts.say("Export what is found"), Role.TITLE))
        column.addWidget(label(sentence, Role.MUTED, wrap=True))
        column.addSpacing(SPACE)
        column.addWidget(self.format)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(self._browse)
        column.addLayout(row)
        column.addWidget(self.personal)
        column.addWidget(self.reason)
        column.addWidget(self._hint)
        column.addStretch(1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)

    def _on_format(self, ending: str) -> None:
        text = self.file.text().strip()
        self.file.setText(str(Path(text).with_suffix(f".{ending}")) if text else "")

    def _on_browse(self) -> None:
        ending = self.format.value()
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self._texts.say("Export what is found"),
            self.file.text(),
            f"{ending} (*.{ending})",
            "",
            QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.file.setText(str(Path(chosen).with_suffix(f".{ending}")))

    def _check(self) -> None:
        path = Path(self.file.text().strip())
        folder = path.parent.is_dir() and bool(path.name)
        typed = path.suffix.lower() == f".{self.format.value()}"
        reasoned = not self.personal.isChecked() or bool(self.reason.text().strip())
        self.reason.setVisible(self.personal.isChecked())
        self.accept_button.setEnabled(folder and typed and reasoned)
        self._hint.setText(self._advice(path, folder=folder, typed=typed))
        self._hint.setVisible(bool(self._hint.text()))

    def _advice(self, path: Path, *, folder: bool, typed: bool) -> str:
        texts = self._texts
        if not folder:
            return texts.say("There is no such folder: choose another one.")
        if not typed:
            return texts.say("The name must end in .{ending}.", ending=self.format.value())
        return texts.say("A file with this name is there and will be replaced.") if path.exists() else ""


def _folder() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else user_folder()
