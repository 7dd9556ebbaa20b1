"""One question: why."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from safetyreg.i18n import Texts
from ui.tokens import SPACE
from ui.widgets.label import label
from ui.widgets.text_input import StoryInput

_WIDTH = 420


class ReasonDialog(QDialog):
    """Asks for a reason; without one it cannot be confirmed, unless it may be blank."""

    def __init__(
        self, question: str, confirm: str, texts: Texts, parent: QWidget | None, *, needed: bool = True
    ) -> None:
        """Ask a translated question; `confirm` names the button."""
        super().__init__(parent)
        self._needed = needed
        self.setWindowTitle(confirm)
        self.setMinimumWidth(_WIDTH)
        caption = label(question, wrap=True)
        self.reason = StoryInput(lines=3, parent=self)
        self.reason.setAccessibleName(question)
        caption.setBuddy(self.reason)
        self.buttons = QDialogButtonBox(self)
        self.confirm = self.buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(texts.say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.reason.edited.connect(self._on_edited)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        for part in (caption, self.reason, self.buttons):
            layout.addWidget(part)
        self._on_edited()

    def text(self) -> str:
        """Return the reason."""
        return self.reason.raw().strip()

    @classmethod
    def ask(cls, question: str, confirm: str, texts: Texts, parent: QWidget | None) -> str:
        """Ask and return the reason; empty where the user went back."""
        dialog = cls(question, confirm, texts, parent)
        return dialog.text() if dialog.exec() == QDialog.DialogCode.Accepted else ""

    def _on_edited(self) -> None:
        self.confirm.setEnabled(bool(self.text()) or not self._needed)
