"""A small form in a dialog: captioned fields, one button that does it, problems at their fields."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.form_contents import contents
from ui.widgets.page import scrolled
from ui.widgets.question import Question

_WIDTH = 480
_FRAME = 60
_AROUND = 96
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FormDialog(QDialog):
    """Call `add` for each field; override `complete` to say what is missing.

    What is typed into a `weighty` one is not let go without a question, and Enter goes on to the next field:
    the form is saved by its button or Ctrl+Enter.
    """

    weighty: ClassVar[bool] = False

    def __init__(self, title: str, confirm: str, texts: Texts, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self.texts = texts
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._begun: tuple[object, ...] | None = None
        self._content = QWidget()
        self.fields = QVBoxLayout(self._content)
        self.fields.setContentsMargins(0, 0, SPACE, 0)
        self.fields.setSpacing(SPACE)
        self.buttons = QDialogButtonBox(self)
        self.confirm = self.buttons.addButton(confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(texts.say("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self.confirm.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        save = QShortcut(QKeySequence("Ctrl+Return"), self)
        save.activated.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(2 * SPACE)
        self._area = scrolled(self._content)
        self._middle.addWidget(self._area, 1)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.buttons)

    def add(self, caption: str, control: QWidget, hint: str = "") -> Captioned:
        """Add a field."""
        found = Captioned(caption, control, hint, self)
        self.fields.addWidget(found)
        return found

    def add_beside(self, widget: QWidget) -> None:
        """Put something at the right of the fields that stays while they scroll."""
        self._middle.addWidget(widget)

    def reveal(self, field: Captioned | None) -> None:
        """Scroll to a field and put the cursor into it."""
        if field is not None:
            self._area.ensureWidgetVisible(field)
            field.control.setFocus()

    def complete(self) -> bool:
        """Say whether the form may be closed; show problems where not."""
        return True

    @override
    def accept(self) -> None:
        """Close on a complete form only; else the cursor goes to the first field that is wrong."""
        if self.complete():
            super().accept()
        else:
            self._fit()
            self.reveal(next((one for one in self._captioned_fields() if one.wrong), None))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields, but not higher than the screen; typing begins in the first field."""
        self._fit()
        first = next(iter(self._captioned_fields()), None)
        chosen: QWidget | None = self.focusWidget()
        if first is not None and (chosen is None or not self._content.isAncestorOf(chosen)):
            first.control.setFocus()
        super().showEvent(event)
        if self._begun is None:
            self._begun = contents(self._content)

    @override
    def reject(self) -> None:
        """Close; what was typed into a weighty form is asked about first."""
        texts = self.texts
        if self.weighty and self._begun is not None and contents(self._content) != self._begun:
            question = texts.say("Close the form? What was typed into it is not kept.")
            if not Question.ask(question, texts.say("Close without saving"), texts, self):
                return
        super().reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next field of a weighty form."""
        if self.weighty and event.key() in _ENTER and not isinstance(self.focusWidget(), QAbstractButton):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _captioned_fields(self) -> list[Captioned]:
        return [one for one in self._content.findChildren(Captioned) if not one.isHidden()]

    def _fit(self) -> None:
        """Take the height that fields and problems need, never less than there is."""
        self.fields.activate()
        room = self.screen().availableSize().height() - _FRAME
        fields = self.fields.totalHeightForWidth(_WIDTH - 4 * SPACE)
        height = max(fields + _AROUND, self.height() if self.isVisible() else 0)
        self.resize(max(self.width(), _WIDTH), min(height, room))

    def asked(self) -> bool:
        """Show the dialog; return whether it was confirmed."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted
