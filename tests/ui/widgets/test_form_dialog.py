"""A small form: typing begins in its first field, and a refusal leads to the first field that is wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from safetyreg.i18n import Language, Texts
from tests.ui.keys import press
from ui.widgets.form_contents import contents
from ui.widgets.form_dialog import FormDialog
from ui.widgets.question import Question

if TYPE_CHECKING:
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


class Weighty(Asking):
    """Asks for two texts that must not be lost."""

    weighty = True


@pytest.mark.parametrize("answer", [True, False])
def test_what_was_typed_into_a_weighty_form_is_asked_about(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, answer: bool
) -> None:
    asked: list[str] = []

    def ask(question: str, *_: object) -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr(Question, "ask", ask)
    dialog = Weighty()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.texts_of[0].setText("x")
    dialog.close()
    assert asked == ["Close the form? What was typed into it is not kept."]
    assert dialog.isVisible() is not answer


@pytest.mark.parametrize("form", [Asking, Weighty])
def test_a_form_that_is_as_it_was_closes_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, form: type[Asking]
) -> None:
    monkeypatch.setattr(Question, "ask", pytest.fail)
    dialog = form()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.texts_of[0].setText("x")
    dialog.texts_of[0].setText("")
    dialog.reject()
    assert not dialog.isVisible()


@pytest.mark.parametrize(("form", "saved"), [(Asking, True), (Weighty, False)])
def test_enter_goes_on_in_a_weighty_form_and_saves_another(
    qtbot: QtBot, form: type[Asking], *, saved: bool
) -> None:
    dialog = form()
    qtbot.addWidget(dialog)
    dialog.show()
    for part in dialog.texts_of:
        part.setText("x")
    press(dialog.texts_of[0], Qt.Key.Key_Return)
    assert dialog.isVisible() is not saved
    if not saved:
        assert dialog.focusWidget() is dialog.texts_of[1]
        dialog.accept()
        assert not dialog.isVisible()


def test_enter_in_a_choice_saves_no_weighty_form(qtbot: QtBot) -> None:
    dialog = Weighty()
    qtbot.addWidget(dialog)
    box = QComboBox()
    dialog.add("Choice", box)
    for part in dialog.texts_of:
        part.setText("x")
    dialog.show()
    box.setFocus()
    press(box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.accept()


def test_contents_tell_every_sort_of_input(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    row = QVBoxLayout(form)
    story, box, tick, table = QPlainTextEdit(), QComboBox(), QCheckBox(), QTableView()
    box.addItems(["a", "b"])
    cells = QStandardItemModel(1, 2)
    table.setModel(cells)
    for part in (story, box, tick, table):
        row.addWidget(part)
    seen = {contents(form)}
    for change in (
        partial(story.setPlainText, "x"),
        partial(box.setCurrentIndex, 1),
        partial(tick.setChecked, True),
        partial(cells.setItem, 0, 1, QStandardItem("5")),
    ):
        change()
        assert contents(form) not in seen
        seen.add(contents(form))
