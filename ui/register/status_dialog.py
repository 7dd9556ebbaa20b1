"""Asks why a record goes to another status."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from safetyreg.domain.status import Status, needs_reason
from safetyreg.i18n import Texts
from ui.register.row_text import status_text
from ui.tokens import SPACE
from ui.widgets.label import Role, label
from ui.widgets.text_input import StoryInput

_WIDTH = 420


class StatusDialog(QDialog):
    """One question: the reason; it may be left blank where the way forward needs none."""

    def __init__(
        self, number: str, old: Status, new: Status, texts: Texts, parent: QWidget | None = None
    ) -> None:
        """Name the record and both statuses."""
        super().__init__(parent)
        self._needed = needs_reason(old, new)
        annulling = new is Status.ANNULLED
        title = texts.say("Annul the record") if annulling else texts.say("Change the status")
        self.setWindowTitle(title)
        self.reason = StoryInput(lines=3)
        self.reason.setAccessibleName(texts.say("Reason"))
        self.reason.edited.connect(self._check)
        self.buttons = QDialogButtonBox(self)
        self.accept_button = QPushButton(texts.say("Annul") if annulling else texts.say("Change the status"))
        self.accept_button.setProperty("role", "primary")
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(label(title, Role.TITLE))
        change = f"{status_text(old, texts)} → {status_text(new, texts)}"
        column.addWidget(label(f"{number or texts.say('no number yet')}: {change}", Role.MUTED, wrap=True))
        column.addSpacing(SPACE)
        hint = (
            texts.say("Reason; it is kept in the history")
            if self._needed
            else texts.say("Reason, if there is one")
        )
        column.addWidget(label(hint, Role.LABEL))
        column.addWidget(self.reason)
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self._check()

    @classmethod
    def ask(
        cls, number: str, old: Status, new: Status, texts: Texts, parent: QWidget | None = None
    ) -> str | None:
        """Return the reason, perhaps empty, or None where the user thought better of it."""
        dialog = cls(number, old, new, texts, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        reason = str(dialog.reason.value() or "")
        dialog.deleteLater()
        return reason if accepted else None

    def _check(self) -> None:
        self.accept_button.setEnabled(not self._needed or bool(self.reason.value()))
