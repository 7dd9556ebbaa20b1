"""Asks what was found out about an alarm."""

from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from safetyreg.i18n import Texts
from safetyreg.registry.watching import MOST
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_input import StoryInput


class AcknowledgeDialog(FormDialog):
    """One field, which must say something."""

    def __init__(self, name: str, texts: Texts, parent: QWidget | None = None) -> None:
        """Name the alarm."""
        super().__init__(texts.say("Acknowledge the alarm"), texts.say("Acknowledge"), texts, parent)
        self.note = StoryInput(lines=3)
        hint = texts.say("The note, your name and the time stand at the alarm and in the history.")
        self._field = self.add(texts.say("{name}: what was found out", name=name), self.note, hint)
        self.note.setFocus()

    @classmethod
    def ask(cls, name: str, texts: Texts, parent: QWidget | None = None) -> str | None:
        """Return the note, or None where the user thought better of it."""
        dialog = cls(name, texts, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        note = dialog.note.raw()
        dialog.deleteLater()
        return note if accepted else None

    @override
    def complete(self) -> bool:
        """Demand a note of bearable length."""
        length = len(self.note.raw().strip())
        problem = "" if 0 < length <= MOST else self.texts.say("Write what was found out, briefly.")
        self._field.show_problem(problem)
        return not problem
