"""One question with two answers: do it, or go back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from safetyreg.i18n import Texts
from ui.tokens import SPACE
from ui.widgets.label import Role, label

_WIDTH = 420


class Question(QDialog):
    """Says what will happen; the button that does it is named by what it does."""

    def __init__(
        self, question: str, action: str, texts: Texts, parent: QWidget | None, *, details: str = ""
    ) -> None:
        """Ask a translated question; `details` stand below it."""
        super().__init__(parent)
        self.setWindowTitle(action)
        self.setMinimumWidth(_WIDTH)
        self.setAccessibleName(question)
        self.setAccessibleDescription(details)
        self.buttons = QDialogButtonBox(self)
        self.action = self.buttons.addButton(action, QDialogButtonBox.ButtonRole.AcceptRole)
        self.back = self.buttons.addButton(texts.say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.action.setAutoDefault(False)
        self.back.setDefault(True)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE + 4)
        layout.addWidget(label(question, Role.TITLE, wrap=True))
        if details:
            layout.addWidget(label(details, Role.MUTED, wrap=True))
        layout.addWidget(self.buttons)

    @classmethod
    def ask(
        cls, question: str, action: str, texts: Texts, parent: QWidget | None, *, details: str = ""
    ) -> bool:
        """Ask; return whether it shall be done."""
        dialog = cls(question, action, texts, parent, details=details)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
