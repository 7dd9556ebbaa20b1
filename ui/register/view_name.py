"""Asks for the name of a saved view."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from safetyreg.i18n import Texts
from ui.widgets.form_dialog import FormDialog

_LONGEST: Final = 100


class ViewName(FormDialog):
    """One question: the name; one that another view has is refused under the field."""

    def __init__(
        self,
        texts: Texts,
        name: str,
        taken: Sequence[str],
        parent: QWidget | None = None,
        *,
        renaming: bool = False,
    ) -> None:
        """Begin with a name, chosen whole so that typing replaces it."""
        title = texts.say("Rename the view") if renaming else texts.say("Save this view")
        super().__init__(title, texts.say("Rename") if renaming else texts.say("Save"), texts, parent)
        self._taken = frozenset(one.casefold() for one in taken)
        self.input = QLineEdit(name)
        self.input.setMaxLength(_LONGEST)
        self.input.selectAll()
        hint = "" if renaming else texts.say("Its filter, columns and order are kept.")
        self.field = self.add(texts.say("Name of the view"), self.input, hint)

    @classmethod
    def ask(
        cls, texts: Texts, name: str, taken: Sequence[str], parent: QWidget | None, *, renaming: bool = False
    ) -> str:
        """Return the name, or nothing where the user thought better of it."""
        dialog = cls(texts, name, taken, parent, renaming=renaming)
        return dialog.name() if dialog.asked() else ""

    def name(self) -> str:
        """Return what is typed, one space between words."""
        return " ".join(self.input.text().split())

    @override
    def complete(self) -> bool:
        """Ask for a name that no other view has."""
        name, say = self.name(), self.texts.say
        if not name:
            problem = say("Type a name.")
        elif name.casefold() in self._taken:
            problem = say("A view is named “{name}” already: choose another name.", name=name)
        else:
            problem = ""
        self.field.show_problem(problem)
        return not problem
