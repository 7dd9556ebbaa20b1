"""The breaks of series: from which day, whose, what follows, the footnote in three languages, the source."""

from html import escape

from PySide6.QtCore import Qt
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.kinds import KINDS
from safetyreg.domain.reference import Break
from safetyreg.i18n import Language
from safetyreg.statistics.breaks import effect
from ui.jobs import Progress
from ui.session import Session
from ui.settings.break_dialog import BreakDialog
from ui.settings.figure_words import place_name
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.widgets.card import Card
from ui.widgets.label import Role, label
from ui.widgets.question import Question
from ui.widgets.table_view import Cell, Column


class Breaks(Section):
    """A table; what the chosen break says in full stands below it."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        texts = session.texts
        super().__init__(session, texts.say("Breaks of series"), administered=True)
        self._breaks: tuple[Break, ...] = ()
        self.rows = RowsBox(session, texts.say("Breaks of series"), editable=self.administrator)
        self.rows.offer_changes(texts.say("Add…"), texts.say("Change…"), texts.say("Remove…"))
        self.rows.add.connect(self._on_add)
        self.rows.edit.connect(self._on_edit)
        self.rows.remove.connect(self._on_remove)
        self.rows.picked.connect(self._on_picked)
        self.told = label("", wrap=True)
        self.told.setTextFormat(Qt.TextFormat.RichText)
        self.told.setAccessibleName(texts.say("What the break says"))
        hint = texts.say(
            "From such a day figures mean something else: a new definition, new borders, a new code list."
            " Nothing is compared across it unnoticed, and every chart and sheet prints its footnote."
        )
        card = Card()
        card.body.addWidget(label(hint, Role.HINT, wrap=True))
        card.body.addWidget(self.rows, 1)
        card.body.addWidget(self.told)
        self.body.addWidget(card, 1)

    @override
    def load(self) -> None:
        """Read the breaks."""
        reference = self.session.registry.reference

        def work(_: Progress) -> tuple[Break, ...]:
            return reference.breaks()

        self.read(work, self._on_read)

    def _on_read(self, found: tuple[Break, ...]) -> None:
        texts = self.texts
        self._breaks = found
        self.rows.show_rows(
            [
                Column(texts.say("From the day")),
                Column(texts.say("Kinds")),
                Column(texts.say("Places")),
                Column(texts.say("Footnote"), stretch=True),
            ],
            [self._cells(one) for one in found],
            texts.say("No breaks yet: add the day from which figures mean something else."),
        )
        if found and self.rows.row() < 0:
            self.rows.table.selectRow(0)

    def _cells(self, found: Break) -> list[Cell]:
        texts = self.texts
        names = {kind.code: texts.say(kind.plural) for kind in KINDS}
        kinds = ", ".join(names.get(code, code) for code in found.kinds) or texts.say("all")
        note = texts.name(found.footnote)
        return [
            Cell(texts.date(found.day)),
            Cell(kinds),
            Cell(" ".join(found.places) or texts.say("all"), tip=self._places(found)),
            Cell(note, tip=f"{note}\n{found.source}".strip()),
        ]

    def _places(self, found: Break) -> str:
        return ", ".join(place_name(place, self.session.book, self.texts) for place in found.places)

    def _on_picked(self, row: int) -> None:
        chosen = self._breaks[row] if 0 <= row < len(self._breaks) else None
        self.told.setVisible(chosen is not None)
        self.told.setText("".join(self._lines(chosen)) if chosen else "")

    def _lines(self, found: Break) -> list[str]:
        say, note = self.texts.say, found.footnote
        lines = [
            (say("Effect"), self.texts.of(effect(found))),
            (say("Places"), self._places(found) or say("all")),
            (say("Russian footnote"), note.of(Language.RU)),
            (say("Kazakh footnote"), note.kk),
            (say("English footnote"), note.en),
            (say("Source"), found.source),
        ]
        return [
            f"<p style='margin:0 0 4px 0'><b>{escape(name)}:</b> {escape(text or '—')}</p>"
            for name, text in lines
        ]

    def _on_add(self) -> None:
        self._ask(None)

    def _on_edit(self, row: int) -> None:
        self._ask(self._breaks[row])

    def _ask(self, old: Break | None) -> None:
        dialog = BreakDialog(self.session, old, self)
        if not dialog.asked():
            return
        reference, found = self.session.registry.reference, dialog.found()

        def work(_: Progress) -> Changes:
            return reference.set_break(found)

        self.write(work)

    def _on_remove(self, row: int) -> None:
        found, texts, reference = self._breaks[row], self.texts, self.session.registry.reference
        question = texts.say("Remove the break of {day}?", day=texts.date(found.day))
        details = texts.say("Charts draw it no more, and reports do not name it.")
        if not Question.ask(question, texts.say("Remove"), texts, self, details=details):
            return

        def work(_: Progress) -> Changes:
            return reference.remove_break(found)

        self.write(work)
