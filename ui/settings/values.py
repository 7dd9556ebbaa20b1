"""Amounts that the law sets, with their days and sources."""

from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.reference import ReferenceValue, ValueStatus
from ui.jobs import Progress
from ui.session import Session
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.settings.value_dialogs import AMOUNTS, STATUSES, ValueDialog
from ui.widgets.card import Card
from ui.widgets.question import Question
from ui.widgets.table_view import Cell, Column


class Values(Section):
    """A table; only an administrator changes it."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        texts = session.texts
        super().__init__(session, texts.say("Amounts that the law sets"), administered=True)
        self._values: list[ReferenceValue] = []
        self.values = RowsBox(session, texts.say("Amounts that the law sets"), editable=self.administrator)
        self.values.offer_changes(texts.say("Add…"), texts.say("Change…"), texts.say("Remove…"))
        self.values.add.connect(self._on_add_value)
        self.values.edit.connect(self._on_edit_value)
        self.values.remove.connect(self._on_remove_value)
        card = Card()
        card.body.addWidget(self.values, 1)
        self.body.addWidget(card, 1)

    @override
    def load(self) -> None:
        """Read the amounts."""
        reference = self.session.registry.reference

        def work(_: Progress) -> tuple[ReferenceValue, ...]:
            return reference.values()

        self.read(work, self._on_read)

    def _on_read(self, found: tuple[ReferenceValue, ...]) -> None:
        self._values = sorted(found, key=_newest_first)
        texts = self.texts
        self.values.show_rows(
            [
                Column(texts.say("What")),
                Column(texts.say("Holds from")),
                Column(texts.say("Tenge"), number=True),
                Column(texts.say("Status")),
                Column(texts.say("Source"), stretch=True),
            ],
            [self._value_row(value) for value in self._values],
            texts.say("No amounts yet."),
        )

    def _value_row(self, value: ReferenceValue) -> list[Cell]:
        texts = self.texts
        name = texts.say(AMOUNTS[value.code]) if value.code in AMOUNTS else value.code
        unsure = value.status is ValueStatus.UNVERIFIED
        colour = self.session.theme.colour("warning") if unsure else None
        return [
            Cell(name),
            Cell(texts.date(value.valid_from)),
            Cell(texts.integer(value.value)),
            Cell(texts.say(STATUSES[value.status]), colour=colour),
            Cell(value.source or "—", tip=value.source),
        ]

    def _on_add_value(self) -> None:
        self._ask_value(None)

    def _on_edit_value(self, row: int) -> None:
        self._ask_value(self._values[row])

    def _ask_value(self, value: ReferenceValue | None) -> None:
        dialog = ValueDialog(self.session, value, self)
        if not dialog.asked():
            return
        reference, found = self.session.registry.reference, dialog.value()

        def work(_: Progress) -> Changes:
            return reference.set_value(found)

        self.write(work)

    def _on_remove_value(self, row: int) -> None:
        value, texts, reference = self._values[row], self.texts, self.session.registry.reference
        question = texts.say("Remove the amount of {day}?", day=texts.date(value.valid_from))
        details = texts.say("What is worked out from it will ask for it.")
        if not Question.ask(question, texts.say("Remove"), texts, self, details=details):
            return

        def work(_: Progress) -> Changes:
            return reference.remove_value(value)

        self.write(work)


def _newest_first(value: ReferenceValue) -> tuple[int, str]:
    return -value.valid_from.toordinal(), value.code
