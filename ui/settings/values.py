"""Reference values with their days and sources, and the breaks of series."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.reference import Break, ReferenceValue, ValueStatus
from ui.jobs import Progress
from ui.session import Session
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.settings.value_dialogs import AMOUNTS, STATUSES, BreakDialog, ValueDialog
from ui.widgets.card import Card
from ui.widgets.question import Question
from ui.widgets.table_view import Cell, Column


class Values(Section):
    """Amounts above, breaks below."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        texts = session.texts
        super().__init__(session, texts.say("Reference values and breaks"), administered=True)
        self._values: list[ReferenceValue] = []
        self._breaks: tuple[Break, ...] = ()
        self.values = RowsBox(session, texts.say("Amounts that the law sets"), editable=self.administrator)
        self.values.offer_changes(texts.say("Add…"), texts.say("Change…"), texts.say("Remove…"))
        self.values.add.connect(self._on_add_value)
        self.values.edit.connect(self._on_edit_value)
        self.values.remove.connect(self._on_remove_value)
        self.breaks = RowsBox(session, texts.say("Breaks of series"), editable=self.administrator)
        self.breaks.offer_changes(texts.say("Add…"), texts.say("Change…"), texts.say("Remove…"))
        self.breaks.add.connect(self._on_add_break)
        self.breaks.edit.connect(self._on_edit_break)
        self.breaks.remove.connect(self._on_remove_break)
        above, below = Card(texts.say("Amounts that the law sets")), Card(texts.say("Breaks of series"))
        above.body.addWidget(self.values)
        below.body.addWidget(self.breaks)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self.body.addWidget(split, 1)

    @override
    def load(self) -> None:
        """Read amounts and breaks."""
        settings = self.session.registry.settings

        def work(_: Progress) -> tuple[tuple[ReferenceValue, ...], tuple[Break, ...]]:
            return settings.values(), settings.breaks()

        self.read(work, self._on_read)

    def _on_read(self, found: tuple[tuple[ReferenceValue, ...], tuple[Break, ...]]) -> None:
        self._values, self._breaks = sorted(found[0], key=_newest_first), found[1]
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
        self.breaks.show_rows(
            [
                Column(texts.say("From the day")),
                Column(texts.say("Kinds")),
                Column(texts.say("Places")),
                Column(texts.say("Footnote"), stretch=True),
            ],
            [self._break_row(one) for one in self._breaks],
            texts.say("No breaks yet."),
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

    def _break_row(self, found: Break) -> list[Cell]:
        texts = self.texts
        names = {kind.code: texts.say(kind.plural) for kind in KINDS}
        kinds = ", ".join(names.get(code, code) for code in found.kinds) or texts.say("all")
        note = texts.name(found.footnote)
        return [
            Cell(texts.date(found.day)),
            Cell(kinds),
            Cell(" ".join(found.places) or texts.say("all")),
            Cell(note, tip=f"{note}\n{found.source}".strip()),
        ]

    def _on_add_value(self) -> None:
        self._ask_value(None)

    def _on_edit_value(self, row: int) -> None:
        self._ask_value(self._values[row])

    def _ask_value(self, value: ReferenceValue | None) -> None:
        dialog = ValueDialog(self.session, value, self)
        if not dialog.asked():
            return
        settings, found = self.session.registry.settings, dialog.value()

        def work(_: Progress) -> Changes:
            return settings.set_value(found)

        self.write(work)

    def _on_remove_value(self, row: int) -> None:
        value, texts, settings = self._values[row], self.texts, self.session.registry.settings
        question = texts.say("Remove the amount of {day}?", day=texts.date(value.valid_from))
        details = texts.say("What is worked out from it will ask for it.")
        if not Question.ask(question, texts.say("Remove"), texts, self, details=details):
            return

        def work(_: Progress) -> Changes:
            return settings.remove_value(value)

        self.write(work)

    def _on_add_break(self) -> None:
        self._ask_break(None)

    def _on_edit_break(self, row: int) -> None:
        self._ask_break(self._breaks[row])

    def _ask_break(self, old: Break | None) -> None:
        dialog = BreakDialog(self.session, old, self)
        if not dialog.asked():
            return
        settings, found = self.session.registry.settings, dialog.found()

        def work(_: Progress) -> Changes:
            return settings.set_break(found)

        self.write(work)

    def _on_remove_break(self, row: int) -> None:
        found, texts, settings = self._breaks[row], self.texts, self.session.registry.settings
        question = texts.say("Remove the break of {day}?", day=texts.date(found.day))
        details = texts.say("Charts draw it no more, and reports do not name it.")
        if not Question.ask(question, texts.say("Remove"), texts, self, details=details):
            return

        def work(_: Progress) -> Changes:
            return settings.remove_break(found)

        self.write(work)


def _newest_first(value: ReferenceValue) -> tuple[int, str]:
    return -value.valid_from.toordinal(), value.code
