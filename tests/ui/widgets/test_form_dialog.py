"""A small form: typing begins in its first field, and a refusal leads to the first field that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from safetyreg.i18n import Language, Texts
from ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


class Asking(FormDialog):
    """Asks for two texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Form", "Save", Texts(Language.EN), parent)
        self.texts_of = (QLineEdit(), QLineEdit())
        self.captioned = tuple(self.add(f"Field {number}", part) for number, part in enumerate(self.texts_of))

    @override
    def complete(self) -> bool:
        for caption, part in zip(self.captioned, self.texts_of, strict=True):
            caption.show_problem("" if part.text() else "Enter it.")
        return all(part.text() for part in self.texts_of)


def test_typing_begins_in_the_first_field_and_a_refusal_leads_to_the_wrong_one(qtbot: QtBot) -> None:
    dialog = Asking()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.texts_of[0]
    dialog.texts_of[0].setText("x")
    dialog.confirm.setFocus()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.texts_of[1]
    dialog.texts_of[1].setText("y")
    dialog.accept()
    assert not dialog.isVisible()


def test_a_field_that_was_chosen_before_keeps_the_cursor(qtbot: QtBot) -> None:
    dialog = Asking()
    qtbot.addWidget(dialog)
    dialog.texts_of[1].setFocus()
    dialog.show()
    assert dialog.focusWidget() is dialog.texts_of[1]
